import type { Logger } from 'pino';
import { LocalChanges } from '../live/changes.ts';
import type { Changes } from '../live/changes.ts';
import { openSecretStore } from '../writes/secret-store.ts';
import type { Config } from './config.ts';
import type { Clock } from '../clock.ts';
import type { Transport } from '../upstream/http-client.ts';
import { ResilientClient, routesOf } from '../upstream/resilient-client.ts';
import type { BreakerState } from '../upstream/resilient-client.ts';
import { Notices } from '../upstream/notices.ts';
import { SignedLinks } from '../auth/signed-links.ts';
import { SERVICES } from '../services/index.ts';
import type { ConfiguredService, OpenService, Service } from '../services/service.ts';
import type { Services } from '../services/context.ts';
import { notConfigured } from '../upstream/errors.ts';
import { openStore } from '../writes/store/open-store.ts';
import { Writes } from '../writes/writes.ts';
import { SharedReads } from '../answer-cache/shared-reads.ts';

/**
 * Tells of writes between all processes that share a store.
 * @param url of the store; processes share one on PostgreSQL only
 */
export async function openChanges(url: string, log: Logger): Promise<Changes> {
  if (!/^postgres(?:ql)?:/.test(url)) return new LocalChanges();
  // Loaded only if needed, as it brings the PostgreSQL client.
  const { PostgresChanges } = await import('../live/postgres-changes.ts');
  const changes = new PostgresChanges(url, log);
  await changes.ready();
  return changes;
}

const HOUR_MS = 3_600_000;
/** The longest that closing takes unless told otherwise, in milliseconds. */
const MAX_CLOSE_MS = 20_000;
/** How long a stop waits for what services have not answered, such as a sign-in that brings the next refresh token. */
const MAX_EXCHANGE_MS = 5_000;

/** Circuit breaker, queues and retries for one service. */
interface Guard {
  /** Wraps the service's HTTP client. */
  guard: (http: Transport) => Transport;
  /** State of the circuit breaker; `closed` until a client has been wrapped. */
  state: () => BreakerState;
  /** What the service announces. */
  notices: Notices;
}

/** Reads from one service that may wait for a connection; further ones fail at once. An operation of the default MAX_COST makes 5,000. */
const MAX_WAITING_READS = 8_192;
/** Reads that belong to writes, on connections of their own. */
const READS_OF_WRITES = { atOnce: 32, waiting: 1_024 };
/** Writes to one service that may be in progress at once, and that may wait for their turn. */
const WRITES = { atOnce: 16, waiting: 256 };

/** Makes a guard of a service's own: a slow or failing service only affects requests that need it. */
function guardFor({ source, routes }: Service, config: Config, { now, sleep }: Clock): Guard {
  let client: ResilientClient | undefined;
  const notices = new Notices();
  return {
    notices,
    state: () => client?.state ?? 'closed',
    guard: (http) =>
      (client = new ResilientClient(notices.from(http), {
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
}

/** Everything behind the gateway: the journal and the clients of the services. */
interface OpenServices {
  services: Services;
  /** Rejects when the journal cannot be written. */
  checkJournal: () => Promise<void>;
  /**
   * Closes everything, after what is in progress has ended.
   * @param maxMs the longest that it may wait for that
   */
  close(maxMs?: number): Promise<void>;
}

/** A service that is open, with its guard. */
interface GuardedService {
  readonly configured: ConfiguredService;
  readonly open: OpenService;
  readonly guard: Guard;
}

/**
 * Opens the journal and creates the clients of the configured services. Also starts, in the background, to
 * settle the writes that a crashed process left without an outcome.
 * @throws {StartError} if the journal cannot be opened
 */
export async function openServices(config: Config, options: OpenServicesOptions): Promise<OpenServices> {
  const { log, clock, publicUrl } = options;
  const store = await openStore(config.journalUrl, { onWaiting: (message) => log.warn(message) });
  const secrets = openSecretStore({
    store,
    key: config.secretsKey,
    maxWorkMs: config.upstreamTimeoutMs,
    onNotKept: (message) => log.warn(message),
  });
  await secrets.verify();
  const changes = await openChanges(config.journalUrl, log);
  const shared = new SharedReads(() => changes.isHearing);
  changes.listen(() => shared.detach());
  const tools = {
    timeoutMs: config.upstreamTimeoutMs,
    connections: config.upstreamConnections + READS_OF_WRITES.atOnce,
    proxies: config.proxies,
    now: clock.now,
    secrets,
    values: store.values,
    log,
  };
  const opened = config.services.map((configured): GuardedService => {
    const { service } = configured;
    const guard = guardFor(service, config, clock);
    const onWrite = (path: string, isOver: boolean) => {
      const { source, pathsTellChanges } = service;
      return changes.announce({ source, isOver, ...(pathsTellChanges && { path }) });
    };
    return { configured, guard, open: configured.open({ ...tools, onWrite, guard: guard.guard }) };
  });
  const longestWriteMs = Math.max(config.upstreamTimeoutMs, ...opened.map(({ open }) => open.longestWriteMs));
  const bySource = <T>(of: (open: OpenService) => T) =>
    Object.fromEntries(opened.map(({ configured, open }) => [configured.service.source, of(open)]));
  const writes = new Writes({
    store,
    clock,
    log,
    readBack: bySource((open) => open.readBack),
    times: {
      writeMs: bySource((open) => open.longestWriteMs),
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
      read: readsIn(opened),
      endpoints: opened.map(({ configured: { service, baseUrl }, open, guard: { state, notices } }) => ({
        source: service.source,
        baseUrl,
        breaker: state,
        isRefused: () => open.isRefused(),
        notices: () => notices.all,
        probe: (caller) => service.probe(caller),
      })),
      writes,
      isQuiet: () => !writes.isAnyPending,
      changes,
      shared,
      log: writes,
      publicUrl,
      links: new SignedLinks(config.secretsKey, clock.now),
      now: clock.now,
    },
    checkJournal: () => store.check(),
    async close(maxMs = MAX_CLOSE_MS) {
      const until = performance.now() + maxMs;
      await writes.close(maxMs);
      await changes.close();
      // What still hangs is a look at a write in doubt, which the next process takes again.
      const cutOffMs = Math.max(Math.min(until - performance.now(), MAX_EXCHANGE_MS), 0);
      await Promise.all(opened.map(({ open }) => open.close(cutOffMs)));
      await store.close();
    },
  };
}

/** Makes what gives the reads of a service, by their class, for one caller and one request. */
function readsIn(opened: readonly GuardedService[]): Services['read'] {
  const byKind = new Map(
    opened.map(({ configured: { service }, open }) => [service.Reads, { service, open }]),
  );
  return (kind, caller, reader) => {
    const found = byKind.get(kind);
    const reads = found?.open.reads(caller.credentials.get(found.service.source), reader);
    if (reads instanceof kind) return reads;
    const service = SERVICES.find(({ Reads }) => Reads === kind);
    if (service) throw notConfigured(service.source);
    throw new TypeError(`${kind.name} are the reads of no service.`);
  };
}
