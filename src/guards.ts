import type { Config } from './config.ts';
import type { Clock } from './clock.ts';
import type { Transport } from './upstream/http-client.ts';
import { ResilientClient } from './upstream/resilient-client.ts';
import type { BreakerState } from './upstream/resilient-client.ts';

/** What stands between a service and its HTTP client, and how it is doing. */
export interface Guard {
  guard: (http: Transport) => Transport;
  state: () => BreakerState;
}

/** Requests to one service that may wait for a connection; beyond that callers are told at once. */
const WAITING_READS = 4_096;
/** Writes to one service under way at once, and waiting. */
const WRITES = { atOnce: 16, waiting: 256 };

/** A guard for each service, so that one that fails or is slow holds up nobody but those who ask for it. */
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
