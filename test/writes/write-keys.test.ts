import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Json } from '../../src/writes/store/store.ts';
import type { Evidence, SentWrite } from '../../src/writes/write.ts';
import { APPLIED, codesOf, writesOver } from './writes-over.ts';

const list = (input: Json) => ({ caller: 'tester', operation: 'list', source: 'TEST', key: 'k', input });

/** Credentials of a caller's own, with which nothing can be read back. */
function given(fingerprint: string) {
  return { fingerprint, readBack: () => Promise.resolve<Evidence>({ shows: 'nothing' }) };
}

describe('a key that is still at work', () => {
  it('a key that is still at work is waited for, and answered with what came of it', async (t) => {
    const { perform, service } = await writesOver(t);
    const { promise, resolve } = Promise.withResolvers<SentWrite>();
    service.answer = () => promise;
    const both = [perform({ key: 'k' }), perform({ key: 'k' })];
    await sleep(50);
    resolve(APPLIED);
    assert.deepEqual(
      (await Promise.all(both)).map((one) => one.outcome),
      ['APPLIED', 'REPLAYED'],
    );
    assert.equal(service.sent, 1);
  });

  it('a key that is still at work is IDEMPOTENCY_IN_PROGRESS when its time is up, and nothing more is sent', async (t) => {
    const { perform, service, journal } = await writesOver(t, { waitMs: 80 });
    const { promise, resolve } = Promise.withResolvers<SentWrite>();
    service.answer = () => promise;
    // Under another target, so that it is the key that is waited for.
    const first = perform({ key: 'k', target: 'Thing:1' });
    while ((await journal.open()).length === 0) await sleep(5);
    await assert.rejects(perform({ key: 'k', target: 'Thing:2' }), { code: 'IDEMPOTENCY_IN_PROGRESS' });
    resolve(APPLIED);
    assert.equal((await first).outcome, 'APPLIED');
    assert.equal(service.sent, 1);
  });
});

describe("a key used with credentials of the caller's own", () => {
  it("a key used with credentials of the caller's own answers for these credentials alone: with others it is a conflict, and nothing is sent", async (t) => {
    const { perform, service } = await writesOver(t);
    assert.equal((await perform({ key: 'k', given: given('alice') })).outcome, 'APPLIED');
    assert.equal((await perform({ key: 'k', given: given('alice') })).outcome, 'REPLAYED');
    for (const others of [given('bob'), undefined]) {
      const { outcome, userErrors } = await perform({ key: 'k', given: others });
      assert.deepEqual([outcome, codesOf(userErrors)], ['REFUSED', ['IDEMPOTENCY_CONFLICT']]);
      assert.match(userErrors[0]?.message ?? '', /other credentials/);
    }
    const { userErrors } = await perform({ key: 'k', given: given('alice'), input: 'other' });
    assert.match(userErrors[0]?.message ?? '', /another request/);
    assert.equal(service.sent, 1);
  });

  it("a key used with credentials of the caller's own holds a list for these credentials alone, too", async (t) => {
    const { writes } = await writesOver(t);
    assert.ok('end' in (await writes.claim({ ...list(['a']), credentials: 'alice' })));
    assert.ok('conflict' in (await writes.claim({ ...list(['a']), credentials: 'bob' })));
  });
});

describe('a list under one key', () => {
  it('a list under one key keeps the key from any other list', async (t) => {
    const { writes } = await writesOver(t);
    const claim = await writes.claim(list(['a', 'b']));
    assert.ok('end' in claim);
    await claim.end(true);
    assert.ok('end' in (await writes.claim(list(['a', 'b']))), 'the same list may go on');
    assert.ok('conflict' in (await writes.claim(list(['a']))));
  });

  it('a list under one key keeps the key from another list while the first to claim it is at work, whatever became of a repeat', async (t) => {
    const { writes } = await writesOver(t);
    const first = await writes.claim(list(['a', 'b']));
    const repeat = await writes.claim(list(['a', 'b']));
    assert.ok('end' in first && 'end' in repeat);
    await repeat.end(false);
    assert.ok('conflict' in (await writes.claim(list(['a']))));
    await first.end(true);
    assert.ok('conflict' in (await writes.claim(list(['a']))));
  });

  it('a list under one key is no write of its own in the log', async (t) => {
    const { writes, journal } = await writesOver(t);
    const claim = await writes.claim(list(['a']));
    assert.ok('end' in claim);
    assert.deepEqual(await journal.list({}, 10), []);
    await claim.end(true);
    assert.deepEqual(await journal.list({}, 10), []);
  });

  it('a list under one key is JOURNAL_UNAVAILABLE where the journal cannot be asked', async (t) => {
    const { writes, journal } = await writesOver(t);
    await journal.close();
    await assert.rejects(writes.claim(list(['a'])), { code: 'JOURNAL_UNAVAILABLE' });
  });

  it('a list under one key leaves the key free where nothing of it was sent', async (t) => {
    const { writes } = await writesOver(t);
    const claim = await writes.claim(list(['a']));
    assert.ok('end' in claim);
    await claim.end(false);
    assert.ok('end' in (await writes.claim(list(['b']))));
  });
});
