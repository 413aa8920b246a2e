import { AccessToken } from '../upstream/access-token.ts';
import { HttpClient } from '../upstream/http-client.ts';
import type { Transport } from '../upstream/http-client.ts';
import { givenSession } from '../upstream/given-credential.ts';
import type { GivenCredential } from '../upstream/given-credential.ts';
import type { Reader } from '../upstream/reader.ts';
import { Service } from '../upstream/service.ts';
import type { OnWrite } from '../upstream/service.ts';
import { ConcurClient } from './client.ts';
import { concurReadBack } from './close.ts';
import { newCorrelation } from './correlation.ts';
import type { Edition } from './edition.ts';
import type { FileUrlStore } from './file-urls.ts';
import { fileUrlsInMemory, fileUrlsOf } from './file-urls.ts';
import { NewestRefreshToken } from './newest-refresh-token.ts';
import { ConcurReads } from './reads.ts';
import type { ConcurAccess } from './reads.ts';
import type { RefreshStore } from './refresh-store.ts';
import { refreshStoreInMemory } from './refresh-store.ts';
import { ConcurSignIn } from './sign-in.ts';
import type { ConcurCredentials, ConcurSession } from './sign-in.ts';
import { CONCUR } from './types.ts';

export type { ConcurAccess, ConcurReads } from './reads.ts';

export interface ConcurOptions {
  config: ConcurCredentials & { edition: Edition | 'auto' };
  /** Milliseconds that one exchange may take. */
  timeoutMs: number;
  /** Milliseconds that a close which waits for the file may take. Concur answers within 60 seconds. */
  waitTimeoutMs?: number;
  /** Connections kept to Concur; requests beyond that wait in line. */
  connections?: number;
  /** Puts something between the service and its HTTP client, such as retries and a breaker. */
  guard?: ((http: Transport) => Transport) | undefined;
  /** Told when a write leaves and again when it has been answered. */
  onWrite?: OnWrite | undefined;
  /** Epoch milliseconds. */
  now: () => number;
  /** Where the newest refresh token is kept; in memory when absent. */
  refreshStore?: RefreshStore;
  /** Told why the newest refresh token could not be kept; it is tried again until it is. */
  onUnsavedToken: (error: unknown) => void;
  /** Where files' addresses are kept; in memory when absent. */
  fileUrls?: FileUrlStore;
  /** Told when the address of a batch's new file could not be kept. */
  onUnkeptFile: (error: unknown, batchId: string) => void;
}

/** SAP Concur, for as long as the process lives: one sign-in and one set of connections for everybody. */
export interface Concur extends ConcurAccess {
  /** Concur as a caller's own access token sees it. */
  as(token: GivenCredential): ConcurAccess;
  /** Closes every connection once what is under way has ended, and saves what is not saved. */
  close(): Promise<void>;
}

/** Milliseconds before its end that a session is replaced. */
const RENEW_BEFORE_MS = 60_000;
const WAIT_TIMEOUT_MS = 75_000;
const MAX_LIST_BYTES = 32 * 1024 * 1024;
const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** Makes ready to speak to Concur; nothing is sent before the first question. */
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
    // Here, as whatever is sent passes here each time that it is sent: no two requests share an id.
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
  // Concur: 403 says that a token has expired or was revoked, and also that something is not allowed.
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

/** What one request reads from Concur. */
export function concurReads(concur: ConcurAccess, reader: Reader): ConcurReads {
  return new ConcurReads(concur, reader);
}
