import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Evidence, SentWrite } from '../../src/writes/write.ts';
import type { EngineUnderTest } from './store.ts';
import { APPLIED, codesOf, declined, lost, notSent, QUEUED, writesOver } from './writes-over.ts';

/** What a write goes through, whichever the store. */
export function stateMachine(engine: EngineUnderTest): void {
  const on = `on ${engine.name}`;
  const over = async (t: TestContext, options?: Parameters<typeof writesOver>[2]) => {
    const url = await engine.newStore();
    return { url, ...(await writesOver(t, url, options)) };
  };

  describe(`another write to the same target ${on}`, () => {
    it(`another write to the same target ${on} is waited for, and is WRITE_IN_PROGRESS when the time is up: nothing was sent`, async (t) => {
      const { perform, service } = await over(t, { waitMs: 80 });
      const { promise, resolve } = Promise.withResolvers<SentWrite>();
      service.answer = () => promise;
      const first = perform();
      await assert.rejects(perform(), { code: 'WRITE_IN_PROGRESS' });
      resolve(APPLIED);
      assert.equal((await first).outcome, 'APPLIED');
      assert.equal(service.sent, 1);
    });

    it(`another write to the same target ${on} is refused at once where 64 wait for it already, and its key is free`, async (t) => {
      const { perform, service } = await over(t);
      const { promise, resolve } = Promise.withResolvers<SentWrite>();
      service.answer = () => promise;
      const first = perform();
      await until(() => service.sent === 1);
      const waiting = Array.from({ length: 64 }, () => perform());
      await sleep(20);
      await assert.rejects(perform({ key: 'k' }), { code: 'WRITE_IN_PROGRESS' });
      resolve(APPLIED);
      await Promise.all([first, ...waiting]);
      assert.equal((await perform({ key: 'k' })).replayed, false);
    });

    it(`another write to the same target ${on} has a key of its own answered at once, however long the first takes`, async (t) => {
      const { perform, service } = await over(t);
      await perform({ key: 'k' });
      const { promise, resolve } = Promise.withResolvers<SentWrite>();
      service.answer = () => promise;
      const first = perform();
      await until(() => service.sent === 2);
      assert.equal((await perform({ key: 'k' })).replayed, true);
      resolve(APPLIED);
      await first;
    });

    it(`another write to the same target ${on} is not waited for any more once the state is being read`, async (t) => {
      const { perform, service } = await over(t, { waitMs: 20 });
      const prepare = async () => {
        await sleep(60);
        return {
          before: null,
          proof: null,
          send: async (beforeSending: () => Promise<void>) => {
            await beforeSending();
            return service.answer();
          },
        };
      };
      assert.equal((await perform({ prepare })).outcome, 'APPLIED');
    });
  });

  describe(`a lost answer ${on}`, () => {
    it(`a lost answer ${on} is UNKNOWN, and APPLIED as soon as the service shows it: asked again, never sent again`, async (t) => {
      const { perform, service } = await over(t);
      service.answer = lost;
      const first = await perform({ key: 'k' });
      assert.deepEqual([first.outcome, codesOf(first.userErrors)], ['UNKNOWN', ['OUTCOME_UNKNOWN']]);
      assert.equal((await perform({ key: 'k' })).outcome, 'UNKNOWN');
      service.shows = { shows: 'applied' };
      const { outcome, replayed, userErrors, record } = await perform({ key: 'k' });
      assert.deepEqual([outcome, replayed, userErrors, record], ['APPLIED', true, [], first.record]);
      assert.equal(service.sent, 1);
    });

    it(`a lost answer ${on} is NOT_APPLIED once its time is over and the service is as it was; the key stays with that answer`, async (t) => {
      const { perform, service } = await over(t, { settledMs: 150, writeMs: { TEST: 50 } });
      service.answer = lost;
      assert.equal((await perform({ key: 'k' })).outcome, 'UNKNOWN');
      assert.equal((await perform({ key: 'k' })).outcome, 'UNKNOWN', 'it may have been on its way');
      await sleep(250);
      const settled = await perform({ key: 'k' });
      assert.deepEqual([settled.outcome, codesOf(settled.userErrors)], ['NOT_APPLIED', ['NOT_APPLIED']]);
      service.answer = () => Promise.resolve(APPLIED);
      assert.equal((await perform({ key: 'k' })).outcome, 'NOT_APPLIED');
      assert.equal((await perform({ key: 'another' })).outcome, 'APPLIED');
      assert.equal(service.sent, 2);
    });

    it(`a lost answer ${on} keeps every other write from its target until it is proven: UNSETTLED_WRITE, and nothing was sent`, async (t) => {
      const { perform, service, writes } = await over(t);
      service.answer = lost;
      await perform({ key: 'k' });
      service.answer = () => Promise.resolve(APPLIED);
      const refused = await perform({ key: 'other' });
      assert.deepEqual([refused.outcome, codesOf(refused.userErrors)], ['REFUSED', ['UNSETTLED_WRITE']]);
      assert.equal(refused.record, null);
      assert.deepEqual(
        writes.pendingOf('Thing:1').map(({ state }) => state),
        ['UNKNOWN'],
      );
      assert.equal((await perform({ target: 'Thing:2' })).outcome, 'APPLIED');
      service.shows = { shows: 'applied' };
      assert.equal((await perform({ key: 'other' })).outcome, 'APPLIED');
      assert.equal((await perform({ key: 'k' })).outcome, 'APPLIED');
      assert.equal(service.sent, 3);
      assert.deepEqual(writes.pendingOf('Thing:1'), []);
    });

    it(`a lost answer ${on} stays UNKNOWN where the state moved otherwise, and lets others pass when the service can no longer act`, async (t) => {
      const { perform, service, writes } = await over(t, { settledMs: 20, writeMs: { TEST: 20 } });
      service.answer = lost;
      service.shows = { shows: 'nothing' };
      await perform({ key: 'k' });
      await sleep(80);
      service.answer = () => Promise.resolve(APPLIED);
      assert.equal((await perform()).outcome, 'APPLIED');
      assert.equal((await perform({ key: 'k' })).outcome, 'UNKNOWN');
      assert.equal(writes.pendingOf('Thing:1').length, 1);
    });

    it(`a lost answer ${on} is settled by itself, without anyone asking`, async (t) => {
      const { perform, service, writes } = await over(t);
      service.answer = lost;
      const { record } = await perform();
      service.shows = { shows: 'applied', target: 'Thing:made' };
      await until(async () => (await writes.byId(record ?? ''))?.state === 'APPLIED');
      const settled = await writes.byId(record ?? '');
      assert.deepEqual(
        [settled?.target, settled?.answer?.settledBy],
        ['Thing:made', 'a later look at the service'],
      );
    });

    it(`a lost answer ${on} to a caller's own credentials is looked at with these alone, as long as the process lives`, async (t) => {
      const { perform, service, writes } = await over(t);
      service.answer = lost;
      service.shows = { shows: 'applied' };
      const theirs = { now: { shows: 'unchanged' } as Evidence };
      const given = { fingerprint: 'alice', readBack: () => Promise.resolve(theirs.now) };
      const { outcome, record } = await perform({ given });
      assert.equal(outcome, 'UNKNOWN');
      theirs.now = { shows: 'applied' };
      await until(async () => (await writes.byId(record ?? ''))?.state === 'APPLIED');
    });

    it(`a lost answer ${on} that shows several times over stays UNKNOWN and says so`, async (t) => {
      const { perform, service, writes } = await over(t);
      service.answer = lost;
      service.shows = { shows: 'several', targets: ['Thing:a', 'Thing:b'] };
      const { record } = await perform({ key: 'k' });
      await until(async () => /delivered more than once/.test(messageOf(await writes.byId(record ?? ''))));
      assert.equal((await perform({ key: 'k' })).outcome, 'UNKNOWN');
    });

    it(`a lost answer ${on} that counts as NOT_APPLIED is corrected when the service shows that it acted late`, async (t) => {
      const { perform, service, writes, url } = await over(t, { settledMs: 1, writeMs: { TEST: 1 } });
      service.answer = lost;
      const { record } = await perform({ key: 'k' });
      await until(async () => (await writes.byId(record ?? ''))?.state === 'NOT_APPLIED');
      service.shows = { shows: 'applied' };
      await engine.execute(url, 'update writes set look_at = 0');
      const other = await writesOver(t, engine.isShared ? url : await engine.newStore(), { service });
      assert.ok(other);
      writes.lookNow();
      await until(async () => (await writes.byId(record ?? ''))?.state === 'APPLIED');
      assert.equal((await perform({ key: 'k' })).outcome, 'APPLIED');
    });
  });

  describe(`what is queued ${on}`, () => {
    it(`what is queued ${on} lets no second of its kind and no other pass: ALREADY_QUEUED, UNSETTLED_WRITE`, async (t) => {
      const { perform, service, writes } = await over(t);
      service.answer = () => Promise.resolve(QUEUED);
      assert.equal((await perform({ key: 'k' })).outcome, 'QUEUED');
      assert.deepEqual(codesOf((await perform()).userErrors), ['ALREADY_QUEUED']);
      assert.deepEqual(codesOf((await perform({ operation: 'edit' })).userErrors), ['UNSETTLED_WRITE']);
      assert.deepEqual(
        writes.pendingOf('Thing:1').map(({ state }) => state),
        ['QUEUED'],
      );
      service.shows = { shows: 'applied' };
      service.answer = () => Promise.resolve(APPLIED);
      assert.equal((await perform({ operation: 'edit' })).outcome, 'APPLIED');
      const again = await perform({ key: 'k' });
      assert.deepEqual([again.outcome, again.replayed], ['APPLIED', true]);
      assert.equal(service.sent, 2);
    });

    it(`what is queued ${on} is followed to its end without anyone asking`, async (t) => {
      const { perform, service, writes } = await over(t);
      service.answer = () => Promise.resolve(QUEUED);
      const { record } = await perform();
      service.shows = { shows: 'applied' };
      await until(async () => (await writes.byId(record ?? ''))?.state === 'APPLIED');
      assert.deepEqual(writes.pendingOf('Thing:1'), []);
    });
  });

  describe(`a refusal ${on}`, () => {
    const REFUSAL = { code: 'UPSTREAM_REFUSED', message: 'no', field: null, upstream: null } as const;
    const REFUSED: SentWrite = { ...APPLIED, outcome: 'REFUSED', userErrors: [REFUSAL], status: 404 };

    it(`a refusal ${on} after a state that allowed the write is believed only if the service can be read and does not show the write`, async (t) => {
      const { perform, service } = await over(t);
      service.answer = () => Promise.resolve(REFUSED);
      assert.deepEqual(codesOf((await perform()).userErrors), ['UPSTREAM_REFUSED']);
      service.shows = { shows: 'applied' };
      const { outcome, userErrors } = await perform();
      assert.deepEqual([outcome, userErrors], ['APPLIED', []]);
      assert.deepEqual(codesOf((await perform({ isAllowed: false })).userErrors), ['UPSTREAM_REFUSED']);
      service.look = lost;
      assert.equal((await perform()).outcome, 'UNKNOWN');
    });
  });

  describe(`what was certainly not sent ${on}`, () => {
    it(`what was certainly not sent ${on} is taken back: the same key may try again`, async (t) => {
      const { perform, service, writes } = await over(t);
      service.answer = notSent;
      await assert.rejects(perform({ key: 'k' }), { code: 'UPSTREAM_UNAVAILABLE' });
      service.answer = () => Promise.resolve(APPLIED);
      assert.equal((await perform({ key: 'k' })).outcome, 'APPLIED');
      assert.equal((await writes.list({}, 10)).length, 1);
    });

    it(`what was certainly not sent ${on} because it was declined unread frees its key, and stays in the log`, async (t) => {
      const { perform, service, writes } = await over(t);
      service.answer = declined;
      await assert.rejects(perform({ key: 'k' }), { code: 'UPSTREAM_UNAVAILABLE' });
      service.answer = () => Promise.resolve(APPLIED);
      assert.equal((await perform({ key: 'k' })).outcome, 'APPLIED');
      assert.deepEqual(
        (await writes.list({}, 10)).map(({ state }) => state),
        ['APPLIED', 'REFUSED'],
      );
    });

    it(`what was certainly not sent ${on} because its sender died before leaves key and target free`, async (t) => {
      const { perform, service, url } = await over(t);
      await engine.execute(
        url,
        `insert into writes (id, caller, operation, source, target, fence, key, held_key, fingerprint, input, owner, at, state)
         values ('dead', 'tester', 'test', 'TEST', 'Thing:1', 'Thing:1', 'k', 'k', 'another', '1', 'dead', 1, 'PREPARED')`,
      );
      assert.equal((await perform({ key: 'k' })).outcome, 'APPLIED');
      assert.equal(service.sent, 1);
    });
  });

  describe(`a write whose sender died ${on}`, () => {
    it(`a write whose sender died ${on} is settled by the next process, without anyone asking`, async (t) => {
      const { url, writes, service, logged } = await over(t);
      service.shows = { shows: 'applied' };
      await engine.execute(url, orphan());
      writes.lookNow();
      await until(async () => (await writes.byId('orphan'))?.state === 'APPLIED');
      assert.deepEqual(logged, []);
    });

    it(`a write whose sender died ${on} fences its target while the service may still act on it, and is in the log as UNKNOWN`, async (t) => {
      const { url, perform, service, writes, logged } = await over(t);
      await engine.execute(url, orphan());
      assert.deepEqual(codesOf((await perform()).userErrors), ['UNSETTLED_WRITE']);
      assert.equal((await writes.byId('orphan'))?.state, 'UNKNOWN');
      assert.deepEqual(
        logged.map(({ record }) => record),
        ['orphan'],
      );
      assert.equal(service.sent, 0);
      await engine.execute(url, 'update writes set acts_until = 1');
      assert.equal((await perform()).outcome, 'APPLIED');
      assert.equal((await writes.byId('orphan'))?.state, 'NOT_APPLIED');
    });
  });

  describe(`a key ${on}`, () => {
    it(`a key ${on} that is still at work is waited for, and answered with what came of it`, async (t) => {
      const { perform, service } = await over(t);
      const { promise, resolve } = Promise.withResolvers<SentWrite>();
      service.answer = () => promise;
      const both = [perform({ key: 'k' }), perform({ key: 'k' })];
      await sleep(50);
      resolve(APPLIED);
      assert.deepEqual(
        (await Promise.all(both)).map(({ replayed }) => replayed),
        [false, true],
      );
      assert.equal(service.sent, 1);
    });

    it(`a key ${on} that is still at work is IDEMPOTENCY_IN_PROGRESS when its time is up, and nothing more is sent`, async (t) => {
      const { perform, service } = await over(t, { waitMs: 80 });
      const { promise, resolve } = Promise.withResolvers<SentWrite>();
      service.answer = () => promise;
      const first = perform({ key: 'k' });
      await until(() => service.sent === 1);
      // Under another target, so that it is the key that is waited for.
      await assert.rejects(perform({ key: 'k', target: 'Thing:2' }), { code: 'IDEMPOTENCY_IN_PROGRESS' });
      resolve(APPLIED);
      assert.equal((await first).outcome, 'APPLIED');
      assert.equal(service.sent, 1);
    });

    it(`a key ${on} is answered from its record even if its target cannot be found out any more`, async (t) => {
      const { perform } = await over(t);
      await perform({ key: 'k' });
      assert.equal((await perform({ key: 'k', target: lost })).replayed, true);
      await assert.rejects(perform({ key: 'new', target: lost }), { code: 'UPSTREAM_UNAVAILABLE' });
    });

    it(`a key ${on} is the same request's whatever is null or absent, and another's with any other input`, async (t) => {
      const { perform, service } = await over(t);
      await perform({ key: 'k', input: { id: 1, note: null, list: [{ a: 1 }] } });
      const again = await perform({ key: 'k', input: { list: [{ b: null, a: 1 }], id: 1 } });
      assert.equal(again.replayed, true);
      const { userErrors } = await perform({ key: 'k', input: { id: 2 } });
      assert.deepEqual(codesOf(userErrors), ['IDEMPOTENCY_CONFLICT']);
      assert.equal(service.sent, 1);
    });

    it(`a key ${on} used with credentials of the caller's own answers for these credentials alone: with others it is a conflict, and nothing is sent`, async (t) => {
      const { perform, service } = await over(t);
      assert.equal((await perform({ key: 'k', given: given('alice') })).replayed, false);
      assert.equal((await perform({ key: 'k', given: given('alice') })).replayed, true);
      for (const others of [given('bob'), undefined]) {
        const { outcome, userErrors } = await perform({ key: 'k', given: others });
        assert.deepEqual([outcome, codesOf(userErrors)], ['REFUSED', ['IDEMPOTENCY_CONFLICT']]);
        assert.match(userErrors[0]?.message ?? '', /other credentials/);
      }
      assert.equal(service.sent, 1);
    });

    it(`a key ${on} of a list is kept from every other list, even when nothing of it was sent, and from no single write`, async (t) => {
      const { writes, perform } = await over(t);
      const list = { caller: 'tester', operation: 'list', key: 'k', input: ['a'] };
      assert.equal(await writes.claimList(list), undefined);
      assert.equal(await writes.claimList(list), undefined, 'the same list may go on');
      assert.equal((await writes.claimList({ ...list, input: ['b'] }))?.code, 'IDEMPOTENCY_CONFLICT');
      assert.equal((await writes.claimList({ ...list, credentials: 'own' }))?.code, 'IDEMPOTENCY_CONFLICT');
      for (const position of [undefined, 0, 1]) {
        const write = perform({ key: 'k', ...(position !== undefined && { position }) });
        assert.equal((await write).replayed, false);
      }
    });

    it(`a key ${on} is free again once it has lived its hours, however its write ended, but not while that is unsettled`, async (t) => {
      const { perform, service, url } = await over(t);
      await perform({ key: 'a' });
      service.answer = lost;
      await perform({ key: 'b' });
      const longAgo = Date.now() - 25 * 3_600_000;
      await engine.execute(url, `update writes set at = ${longAgo}`);
      service.answer = () => Promise.resolve(APPLIED);
      assert.equal((await perform({ key: 'a', target: 'Thing:2' })).replayed, false);
      assert.equal((await perform({ key: 'b' })).outcome, 'UNKNOWN');
    });
  });

  describe(`a person's word ${on}`, () => {
    it(`a person's word ${on} ends an UNKNOWN for good, and nothing else`, async (t) => {
      const { perform, service, writes } = await over(t);
      service.answer = lost;
      service.shows = { shows: 'nothing' };
      const { record: id } = await perform({ key: 'k', target: null });
      const word = { id: id ?? '', outcome: 'APPLIED', target: 'Thing:9', note: 'seen', by: 'ada' } as const;
      assert.equal(await writes.resolve({ ...word, id: 'nowhere' }), undefined);
      const resolved = await writes.resolve(word);
      assert.equal(resolved?.isResolved, true);
      assert.deepEqual(
        [
          resolved.record.state,
          resolved.record.target,
          resolved.record.answer?.settledBy,
          resolved.record.answer?.note,
        ],
        ['APPLIED', 'Thing:9', 'ada', 'seen'],
      );
      assert.equal((await writes.resolve({ ...word, outcome: 'NOT_APPLIED' }))?.isResolved, false);
      const again = await perform({ key: 'k', target: null });
      assert.deepEqual([again.outcome, again.target], ['APPLIED', 'Thing:9']);
    });
  });
}

function messageOf(record: { answer: { userErrors: readonly { message: string }[] } | null } | undefined) {
  return record?.answer?.userErrors[0]?.message ?? '';
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(5);
}

/** Credentials of a caller's own, with which nothing can be read back. */
function given(fingerprint: string) {
  return { fingerprint, readBack: () => Promise.resolve<Evidence>({ shows: 'nothing' }) };
}

/** Records a write to `Thing:1` that was just sent by a process that is not there any more. */
function orphan(): string {
  const now = Date.now();
  return `insert into writes (id, caller, operation, source, target, fence, key, held_key, fingerprint, input, owner, at, state,
      effect_check, sent_at, acts_until, look_at)
    values ('orphan', 'tester', 'test', 'TEST', 'Thing:1', 'Thing:1', null, null, 'f', '1', 'dead', ${now}, 'SENT',
      '{"v":1,"before":1,"proof":2}', ${now}, ${now}, ${now + 60_000})`;
}
