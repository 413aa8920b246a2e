import * as z from 'zod';
import { text, wholeNumber } from '../environment.ts';
import type { ConfiguredService, Variables } from '../services/service.ts';
import { DEFAULT_MAX_BYTES_IN_HAND } from '../upstream/bytes-in-hand.ts';
import type { Proxies } from '../upstream/connections.ts';

const proxy = z.url({
  protocol: /^https?$/,
  error: 'must be the address of an http(s) proxy, such as http://proxy.example.com:3128',
});

/** Variables about how services are reached. The proxies' are those that most programs know, in either case. */
export const outgoingVariables = {
  HTTP_PROXY: proxy.optional(),
  HTTPS_PROXY: proxy.optional(),
  NO_PROXY: text.optional(),
  ALLOW_PLAIN_HTTP: z.enum(['true', 'false']).default('false'),
  MAX_UPSTREAM_BYTES: wholeNumber(1_048_576, 999_999_999).default(DEFAULT_MAX_BYTES_IN_HAND),
};

/** How services are reached. */
export interface OutgoingConfig {
  /** Undefined: directly. */
  readonly proxies: Proxies | undefined;
  /** Most bytes of services' answers that may be in hand at once. */
  readonly maxUpstreamBytes: number;
  /** What is unsafe and was asked for, to be logged at each start. */
  readonly warnings: readonly string[];
}

type Outgoing = z.output<z.ZodObject<typeof outgoingVariables>>;

/** The names of the proxies' variables in lower case are names too, and win, as with curl. */
export function withProxyNames(given: Variables): Variables {
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'];
  const lower = names.flatMap((name) => {
    const value = given[name.toLowerCase()];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...given, ...Object.fromEntries(lower) };
}

/** Configures how services are reached. */
export function outgoingConfig(data: Outgoing, services: readonly ConfiguredService[]): OutgoingConfig {
  const { HTTP_PROXY: http, HTTPS_PROXY: https, NO_PROXY: except } = data;
  return {
    proxies: http === undefined && https === undefined ? undefined : { http, https, except },
    maxUpstreamBytes: data.MAX_UPSTREAM_BYTES,
    warnings: plain(services).map(
      ({ service }) =>
        `${service.name} is reached over plain HTTP, as ALLOW_PLAIN_HTTP has it: whoever is on the way reads and changes ` +
        'credentials and payments.',
    ),
  };
}

/** What would let others read or change what goes to real services. */
export function outgoingProblems(
  given: Variables,
  data: Outgoing,
  services: readonly ConfiguredService[],
): string[] {
  const problems: string[] = [];
  if (data.ALLOW_PLAIN_HTTP !== 'true') {
    for (const { service } of plain(services))
      problems.push(
        `${service.name} has an address without TLS that is not on this machine: begin it with https:, ` +
          'or set ALLOW_PLAIN_HTTP=true if nobody else is on the way.',
      );
  }
  if (given['NODE_TLS_REJECT_UNAUTHORIZED'] === '0' && services.some(isRemote)) {
    problems.push(
      'NODE_TLS_REJECT_UNAUTHORIZED=0 would take any server for a service; unset it, and give the certificate of a ' +
        'private authority by NODE_EXTRA_CA_CERTS.',
    );
  }
  return problems;
}

function plain(services: readonly ConfiguredService[]): ConfiguredService[] {
  return services.filter((each) => isRemote(each) && each.baseUrl.startsWith('http:'));
}

/** Whether a service is not on this machine, where only stand-ins are. */
export function isRemote({ baseUrl }: ConfiguredService): boolean {
  return !/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(baseUrl).hostname);
}

/** Shorter names are too often those of other programs. */
const MIN_LENGTH = 7;
/** How many letters may be wrong, missing or too many in a name that is taken for another one. */
const MAX_TYPOS = 2;

/**
 * The variables that are set and look like the gateway's, but are not: they would be ignored without a word.
 * @param known the names of the gateway's own variables
 * @param prefixes what begins only names of the gateway's own
 */
export function misspelt(
  given: Variables,
  known: ReadonlySet<string>,
  prefixes: readonly string[],
): string[] {
  return Object.keys(given).flatMap((name) => {
    if (known.has(name) || name.length < MIN_LENGTH) return [];
    const near = [...known]
      .map((other) => ({ other, typos: distance(name, other) }))
      .toSorted((a, b) => a.typos - b.typos)[0];
    const isNear = near !== undefined && near.typos <= MAX_TYPOS && near.other.length >= MIN_LENGTH;
    if (!isNear && !prefixes.some((prefix) => name.startsWith(prefix))) return [];
    return [`${name} is not a variable of the gateway; did you mean ${near?.other ?? 'another one'}?`];
  });
}

/** How many letters have to be changed, added or taken out to make one name of the other. */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 8) return Infinity;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [index, wanted] of [...other].entries()) {
      const changed = (row[index] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(changed, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? Infinity;
}
