import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { deadline, TIME_IS_UP, whenAborted, within } from '../../src/upstream/abort.ts';

describe('a signal', () => {
  it('a signal tells those who listen, once, and those who come too late at once', () => {
    const controller = new AbortController();
    const told: string[] = [];
    whenAborted(controller.signal, () => told.push('listening'));
    whenAborted(controller.signal, () => told.push('released'))();
    controller.abort();
    whenAborted(controller.signal, () => told.push('late'));
    whenAborted(undefined, () => told.push('nobody'));
    assert.deepEqual(told, ['listening', 'late']);
  });
});

describe('a deadline', () => {
  it('a deadline tells of what is not over in its time, and nothing of what is', async () => {
    const told: string[] = [];
    deadline(10, () => told.push('slow'));
    const end = deadline(10, () => told.push('quick'));
    end();
    end();
    while (told.length === 0) await sleep(1);
    await sleep(20);
    assert.deepEqual(told, ['slow']);
  });

  it('a deadline ends the work that it is set for, and its reason says so', async () => {
    const reason = await within(5, async (signal) => {
      while (!signal.aborted) await sleep(1);
      return signal.reason as unknown;
    });
    assert.equal(reason, TIME_IS_UP);
    const kept = await within(10_000, (signal) => Promise.resolve(signal));
    assert.equal(kept.aborted, false);
  });
});
