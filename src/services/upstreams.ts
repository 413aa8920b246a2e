import type { PaymentSource, UpstreamState } from '../generated/enums.ts';
import type { GatewayContext, UpstreamEndpoint } from './context.ts';
import { UpstreamError } from '../upstream/errors.ts';

/** The state of a service when it was last probed; the schema's Upstream. */
export interface UpstreamReport {
  source: PaymentSource;
  state: UpstreamState;
  baseUrl: string;
  /** Milliseconds; null if there was no answer. */
  latencyMs: number | null;
  /** RFC 3339. */
  checkedAt: string;
  /** What is wrong, as text; null if nothing is. */
  detail: string | null;
}

/**
 * Probes every configured service with a small read, in parallel. A service's failure becomes its report and
 * is never thrown.
 */
export function probe(context: GatewayContext): Promise<UpstreamReport[]> {
  return Promise.all(context.endpoints.map((endpoint) => report(endpoint, context)));
}

async function report(
  { source, baseUrl, probe: readSomething }: UpstreamEndpoint,
  context: GatewayContext,
): Promise<UpstreamReport> {
  const from = performance.now();
  const checkedAt = new Date(context.now()).toISOString();
  try {
    await readSomething(context);
    return { source, state: 'UP', baseUrl, latencyMs: performance.now() - from, checkedAt, detail: null };
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    const answered = error.status !== undefined || error.code === 'UPSTREAM_MALFORMED';
    return {
      source,
      // A service that answers badly may recover by itself. Refused credentials will not: somebody has to
      // act.
      state: answered && error.code !== 'UPSTREAM_AUTH' ? 'DEGRADED' : 'DOWN',
      baseUrl,
      latencyMs: answered ? performance.now() - from : null,
      checkedAt,
      detail: error.message,
    };
  }
}
