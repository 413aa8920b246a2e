import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Intent, Json } from '../../src/journal/journal.ts';
import { openJournal } from '../../src/journal/open-journal.ts';
import type { Evidence, SentWrite, WriteRequest } from '../../src/journal/write.ts';
import type { WriteTimes } from '../../src/journal/lost-writes.ts';
import { Writes } from '../../src/journal/writes.ts';
import { UpstreamError } from '../../src/upstream/errors.ts';

const stay = new AbortController().signal;
const APPLIED: SentWrite = { outcome: 'APPLIED', userErrors: [], status: 200, correlationId: null };

/** Writes over a journal in memory, to a service of which the test says what it does and shows. */
async function writesOver(t: TestContext, times: Partial<WriteTimes> = {}, now = () => Date.now()) {
  const journal = await openJournal('sqlite::memory:', { keyTtlHours: 24, now });
  t.after(() => journal.close());
  const service = {
    sent: 0,
    shows: { shows: 'unchanged' } as Evidence,
    answer: () => Promise.resolve(APPLIED),
  };
  const writes = new Writes({
    journal,
    clock: { now, sleep: (ms, signal) => sleep(ms, undefined, { signal }) },
    readBack: { TEST: () => Promise.resolve(service.shows) },
    times: { writeMs: { TEST: 100 }, readBackMs: 0, waitMs: 1_000, settledMs: 60_000, ...times },
    onUnsettled: (error) => {
      throw error;
    },
  });
  const perform = (more: Partial<WriteRequest> = {}) =>
    writes.perform(
      {
        caller: 'tester',
        operation: 'test',
        source: 'TEST',
        target: 'Thing:1',
        key: null,
        input: 'input',
        prepare: () =>
          Promise.resolve({
            before: null,
            proof: null,
            send: () => {
              service.sent += 1;
              return service.answer();
            },
          }),
        ...more,
      },
      stay,
    );
  return { journal, writes, service, perform };
}

function lost(): Promise<never> {
  return Promise.reject(
    new UpstreamError('UPSTREAM_TIMEOUT', 'no answer', { source: 'TEST', delivery: 'unknown' }),
  );
}

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

const codesOf = (userErrors: readonly { code: string }[]) => userErrors.map((error) => error.code);

const list = (input: Json) => ({ caller: 'tester', operation: 'list', source: 'TEST', key: 'k', input });

