import { DirectReader } from '../../../src/upstream/reader.ts';
import type { TestContext } from 'node:test';
import { concurReads, createConcur } from '../../../src/services/concur/concur.ts';
import type { Concur, ConcurOptions, ConcurReads } from '../../../src/services/concur/concur.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import type { ConcurSandbox, SandboxOptions } from '../../../src/sandbox/sandbox.ts';

/** Concur as the gateway reaches it, with the sandbox behind it. */
export interface ConcurUnderTest {
  sandbox: ConcurSandbox;
  concur: Concur;
  /** Loaders of one request of their own. */
  reads: () => ConcurReads;
  /** Method and path of what arrived, sign-ins aside, since it was asked last. */
  calls: () => string[];
}

export interface ConcurUnderTestOptions {
  sandbox?: SandboxOptions;
  concur?: Partial<ConcurOptions>;
}

function thrown(error: unknown): never {
  throw error;
}

/** Starts a sandbox and a Concur over it, both closed when the test ends. */
export async function concurUnderTest(
  t: TestContext,
  options: ConcurUnderTestOptions = {},
): Promise<ConcurUnderTest> {
  const { concur: sandbox, close } = await startSandbox({ closeDelayMs: 20, ...options.sandbox });
  const config = { baseUrl: sandbox.origin, ...sandbox.credentials, edition: 'auto' as const };
  const concur = createConcur({
    config,
    timeoutMs: 5_000,
    now: () => Date.now(),
    onUnkeptFile: thrown,
    onUnsavedToken: thrown,
    ...options.concur,
  });
  t.after(async () => {
    await concur.close();
    await close();
  });
  return {
    sandbox,
    concur,
    reads: () => concurReads(concur, new DirectReader()),
    calls: () =>
      sandbox.calls
        .splice(0)
        .filter((call) => !call.path.startsWith('/oauth2/'))
        .map((call) => `${call.method} ${call.path}`),
  };
}
