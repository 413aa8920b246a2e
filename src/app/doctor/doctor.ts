import * as z from 'zod';
import { openAuthenticator } from '../../auth/authenticator.ts';
import { ConfigError, startErrorText } from '../../start-error.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { SERVICES } from '../../services/index.ts';
import { startGateway } from '../start.ts';
import type { RunningGateway } from '../start.ts';

/** One thing that was looked at. */
export interface Finding {
  readonly what: string;
  /** What is wrong and what to do now; undefined if all is well. */
  readonly problem: string | undefined;
}

const QUERY = '{ upstreams { source state detail } }';
const answer = z.object({
  data: z.object({
    upstreams: z.array(z.object({ source: z.string(), state: z.string(), detail: z.string().nullable() })),
  }),
});

/**
 * Tries everything that a gateway with this environment needs: its configuration, the keys of its callers, the
 * store, and for each service the way there, the sign-in and a small read. It does so by starting a gateway that
 * nobody else reaches. Nothing is written to a service.
 * @param post sends a GraphQL request to an origin and gives the answer
 */
export async function examine(
  env: Readonly<Record<string, string | undefined>>,
  post: (origin: string, query: string) => Promise<unknown>,
): Promise<Finding[]> {
  const log = createLog('silent');
  let config: ReturnType<typeof readConfig>;
  try {
    config = readConfig(env);
    await openAuthenticator(config.auth, { services: SERVICES, log, now: () => Date.now() });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [{ what: 'configuration', problem: error.problems.join('\n  ') }];
  }
  const findings: Finding[] = [{ what: 'configuration', problem: undefined }];
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
