import assert from 'node:assert/strict';
import { it } from 'node:test';
import { answer, intent } from './samples.ts';
import { HOUR_MS, NOON, opened } from './store.ts';
import type { EngineUnderTest } from './store.ts';

/** A key is tied to the first request of its caller for as long as it lives, and to no other. */
export function keyConformance(engine: EngineUnderTest): void {
  it('gives the entry that holds a key instead of writing another', async (t) => {
    const journal = await opened(t, await engine.newStore());
    const first = intent({ key: 'k' });
    const second = intent({ key: 'k', fingerprint: 'other' });
    assert.deepEqual(await journal.begin(first), { begun: true });
    const held = { ...first, answer: null, settledAt: null };
    assert.deepEqual(await journal.begin(second), { begun: false, existing: held });
    assert.deepEqual(await journal.byKey('treasury', 'k'), held);
    assert.equal(await journal.byId(second.id), undefined);
  });

  it('keeps the keys of different callers apart, and asks nothing of writes without a key', async (t) => {
    const journal = await opened(t, await engine.newStore());
    for (const key of ['k', null, null]) {
      assert.deepEqual(await journal.begin(intent({ key })), { begun: true });
    }
    assert.deepEqual(await journal.begin(intent({ key: 'k', caller: 'audit' })), { begun: true });
    assert.equal(await journal.byKey('nobody', 'k'), undefined);
    assert.equal((await journal.list({}, 10)).length, 4);
  });

  it('lets exactly one of 200 begin that come at once on two replicas with one key', async (t) => {
    const url = await engine.newStore();
    const replicas = [await opened(t, url), await opened(t, url)] as const;
    const intents = Array.from({ length: 200 }, () => intent({ key: 'k' }));
    const begins = await Promise.all(
      intents.map((one, index) => replicas[index % 2 === 0 ? 0 : 1].begin(one)),
    );
    const winners = intents.filter((_, index) => begins[index]?.begun);
    assert.equal(winners.length, 1);
    for (const begin of begins) assert.ok(begin.begun || begin.existing.id === winners[0]?.id);
    assert.equal((await replicas[0].list({}, 1_000)).length, 1);
  });

  it('sets a key free once it has lived its hours, not before; the log keeps showing it', async (t) => {
    let now = NOON;
    const journal = await opened(t, await engine.newStore(), () => now);
    const first = intent({ key: 'k', at: NOON });
    await journal.begin(first);
    await journal.settle(first.id, answer(), NOON);
    now = NOON + 24 * HOUR_MS - 1;
    assert.equal((await journal.byKey('treasury', 'k'))?.id, first.id);
    assert.equal((await journal.begin(intent({ key: 'k', at: now }))).begun, false);
    now = NOON + 24 * HOUR_MS;
    assert.equal(await journal.byKey('treasury', 'k'), undefined);
    const second = intent({ key: 'k', at: now });
    assert.deepEqual(await journal.begin(second), { begun: true });
    assert.equal((await journal.byKey('treasury', 'k'))?.id, second.id);
    const keys = (await journal.list({}, 10)).map((entry) => [entry.id, entry.key]);
    assert.deepEqual(keys, [
      [second.id, 'k'],
      [first.id, 'k'],
    ]);
  });

  it('lets exactly one of many begin that come at once when a key has just run out', async (t) => {
    const url = await engine.newStore();
    const later = NOON + 25 * HOUR_MS;
    const replicas = [await opened(t, url, () => later), await opened(t, url, () => later)] as const;
    await replicas[0].begin(intent({ key: 'k', at: NOON }));
    const intents = Array.from({ length: 40 }, () => intent({ key: 'k', at: later }));
    const begins = await Promise.all(
      intents.map((one, index) => replicas[index % 2 === 0 ? 0 : 1].begin(one)),
    );
    assert.equal(begins.filter((begin) => begin.begun).length, 1);
  });

  it('sets a key free at once when the answer says so; the log keeps showing it', async (t) => {
    const journal = await opened(t, await engine.newStore());
    const turnedAway = intent({ key: 'k' });
    await journal.begin(turnedAway);
    await journal.settle(turnedAway.id, answer({ outcome: 'REFUSED', status: 429, freesKey: true }), NOON);
    assert.equal(await journal.byKey('treasury', 'k'), undefined);
    assert.deepEqual(await journal.begin(intent({ key: 'k' })), { begun: true });
    const entry = await journal.byId(turnedAway.id);
    assert.equal(entry?.key, 'k');
    assert.equal(entry?.answer?.freesKey, true);
  });

  it('takes an intent that is begun twice under its own id for the same one', async (t) => {
    const journal = await opened(t, await engine.newStore());
    for (const one of [intent({ key: 'k' }), intent()]) {
      assert.deepEqual(await journal.begin(one), { begun: true });
      assert.deepEqual(await journal.begin(one), { begun: true });
    }
    assert.equal((await journal.list({}, 10)).length, 2);
  });
}
