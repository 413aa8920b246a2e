import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../src/writes/store/open-store.ts';
import type { WriteFilter, WriteRecord, WriteStore } from '../../src/writes/store/store.ts';
import { answer, DONE, newWrite, WATCHED } from './samples.ts';
import { opened } from './store.ts';
import type { EngineUnderTest } from './store.ts';

const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url));
const CHECK = { before: { status: 'Draft' }, proof: { status: ['Submitted'] } };

const ids = (records: readonly { id: string }[]) => records.map(({ id }) => id);

/** Holds an engine to everything that the store promises, whichever the engine. */
export function conformance(engine: EngineUnderTest): void {
  const on = `on ${engine.name}`;
  const open = async (t: Parameters<typeof opened>[0]) => opened(t, await engine.newStore());

  describe(`a write's row ${on}`, () => {
    it(`a write's row ${on} is read back as it was recorded, sent and settled`, async (t) => {
      const store = await open(t);
      const write = newWrite({ key: 'k', position: 3, credentials: 'c', requestId: 'r' });
      const claimed = await store.claim(write);
      assert.ok('at' in claimed && Math.abs(claimed.at - Date.now()) < 60_000);
      const prepared = await store.byId(write.id);
      assert.deepEqual({ ...prepared, ...write }, prepared);
      assert.deepEqual([prepared?.state, prepared?.answer, prepared?.sentAt], ['PREPARED', null, null]);
      assert.equal(await store.send(write, CHECK, 1_000), true);
      const sent = await store.byId(write.id);
      assert.deepEqual([sent?.state, sent?.before, sent?.proof], ['SENT', CHECK.before, CHECK.proof]);
      assert.equal((sent?.actsUntil ?? 0) - (sent?.sentAt ?? 0), 1_000);
      const refusal = {
        code: 'INVALID_INPUT',
        message: 'no',
        field: ['input', 'id'],
        upstream: { source: 'IPLICIT', status: 400, message: 'nö', correlationId: null },
      } as const;
      const said = answer({
        outcome: 'REFUSED',
        userErrors: [refusal],
        details: { job: 'd$1' },
        target: 'BulkPayment:9',
      });
      const { record, wasLost } = await store.settle(write, said, DONE);
      assert.deepEqual([record.answer, record.target, wasLost], [said, 'BulkPayment:9', false]);
      assert.ok(record.settledAt !== null && !record.isFence);
      assert.deepEqual((await store.byKey(write))?.answer, said);
    });

    it(`a write's row ${on} lets nobody else have its key or its target until it is settled`, async (t) => {
      const store = await open(t);
      const first = newWrite({ key: 'k', target: 'BulkPayment:1' });
      await store.claim(first);
      const sameKey = await store.claim(newWrite({ key: 'k' }));
      const sameTarget = await store.claim(newWrite({ target: 'BulkPayment:1' }));
      for (const claim of [sameKey, sameTarget]) {
        assert.deepEqual('holders' in claim && ids(claim.holders), [first.id]);
      }
      await store.send(first, CHECK, 1);
      await store.settle(first, answer({ outcome: 'UNKNOWN' }), WATCHED);
      assert.ok('holders' in (await store.claim(newWrite({ target: 'BulkPayment:1' }))));
      await store.settle(first, answer(), DONE);
      assert.ok('at' in (await store.claim(newWrite({ target: 'BulkPayment:1' }))));
      assert.ok('holders' in (await store.claim(newWrite({ key: 'k' }))), 'the key stays');
      for (const other of [newWrite({ key: 'k', caller: 'audit' }), newWrite({ key: 'k', position: 0 })]) {
        assert.ok('at' in (await store.claim(other)));
      }
    });

    it(`a write's row ${on} is claimed by exactly one of 100 that come at once, under one key and for one target`, async (t) => {
      const url = await engine.newStore();
      const stores = [await opened(t, url), ...(engine.isShared ? [await opened(t, url)] : [])];
      const at = (index: number): WriteStore => stores[index % stores.length] ?? assert.fail();
      for (const like of [{ key: 'k' }, { target: 'BulkPayment:1' }]) {
        const writes = Array.from({ length: 100 }, () => newWrite(like));
        const claims = await Promise.all(writes.map((write, index) => at(index).claim(write)));
        const winners = writes.filter((_, index) => 'at' in (claims[index] ?? {}));
        assert.equal(winners.length, 1);
        for (const claim of claims) {
          if ('holders' in claim) assert.deepEqual(ids(claim.holders), ids(winners));
        }
      }
    });

    it(`a write's row ${on} may be asked for again in every step, as after a lost answer`, async (t) => {
      const store = await open(t);
      const write = newWrite({ key: 'k' });
      const [once, twice] = [await store.claim(write), await store.claim(write)];
      assert.deepEqual(once, twice);
      assert.deepEqual([await store.send(write, CHECK, 1), await store.send(write, CHECK, 1)], [true, true]);
      const settled = await store.settle(write, answer(), DONE);
      const again = await store.settle(write, answer(), DONE);
      assert.deepEqual(again.record.answer, settled.record.answer);
      const other = newWrite();
      await store.claim(other);
      await store.withdraw(other);
      await store.withdraw(other);
      assert.equal((await store.list({}, 10)).length, 1);
    });

    it(`a write's row ${on} keeps a definite outcome, but for a NOT_APPLIED that was applied after all, unless a person said so`, async (t) => {
      const store = await open(t);
      const settle = async (...answers: Parameters<typeof answer>[0][]) => {
        const write = newWrite();
        await store.claim(write);
        await store.send(write, CHECK, 1);
        let last: WriteRecord | undefined;
        for (const each of answers) last = (await store.settle(write, answer(each), DONE)).record;
        return last?.state;
      };
      assert.equal(await settle({ outcome: 'UNKNOWN' }, { outcome: 'NOT_APPLIED' }), 'NOT_APPLIED');
      assert.equal(await settle({ outcome: 'QUEUED' }, { outcome: 'APPLIED' }), 'APPLIED');
      assert.equal(await settle({ outcome: 'APPLIED' }, { outcome: 'UNKNOWN' }), 'APPLIED');
      assert.equal(await settle({ outcome: 'REFUSED' }, { outcome: 'APPLIED' }), 'REFUSED');
      assert.equal(await settle({ outcome: 'NOT_APPLIED' }, { outcome: 'APPLIED' }), 'APPLIED');
      assert.equal(
        await settle({ outcome: 'NOT_APPLIED', note: 'seen' }, { outcome: 'APPLIED' }),
        'NOT_APPLIED',
      );
    });

    it(`a write's row ${on} that has gone is written anew with its outcome, its input and its key`, async (t) => {
      const url = await engine.newStore();
      const store = await opened(t, url);
      const write = newWrite({ key: 'k', position: 2 });
      await store.claim(write);
      await store.send(write, CHECK, 1);
      await engine.execute(url, 'delete from writes');
      const { record, wasLost } = await store.settle({ ...write, ...CHECK }, answer(), DONE);
      assert.equal(wasLost, true);
      assert.deepEqual([record.state, record.input, record.proof], ['APPLIED', write.input, CHECK.proof]);
      assert.equal((await store.byKey(write))?.id, write.id);
      const settledAgain = await store.settle({ ...write, ...CHECK }, answer(), DONE);
      assert.equal(settledAgain.wasLost, false);
    });

    it(`a write's row ${on} is sent only by a process that is known to be alive, and withdrawn if it is not`, async (t) => {
      const store = await open(t);
      await store.lease('frozen', 'frozen', 1);
      await sleep(5);
      const [frozen, alive, sent] = [newWrite({ owner: 'frozen' }), newWrite(), newWrite()];
      for (const write of [frozen, alive, sent]) await store.claim(write);
      await store.send(sent, CHECK, 1);
      assert.equal(await store.send(frozen, CHECK, 1), false);
      assert.equal(await store.withdrawUnsent(), 1);
      assert.equal(await store.byId(frozen.id), undefined);
      await store.lease('frozen', 'frozen', 60_000);
      assert.equal(await store.send(frozen, CHECK, 1), false, 'it was taken for dead');
      assert.deepEqual(ids(await store.list({}, 10)).toSorted(), ids([alive, sent]).toSorted());
    });

    it(`a write's row ${on} is due when its time has come, and no more when it was looked at`, async (t) => {
      const store = await open(t);
      const [due, later, settled, orphan] = [newWrite(), newWrite(), newWrite(), newWrite({ owner: 'dead' })];
      await store.lease('dead', 'dead', 60_000);
      for (const write of [due, later, settled, orphan]) {
        await store.claim(write);
        await store.send(write, CHECK, 60_000);
      }
      await store.settle(due, answer({ outcome: 'UNKNOWN' }), { lookInMs: 0, isFence: true });
      await store.settle(later, answer({ outcome: 'QUEUED' }), { lookInMs: 60_000, isFence: true });
      await store.settle(settled, answer(), DONE);
      assert.deepEqual(ids(await store.due(10)), [due.id]);
      await store.lookAgain({ id: due.id, state: 'UNKNOWN' }, { lookInMs: 60_000, isFence: true });
      assert.deepEqual(await store.due(10), []);
      assert.equal((await store.byId(due.id))?.looks, 1);
      await store.release('dead', 'dead');
      assert.deepEqual(ids(await store.due(10)), [orphan.id], 'whose process has died');
      const pending = await store.pending();
      assert.deepEqual(ids(pending), ids([due, later, orphan]));
      await store.lookAgain({ id: due.id, state: 'UNKNOWN' }, { lookInMs: null, isFence: false });
      assert.equal((await store.pending())[0]?.isFence, false);
    });

    it(`a write's row ${on} proves nothing when its check is of a newer release, and can be settled all the same`, async (t) => {
      const url = await engine.newStore();
      const store = await opened(t, url);
      const write = newWrite();
      await store.claim(write);
      await store.send(write, CHECK, 1);
      for (const check of ['{"v":2,"proof":1}', 'garbage', '[]']) {
        await engine.execute(url, `update writes set effect_check = '${check}'`);
        const { before, proof } = (await store.byId(write.id)) ?? {};
        assert.deepEqual([before, proof], [null, null]);
      }
      assert.equal((await store.settle(write, answer(), DONE)).record.state, 'APPLIED');
    });
  });

  describe(`the log ${on}`, () => {
    it(`the log ${on} is listed newest first, page by page, without gaps while it grows`, async (t) => {
      const url = await engine.newStore();
      const store = await opened(t, url);
      for (let index = 0; index < 23; index++) await store.claim(newWrite());
      // Several of the same millisecond.
      await engine.execute(url, 'update writes set at = 1000 + at % 3');
      const all = await store.list({}, 1_000);
      const walked: WriteRecord[] = [];
      for (
        let page = await store.list({}, 5);
        page.length > 0;
        page = await store.list({}, 5, walked.at(-1))
      ) {
        walked.push(...page);
        await store.claim(newWrite());
      }
      assert.deepEqual(ids(walked), ids(all));
      assert.equal(all.length, 23);
    });

    it(`the log ${on} is narrowed by every member of its filter, and by several at once`, async (t) => {
      const url = await engine.newStore();
      const store = await opened(t, url);
      const create = newWrite({ operation: 'createBulkPayment', target: null });
      const edit = newWrite({ caller: 'audit', target: 'BulkPayment:7', key: 'k', position: 1 });
      const close = newWrite({ operation: 'closePaymentBatch', source: 'CONCUR', target: 'PaymentBatch:3' });
      for (const [index, write] of [create, edit, close].entries()) {
        await store.claim(write);
        await engine.execute(url, `update writes set at = ${1000 + index} where id = '${write.id}'`);
        if (write !== edit) await store.send(write, CHECK, 1);
      }
      await store.settle(create, answer({ target: 'BulkPayment:7' }), DONE);
      await store.settle(close, answer({ outcome: 'UNKNOWN' }), WATCHED);
      const found = async (filter: WriteFilter) => ids(await store.list(filter, 10));
      assert.deepEqual(await found({ caller: 'audit' }), [edit.id]);
      assert.deepEqual(await found({ source: 'CONCUR' }), [close.id]);
      assert.deepEqual(await found({ operation: 'createBulkPayment' }), [create.id]);
      assert.deepEqual(await found({ target: 'BulkPayment:7' }), [edit.id, create.id]);
      assert.deepEqual(await found({ key: 'k' }), [edit.id]);
      assert.deepEqual(await found({ outcomes: ['UNKNOWN'] }), [close.id]);
      assert.deepEqual(await found({ outcomes: ['IN_PROGRESS', 'APPLIED'] }), [edit.id, create.id]);
      assert.deepEqual(await found({ outcomes: [] }), []);
      assert.deepEqual(await found({ from: 1001 }), [close.id, edit.id]);
      assert.deepEqual(await found({ until: 1001 }), [create.id]);
      assert.deepEqual(await found({ source: 'IPLICIT', target: 'BulkPayment:7', from: 1001 }), [edit.id]);
    });
  });

  describe(`the retention ${on}`, () => {
    it(`the retention ${on} frees keys and drops rows whose time is over, and never those of an unsettled write`, async (t) => {
      const url = await engine.newStore();
      const store = await opened(t, url);
      const [settled, unknown, queued] = [
        newWrite({ key: 'a' }),
        newWrite({ key: 'b' }),
        newWrite({ key: 'c' }),
      ];
      for (const write of [settled, unknown, queued]) {
        await store.claim(write);
        await store.send(write, CHECK, 1);
      }
      await store.settle(settled, answer(), DONE);
      await store.settle(unknown, answer({ outcome: 'UNKNOWN' }), DONE);
      await store.settle(queued, answer({ outcome: 'QUEUED' }), WATCHED);
      await store.claimList('treasury', 'old', 'f');
      await store.claimList('treasury', 'b', 'f');
      await store.prune(60_000, 60_000);
      assert.ok(await store.byKey(settled));
      await engine.execute(url, 'update writes set at = at - 120000');
      await engine.execute(url, 'update list_keys set at = at - 120000');
      await store.prune(60_000, 240_000);
      assert.equal(await store.byKey(settled), undefined);
      assert.equal((await store.byId(settled.id))?.key, 'a', 'the log goes on showing it');
      assert.ok((await store.byKey(unknown)) && (await store.byKey(queued)));
      await store.prune(60_000, 60_000);
      assert.deepEqual(ids(await store.list({}, 10)).toSorted(), ids([unknown, queued]).toSorted());
      assert.equal(await store.claimList('treasury', 'old', 'another'), 'another');
      assert.equal(await store.claimList('treasury', 'b', 'another'), 'f', 'a write of it is not settled');
    });

    it(`the retention ${on} goes in small steps`, async (t) => {
      const url = await engine.newStore();
      const store = await opened(t, url);
      const write = async (_: unknown, index: number) => {
        const one = newWrite({ key: `k${index}` });
        await store.claim(one);
        await store.send(one, CHECK, 1);
        await store.settle(one, answer(), DONE);
      };
      await Promise.all(Array.from({ length: 520 }, write));
      await engine.execute(url, `update writes set at = at - 60000`);
      assert.equal(await store.prune(1_000, 1_000), true);
      assert.equal((await store.list({}, 1_000)).length, 20);
      assert.equal(await store.prune(1_000, 1_000), false);
      assert.deepEqual(await store.list({}, 1_000), []);
    });
  });

  describe(`a lease ${on}`, () => {
    it(`a lease ${on} is one holder's until it runs out or is given up`, async (t) => {
      const store = await open(t);
      assert.equal(await store.lease('sign-in', 'one', 60_000), true);
      assert.equal(await store.lease('sign-in', 'one', 60_000), true);
      assert.equal(await store.lease('sign-in', 'two', 60_000), false);
      await store.release('sign-in', 'two');
      assert.equal(await store.lease('sign-in', 'two', 60_000), false);
      await store.release('sign-in', 'one');
      assert.equal(await store.lease('sign-in', 'two', 1), true);
      await sleep(5);
      assert.equal(await store.lease('sign-in', 'one', 60_000), true);
    });
  });

  describe(`small values ${on}`, () => {
    it(`small values ${on} are kept as they were put last, and replaced only by who knows the present one`, async (t) => {
      const { values } = await open(t);
      assert.equal(await values.get('file'), undefined);
      for (const value of ['first', 'naïve \u{1F4B6}']) {
        await values.put('file', value);
        assert.equal(await values.get('file'), value);
      }
      assert.equal(await values.replace('file', 'mine', 'first'), false);
      assert.equal(await values.replace('file', 'mine', 'naïve \u{1F4B6}'), true);
      assert.equal(await values.replace('file', 'mine', 'naïve \u{1F4B6}'), true, 'as after a lost answer');
      assert.equal(await values.replace('new', 'value', 'gone'), false);
      assert.equal(await values.replace('new', 'value', undefined), true);
      assert.equal(await values.replace('new', 'other', undefined), false);
      assert.deepEqual([await values.get('file'), await values.get('new')], ['mine', 'value']);
    });
  });

  describe(`a store ${on}`, () => {
    it(`a store ${on} keeps what it has when it is closed and opened again, and takes over what a first release wrote`, async (t) => {
      const url = await engine.newStore();
      const first = await openStore(url);
      await first.values.put('file', '/1');
      await first.close();
      assert.equal(await (await opened(t, url)).values.get('file'), '/1');
    });

    it(`a store ${on} is refused when a newer release has changed it beyond this one, and shared when it has not`, async (t) => {
      const url = await engine.newStore();
      await (await openStore(url)).close();
      await engine.execute(url, 'insert into schema_version (version, readable_from) values (98, 2)');
      await (await openStore(url)).close();
      await engine.execute(url, 'insert into schema_version (version, readable_from) values (99, 99)');
      await assert.rejects(opened(t, url), /schema version 99, .* this one is of version 2/);
    });

    it(`a store ${on} is let go only when all that is under way has ended`, async () => {
      const store = await openStore(await engine.newStore());
      const work = Promise.all(Array.from({ length: 20 }, () => store.claim(newWrite())));
      await store.close();
      assert.equal((await work).length, 20);
      await assert.rejects(store.claim(newWrite()));
    });

    it(`a store ${on} proves by a write that it can be written to`, async (t) => {
      const url = await engine.newStore();
      const store = await opened(t, url);
      await store.check();
      await engine.execute(url, 'drop table key_values');
      await assert.rejects(store.check(), /key_values/);
    });

    it(`a store ${on} loses nothing that was confirmed and leaves nothing half written, whenever its process is killed`, async (t) => {
      const url = await engine.newStore();
      const confirmed: string[] = [];
      for (let round = 0; round < 3; round++) confirmed.push(...(await writeAndDie(url)));
      const store = await opened(t, url);
      const records = new Map((await store.list({}, 1_000_000)).map((record) => [record.id, record]));
      assert.ok(confirmed.length > 0);
      for (const line of confirmed) {
        const [what, id = ''] = line.split(' ');
        const { state } = records.get(id) ?? assert.fail(`${line}, and it is gone`);
        if (what === 'sent') assert.notEqual(state, 'PREPARED');
        if (what === 'settled') assert.equal(state, 'APPLIED');
      }
      const whole = answer({ details: { much: 'x'.repeat(2_000) } });
      for (const record of records.values()) {
        assert.deepEqual(record.input, { id: 'BP-1' });
        if (record.answer) assert.deepEqual({ ...record.answer, target: null }, whole);
      }
    });
  });
}

/** Runs a writer, kills it at some moment after its first write, and gives what the store had confirmed to it. */
async function writeAndDie(url: string): Promise<string[]> {
  const writer = spawn(process.execPath, [WRITER, url], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  writer.stdout.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  await once(writer.stdout, 'data');
  await sleep(Math.random() * 150);
  writer.kill('SIGKILL');
  await once(writer, 'close');
  return said.split('\n').slice(0, -1);
}
