import { createConcurData } from './concur-data.ts';
import type { ConcurData } from './concur-types.ts';
import { ConcurService } from './concur-service.ts';
import { concurSignIn } from './concur-sign-in.ts';
import type { ConcurEdition } from './concur-xml.ts';
import type { SandboxCall } from './exchange.ts';
import type { Faults } from './faults.ts';
import { createIplicitData } from './iplicit-data.ts';
import type { IplicitData } from './iplicit-types.ts';
import { IplicitService } from './iplicit-service.ts';
import { iplicitSignIn } from './iplicit-sign-in.ts';
import { IplicitStore } from './iplicit-store.ts';
import { liveCopy } from './live-data.ts';
import { serve } from './serve.ts';
import type { ServedService } from './serve.ts';

export interface SandboxOptions {
  /** 127.0.0.1 when absent. */
  host?: string;
  /** 0, the default, takes any free port. */
  concurPort?: number;
  iplicitPort?: number;
  /** Which of Concur's sets of paths is served; 2020 when absent. */
  concurEdition?: ConcurEdition;
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
  const iplicit = await startIplicit(options);
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
  const {
    host = '127.0.0.1',
    concurPort: port = 0,
    latencyMs = 0,
    concurEdition: edition = '2020',
  } = options;
  const { held, watched } = liveCopy(options.concurData ?? createConcurData(), () => service.changed());
  const signIn = concurSignIn(held.application, options.tokenLifetimeSeconds);
  const service = new ConcurService({ data: held, edition, signIn });
  const served = await serve(service, { host, port, latencyMs });
  const { clientId, clientSecret, refreshToken } = held.application;
  return {
    side: sideOf(served, { clientId, clientSecret, refreshToken }, watched, signIn),
    close: served.close,
  };
}

async function startIplicit(options: SandboxOptions): Promise<Started<IplicitSandbox>> {
  const { host = '127.0.0.1', iplicitPort: port = 0, latencyMs = 0 } = options;
  const { held, watched } = liveCopy(options.iplicitData ?? createIplicitData(), () => store.reset());
  const store = new IplicitStore(held);
  const signIn = iplicitSignIn(held.account, options.tokenLifetimeSeconds);
  const served = await serve(new IplicitService(store, signIn), { host, port, latencyMs });
  return { side: sideOf(served, { ...held.account }, watched, signIn), close: served.close };
}

function sideOf<Credentials, Data>(
  { origin, calls, faults }: ServedService,
  credentials: Credentials,
  data: Data,
  signIn: { revoke(): void },
): SandboxSide<Credentials, Data> {
  const clearCalls = (): void => {
    calls.length = 0;
  };
  return { origin, credentials, calls, clearCalls, faults, data, revokeTokens: signIn.revoke };
}