describe('a key that is still at work', () => {
  it('is waited for, and answered with what came of it', async (t) => {
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

  it('is IDEMPOTENCY_IN_PROGRESS when its time is up, and nothing more is sent', async (t) => {
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

describe('another write to the same target', () => {
  it('is waited for, and is WRITE_IN_PROGRESS when the time is up: nothing was sent', async (t) => {
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

describe('a write whose writer died', () => {
  it('is settled before anything else is sent to its target', async (t) => {
    const { perform, service, journal } = await writesOver(t);
    const orphan = intent();
    await journal.begin(orphan);
    service.shows = { shows: 'applied' };
    await perform();
    assert.equal((await journal.byId(orphan.id))?.answer?.outcome, 'APPLIED');
  });

  it('is waited for as long as it may still be on its way, where nothing proves it', async (t) => {
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

  it('keeps nobody from writing where it is taken back as never sent meanwhile', async (t) => {
    const { perform, journal } = await writesOver(t);
    const orphan = intent();
    await journal.begin(orphan);
    const next = perform();
    await sleep(20);
    await journal.withdraw(orphan.id);
    assert.equal((await next).outcome, 'APPLIED');
    assert.equal(await journal.byId(orphan.id), undefined);
  });

  it('is settled at the next start, each entry once', async (t) => {
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
  it('is UNKNOWN, and APPLIED as soon as the service shows it: asked again, never sent again', async (t) => {
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

  it('is NOT_APPLIED once its time is over and the service is as it was; the key stays with that answer', async (t) => {
    const clock = { now: 1_000_000 };
    const { perform, service } = await writesOver(t, { settledMs: 50 }, () => clock.now);
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

  it('proves nothing by a state that moved otherwise, however old it is', async (t) => {
    const { perform, service } = await writesOver(t, { settledMs: 0 });
    service.answer = lost;
    service.shows = { shows: 'nothing' };
    assert.equal((await perform({ key: 'k' })).outcome, 'UNKNOWN');
    assert.equal((await perform({ key: 'k' })).outcome, 'UNKNOWN');
  });
});

describe("a key used with credentials of the caller's own", () => {
  const given = (fingerprint: string) => ({
    fingerprint,
    readBack: () => Promise.resolve<Evidence>({ shows: 'nothing' }),
  });

  it('answers for these credentials alone: with others it is a conflict, and nothing is sent', async (t) => {
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

  it('holds a list for these credentials alone, too', async (t) => {
    const { writes } = await writesOver(t);
    assert.ok('end' in (await writes.claim({ ...list(['a']), credentials: 'alice' })));
    assert.ok('conflict' in (await writes.claim({ ...list(['a']), credentials: 'bob' })));
  });
});

describe('what was certainly not sent', () => {
  it('is taken back: the same key may try again', async (t) => {
    const { perform, service, journal } = await writesOver(t);
    service.answer = () =>
      Promise.reject(
        new UpstreamError('UPSTREAM_UNAVAILABLE', 'nobody there', { source: 'TEST', delivery: 'not-sent' }),
      );
    await assert.rejects(perform({ key: 'k' }), { code: 'UPSTREAM_UNAVAILABLE' });
    assert.deepEqual(await journal.list({}, 10), []);
    service.answer = () => Promise.resolve(APPLIED);
    assert.equal((await perform({ key: 'k' })).outcome, 'APPLIED');
  });
});

describe('a journal that cannot be used', () => {
  it('lets nothing leave', async (t) => {
    const { perform, service, journal } = await writesOver(t);
    await journal.close();
    await assert.rejects(perform({ key: 'k' }), { code: 'JOURNAL_UNAVAILABLE' });
    await assert.rejects(perform(), { code: 'JOURNAL_UNAVAILABLE' });
    assert.equal(service.sent, 0);
  });
});

describe('a list under one key', () => {
  it('keeps the key from any other list', async (t) => {
    const { writes } = await writesOver(t);
    const claim = await writes.claim(list(['a', 'b']));
    assert.ok('end' in claim);
    await claim.end(true);
    assert.ok('end' in (await writes.claim(list(['a', 'b']))), 'the same list may go on');
    assert.ok('conflict' in (await writes.claim(list(['a']))));
  });

  it('keeps the key from another list while the first to claim it is at work, whatever became of a repeat', async (t) => {
    const { writes } = await writesOver(t);
    const first = await writes.claim(list(['a', 'b']));
    const repeat = await writes.claim(list(['a', 'b']));
    assert.ok('end' in first && 'end' in repeat);
    await repeat.end(false);
    assert.ok('conflict' in (await writes.claim(list(['a']))));
    await first.end(true);
    assert.ok('conflict' in (await writes.claim(list(['a']))));
  });

  it('is no write of its own in the log', async (t) => {
    const { writes, journal } = await writesOver(t);
    const claim = await writes.claim(list(['a']));
    assert.ok('end' in claim);
    assert.deepEqual(await journal.list({}, 10), []);
    await claim.end(true);
    assert.deepEqual(await journal.list({}, 10), []);
  });

  it('is JOURNAL_UNAVAILABLE where the journal cannot be asked', async (t) => {
    const { writes, journal } = await writesOver(t);
    await journal.close();
    await assert.rejects(writes.claim(list(['a'])), { code: 'JOURNAL_UNAVAILABLE' });
  });

  it('leaves the key free where nothing of it was sent', async (t) => {
    const { writes } = await writesOver(t);
    const claim = await writes.claim(list(['a']));
    assert.ok('end' in claim);
    await claim.end(false);
    assert.ok('end' in (await writes.claim(list(['b']))));
  });
});
