import { ConcurClosing, ConcurService } from './concur/service.ts';
import { createConcurData } from './concur/batches.ts';
import type { ConcurData } from './concur/batches.ts';
import type { ConcurEdition } from './concur/xml.ts';
import { concurSignIn } from './concur/sign-in.ts';
import { ConcurStore } from './concur/store.ts';
import type { SandboxCall } from './exchange.ts';
import type { Faults } from './faults.ts';
import type { Habits } from './habits.ts';
import { createIplicitData } from './iplicit/data.ts';
import { IplicitLifecycle } from './iplicit/payments.ts';
import { IplicitService } from './iplicit/service.ts';
import { iplicitSignIn } from './iplicit/sign-in.ts';
import { IplicitStore } from './iplicit/store.ts';
import type { IplicitData } from './iplicit/types.ts';
import { liveCopy, Schedule } from './data.ts';
import { serve } from './serve.ts';
import type { ServedService, ServeOptions } from './serve.ts';

/** How a sandbox behaves. The defaults suit most tests. */
export interface SandboxOptions {
  /** 127.0.0.1 if absent. */
  host?: string;
  /** 0, the default, means any free port. */
  concurPort?: number;
  iplicitPort?: number;
  /** Which of Concur's sets of paths to serve; 2020 if absent. */
  concurEdition?: ConcurEdition;
  /** The refresh token for the first sign-in at Concur; that of the data if absent. */
  concurRefreshToken?: string;
  /**
   * Milliseconds from a v1.2 close until the batch is CLOSED; 300 if absent. With 0, it is CLOSED when the
   * close is answered.
   */
  closeDelayMs?: number;
  /**
   * Milliseconds from submit to pending_auth, and again to the decision; 300 if absent. With 0, it is decided
   * when submit is answered.
   */
  approvalDelayMs?: number;
  /** Initial data, which is copied. Change the live data through the sandbox's `data`. */
  concurData?: ConcurData;
  iplicitData?: IplicitData;
  /** Lifetime of access tokens and sessions; each service's own if absent. */
  tokenLifetimeSeconds?: number;
  /** Delay of every answer, in milliseconds; 0 if absent. */
  latencyMs?: number;
}

/** A running service, as tests see it. */
export interface SandboxSide<Credentials, Data> {
  /** For example `http://127.0.0.1:41234`. */
  readonly origin: string;
  /** The credentials for a gateway's first sign-in. */
  readonly credentials: Credentials;
  /** The requests that arrived, oldest first. Beyond 50,000, only the newest are kept. */
  readonly calls: SandboxCall[];
  /** Forgets the recorded calls. */
  clearCalls(): void;
  /** The faults that the coming requests get. */
  readonly faults: Faults;
  /** What it does beyond the documented. Change it to switch a habit on or off. */
  readonly habits: Habits;
  /** The live data. Changes apply from the next request on. */
  readonly data: Data;
  /** Revokes every access token or session issued so far. */
  revokeTokens(): void;
}

/** The sandbox's Concur. */
export type ConcurSandbox = SandboxSide<
  { clientId: string; clientSecret: string; refreshToken: string },
  ConcurData
>;
/** The sandbox's iplicit. */
export type IplicitSandbox = SandboxSide<{ domain: string; username: string; apiKey: string }, IplicitData>;

/** Both services, running. */
export interface Sandbox {
  readonly concur: ConcurSandbox;
  readonly iplicit: IplicitSandbox;
  /** Stops both services and everything that they have scheduled. */
  close(): Promise<void>;
}

/**
 * Starts both services, each on its own port and with its own data.
 * @throws the listen error if a port is in use
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const concur = await startConcur(options);
  const iplicit = await startIplicit(options).catch(async (error: unknown) => {
    await concur.close();
    throw error;
  });
  return {
    concur: concur.side,
    iplicit: iplicit.side,
    close: async () => {
      await Promise.all([concur.close(), iplicit.close()]);
    },
  };
}

interface Started<Side> {
  side: Side;
  close(): Promise<void>;
}

async function startConcur(options: SandboxOptions): Promise<Started<ConcurSandbox>> {
  const { concurPort: port = 0, concurEdition: edition = '2020', closeDelayMs = 300 } = options;
  const { held, watched } = liveCopy(options.concurData ?? createConcurData(), () => store.changed());
  held.application.refreshToken = options.concurRefreshToken ?? held.application.refreshToken;
  const store = new ConcurStore(held);
  const schedule = new Schedule();
  const closing = new ConcurClosing(schedule, closeDelayMs, () => store.changed());
  const signIn = concurSignIn(held.application, options.tokenLifetimeSeconds);
  const served = await serve(
    new ConcurService({ edition, store, signIn, closing }),
    listening(options, port, {}),
  );
  const { clientId, clientSecret, refreshToken } = held.application;
  return started(served, { clientId, clientSecret, refreshToken }, watched, signIn, schedule);
}

async function startIplicit(options: SandboxOptions): Promise<Started<IplicitSandbox>> {
  const { iplicitPort: port = 0, approvalDelayMs = 300 } = options;
  const { held, watched } = liveCopy(options.iplicitData ?? createIplicitData(), () => store.reset());
  const store = new IplicitStore(held);
  const schedule = new Schedule();
  const lifecycle = new IplicitLifecycle(store, schedule, approvalDelayMs);
  const habits: Habits = {};
  const signIn = iplicitSignIn(held.account, habits, options.tokenLifetimeSeconds);
  const service = new IplicitService({ store, signIn, lifecycle, habits });
  const served = await serve(service, listening(options, port, habits));
  return started(served, { ...held.account }, watched, signIn, schedule);
}

function listening(
  { host = '127.0.0.1', latencyMs = 0 }: SandboxOptions,
  port: number,
  habits: Habits,
): ServeOptions {
  return { host, port, latencyMs, habits };
}

function started<Credentials, Data>(
  { origin, calls, faults, habits, close }: ServedService,
  credentials: Credentials,
  data: Data,
  signIn: { revoke(): void },
  schedule: Schedule,
): Started<SandboxSide<Credentials, Data>> {
  return {
    side: {
      origin,
      credentials,
      calls,
      clearCalls: () => void calls.splice(0),
      faults,
      habits,
      data,
      revokeTokens: signIn.revoke,
    },
    close: () => {
      schedule.clear();
      return close();
    },
  };
}
