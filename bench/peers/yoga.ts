import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createSchema, createYoga } from 'graphql-yoga';
import { LoadedReads, parsing } from './loaded-reads.ts';
import { fieldResolvers, resolvers } from './resolvers.ts';
import type { ReadsContext } from './resolvers.ts';
import { get, patch, port, signedInServices } from './services.ts';

/** GraphQL Yoga on node:http. By default it caches parsed and validated documents. */
const { concur, iplicit } = await signedInServices();
const json = parsing((path) => get(iplicit, path));
const yoga = createYoga({
  schema: createSchema<ReadsContext>({
    typeDefs: readFileSync(new URL('schema.graphql', import.meta.url), 'utf8'),
    resolvers: { ...resolvers, ...fieldResolvers },
  }),
  context: (): ReadsContext => ({
    reads: new LoadedReads({
      json,
      xml: async (path) => (await get(concur, path)) ?? '',
      patch: (path, members) => patch(iplicit, path, members),
    }),
  }),
  graphiql: false,
  landingPage: false,
  logging: false,
});
createServer(yoga).listen(port(), '127.0.0.1');
