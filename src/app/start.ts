import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { openAuthenticator } from '../auth/authenticator.ts';
import type { Config } from './config.ts';
import type { Services } from '../services/context.ts';
import { createConsoleSite } from '../console/console.ts';
import { SERVICES } from '../services/index.ts';
import { createGateway } from './gateway.ts';
import { openObservability } from './observability.ts';
import { openTrustedDocuments } from '../graphql/trusted-documents.ts';
import { HTTP_LIMITS } from '../server/limits.ts';
import type { HttpLimits } from '../server/limits.ts';
import { callerOf } from '../auth/caller.ts';
import { isRemote } from './outgoing-config.ts';
import { DirectReader } from '../upstream/reader.ts';
import { bytesInHand } from '../upstream/bytes-in-hand.ts';
import { openServices } from './services.ts';
import { errorReporter, requestLogger } from './log.ts';

/** A gateway that is listening. */
export interface RunningGateway {
  /** Origin that it listens at. */
  origin: string;
  /** Origin of the server for those who run it, if there is one. */
  opsOrigin: string | undefined;
  /** The services behind it. */
  services: Services;
  /**
   * Stops accepting requests, finishes those in progress, and closes everything, within half a minute.
   * @param delayMs milliseconds to answer on first, while not ready
   */
  stop(delayMs?: number): Promise<void>;
}

export interface StartOptions {
  log: Logger;
  /** Limits that replace those of `HTTP_LIMITS`. */
  limits?: Partial<HttpLimits>;
}

/**
 * Most milliseconds of a stop until the last request is cut off: Kubernetes kills after 30 seconds. Another
 * replica, or the next start, settles a write that took longer.
 */
const MAX_DRAIN_MS = 28_000;
/** The longest that a stop takes altogether, and what of that is kept for known outcomes of writes to get to disk. */
const MAX_STOP_MS = 29_000;
const MIN_CLOSE_MS = 1_000;

/**
 * Creates a gateway from its configuration and starts to listen.
 * @throws {StartError} if the configuration, the journal or the address to listen at cannot be used
 */
export async function startGateway(config: Config, options: StartOptions): Promise<RunningGateway> {
  const { log, limits } = options;
  let origin = '';
  const clock = {
    now: () => Date.now(),
    sleep: (ms: number, signal?: AbortSignal) => sleep(ms, undefined, { signal, ref: true }),
  };
  const { trustedDocuments } = config.graphql;
  const documents = trustedDocuments === undefined ? undefined : await openTrustedDocuments(trustedDocuments);
  const authenticate = await openAuthenticator(config.auth, { services: SERVICES, log, now: clock.now });
  const publicUrl = () => config.publicUrl ?? origin;
  const open = await openServices(config, { log, clock, publicUrl });
  const gateway = await createGateway({
    services: open.services,
    authenticate,
    tellsCallersApart: config.auth.tellsCallersApart,
    pointsPerMinute: config.auth.pointsPerMinute,
    graphql: config.graphql,
    live: config.live,
    documents,
    checkJournal: open.checkJournal,
    reportError: errorReporter(log),
    logRequest: requestLogger(log),
    origins: {
      listed: config.corsOrigins,
      localhost: config.corsLocalhost,
      publicUrl: config.publicUrl,
      host: config.host,
    },
    consoleSite: config.console ? createConsoleSite() : undefined,
    answerCacheMaxBytes: config.answerCacheMaxBytes,
    limits: {
      ...HTTP_LIMITS,
      connections: HTTP_LIMITS.connections + config.live.maxSubscriptions,
      requestsUnderWay: config.maxRequestsUnderWay,
      minReadRate: config.minReadRate,
      ...limits,
    },
  });
  const observability = await openObservability(config, log, gateway).catch(async (error: unknown) => {
    await open.close();
    throw error;
  });
  bytesInHand.limit(config.maxUpstreamBytes);
  for (const warning of config.warnings) log.warn(warning);
  if (/^(?:0\.0\.0\.0|::)$/.test(config.host) && config.publicUrl === undefined) {
    log.warn(
      `HOST is ${config.host}, so everybody who reaches this machine reaches the gateway; set PUBLIC_URL to the address that clients use.`,
    );
  }
  try {
    origin = await gateway.listen(config.port, config.host);
  } catch (error) {
    await Promise.all([observability.close(), open.close()]);
    throw error;
  }
  tryCredentials(config, open.services, log);
  return {
    origin,
    opsOrigin: observability.opsOrigin,
    services: open.services,
    async stop(delayMs = 0) {
      const until = performance.now() + MAX_STOP_MS;
      await gateway.drain(delayMs, MAX_DRAIN_MS - delayMs);
      await open.close(Math.max(until - performance.now(), MIN_CLOSE_MS));
      await observability.close();
    },
  };
}

/**
 * Reads a little from each service that is not on this machine, so that credentials which are refused are heard of at
 * the start and not from the first caller. The start goes on meanwhile.
 */
function tryCredentials(config: Config, services: Services, log: Logger): void {
  const nobody = callerOf('start', []);
  for (const configured of config.services.filter(isRemote)) {
    const { source, name, probe } = configured.service;
    const reader = new DirectReader();
    probe({ read: (kind) => services.read(kind, nobody, reader) }).then(
      () => log.info({ source }, `${name} lets the gateway in`),
      (error: unknown) => log.error({ err: error, source }, `${name} could not be read at the start`),
    );
  }
}
