import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { FairQueue, QueueError } from '../../src/upstream/fair-queue.ts';

/** A queue whose work ends when the test says so, and the order in which work began. */
function queueOf(atOnce: number, waiting: number, waitMs = 60_000, isDivided = true) {
  const queue = new FairQueue({ atOnce, waiting }, waitMs, isDivided);
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  return {
    begun,
    add(caller: string, name = caller, signal?: AbortSignal): Promise<string> {
      const work = () =>
        new Promise<string>((resolve) => {
          begun.push(name);
          ends.push(() => resolve(name));
        });
      return queue.run(caller, work, signal);
    },
    /** Ends the oldest work that runs. */
    async endOne(): Promise<void> {
      ends.shift()?.();
      await setImmediate();
    },
  };
}

describe('a queue to a service', () => {
  it('a queue to a service serves callers in turn, however many requests one of them has put in', async () => {
    const { add, begun, endOne } = queueOf(1, 100);
    const all = [add('greedy', 'g1')];
    for (const name of ['g2', 'g3', 'g4', 'g5']) all.push(add('greedy', name));
    for (const name of ['p1', 'p2']) all.push(add('polite', name));
    all.push(add('third', 't1'));
    for (let ended = 0; ended < 8; ended += 1) await endOne();
    assert.deepEqual(begun, ['g1', 'g2', 'p1', 't1', 'g3', 'p2', 'g4', 'g5']);
    await Promise.all(all);
  });

  it('a queue to a service keeps places for others, and takes no more from one caller than its share', async () => {
    const { add, begun, endOne } = queueOf(9, 9);
    const all = Array.from({ length: 12 }, () => add('greedy'));
    await setImmediate();
    assert.equal(begun.length, 6, 'two thirds of the places');
    await assert.rejects(add('greedy'), QueueError);
    all.push(add('polite'), add('third'));
    assert.deepEqual(begun.slice(6), ['polite', 'third']);
    for (let ended = 0; ended < 14; ended += 1) await endOne();
    assert.equal((await Promise.all(all)).length, 14);
  });

  it('a queue to a service gives everything to whoever asks where callers cannot be told apart', async () => {
    const { add, begun, endOne } = queueOf(3, 3, 60_000, false);
    const all = Array.from({ length: 6 }, () => add('anonymous'));
    await setImmediate();
    assert.equal(begun.length, 3);
    await assert.rejects(add('anonymous'), QueueError);
    for (let ended = 0; ended < 6; ended += 1) await endOne();
    assert.equal((await Promise.all(all)).length, 6);
  });

  it('a queue to a service is left at once by what was given up, and its place in line is free again', async () => {
    const { add, begun, endOne } = queueOf(1, 1);
    const [first, gone] = [add('a'), new AbortController()];
    const left = add('b', 'b', gone.signal);
    await assert.rejects(add('c'), QueueError);
    gone.abort(new Error('left'));
    await assert.rejects(left, QueueError);
    const last = add('c');
    await endOne();
    await endOne();
    assert.deepEqual([await first, await last], ['a', 'c']);
    assert.deepEqual(begun, ['a', 'c']);
  });

  it('a queue to a service is left after a while by what never got its turn, and gives its place to the next', async () => {
    const { add, begun, endOne } = queueOf(1, 5, 20);
    const first = add('a');
    await assert.rejects(add('b'), QueueError);
    const next = add('c');
    await endOne();
    await endOne();
    assert.deepEqual([await first, await next], ['a', 'c']);
    assert.deepEqual(begun, ['a', 'c']);
  });

  it('a queue to a service frees the place of what failed', async () => {
    const queue = new FairQueue({ atOnce: 1, waiting: 0 }, 1_000, true);
    await assert.rejects(
      queue.run('a', () => Promise.reject(new Error('failed'))),
      /failed/,
    );
    assert.equal(await queue.run('b', async () => 'done'), 'done');
  });
});
