import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { ConcurSandbox } from '../../../src/sandbox/sandbox.ts';
import { startTestGateway } from '../../gateway.ts';
import type { TestGatewayOptions } from '../../gateway.ts';

/** One error of an answer, as a test looks at it. */
export interface AnsweredError {
  message: string;
  /** Joined by dots. */
  path: string;
  code: unknown;
  extensions: Record<string, unknown>;
}

/** A gateway on real sockets, with what a test of Concur's part of it needs. */
export interface AskedGateway {
  origin: string;
  sandbox: ConcurSandbox;
  /** What an operation answers. */
  ask<Data>(
    document: string,
    variables?: Record<string, unknown>,
  ): Promise<{ data: Data | null; errors: AnsweredError[] }>;
  /** What an operation answers that must not meet any error. */
  read<Data>(document: string, variables?: Record<string, unknown>): Promise<Data>;
  /** Method and path of what reached Concur, sign-ins aside, since it was asked last. */
  calls(): string[];
}

/** Starts a gateway over Concur's sandbox; both end with the test. */
export async function askedGateway(t: TestContext, options: TestGatewayOptions = {}): Promise<AskedGateway> {
  const gateway = await startTestGateway({ services: ['concur'], ...options });
  t.after(() => gateway.close());
  const sandbox = gateway.sandbox.concur;

  async function ask<Data>(document: string, variables?: Record<string, unknown>) {
    const { data, errors } = await gateway.ask<Data | null>(document, variables);
    const seen = errors.map(({ message, path = [], extensions }) => ({
      message,
      path: path.join('.'),
      code: extensions['code'],
      extensions,
    }));
    return { data, errors: seen };
  }

  return {
    origin: gateway.origin,
    sandbox,
    ask,
    async read<Data>(document: string, variables?: Record<string, unknown>) {
      const { data, errors } = await ask<Data>(document, variables);
      assert.deepEqual(errors, []);
      assert.ok(data !== null);
      return data;
    },
    calls: () =>
      sandbox.calls
        .splice(0)
        .filter((call) => !call.path.startsWith('/oauth2/'))
        .map((call) => `${call.method} ${call.path}`),
  };
}
