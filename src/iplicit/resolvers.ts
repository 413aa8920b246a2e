/** All resolvers of the schema's iplicit types. */
export * from './mutation-resolvers.ts';
export * from './query-resolvers.ts';
