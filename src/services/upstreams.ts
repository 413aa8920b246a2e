import type { BreakerState, Upstream } from '../generated/resolvers.ts';
import type { GatewayContext, UpstreamEndpoint } from './context.ts';
import { UpstreamError } from '../upstream/errors.ts';

/**
 * Probes every configured service with a small read, in parallel. A service's failure becomes its report and
 * is never thrown.
 */
export function probe(context: GatewayContext): Promise<Upstream[]> {
  return Promise.all(context.endpoints.map((endpoint) => report(endpoint, context)));
}

const BREAKERS: Readonly<Record<ReturnType<UpstreamEndpoint['breaker']>, BreakerState>> = {
  closed: 'CLOSED',
  'half-open': 'HALF_OPEN',
  open: 'OPEN',
};

async function report(
  { source, baseUrl, breaker, notices, probe: readSomething }: UpstreamEndpoint,
  context: GatewayContext,
): Promise<Upstream> {
  const from = performance.now();
  const checkedAt = new Date(context.now()).toISOString();
  const found = await readSomething(context).then(
    () => ({ state: 'UP' as const, latencyMs: performance.now() - from, detail: null }),
    (error: unknown) => fault(error, from),
  );
  return { source, ...found, breaker: BREAKERS[breaker()], checkedAt, notices: notices(), baseUrl };
}

/** What an unsuccessful check says about a service. */
function fault(error: unknown, from: number): Pick<Upstream, 'state' | 'latencyMs' | 'detail'> {
  if (!(error instanceof UpstreamError)) throw error;
  const answered = error.status !== undefined || error.code === 'UPSTREAM_MALFORMED';
  return {
    // A service that answers badly may recover by itself. Refused credentials will not: somebody has to act.
    state: answered && error.code !== 'UPSTREAM_AUTH' ? 'DEGRADED' : 'DOWN',
    latencyMs: answered ? performance.now() - from : null,
    detail: error.message,
  };
}
