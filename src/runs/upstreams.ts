import type { GatewayContext, UpstreamEndpoint } from '../context.ts';
import type { Source } from './payment-runs.ts';
import { UpstreamError } from '../upstream/errors.ts';

/** How a service did when it was last asked; the schema's Upstream. */
export interface UpstreamReport {
  source: Source;
  state: 'UP' | 'DEGRADED' | 'DOWN';
  baseUrl: string;
  /** Milliseconds; null where no answer came. */
  latencyMs: number | null;
  /** RFC 3339. */
  checkedAt: string;
  /** What is wrong, in words; null where nothing is. */
  detail: string | null;
}

/** Asks every configured service for something small, side by side, and says how it did. Never throws for a service. */
export function probe(context: GatewayContext): Promise<UpstreamReport[]> {
  return Promise.all(context.endpoints.map((endpoint) => report(endpoint, context)));
}

async function report(
  { source, baseUrl }: UpstreamEndpoint,
  context: GatewayContext,
): Promise<UpstreamReport> {
  const from = performance.now();
  const checkedAt = new Date(context.now()).toISOString();
  try {
    // The open batches are the shortest list of Concur's; iplicit takes one payment as a page.
    await (source === 'CONCUR' ? context.concur.list('OPEN') : context.iplicit.payments({}, 1, 0));
    return { source, state: 'UP', baseUrl, latencyMs: performance.now() - from, checkedAt, detail: null };
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    const answered = error.status !== undefined || error.code === 'UPSTREAM_MALFORMED';
    return {
      source,
      // What it answers with now it may put right by itself, but for refused credentials: nothing will come of it until
      // somebody acts.
      state: answered && error.code !== 'UPSTREAM_AUTH' ? 'DEGRADED' : 'DOWN',
      baseUrl,
      latencyMs: answered ? performance.now() - from : null,
      checkedAt,
      detail: error.message,
    };
  }
}
