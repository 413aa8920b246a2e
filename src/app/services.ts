import { createHash } from 'node:crypto';
import type { FileUrlStore } from '../services/concur/file/fetch.ts';
import type { RefreshState, RefreshStore } from '../services/concur/refresh-token.ts';
import type { KeyValueStore } from '../writes/store/store.ts';
import { openSecretStore } from '../writes/secret-store.ts';
import type { SecretStore } from '../writes/secret-store.ts';
import type { Config } from './config.ts';
import type { Clock } from '../clock.ts';
import type { Transport } from '../upstream/http-client.ts';
import { ResilientClient } from '../upstream/resilient-client.ts';
import type { BreakerState } from '../upstream/resilient-client.ts';
import type { Logger } from 'pino';
import { ROUTES as concurRoutes } from '../services/concur/client.ts';
import { ROUTES as iplicitRoutes } from '../services/iplicit/client.ts';
import { routesOf } from '../upstream/routes.ts';
import { LocalChanges } from '../live/changes.ts';
import type { Change } from '../live/watch.ts';
import { createConcur } from '../services/concur/concur.ts';
import { concurReadBack } from '../services/concur/close.ts';
import type { Services } from '../services/context.ts';
import { createIplicit, iplicitReadBack } from '../services/iplicit/iplicit.ts';
import { openStore } from '../writes/store/open-store.ts';
import { Writes } from '../writes/writes.ts';
import { SharedReads } from '../answer-cache/shared-reads.ts';

/**
 * Keeps Concur's newest refresh token where every replica finds it, even after a restart.
 * @param configured the refresh token from the configuration. The stored state is filed under it, so setting
 *   a new token abandons what was stored for the old one.
 */
export function refreshStoreIn(secrets: SecretStore, configured: string): RefreshStore {
  const name = `concur-refresh ${createHash('sha256').update(configured).digest('base64url')}`;
  return {
    async load() {
      const kept = await secrets.get(name);
      return kept === undefined ? undefined : (JSON.parse(kept) as RefreshState);
    },
    save: (state) => secrets.put(name, JSON.stringify(state)),
    exclusively: (work) => secrets.exclusively(name, work),
  };
}

const HOUR_MS = 3_600_000;

/** Keeps the paths of payment files where every replica finds them, even after a restart. */
function fileUrlStoreIn(values: KeyValueStore): FileUrlStore {
  return {
    get: (batchId) => values.get(fileName(batchId)),
    put: (batchId, path) => values.put(fileName(batchId), path),
  };
}

function fileName(batchId: string): string {
  return `concur-file ${batchId}`;
}

/** Circuit breaker, queues and retries for one service. */
interface Guard {
  /** Wraps the service's HTTP client. */
  guard: (http: Transport) => Transport;
  /** State of the circuit breaker; `closed` until a client has been wrapped. */
  state: () => BreakerState;
}

/** Reads from one service that may wait for a connection; further ones fail at once. An operation of the default MAX_COST makes 5,000. */
const MAX_WAITING_READS = 8_192;
/** Reads that belong to writes, on connections of their own. */
const READS_OF_WRITES = { atOnce: 32, waiting: 1_024 };
/** Writes to one service that may be in progress at once, and that may wait for their turn. */
const WRITES = { atOnce: 16, waiting: 256 };

/**
 * Makes a separate guard for each service, so that a slow or failing one only affects requests that need it.
 */
function guardsFor(config: Config, clock: Clock): Record<'CONCUR' | 'IPLICIT', Guard> {
  return {
    CONCUR: guardFor('CONCUR', concurRoutes, config, clock),
    IPLICIT: guardFor('IPLICIT', iplicitRoutes, config, clock),
  };
}

function guardFor(source: string, routes: readonly string[], config: Config, { now, sleep }: Clock): Guard {
  let client: ResilientClient | undefined;
  return {
    state: () => client?.state ?? 'closed',
    guard: (http) =>
      (client = new ResilientClient(http, {
        source,
        reads: { atOnce: config.upstreamConnections, waiting: MAX_WAITING_READS },
        readsOfWrites: READS_OF_WRITES,
        writes: WRITES,
        dividesQueues: config.auth.tellsCallersApart,
        waitMs: config.upstreamTimeoutMs,
        breaker: { inARow: 10, recent: 100, reopenMs: config.breakerReopenMs },
        retryMs: 100,
        routeOf: routesOf(routes),
        now,
        sleep,
      })),
  };
}

