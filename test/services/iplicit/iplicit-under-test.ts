import assert from 'node:assert/strict';
import { DirectReader } from '../../../src/upstream/reader.ts';
import type { TestContext } from 'node:test';
import type { IplicitClient } from '../../../src/services/iplicit/client.ts';
import { createIplicit } from '../../../src/services/iplicit/service.ts';
import type { IplicitOptions } from '../../../src/services/iplicit/service.ts';
import { IplicitReads } from '../../../src/services/iplicit/loaders.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import type { IplicitSandbox, SandboxOptions } from '../../../src/sandbox/sandbox.ts';
import { UpstreamError } from '../../../src/upstream/errors.ts';
import type { UpstreamErrorFacts } from '../../../src/upstream/errors.ts';

/** iplicit as the gateway reaches it, with the sandbox behind it. */
export interface IplicitUnderTest {
  sandbox: IplicitSandbox;
  iplicit: { client: IplicitClient; close: () => Promise<void> };
  /** Loaders of one request of their own. */
  reads: (signal?: AbortSignal) => IplicitReads;
  /** Method, path and body of what arrived since it was asked last; sign-ins only if asked for. */
  calls: (options?: { signIns: true }) => string[];
}

/** Starts a sandbox and an iplicit over it, both closed when the test ends. */
export async function iplicitUnderTest(
  t: TestContext,
  options: {
    sandbox?: SandboxOptions;
    iplicit?: Partial<IplicitOptions>;
    credentials?: Partial<IplicitOptions['config']>;
  } = {},
): Promise<IplicitUnderTest> {
  const { iplicit: sandbox, close } = await startSandbox({ approvalDelayMs: 0, ...options.sandbox });
  const connection = createIplicit({
    config: { baseUrl: sandbox.origin, ...sandbox.credentials, ...options.credentials },
    timeoutMs: 5_000,
    now: () => Date.now(),
    ...options.iplicit,
  });
  t.after(async () => {
    await connection.close();
    await close();
  });
  return {
    sandbox,
    iplicit: { client: connection.own, close: () => connection.close() },
    reads: (signal) => new IplicitReads(connection.own, new DirectReader(signal)),
    calls: ({ signIns } = { signIns: undefined } as never) =>
      sandbox.calls
        .splice(0)
        .filter(({ path }) => signIns || !/^\/api\/session\//i.test(path))
        .map(({ method, path, body }) => [method, path, body].join(' ').trim()),
  };
}

/** The uuid of one of the sandbox's payments. */
export function uuidOf({ sandbox }: IplicitUnderTest, batchNo: string): string {
  const payment = sandbox.data.payments.find((each) => each.batchNo === batchNo);
  assert.ok(payment);
  return payment.id;
}

/** For assert.rejects: a failure of iplicit with this code and, where given, these facts. */
export function upstreamError(code: string, facts: Partial<UpstreamErrorFacts> & { message?: RegExp } = {}) {
  return (error: unknown): boolean => {
    if (!(error instanceof UpstreamError) || error.code !== code || error.source !== 'IPLICIT') return false;
    const { message, ...plain } = facts;
    return (
      Object.entries(plain).every(([name, value]) => error[name as keyof UpstreamError] === value) &&
      (message === undefined || message.test(error.message))
    );
  };
}
