import { startConcurSandbox } from './concur/sandbox.ts';
import type { ConcurData } from './concur/batches.ts';
import type { ConcurEdition } from './concur/xml.ts';
import { startIplicitSandbox } from './iplicit/sandbox.ts';
import type { IplicitData } from './iplicit/types.ts';

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
  /** See `ConcurSandboxOptions`. */
  closeDelayMs?: number;
  /** See `IplicitSandboxOptions`. */
  approvalDelayMs?: number;
  /** Initial data, which is copied. Change the live data through the sandbox's `data`. */
  concurData?: ConcurData;
  iplicitData?: IplicitData;
  /** Lifetime of access tokens and sessions; each service's own if absent. */
  tokenLifetimeSeconds?: number;
  /** Delay of every answer, in milliseconds; 0 if absent. */
  latencyMs?: number;
}

/** The sandbox's Concur. */
export type ConcurSandbox = Awaited<ReturnType<typeof startConcurSandbox>>;
/** The sandbox's iplicit. */
export type IplicitSandbox = Awaited<ReturnType<typeof startIplicitSandbox>>;

/** All services, running. */
export interface Sandbox {
  readonly concur: ConcurSandbox;
  readonly iplicit: IplicitSandbox;
  /** Stops all services and everything that they have scheduled. */
  close(): Promise<void>;
}

/**
 * Starts all services, each on its own port and with its own data.
 * @throws the listen error if a port is in use
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { host, latencyMs, tokenLifetimeSeconds } = options;
  const common = { host, latencyMs, tokenLifetimeSeconds };
  const concur = await startConcurSandbox({
    ...common,
    port: options.concurPort,
    edition: options.concurEdition,
    refreshToken: options.concurRefreshToken,
    closeDelayMs: options.closeDelayMs,
    data: options.concurData,
  });
  const iplicit = await startIplicitSandbox({
    ...common,
    port: options.iplicitPort,
    approvalDelayMs: options.approvalDelayMs,
    data: options.iplicitData,
  }).catch(async (error: unknown) => {
    await concur.close();
    throw error;
  });
  return {
    concur,
    iplicit,
    close: async () => {
      await Promise.all([concur.close(), iplicit.close()]);
    },
  };
}