interface OpenServicesOptions {
  log: Logger;
  clock: Clock;
  /** Origin under which clients reach the gateway. */
  publicUrl: () => string;
  /**
   * Tells the other processes that a write is about to be sent or has been answered; resolves when they know.
   * Never rejects.
   */
  announceWrite?: (() => Promise<void>) | undefined;
}

/** Everything behind the gateway: the journal and the clients of the services. */
interface OpenServices {
  services: Services;
  /** Rejects when the journal cannot be written. */
  checkJournal: () => Promise<void>;
  /** Closes everything, after what is in progress has ended. */
  close(): Promise<void>;
}

/**
 * Opens the journal and creates the clients of the configured services. Also starts, in the background, to
 * settle the writes that a crashed process left without an outcome.
 * @throws {StartError} if the journal cannot be opened
 */
export async function openServices(config: Config, options: OpenServicesOptions): Promise<OpenServices> {
  const { log, clock, publicUrl, announceWrite } = options;
  const { upstreamTimeoutMs: timeoutMs, concurCloseTimeoutMs: closeTimeoutMs } = config;
  const longestWriteMs = Math.max(closeTimeoutMs, timeoutMs);
  const store = await openStore(config.journalUrl);
  const secrets = openSecretStore({
    store,
    key: config.secretsKey,
    maxWorkMs: timeoutMs,
    onNotKept: (message) => log.warn(message),
  });
  const shared = new SharedReads();
  const changes = new LocalChanges();
  changes.listen(() => shared.detach());
  const announce = (change: Change) => {
    changes.announce(change);
    return announceWrite?.();
  };
  const guards = guardsFor(config, clock);
  const common = {
    timeoutMs,
    connections: config.upstreamConnections + READS_OF_WRITES.atOnce,
    now: clock.now,
  };
  const concur =
    config.concur &&
    createConcur({
      ...common,
      // Its lists show what was written, and no path tells which.
      onWrite: (_path, isOver) => announce({ source: 'CONCUR', isOver }),
      guard: guards.CONCUR.guard,
      config: config.concur,
      waitTimeoutMs: closeTimeoutMs,
      refreshStore: refreshStoreIn(secrets, config.concur.refreshToken),
      onUnsavedToken: (error) =>
        log.error(
          { err: error },
          'CONCUR gave a new refresh token that the journal would not take; it is held in memory and saved as soon as that works, ' +
            'so do not end this process before the journal can be written again',
        ),
      fileUrls: fileUrlStoreIn(store.values),
      onUnkeptFile: (error, batchId) =>
        log.error({ err: error, batchId }, 'a payment file was written but its address could not be kept'),
    });
  const iplicit =
    config.iplicit &&
    createIplicit({
      ...config.iplicit,
      ...common,
      onWrite: (path, isOver) => announce({ source: 'IPLICIT', path, isOver }),
      guard: guards.IPLICIT.guard,
    });
  const writes = new Writes({
    store,
    clock,
    log,
    readBack: {
      ...(concur && { CONCUR: concurReadBack(concur) }),
      ...(iplicit && { IPLICIT: iplicitReadBack(iplicit) }),
    },
    times: {
      writeMs: { CONCUR: closeTimeoutMs, IPLICIT: timeoutMs },
      waitMs: longestWriteMs,
      readBackMs: config.readBackMs,
      settledMs: config.settledAfterMs,
      keyMs: config.idempotencyTtlHours * HOUR_MS,
      logMs: config.mutationLogDays * 24 * HOUR_MS,
    },
  });
  await writes.start();
  return {
    services: {
      concur,
      iplicit,
      endpoints: [
        ...(config.concur
          ? [{ source: 'CONCUR', baseUrl: config.concur.baseUrl, breaker: guards.CONCUR.state } as const]
          : []),
        ...(config.iplicit
          ? [{ source: 'IPLICIT', baseUrl: config.iplicit.baseUrl, breaker: guards.IPLICIT.state } as const]
          : []),
      ],
      writes,
      changes,
      shared,
      log: writes,
      publicUrl,
      now: clock.now,
    },
    checkJournal: () => store.check(),
    async close() {
      await writes.close();
      await Promise.all([concur?.close(), iplicit?.close()]);
      await store.close();
    },
  };
}
