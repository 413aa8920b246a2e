import { connect } from '../connection.ts';
import type { Connection, ConnectionOptions } from '../connection.ts';
import { ConcurClient } from './client.ts';
import type { Edition } from './client.ts';
import { fileUrlsInMemory, fileUrlsOf } from './file/fetch.ts';
import type { FileUrlStore } from './file/fetch.ts';
import { NewestRefreshToken, refreshStoreInMemory } from './refresh-token.ts';
import type { RefreshStore } from './refresh-token.ts';
import type { ConcurAccess } from './reads.ts';
import { ConcurSignIn } from './sign-in.ts';
import type { ConcurCredentials } from './sign-in.ts';
import { CONCUR } from './types.ts';

/** How to reach Concur, and where to keep what must outlive a request. */
export interface ConcurOptions extends ConnectionOptions {
  config: ConcurCredentials & { edition: Edition | 'auto' };
  /** Timeout of a close that waits for the file, in milliseconds. Concur answers within 60 seconds. */
  waitTimeoutMs?: number;
  /** Stores the newest refresh token; in memory if absent. */
  refreshStore?: RefreshStore;
  /**
   * Called with the reason when the newest refresh token could not be saved. Saving is retried until it
   * succeeds.
   */
  onUnsavedToken: (error: unknown) => void;
  /** Called when it is lost: it could not be saved before the process has to end. */
  onLostToken: () => void;
  /** Stores the addresses of files; in memory if absent. */
  fileUrls?: FileUrlStore;
  /** Called when the address of a batch's new file could not be stored. */
  onUnkeptFile: (error: unknown, batchId: string) => void;
}

const WAIT_TIMEOUT_MS = 75_000;
const MAX_LIST_BYTES = 32 * 1024 * 1024;
const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** Sets up access to Concur. Nothing is sent until something is requested. */
export function createConcur(options: ConcurOptions): Connection<ConcurAccess> {
  const { config, timeoutMs, now, onUnkeptFile, fileUrls = fileUrlsInMemory() } = options;
  const newest = new NewestRefreshToken({
    store: options.refreshStore ?? refreshStoreInMemory(),
    onUnsaved: options.onUnsavedToken,
    onLost: options.onLostToken,
  });
  const limits = {
    waitTimeoutMs: options.waitTimeoutMs ?? Math.max(WAIT_TIMEOUT_MS, timeoutMs),
    maxFileBytes: MAX_FILE_BYTES,
    now,
  };
  let own: ConcurClient | undefined;
  return connect(options, {
    source: CONCUR,
    maxAnswerBytes: MAX_LIST_BYTES,
    // Concur: 403 means that a token has expired or was revoked, or that something is not allowed.
    refusals: [401, 403],
    signIn: (http) => new ConcurSignIn({ http, credentials: config, newest, now }),
    access(service, fingerprint) {
      // The edition is the same for everybody, so callers with their own token need not find it out again.
      const client = new ConcurClient({ ...limits, service, edition: own?.edition ?? config.edition });
      own ??= client;
      return {
        client,
        fileUrls: fingerprint === undefined ? fileUrls : fileUrlsOf(fileUrls, fingerprint),
        onUnkeptFile,
        now,
      };
    },
  });
}
