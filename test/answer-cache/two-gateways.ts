import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/app/config.ts';
import { createLog } from '../../src/app/log.ts';
import type { AnswerCacheFigures } from '../../src/answer-cache/answer-cache.ts';
import { createIplicitData } from '../../src/sandbox/iplicit/data.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/sandbox.ts';
import { startGateway } from '../../src/app/start.ts';
import { environmentFor } from '../gateway.ts';
import { Asker } from './raw-ask.ts';
import type { Ask, RawAnswer } from './raw-ask.ts';

/** Two gateways before one sandbox and each with a store of its own, alike but that only one of them has an answer cache. */
export interface TwoGateways {
  sandbox: Sandbox;
  /** Asks the one with an answer cache. */
  on(asked: Ask): Promise<RawAnswer>;
  /** Asks the one that does not. */
  off(asked: Ask): Promise<RawAnswer>;
  /** What the one with an answer cache has done so far. */
  figures(): Promise<AnswerCacheFigures>;
  close(): Promise<void>;
}

/** Starts them before a sandbox that does at once what it is told and holds few payments, so that each answer is soon made. */
export function startTwoQuickGateways(): Promise<TwoGateways> {
  const iplicitData = createIplicitData();
  const payments = iplicitData.payments.slice(0, 9);
  return startTwoGateways({
    closeDelayMs: 0,
    approvalDelayMs: 0,
    iplicitData: { ...iplicitData, payments },
  });
}

/** Starts them in this process, on free ports. */
export async function startTwoGateways(
  options: SandboxOptions,
  env: Record<string, string> = {},
): Promise<TwoGateways> {
  const folder = await mkdtemp(join(tmpdir(), 'answer-cache-'));
  const sandbox = await startSandbox(options);
  const start = (answerCache: 'on' | 'off') =>
    startGateway(
      readConfig({
        ...environmentFor(sandbox),
        JOURNAL_URL: `sqlite:${join(folder, `${answerCache}.db`)}`,
        PUBLIC_URL: 'http://localhost',
        OPS_PORT: '0',
        ...env,
        ANSWER_CACHE: answerCache,
      }),
      { log: createLog('silent') },
    );
  const [on, off] = [await start('on'), await start('off')];
  const asker = new Asker();
  // Both sign in now: later Concur would no longer take the refresh token that both begin with.
  for (const { origin } of [on, off]) await asker.ask(origin, { query: '{ upstreams { state } }' });
  return {
    sandbox,
    on: (asked) => asker.ask(on.origin, asked),
    off: (asked) => asker.ask(off.origin, asked),
    figures: () => figuresOf(on.opsOrigin ?? ''),
    async close() {
      asker.close();
      await Promise.all([on.stop(), off.stop()]);
      await sandbox.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** What a gateway says of its answer cache, on the port of those who run it. */
export async function figuresOf(opsOrigin: string): Promise<AnswerCacheFigures> {
  const answer = await fetch(`${opsOrigin}/health/ready`);
  return ((await answer.json()) as { answerCache: AnswerCacheFigures }).answerCache;
}
