import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { TAILCALL, tailcallConfiguration } from '../peers/tailcall.ts';
import { OWN_CREDENTIALS } from '../upstream/sign-in.ts';
import { graphqlExchange, rawExchange, restExchange } from './answers.ts';
import type { Command, Contestant, Exchange, UpstreamAccess } from './contestant.ts';
import { temporaryFolder } from './temporary.ts';
import type { Asked } from '../workloads/workload.ts';

const RAW =
  "Its schema is the service's own: the members that the gateway's fields are made from, decimals as doubles, statuses as they come; no XML.";

/** Everybody who is measured, in the order of the result. */
export const CONTESTANTS: readonly Contestant[] = [
  {
    name: 'gateway',
    title: 'this gateway',
    packages: [],
    remark:
      'Built and run as by `npm start`, with a journal on SQLite, logging errors only, and letting operations cost what they will.',
    command: gatewayCommand,
    exchange: (_, asked) => graphqlExchange(asked),
  },
  {
    name: 'proxy',
    title: 'byte-copying proxy',
    packages: ['undici'],
    remark:
      'node:http and undici; asks for all bodies at once by addresses it is told, and understands nothing.',
    command: (port, upstream) => peer('byte-proxy.ts', port, upstream),
    exchange: (_, asked) => copyExchange(asked),
  },
  {
    name: 'rest',
    title: 'hand-written REST backend',
    packages: ['undici', 'saxes'],
    remark: 'node:http and undici; parses, maps and stringifies for exactly these screens.',
    command: (port, upstream) => peer('rest-backend.ts', port, upstream),
    exchange: (_, asked) => restExchange(asked),
  },
  {
    name: 'apollo',
    title: 'Apollo Server',
    packages: ['@apollo/server', '@apollo/datasource-rest', 'dataloader'],
    remark: 'Standalone server, a RESTDataSource per service and request, DataLoader.',
    command: (port, upstream) => peer('apollo-server.ts', port, upstream),
    exchange: (_, asked) => graphqlExchange(asked, '/'),
  },
  {
    name: 'yoga',
    title: 'GraphQL Yoga',
    packages: ['graphql-yoga', 'graphql', 'dataloader', 'undici'],
    remark:
      'On node:http, its caches of parsed and validated documents on as they come; DataLoader over undici.',
    command: (port, upstream) => peer('yoga.ts', port, upstream),
    exchange: (_, asked) => graphqlExchange(asked),
  },
  {
    name: 'mercurius',
    title: 'Mercurius with JIT',
    packages: ['mercurius', 'fastify', 'graphql', 'undici'],
    remark: 'On Fastify, every query compiled from its second time on; its own loaders over undici.',
    command: (port, upstream) => peer('mercurius.ts', port, upstream),
    exchange: (_, asked) => graphqlExchange(asked),
  },
  {
    name: 'hive',
    title: 'Hive Gateway',
    packages: ['@graphql-hive/gateway-runtime', '@omnigraph/openapi', '@graphql-mesh/compose-cli'],
    remark: `Composed from an OpenAPI description, leading on by @resolveTo; requests alike that are in flight answered once. ${RAW}`,
    command: (port, upstream) => peer('hive-gateway.ts', port, upstream),
    exchange: (_, asked) => rawExchange(asked),
  },
  {
    name: 'tailcall',
    title: 'Tailcall',
    packages: ['@tailcallhq/core-linux-x64-gnu'],
    remark: `Compiled execution and shared in-flight requests on, one worker. One thing that may not be seen makes its whole answer null. ${RAW}`,
    command: tailcallCommand,
    exchange: (_, asked) => rawExchange(asked),
  },
];

function configurationFile(port: number, origin: string): string {
  const path = join(temporaryFolder(), 'config.graphql');
  writeFileSync(path, tailcallConfiguration(port, origin, `Bearer ${OWN_CREDENTIALS}tailcall`));
  return path;
}

function tailcallCommand(port: number, { origin }: UpstreamAccess): Command {
  return {
    file: TAILCALL,
    args: ['start', configurationFile(port, origin)],
    env: { TC_LOG_LEVEL: 'error', TC_TRACKER: 'false', TAILCALL_TRACKER: 'false' },
  };
}

/** One of them by name. */
export function contestant(name: string): Contestant {
  const found = CONTESTANTS.find((each) => each.name === name);
  if (!found) throw new RangeError(`Nobody is called ${name}.`);
  return found;
}

/** The gateway's own start, before the bench's upstream: what `npm start` runs. */
function gatewayCommand(port: number, { env }: UpstreamAccess): Command {
  const journal = join(temporaryFolder(), 'journal.db');
  // Behind `exec node`.
  const [, , ...args] = manifest.scripts.start.split(' ');
  const main = args.pop() ?? '';
  return {
    file: process.execPath,
    args: [...args, new URL(`../../${main}`, import.meta.url).pathname],
    env: {
      ...env,
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
      JOURNAL_URL: `sqlite:${journal}`,
      AUTH: 'none',
      RATE_LIMIT: 'off',
      MAX_COST: '10000000',
    },
  };
}

function peer(module: string, port: number, { env }: UpstreamAccess): Command {
  return {
    file: process.execPath,
    args: [new URL(`../peers/${module}`, import.meta.url).pathname],
    env: { ...env, PORT: String(port) },
  };
}

function copyExchange({ copies, body }: Asked): Exchange {
  const path = copies.length === 0 ? '/' : `/copy?${copies.join('&&')}`;
  return {
    request: { method: body === undefined ? 'GET' : 'POST', path, ...(body !== undefined && { body }) },
    fault: (given, world, revisions) => {
      if (copies.length === 0)
        return given === '{"data":{"__typename":"Query"}}' ? undefined : 'another answer';
      // What the proxy writes shows in the upstream's own bodies alone.
      if (body !== undefined)
        return given.includes('"description":"Copied"') ? undefined : 'not the payment that was written';
      return given === copies.map((each) => world.body(each, revisions)).join('') ? undefined : 'other bytes';
    },
  };
}
