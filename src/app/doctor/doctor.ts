import * as z from 'zod';
import { openAuthenticator } from '../../auth/authenticator.ts';
import { ConfigError, startErrorText } from '../../start-error.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { SERVICES } from '../../services/index.ts';
import { HttpClient } from '../../upstream/http-client.ts';
import { startGateway } from '../start.ts';
import type { RunningGateway } from '../start.ts';
import { clockProblem, proxyProblems } from './surroundings.ts';

/** One thing that was looked at. */
export interface Finding {
  readonly what: string;
  /** What is wrong and what to do now; undefined if all is well. */
  readonly problem: string | undefined;
}

/** How long a service may take to say what time it is, in milliseconds. */
const CLOCK_WITHIN_MS = 10_000;

const QUERY = '{ upstreams { source state detail } }';
const answer = z.object({
  data: z.object({
    upstreams: z.array(z.object({ source: z.string(), state: z.string(), detail: z.string().nullable() })),
  }),
});

/** How the examination reaches others. */
export interface Means {
  /** Sends a GraphQL request to an origin and gives the answer. */
  post(origin: string, query: string): Promise<unknown>;
  /** Epoch milliseconds. */
  now(): number;
}

/**
 * Tries everything that a gateway with this environment needs: its configuration, the keys of its callers, the
 * proxy, the clock, the store, and for each service the way there, the sign-in and a small read. It does so by
 * starting a gateway that nobody else reaches. Nothing is written to a service.
 */
export async function examine(
  env: Readonly<Record<string, string | undefined>>,
  { post, now }: Means,
): Promise<Finding[]> {
  const log = createLog('silent');
  let config: ReturnType<typeof readConfig>;
  try {
    config = readConfig(env);
    await openAuthenticator(config.auth, { services: SERVICES, log, now });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [{ what: 'configuration', problem: error.problems.join('\n  ') }];
  }
  const findings: Finding[] = [{ what: 'configuration', problem: undefined }];
  findings.push(...(await surroundings(config, now)));
  // Without a place to keep it, the refresh token that a sign-in brings would be lost with this process.
  const spends = config.services.filter(({ service }) => service.sharedSecret && !config.secretsKey);
  for (const { service } of spends) {
    const problem = `Not tried: without SECRETS_KEY a sign-in here would use up ${service.sharedSecret}. Set SECRETS_KEY.`;
    findings.push({ what: service.source, problem });
  }
  const alone = {
    ...config,
    services: config.services.filter((service) => !spends.includes(service)),
    host: '127.0.0.1',
    port: 0,
    ops: undefined,
    tracing: undefined,
    auth: { ...config.auth, methods: new Set(['none' as const]), apiKeysFile: undefined, jwt: undefined },
  };
  let gateway: RunningGateway;
  try {
    gateway = await startGateway(alone, { log });
  } catch (error) {
    return [...findings, { what: 'store', problem: startErrorText(error) }];
  }
  findings.push({ what: 'store', problem: undefined });
  try {
    const { data } = answer.parse(await post(gateway.origin, QUERY));
    for (const { source, state, detail } of data.upstreams)
      findings.push({ what: source, problem: state === 'UP' ? undefined : (detail ?? state) });
  } finally {
    await gateway.stop();
  }
  return findings;
}

/** What the services are reached through, and what time it is there. Nothing is signed in. */
async function surroundings(
  { proxies, services }: ReturnType<typeof readConfig>,
  now: () => number,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  if (proxies) {
    const problems = await proxyProblems(proxies);
    findings.push({ what: 'proxy', problem: problems.length > 0 ? problems.join('\n  ') : undefined });
  }
  const clocks = await Promise.all(
    services.map(async ({ service: { source }, baseUrl }) => {
      const http = new HttpClient({
        source,
        connections: 1,
        proxies,
        timeoutMs: CLOCK_WITHIN_MS,
        maxBodyBytes: 1_048_576,
      });
      return clockProblem(http, { source, origin: baseUrl }, now).finally(() => http.close());
    }),
  );
  return [...findings, { what: 'clock', problem: clocks.find((problem) => problem !== undefined) }];
}
