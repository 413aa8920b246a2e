import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TAILCALL, tailcallConfiguration } from '../peers/tailcall.ts';
import { OWN_CREDENTIALS } from '../upstream/sign-in.ts';
import { graphqlExchange, peerExchange, rawExchange, restExchange } from './answers.ts';
import type { Command, Contestant, Exchange, UpstreamAccess } from './contestant.ts';
import { temporaryFolder } from './temporary.ts';
import { inFirstEdition, isFirstEdition } from '../workloads/first-edition.ts';
import type { WorkloadRequest } from '../workloads/workload.ts';

const RAW =
  "Its schema is iplicit's own: the queries ask for the members from which the gateway makes its fields; decimals are doubles, statuses are not mapped, and there is no XML.";

/** The root of this checkout. */
const OWN_FOLDER = new URL('../../', import.meta.url).pathname;

/** All servers that are measured, in the order of the report. */
export const CONTESTANTS: readonly Contestant[] = [
  {
    name: 'gateway',
    title: 'this gateway',
    packages: [],
    remark:
      'Built and run as by `npm start`, with a SQLite journal. It logs errors only, without authentication, rate limit or an effective cost limit. Its answer cache is on: it still asks the services each time, and gives the stored answer again if their bodies have not changed.',
    command: (port, upstream) => gatewayCommand(OWN_FOLDER, port, upstream),
    exchange: (asked) => graphqlExchange(asked),
  },
  {
    name: 'proxy',
    title: 'byte-copying proxy',
    packages: ['undici'],
    remark:
      'node:http and undici. It is given all upstream addresses, fetches them at once and copies the bodies without parsing them.',
    command: (port, upstream) => peer('byte-proxy.ts', port, upstream),
    exchange: (asked) => copyExchange(asked),
  },
  {
    name: 'rest',
    title: 'hand-written REST backend',
    packages: ['undici', 'saxes'],
    remark: 'node:http and undici. It parses, maps and serializes for exactly these screens.',
    command: (port, upstream) => peer('rest-backend.ts', port, upstream),
    exchange: (asked) => restExchange(asked),
  },
  {
    name: 'apollo',
    title: 'Apollo Server',
    packages: ['@apollo/server', '@apollo/datasource-rest', 'dataloader'],
    remark: 'Standalone server; a RESTDataSource per service and request; DataLoader.',
    command: (port, upstream) => peer('apollo-server.ts', port, upstream),
    exchange: (asked) => peerExchange(asked, '/'),
  },
  {
    name: 'yoga',
    title: 'GraphQL Yoga',
    packages: ['graphql-yoga', 'graphql', 'dataloader', 'undici'],
    remark:
      'On node:http, with its default caches of parsed and validated documents; DataLoader over undici.',
    command: (port, upstream) => peer('yoga.ts', port, upstream),
    exchange: (asked) => peerExchange(asked),
  },
  {
    name: 'mercurius',
    title: 'Mercurius with JIT',
    packages: ['mercurius', 'fastify', 'graphql', 'undici'],
    remark:
      'On Fastify; queries are compiled at their second execution (`jit: 1`); its own loaders, without cache, over undici.',
    command: (port, upstream) => peer('mercurius.ts', port, upstream),
    exchange: (asked) => peerExchange(asked),
  },
  {
    name: 'hive',
    title: 'Hive Gateway',
    packages: ['@graphql-hive/gateway-runtime', '@omnigraph/openapi', '@graphql-mesh/compose-cli'],
    remark: `Composed from an OpenAPI description, with links by @resolveTo; identical requests in flight are answered once. ${RAW}`,
    command: (port, upstream) => peer('hive-gateway.ts', port, upstream),
    exchange: (asked) => rawExchange(asked),
  },
  {
    name: 'tailcall',
    title: 'Tailcall',
    packages: ['@tailcallhq/core-linux-x64-gnu'],
    remark: `One worker, with \`enableJIT\` and with \`dedupe\` on every upstream call. ${RAW}`,
    command: tailcallCommand,
    exchange: (asked) => rawExchange(asked),
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

/**
 * A contestant by its name.
 * @throws RangeError if there is none
 */
export function contestant(name: string): Contestant {
  const found = CONTESTANTS.find((each) => each.name === name);
  if (!found) throw new RangeError(`There is no contestant called ${name}.`);
  return found;
}

/**
 * Another checkout of this gateway, so that a change can be compared with what was before it, in one run.
 * @param folder its root, with `npm ci` and `npm run build` done
 */
export function earlierGateway(folder: string): Contestant {
  return {
    name: 'earlier',
    title: 'this gateway, another checkout',
    packages: [],
    folder,
    remark: 'Run in the same way.',
    command: (port, upstream) => gatewayCommand(`${folder}/`, port, upstream),
    exchange: isFirstEdition(folder)
      ? (asked) => graphqlExchange({ ...asked, query: inFirstEdition(asked.query) })
      : (asked) => graphqlExchange(asked),
  };
}

/** What `npm start` runs in a folder, with the bench's upstream as its services. */
function gatewayCommand(folder: string, port: number, { env }: UpstreamAccess): Command {
  const journal = join(temporaryFolder(), 'journal.db');
  const { scripts } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8')) as {
    scripts: { start: string };
  };
  // The script is `exec node <options> <file>`.
  const [, , ...args] = scripts.start.split(' ');
  const main = args.pop() ?? '';
  return {
    file: process.execPath,
    args: [...args, `${folder}${main}`],
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

function copyExchange({ copies, body }: WorkloadRequest): Exchange {
  const path = copies.length === 0 ? '/' : `/copy?${copies.join('&&')}`;
  return {
    request: { method: body === undefined ? 'GET' : 'POST', path, ...(body !== undefined && { body }) },
    fault: (given, world, revisions) => {
      if (copies.length === 0)
        return given === '{"data":{"__typename":"Query"}}' ? undefined : 'another answer';
      // The written text can only be seen in the upstream's body.
      if (body !== undefined)
        return given.includes('"description":"Copied"') ? undefined : 'not the payment that was written';
      return given === copies.map((each) => world.body(each, revisions)).join('') ? undefined : 'other bytes';
    },
  };
}
