import type { Config } from './config.ts';
import type { Clock } from './clock.ts';
import type { Transport } from './upstream/http-client.ts';
import { ResilientClient } from './upstream/resilient-client.ts';
import type { BreakerState } from './upstream/resilient-client.ts';

/** Circuit breaker, queues and retries for one service. */
export interface Guard {
  /** Wraps the service's HTTP client. */
  guard: (http: Transport) => Transport;
  /** State of the circuit breaker; `closed` until a client has been wrapped. */
  state: () => BreakerState;
}

/** Reads from one service that may wait for a connection; further ones fail at once. */
const WAITING_READS = 4_096;
/** Writes to one service that may be in progress at once, and that may wait for their turn. */
const WRITES = { atOnce: 16, waiting: 256 };

/**
 * Makes a separate guard for each service, so that a slow or failing one only affects requests that need it.
 */
export function guardsFor(config: Config, clock: Clock): Record<'CONCUR' | 'IPLICIT', Guard> {
  return { CONCUR: guardFor('CONCUR', config, clock), IPLICIT: guardFor('IPLICIT', config, clock) };
}

function guardFor(source: string, config: Config, { now, sleep }: Clock): Guard {
  let client: ResilientClient | undefined;
  return {
    state: () => client?.state ?? 'closed',
    guard: (http) =>
      (client = new ResilientClient(http, {
        source,
        reads: { atOnce: config.upstreamConnections, waiting: WAITING_READS },
        writes: WRITES,
        waitMs: config.upstreamTimeoutMs,
        breaker: { inARow: 10, recent: 100, reopenMs: config.breakerReopenMs },
        retryMs: 100,
        now,
        sleep,
      })),
  };
}
