import { createIplicitData } from './data.ts';
import { IplicitLifecycle } from './payments.ts';
import { IplicitService } from './service.ts';
import { iplicitSignIn } from './sign-in.ts';
import { IplicitStore } from './store.ts';
import type { IplicitData } from './types.ts';
import { liveCopy, Schedule } from '../data.ts';
import type { Habits } from '../habits.ts';
import { start } from '../serve.ts';
import type { SideOptions, StartedSide } from '../serve.ts';

/** How the sandbox's iplicit behaves. The defaults suit most tests. */
export interface IplicitSandboxOptions extends SideOptions {
  /**
   * Milliseconds from submit to pending_auth, and again to the decision; 300 if absent. With 0, it is decided
   * when submit is answered.
   */
  approvalDelayMs?: number | undefined;
  /** Initial data, which is copied. Change the live data through the sandbox's `data`. */
  data?: IplicitData | undefined;
}

/** The credentials for a gateway's first sign-in. */
interface IplicitCredentials {
  domain: string;
  username: string;
  apiKey: string;
}

/**
 * Starts the sandbox's iplicit.
 * @throws the listen error if its port is in use
 */
export async function startIplicitSandbox(
  options: IplicitSandboxOptions = {},
): Promise<StartedSide<IplicitCredentials, IplicitData>> {
  const { held, watched } = liveCopy(options.data ?? createIplicitData(), () => store.reset());
  const store = new IplicitStore(held);
  const schedule = new Schedule();
  const lifecycle = new IplicitLifecycle(store, schedule, options.approvalDelayMs ?? 300);
  const habits: Habits = {};
  const signIn = iplicitSignIn(held.account, habits, options.tokenLifetimeSeconds);
  const { domain, username, apiKey } = held.account;
  return start(new IplicitService({ store, signIn, lifecycle, habits }), options, {
    credentials: { domain, username, apiKey },
    variables: (origin) => ({
      IPLICIT_BASE_URL: origin,
      IPLICIT_DOMAIN: domain,
      IPLICIT_USERNAME: username,
      IPLICIT_API_KEY: apiKey,
    }),
    data: watched,
    revokeTokens: signIn.revoke,
    schedule,
    habits,
  });
}
