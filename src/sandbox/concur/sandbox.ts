import { ConcurClosing, ConcurService } from './service.ts';
import { createConcurData } from './batches.ts';
import type { ConcurData } from './batches.ts';
import type { ConcurEdition } from './xml.ts';
import { concurSignIn } from './sign-in.ts';
import { ConcurStore } from './store.ts';
import { liveCopy, Schedule } from '../data.ts';
import { start } from '../serve.ts';
import type { SideOptions, StartedSide } from '../serve.ts';

/** How the sandbox's Concur behaves. The defaults suit most tests. */
export interface ConcurSandboxOptions extends SideOptions {
  /** Which of Concur's sets of paths to serve; 2020 if absent. */
  edition?: ConcurEdition | undefined;
  /** The refresh token for the first sign-in; that of the data if absent. */
  refreshToken?: string | undefined;
  /**
   * Milliseconds from a v1.2 close until the batch is CLOSED; 300 if absent. With 0, it is CLOSED when the
   * close is answered.
   */
  closeDelayMs?: number | undefined;
  /** Initial data, which is copied. Change the live data through the sandbox's `data`. */
  data?: ConcurData | undefined;
}

/** The credentials for a gateway's first sign-in. */
interface ConcurCredentials {
  clientId: string;
  clientSecret: string;
  refreshToken: string;
}

/**
 * Starts the sandbox's Concur.
 * @throws the listen error if its port is in use
 */
export async function startConcurSandbox(
  options: ConcurSandboxOptions = {},
): Promise<StartedSide<ConcurCredentials, ConcurData>> {
  const { edition = '2020', closeDelayMs = 300 } = options;
  const { held, watched } = liveCopy(options.data ?? createConcurData(), () => store.changed());
  held.application.refreshToken = options.refreshToken ?? held.application.refreshToken;
  const store = new ConcurStore(held);
  const schedule = new Schedule();
  const closing = new ConcurClosing(schedule, closeDelayMs, () => store.changed());
  const signIn = concurSignIn(held.application, options.tokenLifetimeSeconds);
  const { clientId, clientSecret, refreshToken } = held.application;
  return start(new ConcurService({ edition, store, signIn, closing }), options, {
    credentials: { clientId, clientSecret, refreshToken },
    variables: (origin) => ({
      CONCUR_BASE_URL: origin,
      CONCUR_CLIENT_ID: clientId,
      CONCUR_CLIENT_SECRET: clientSecret,
      CONCUR_REFRESH_TOKEN: refreshToken,
    }),
    data: watched,
    revokeTokens: signIn.revoke,
    schedule,
    habits: {},
  });
}
