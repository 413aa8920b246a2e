import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { opened } from './store.ts';
import type { EngineUnderTest } from './store.ts';

/** One at a time under one name, in the order of asking; different names know nothing of each other. */
export function lockConformance(engine: EngineUnderTest): void {
  it('lets one at a time work under a name, in the order of asking', async (t) => {
    const journal = await opened(t, await engine.newStore());
    const order: number[] = [];
    let inside = 0;
    const work = Array.from({ length: 30 }, (_, index) =>
      journal.exclusively('one', async () => {
        assert.equal(++inside, 1);
        order.push(index);
        await sleep(index % 3);
        inside--;
        return index;
      }),
    );
    assert.deepEqual(await Promise.all(work), order);
    assert.deepEqual(
      order,
      order.toSorted((a, b) => a - b),
    );
  });

  it('lets holders of different names work at the same time, and ask the journal whatever their number', async (t) => {
    const journal = await opened(t, await engine.newStore());
    const everybody = gate(50);
    const work = Array.from({ length: 50 }, (_, index) =>
      journal.exclusively(`name ${index}`, async (lock) => {
        await everybody.arrive();
        await lock.confirm();
        return journal.exclusively(`inner ${index % 5}`, () => journal.open());
      }),
    );
    await Promise.all(work);
  });

  it('gives a name up when the work under it fails', async (t) => {
    const journal = await opened(t, await engine.newStore());
    await assert.rejects(
      journal.exclusively('one', () => Promise.reject(new Error('no luck'))),
      /no luck/,
    );
    await assert.rejects(
      journal.ifFree('one', () => Promise.reject(new Error('no luck'))),
      /no luck/,
    );
    assert.equal(await journal.exclusively('one', async () => 'mine'), 'mine');
  });

  it('ends the waiting by the signal, leaving those before and behind in line', async (t) => {
    const journal = await opened(t, await engine.newStore());
    const holder = held();
    const holding = journal.exclusively('one', () => holder.until);
    const before = journal.exclusively('one', async () => 'before');
    const leaving = new AbortController();
    const gone = journal.exclusively('one', () => assert.fail('it had left'), leaving.signal);
    const behind = journal.exclusively('one', async () => 'behind');
    leaving.abort(new Error('out of time'));
    await assert.rejects(gone, /out of time/);
    holder.letGo();
    await holding;
    assert.deepEqual(await Promise.all([before, behind]), ['before', 'behind']);
    await assert.rejects(
      journal.exclusively('one', () => assert.fail(), leaving.signal),
      /out of time/,
    );
    assert.equal(await journal.ifFree('one', async () => 'free'), 'free');
  });

  it('lets the signal end the waiting only, not the work', async (t) => {
    const journal = await opened(t, await engine.newStore());
    const leaving = new AbortController();
    const work = journal.exclusively(
      'one',
      async (lock) => {
        leaving.abort();
        await lock.confirm();
        return 'done';
      },
      leaving.signal,
    );
    assert.equal(await work, 'done');
  });

  it('does nothing under a name that is held, if asked to work only if it is free', async (t) => {
    const journal = await opened(t, await engine.newStore());
    const holder = held();
    const holding = journal.ifFree('one', () => holder.until);
    assert.equal(await journal.ifFree('one', () => assert.fail('it is held')), undefined);
    assert.equal(await journal.ifFree('another', async () => 'free'), 'free');
    holder.letGo();
    await holding;
    assert.equal(await journal.ifFree('one', async () => 'free'), 'free');
  });
}

/** Something to hold a name for, until it is let go. */
export function held(): { until: Promise<void>; letGo: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { until: promise, letGo: resolve };
}

/** A place where so many have to arrive before any goes on. */
function gate(expected: number): { arrive(): Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  let arrived = 0;
  return {
    arrive() {
      if (++arrived === expected) resolve();
      return promise;
    },
  };
}
