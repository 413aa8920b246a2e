/** Everything that iplicit answers in the schema. */
export * from './mutation-resolvers.ts';
export * from './query-resolvers.ts';
