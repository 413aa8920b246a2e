import { ConcurClosing } from './concur-close.ts';
import { createConcurData } from './concur-data.ts';
import type { ConcurEdition } from './concur-routes.ts';
import { ConcurService } from './concur-service.ts';
import { concurSignIn } from './concur-sign-in.ts';
import { ConcurStore } from './concur-store.ts';
import type { ConcurData } from './concur-types.ts';
import type { SandboxCall } from './exchange.ts';
import type { Faults } from './faults.ts';
import { createIplicitData } from './iplicit-data.ts';
import { IplicitLifecycle } from './iplicit-lifecycle.ts';
import { IplicitService } from './iplicit-service.ts';
import { iplicitSignIn } from './iplicit-sign-in.ts';
import { IplicitStore } from './iplicit-store.ts';
import type { IplicitData } from './iplicit-types.ts';
import { liveCopy } from './live-data.ts';
import { Schedule } from './schedule.ts';
import { serve } from './serve.ts';
import type { ServedService, ServeOptions } from './serve.ts';

export interface SandboxOptions {
  /** 127.0.0.1 when absent. */
  host?: string;
  /** 0, the default, takes any free port. */
  concurPort?: number;
  iplicitPort?: number;
  /** Which of Concur's sets of paths is served; 2020 when absent. */
  concurEdition?: ConcurEdition;
  /** The refresh token that Concur is first signed in with; that of its data when absent. */
  concurRefreshToken?: string;
  /** From a v1.2 close to CLOSED, in milliseconds; 300 when absent. 0: closed when the close is answered. */
  closeDelayMs?: number;
  /** From submit to pending_auth, and again to the decision; 300 when absent. 0: decided when submit is answered. */
  approvalDelayMs?: number;
  /** Copied; alter the running data through the sandbox's own `data`. */
  concurData?: ConcurData;
  iplicitData?: IplicitData;
  /** How long access tokens and sessions live; each service's own lifetime when absent. */
  tokenLifetimeSeconds?: number;
  /** Added to every answer; 0 when absent. */
  latencyMs?: number;
}

/** What both services offer a test. */
export interface SandboxSide<Credentials, Data> {
  /** Such as `http://127.0.0.1:41234`. */
  readonly origin: string;
  /** What a gateway signs in with at the start. */
  readonly credentials: Credentials;
  /** Every request that arrived, oldest first; of more than 50,000, the newest. */
  readonly calls: SandboxCall[];
  clearCalls(): void;
  readonly faults: Faults;
  /** The live data: what is changed here is served from the next request on. */
  readonly data: Data;
  /** Makes every access token or session handed out so far stop working. */
  revokeTokens(): void;
}

export type ConcurSandbox = SandboxSide<
  { clientId: string; clientSecret: string; refreshToken: string },
  ConcurData
>;
export type IplicitSandbox = SandboxSide<{ domain: string; username: string; apiKey: string }, IplicitData>;

export interface Sandbox {
  readonly concur: ConcurSandbox;
  readonly iplicit: IplicitSandbox;
  /** Stops both services and whatever they still had to do. */
  close(): Promise<void>;
}

/**
 * Starts both services, each on its own port, over data of their own.
 * @throws the listen error when a port is taken.
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
    listening(options, port),
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
  const signIn = iplicitSignIn(held.account, options.tokenLifetimeSeconds);
  const served = await serve(new IplicitService(store, signIn, lifecycle), listening(options, port));
  return started(served, { ...held.account }, watched, signIn, schedule);
}

function listening({ host = '127.0.0.1', latencyMs = 0 }: SandboxOptions, port: number): ServeOptions {
  return { host, port, latencyMs };
}

function started<Credentials, Data>(
  { origin, calls, faults, close }: ServedService,
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
      data,
      revokeTokens: signIn.revoke,
    },
    close: () => {
      schedule.clear();
      return close();
    },
  };
}
