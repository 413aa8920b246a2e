import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { WriteNotifier } from '../../../src/app/workers/write-notifier.ts';

/** Somebody who is told, and how often they were. */
function listener() {
  const sent: number[] = [];
  const notifier = new WriteNotifier(() => sent.push(sent.length));
  return { sent, notifier };
}

/** Which of several promises have resolved by now. */
async function resolvedAmong(promises: readonly Promise<void>[]): Promise<boolean[]> {
  const resolved = promises.map(() => false);
  promises.forEach((promise, index) => void promise.then(() => (resolved[index] = true)));
  await turn();
  return resolved;
}

describe('a worker that is told of writes', () => {
  it('a worker that is told of writes is told once of all that came while it had not answered', async () => {
    const { sent, notifier } = listener();
    const first = notifier.notify();
    const later = Array.from({ length: 50 }, () => notifier.notify());
    assert.equal(sent.length, 1);
    notifier.acknowledged();
    assert.deepEqual(await resolvedAmong([first, ...later.slice(0, 2)]), [true, false, false]);
    assert.equal(sent.length, 2, 'what it had not answered may have been from before them');
    notifier.acknowledged();
    assert.deepEqual(
      await resolvedAmong(later),
      Array.from({ length: 50 }, () => true),
    );
    assert.equal(sent.length, 2);
  });

  it('a worker that is told of writes is waited for no longer, nor told anything more, once it is gone', async () => {
    const { sent, notifier } = listener();
    const waiting = [notifier.notify(), notifier.notify()];
    notifier.workerEnded();
    assert.deepEqual(await resolvedAmong([...waiting, notifier.notify()]), [true, true, true]);
    assert.equal(sent.length, 1);
  });
});
