import { fork } from 'node:child_process';
import { once } from 'node:events';
import { environmentFor } from '../../test/gateway.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { Taken } from './measured-gateway.ts';

/** A gateway in a process of its own that says what it takes. */
export interface MeasuredGateway {
  url: string;
  taken(): Promise<Taken>;
  end(): void;
}

/** Starts one before the sandbox's iplicit, without limits that would get in the way. */
export async function startMeasured(
  sandbox: Sandbox,
  more: Record<string, string> = {},
): Promise<MeasuredGateway> {
  const child = fork(new URL('./measured-gateway.ts', import.meta.url), {
    execArgv: ['--expose-gc', '--max-semi-space-size=8'],
    env: {
      PATH: process.env['PATH'],
      ...environmentFor(sandbox, ['iplicit']),
      RATE_LIMIT: 'off',
      MAX_SUBSCRIPTIONS: '20000',
      MAX_SUBSCRIPTIONS_PER_CALLER: '20000',
      ...more,
    },
  });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return {
    url,
    async taken() {
      child.send('taken?');
      const [taken] = (await once(child, 'message')) as [Taken];
      return taken;
    },
    end: () => void child.kill(),
  };
}
