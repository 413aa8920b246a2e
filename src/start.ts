import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { openAuthenticator } from './auth/open-authenticator.ts';
import type { Config } from './config.ts';
import type { Services } from './context.ts';
import { createGateway } from './gateway.ts';
import { openTrustedDocuments } from './graphql/open-trusted-documents.ts';
import { HTTP_LIMITS } from './http/limits.ts';
import type { HttpLimits } from './http/limits.ts';
import { openServices } from './services.ts';
import { errorReporter, requestLogger } from './log.ts';

/** A gateway that answers. */
export interface RunningGateway {
  /** Origin that it listens at. */
  origin: string;
  /** The services behind it. */
  services: Services;
  /** Stops: no new requests, what is under way is seen through, everything is closed. */
  stop(): Promise<void>;
}

export interface StartOptions {
  log: Logger;
  /** Where HTTP's limits differ from the usual ones. */
  limits?: Partial<HttpLimits>;
  /** Tells other processes that a write leaves, or has been answered; resolves when they know. Never rejects. */
  announceWrite?: () => Promise<void>;
  /** Resolves when the gateway may listen; at once when absent. */
  mayListen?: () => Promise<void>;
}

/** Longest that a stop waits for requests under way, in milliseconds beyond the longest write. */
const GRACE = 5_000;

/** Puts a gateway together from its configuration and lets it listen. */
export async function startGateway(config: Config, options: StartOptions): Promise<RunningGateway> {
  const { log, limits, announceWrite, mayListen } = options;
  let origin = '';
  const clock = {
    now: () => Date.now(),
    sleep: (ms: number, signal?: AbortSignal) => sleep(ms, undefined, { signal, ref: true }),
  };
  const { trustedDocuments } = config.graphql;
  const documents = trustedDocuments === undefined ? undefined : await openTrustedDocuments(trustedDocuments);
  const authenticate = await openAuthenticator(config.auth, { log, now: clock.now });
  const publicUrl = () => config.publicUrl ?? origin;
  const open = await openServices(config, { log, clock, publicUrl, announceWrite });
  const gateway = await createGateway({
    services: open.services,
    authenticate,
    pointsPerMinute: config.auth.pointsPerMinute,
    graphql: config.graphql,
    documents,
    checkJournal: open.checkJournal,
    reportError: errorReporter(log),
    logRequest: requestLogger(log),
    origins: { listed: config.corsOrigins, publicUrl: config.publicUrl, host: config.host },
    replayMaxBytes: config.replayMaxBytes,
    limits: { ...HTTP_LIMITS, requestsUnderWay: config.maxRequestsUnderWay, ...limits },
  });
  try {
    await mayListen?.();
    origin = await gateway.listen(config.port, config.host);
  } catch (error) {
    await open.close();
    throw error;
  }
  return {
    origin,
    services: open.services,
    async stop() {
      await gateway.drain(open.longestWriteMs + GRACE);
      await open.close();
    },
  };
}
