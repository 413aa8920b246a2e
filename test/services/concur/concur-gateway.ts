import type { TestContext } from 'node:test';
import { createConcur } from '../../../src/services/concur/service.ts';
import type { ConcurOptions } from '../../../src/services/concur/service.ts';
import { ConcurReads } from '../../../src/services/concur/reads.ts';
import type { ConcurAccess } from '../../../src/services/concur/reads.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import type { ConcurSandbox, SandboxOptions } from '../../../src/sandbox/sandbox.ts';

/** Concur as the gateway reaches it, with the sandbox behind it. */
export interface ConcurUnderTest {
  sandbox: ConcurSandbox;
  /** Access with the gateway's own credentials. */
  concur: ConcurAccess;
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
  const connection = createConcur({
    config,
    timeoutMs: 5_000,
    now: () => Date.now(),
    onUnkeptFile: thrown,
    onUnsavedToken: thrown,
    onLostToken: () => thrown(new Error('the refresh token is lost')),
    ...options.concur,
  });
  t.after(async () => {
    await connection.close();
    await close();
  });
  return {
    sandbox,
    concur: connection.own,
    reads: () => new ConcurReads(connection.own),
    calls: () =>
      sandbox.calls
        .splice(0)
        .filter((call) => !call.path.startsWith('/oauth2/'))
        .map((call) => `${call.method} ${call.path}`),
  };
}
