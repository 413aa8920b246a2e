import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import mercurius from 'mercurius';
import type { MercuriusLoaders } from 'mercurius';
import { RememberedReads } from './remembered-reads.ts';
import { fieldResolvers, resolvers } from './resolvers.ts';
import type { ReadsContext } from './resolvers.ts';
import type { Reads } from './reads.ts';
import { port, signedInServices } from './services.ts';

declare module 'mercurius' {
  interface MercuriusContext {
    reads: Reads;
  }
}

/**
 * Mercurius on Fastify. With `jit: 1` it compiles each query at its second execution. What a list does not give goes
 * through its own loaders. Their cache is off, because making its keys would cost more than it saves: `RememberedReads`
 * already reads each thing once.
 */
const services = await signedInServices();
const app = Fastify({ logger: false });
await app.register(mercurius, {
  schema: readFileSync(new URL('schema.graphql', import.meta.url), 'utf8'),
  resolvers,
  loaders: loadersFrom(fieldResolvers),
  context: (): ReadsContext => ({ reads: new RememberedReads(services) }),
  jit: 1,
  graphiql: false,
});
await app.listen({ port: port(), host: '127.0.0.1' });

type Field = (parent: never, args: unknown, context: ReadsContext) => unknown;

/** The field resolvers as loaders, each of which is given all objects of a query at once. */
function loadersFrom(types: Record<string, Record<string, Field>>): MercuriusLoaders {
  const loaders: MercuriusLoaders = {};
  for (const [type, fields] of Object.entries(types)) {
    loaders[type] = {};
    for (const [name, field] of Object.entries(fields)) {
      loaders[type][name] = {
        loader: (queries: { obj: unknown }[], context: unknown) =>
          Promise.all(queries.map(({ obj }) => field(obj as never, {}, context as ReadsContext))),
        opts: { cache: false },
      };
    }
  }
  return loaders;
}
