import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Intent } from '../../src/writes/store/store.ts';
import type { SentWrite } from '../../src/writes/write.ts';
import { APPLIED, codesOf, lost, notSent, writesOver } from './writes-over.ts';

function intent(more: Partial<Intent> = {}): Intent {
  return {
    id: randomUUID(),
    caller: 'tester',
    operation: 'test',
    source: 'TEST',
    target: 'Thing:1',
    key: null,
    fingerprint: 'print',
    before: null,
    proof: null,
    at: Date.now(),
    ...more,
  };
}

describe('another write to the same target', () => {
  it('another write to the same target is waited for, and is WRITE_IN_PROGRESS when the time is up: nothing was sent', async (t) => {
    const { perform, service } = await writesOver(t, { waitMs: 80 });
    const { promise, resolve } = Promise.withResolvers<SentWrite>();
    service.answer = () => promise;
    const first = perform();
    await assert.rejects(perform(), { code: 'WRITE_IN_PROGRESS' });
    resolve(APPLIED);
    assert.equal((await first).outcome, 'APPLIED');
    assert.equal(service.sent, 1);
  });
});

describe('a write whose turn has come', () => {
  it('a write whose turn has come is sent, however long reading the state takes: it waits for nobody any more', async (t) => {
    const { perform, service } = await writesOver(t, { waitMs: 20 });
    const send = () => {
      service.sent += 1;
      return service.answer();
    };
    const prepare = () => sleep(60).then(() => ({ before: null, proof: null, send }));
    assert.equal((await perform({ prepare })).outcome, 'APPLIED');
    assert.equal(service.sent, 1);
  });
});

describe('a write whose writer died', () => {
  it('a write whose writer died is settled before anything else is sent to its target', async (t) => {
    const { perform, service, journal } = await writesOver(t);
    const orphan = intent();
    await journal.begin(orphan);
    service.shows = { shows: 'applied' };
    await perform();
    assert.equal((await journal.byId(orphan.id))?.answer?.outcome, 'APPLIED');
  });

  it('a write whose writer died is waited for as long as it may still be on its way, where nothing proves it', async (t) => {
    const { perform, service, journal } = await writesOver(t);
    const orphan = intent({ at: Date.now() });
    await journal.begin(orphan);
    let sentAt = 0;
    service.answer = () => {
      sentAt = Date.now();
      return Promise.resolve(APPLIED);
    };
    await perform();
    assert.ok(sentAt >= orphan.at + 100, 'the next write left once the orphan could no longer be on its way');
    assert.equal((await journal.byId(orphan.id))?.answer?.outcome, 'UNKNOWN');
  });

  it('a write whose writer died keeps nobody from writing where it is taken back as never sent meanwhile', async (t) => {
    const { perform, journal } = await writesOver(t);
    const orphan = intent();
    await journal.begin(orphan);
    const next = perform();
    await sleep(20);
    await journal.withdraw(orphan.id);
    assert.equal((await next).outcome, 'APPLIED');
    assert.equal(await journal.byId(orphan.id), undefined);
  });

  it('a write whose writer died is settled at the next start, each entry once', async (t) => {
    const { writes, service, journal } = await writesOver(t);
    const orphans = Array.from({ length: 5 }, (_, index) =>
      intent({ target: `Thing:${index}`, at: Date.now() - 1_000 }),
    );
    for (const orphan of orphans) await journal.begin(orphan);
    service.shows = { shows: 'applied', target: 'Thing:made' };
    await Promise.all([writes.recover(), writes.recover()]);
    assert.deepEqual(await journal.open(), []);
    const entries = await journal.list({}, 10);
    assert.deepEqual(new Set(entries.map((entry) => entry.answer?.target)), new Set(['Thing:made']));
  });
});

describe('a lost answer', () => {
  it('a lost answer is UNKNOWN, and APPLIED as soon as the service shows it: asked again, never sent again', async (t) => {
    const { perform, service } = await writesOver(t);
    service.answer = lost;
    const first = await perform({ key: 'k' });
    assert.deepEqual([first.outcome, codesOf(first.userErrors)], ['UNKNOWN', ['OUTCOME_UNKNOWN']]);
    assert.equal((await perform({ key: 'k' })).outcome, 'UNKNOWN');
    service.shows = { shows: 'applied' };
    const settled = await perform({ key: 'k' });
    assert.deepEqual([settled.outcome, settled.userErrors], ['REPLAYED', []]);
    assert.equal(service.sent, 1);
  });

  it('a lost answer is NOT_APPLIED once its time is over and the service is as it was; the key stays with that answer', async (t) => {
    const clock = { now: 1_000_000 };
    const { perform, service } = await writesOver(t, { settledMs: 50, now: () => clock.now });
    service.answer = lost;
    assert.equal((await perform({ key: 'k' })).outcome, 'UNKNOWN');
    clock.now += 100 + 50;
    assert.equal((await perform({ key: 'k' })).outcome, 'UNKNOWN', 'it may have been on its way for 100 ms');
    clock.now += 1;
    const settled = await perform({ key: 'k' });
    assert.deepEqual([settled.outcome, codesOf(settled.userErrors)], ['REPLAYED', ['NOT_APPLIED']]);
    service.shows = { shows: 'applied' };
    assert.deepEqual(
      codesOf((await perform({ key: 'k' })).userErrors),
      ['NOT_APPLIED'],
      'what is definite stands',
    );
    service.answer = () => Promise.resolve(APPLIED);
    assert.equal((await perform({ key: 'another' })).outcome, 'APPLIED');
    assert.equal(service.sent, 2);
  });

  it('a lost answer proves nothing by a state that moved otherwise, however old it is', async (t) => {
    const { perform, service } = await writesOver(t, { settledMs: 0 });
    service.answer = lost;
    service.shows = { shows: 'nothing' };
    assert.equal((await perform({ key: 'k' })).outcome, 'UNKNOWN');
    assert.equal((await perform({ key: 'k' })).outcome, 'UNKNOWN');
  });
});

describe('what was certainly not sent', () => {
  it('what was certainly not sent is taken back: the same key may try again', async (t) => {
    const { perform, service, journal } = await writesOver(t);
    service.answer = notSent;
    await assert.rejects(perform({ key: 'k' }), { code: 'UPSTREAM_UNAVAILABLE' });
    assert.deepEqual(await journal.list({}, 10), []);
    service.answer = () => Promise.resolve(APPLIED);
    assert.equal((await perform({ key: 'k' })).outcome, 'APPLIED');
  });
});

describe('a journal that cannot be used', () => {
  it('a journal that cannot be used lets nothing leave', async (t) => {
    const { perform, service, journal } = await writesOver(t);
    await journal.close();
    await assert.rejects(perform({ key: 'k' }), { code: 'JOURNAL_UNAVAILABLE' });
    await assert.rejects(perform(), { code: 'JOURNAL_UNAVAILABLE' });
    assert.equal(service.sent, 0);
  });
});
