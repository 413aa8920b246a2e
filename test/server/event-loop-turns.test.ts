import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { EventLoopTurns } from '../../src/server/event-loop-turns.ts';

/** Keeps the event loop busy for two milliseconds, as parsing a long document does. */
function beBusy(): void {
  const until = performance.now() + 2;
  while (performance.now() < until);
}

/** What takes turns, and whose requests have been served so far, in their order. */
function served(isDivided: boolean) {
  const turns = new EventLoopTurns(isDivided);
  const order: string[] = [];
  const serve = async (caller: string): Promise<void> => {
    const turn = turns.wait(caller);
    if (turn) await turn;
    order.push(caller);
    beBusy();
  };
  return { order, serve };
}

describe('turns of the event loop', () => {
  it('turns of the event loop go to whoever has had none before those of one caller that has sent much at once go on', async () => {
    const { order, serve } = served(true);
    const greedy = Array.from({ length: 100 }, () => serve('greedy'));
    assert.ok(order.length < 10, `${order.length} in one turn`);
    for (let step = 0; step < 4; step += 1) {
      await nextTurn();
      await serve('polite');
    }
    assert.ok(order.filter((caller) => caller === 'greedy').length < 50, order.join(' '));
    await Promise.all(greedy);
    assert.equal(order.length, 104, 'all are served in the end');
  });

  it('turns of the event loop are divided among all whose requests wait', async () => {
    const { order, serve } = served(true);
    const all = ['ada', 'ben', 'cleo'].flatMap((caller) => Array.from({ length: 20 }, () => serve(caller)));
    await Promise.all(all);
    const firstHalf = order.slice(0, order.length / 2);
    for (const caller of ['ada', 'ben', 'cleo'])
      assert.ok(firstHalf.filter((each) => each === caller).length >= 5, order.join(' '));
  });

  it('turns of the event loop are nobody’s where callers are not told apart', () => {
    const { order, serve } = served(false);
    for (let request = 0; request < 10; request += 1) void serve('anybody');
    assert.equal(order.length, 10);
  });
});
