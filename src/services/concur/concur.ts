import { AccessToken, givenSession, Service } from '../../upstream/service.ts';
import type { GivenCredential, OnWrite } from '../../upstream/service.ts';
import { HttpClient } from '../../upstream/http-client.ts';
import type { Transport } from '../../upstream/http-client.ts';
import type { Reader } from '../../upstream/reader.ts';
import { ConcurClient } from './client.ts';
import type { Edition } from './client.ts';
import { concurReadBack } from './close.ts';
import { newCorrelation } from './unreadable.ts';
import { fileUrlsInMemory, fileUrlsOf } from './file/fetch.ts';
import type { FileUrlStore } from './file/fetch.ts';
import { NewestRefreshToken, refreshStoreInMemory } from './refresh-token.ts';
import type { RefreshStore } from './refresh-token.ts';
import { ConcurReads } from './reads.ts';
import type { ConcurAccess } from './reads.ts';
import { ConcurSignIn } from './sign-in.ts';
import type { ConcurCredentials, ConcurSession } from './sign-in.ts';
import { CONCUR } from './types.ts';

export type { ConcurAccess, ConcurReads } from './reads.ts';

/** How to reach Concur, and where to keep what must outlive a request. */
export interface ConcurOptions {
  config: ConcurCredentials & { edition: Edition | 'auto' };
  /** Timeout of one request, in milliseconds. */
  timeoutMs: number;
  /** Timeout of a close that waits for the file, in milliseconds. Concur answers within 60 seconds. */
  waitTimeoutMs?: number;
  /** Maximum number of connections to Concur; further requests queue. */
  connections?: number;
  /** Wraps the HTTP client, for example with retries and a circuit breaker. */
  guard?: ((http: Transport) => Transport) | undefined;
  /** Called when a write is sent and again when it is answered. */
  onWrite?: OnWrite | undefined;
  /** Epoch milliseconds. */
  now: () => number;
  /** Stores the newest refresh token; in memory if absent. */
  refreshStore?: RefreshStore;
  /**
   * Called with the reason when the newest refresh token could not be saved. Saving is retried until it
   * succeeds.
   */
  onUnsavedToken: (error: unknown) => void;
  /** Stores the addresses of files; in memory if absent. */
  fileUrls?: FileUrlStore;
  /** Called when the address of a batch's new file could not be stored. */
  onUnkeptFile: (error: unknown, batchId: string) => void;
}

/** SAP Concur, for the lifetime of the process: one sign-in and one connection pool for all requests. */
export interface Concur extends ConcurAccess {
  /** Access to Concur with a caller's own access token. */
  as(token: GivenCredential): ConcurAccess;
  /**
   * Waits for requests in flight, closes the connections, and saves a refresh token that is not saved yet.
   */
  close(): Promise<void>;
}

/** How long before it expires a session is replaced, in milliseconds. */
const RENEW_BEFORE_MS = 60_000;
const WAIT_TIMEOUT_MS = 75_000;
const MAX_LIST_BYTES = 32 * 1024 * 1024;
const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** Sets up access to Concur. Nothing is sent until something is requested. */
export function createConcur(options: ConcurOptions): Concur {
  const { config, timeoutMs, now } = options;
  const direct = new HttpClient({
    source: CONCUR,
    connections: options.connections ?? 32,
    timeoutMs,
    maxBodyBytes: MAX_LIST_BYTES,
  });
  const http = options.guard?.(direct) ?? direct;
  const { origin } = new URL(config.baseUrl);
  const newest = new NewestRefreshToken({
    store: options.refreshStore ?? refreshStoreInMemory(),
    onUnsaved: options.onUnsavedToken,
  });
  const signIn = new ConcurSignIn({ http, credentials: { ...config, baseUrl: origin }, newest, now });
  const common = {
    source: CONCUR,
    http,
    // The correlation id is made here because every attempt passes through: no two requests share an id.
    authorise: ({ origin, accessToken }: ConcurSession) => ({
      origin,
      headers: { authorization: `Bearer ${accessToken}`, ...newCorrelation() },
    }),
    writeTimeoutMs: timeoutMs,
    onWrite: options.onWrite,
    now,
  };
  const limits = {
    waitTimeoutMs: options.waitTimeoutMs ?? Math.max(WAIT_TIMEOUT_MS, timeoutMs),
    maxFileBytes: MAX_FILE_BYTES,
    now,
  };
  const token = new AccessToken({ signIn: () => signIn.signIn(), now, renewBeforeMs: RENEW_BEFORE_MS });
  // Concur: 403 means that a token has expired or was revoked, or that something is not allowed.
  const service = new Service({ ...common, token, refusals: new Set([401, 403]) });
  const client = new ConcurClient({ ...limits, service, edition: config.edition });
  const { onUnkeptFile, fileUrls = fileUrlsInMemory() } = options;
  return {
    client,
    fileUrls,
    onUnkeptFile,
    now,
    as({ secret, fingerprint }) {
      const token = givenSession({ origin, accessToken: secret, expiresAt: Infinity });
      const theirs = new Service({ ...common, credentials: fingerprint, token, refusals: new Set() });
      const access = {
        client: new ConcurClient({ ...limits, service: theirs, edition: client.edition ?? config.edition }),
        fileUrls: fileUrlsOf(fileUrls, fingerprint),
        onUnkeptFile,
        now,
      };
      return { ...access, given: { fingerprint, readBack: concurReadBack(access) } };
    },
    async close() {
      await http.close();
      await newest.close();
    },
  };
}

/** The reads of one request. */
export function concurReads(concur: ConcurAccess, reader: Reader): ConcurReads {
  return new ConcurReads(concur, reader);
}
