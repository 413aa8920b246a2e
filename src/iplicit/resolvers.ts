/** Everything that iplicit answers in the schema. */
export * from './query-resolvers.ts';
