import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Entry, EntryFilter } from '../../src/writes/store/store.ts';
import { answer, intent } from './samples.ts';
import { NOON, opened } from './store.ts';
import type { EngineUnderTest } from './store.ts';

const UNKNOWN = answer({ outcome: 'UNKNOWN', status: null, correlationId: null });

/** What is written comes back as it was written, and an outcome that is certain stands. */
export function entryConformance(engine: EngineUnderTest): void {
  it('gives an intent back as it was written, and its answer once there is one', async (t) => {
    const journal = await opened(t, await engine.newStore());
    const odd = {
      text: 'naïve — "quoted" \\ \u{1F4B6}\0 line\nbreak',
      none: null,
      list: [1, [true, {}]],
      much: 'x'.repeat(100_000),
    };
    const written = intent({ key: 'k', target: "BulkPayment:it's", before: odd, proof: [odd, 'null', null] });
    await journal.begin(written);
    assert.deepEqual(await journal.byId(written.id), { ...written, answer: null, settledAt: null });
    const given = answer({
      userErrors: [odd],
      details: odd,
      target: 'BulkPayment:new',
      status: null,
      correlationId: null,
    });
    assert.deepEqual(await journal.settle(written.id, given, NOON + 5), given);
    assert.deepEqual(await journal.byId(written.id), { ...written, answer: given, settledAt: NOON + 5 });
  });

  it('knows nothing of an entry that was never written', async (t) => {
    const journal = await opened(t, await engine.newStore());
    assert.equal(await journal.byId('nobody'), undefined);
    await journal.withdraw('nobody');
    assert.equal(await journal.settle('nobody', answer(), NOON), undefined);
  });

  it('lets a definite outcome stand whatever is said later', async (t) => {
    const journal = await opened(t, await engine.newStore());
    for (const outcome of ['APPLIED', 'QUEUED', 'REFUSED', 'NOT_APPLIED'] as const) {
      const first = answer({ outcome });
      const { id } = await begun(journal, intent());
      await journal.settle(id, first, NOON);
      assert.deepEqual(
        await journal.settle(id, answer({ outcome: 'REFUSED', status: 409 }), NOON + 1),
        first,
      );
      assert.deepEqual(await journal.settle(id, UNKNOWN, NOON + 2), first);
      assert.equal((await journal.byId(id))?.settledAt, NOON);
    }
  });

  it('lets UNKNOWN be followed by a definite outcome, not by another UNKNOWN', async (t) => {
    const journal = await opened(t, await engine.newStore());
    const { id } = await begun(journal, intent());
    await journal.settle(id, UNKNOWN, NOON);
    assert.deepEqual(await journal.settle(id, { ...UNKNOWN, status: 504 }, NOON + 1), UNKNOWN);
    const proven = answer();
    assert.deepEqual(await journal.settle(id, proven, NOON + 2), proven);
    assert.deepEqual(await journal.settle(id, UNKNOWN, NOON + 3), proven);
  });

  it('tells two replicas that settle one entry at once the same answer', async (t) => {
    const url = await engine.newStore();
    const replicas = [await opened(t, url), await opened(t, url)] as const;
    for (let round = 0; round < 20; round++) {
      const { id } = await begun(replicas[0], intent());
      const told = await Promise.all(
        replicas.map((replica, index) => replica.settle(id, answer({ status: 200 + index }), NOON)),
      );
      assert.deepEqual(told[0], told[1]);
      assert.deepEqual((await replicas[0].byId(id))?.answer, told[0]);
    }
  });

  it('takes an open intent back as if it had never been, and leaves a settled one', async (t) => {
    const journal = await opened(t, await engine.newStore());
    const open = await begun(journal, intent({ key: 'open' }));
    const settled = await begun(journal, intent({ key: 'settled' }));
    await journal.settle(settled.id, UNKNOWN, NOON);
    await journal.withdraw(open.id);
    await journal.withdraw(settled.id);
    assert.equal(await journal.byId(open.id), undefined);
    assert.equal(await journal.byKey('treasury', 'open'), undefined);
    assert.deepEqual((await journal.byId(settled.id))?.answer, UNKNOWN);
  });

  it('lists open entries oldest first, in all and for one target', async (t) => {
    const journal = await opened(t, await engine.newStore());
    const [late, settled, early, elsewhere] = [
      intent({ target: 'BulkPayment:1', at: NOON + 2 }),
      intent({ target: 'BulkPayment:1', at: NOON }),
      intent({ target: 'BulkPayment:1', at: NOON - 2 }),
      intent({ target: 'BulkPayment:2', at: NOON + 1 }),
    ];
    for (const one of [late, settled, early, elsewhere]) await journal.begin(one);
    await journal.settle(settled.id, answer(), NOON);
    assert.deepEqual(ids(await journal.open()), [early.id, elsewhere.id, late.id]);
    assert.deepEqual(ids(await journal.openFor('BulkPayment:1')), [early.id, late.id]);
    assert.deepEqual(await journal.openFor('BulkPayment:3'), []);
  });

  it('pages newest first without loss or repetition, many of one moment and more arriving', async (t) => {
    const journal = await opened(t, await engine.newStore());
    for (let index = 0; index < 23; index++)
      await journal.begin(intent({ at: NOON + Math.floor(index / 7) }));
    const all = await journal.list({}, 1_000);
    assert.equal(all.length, 23);
    const walked: Entry[] = [];
    for (
      let page = await journal.list({}, 5);
      page.length > 0;
      page = await journal.list({}, 5, walked.at(-1))
    ) {
      walked.push(...page);
      await journal.begin(intent({ at: NOON + 10 }));
    }
    assert.deepEqual(walked, all);
    assert.deepEqual(
      walked.map((entry) => entry.at),
      walked.map((entry) => entry.at).toSorted((a, b) => b - a),
    );
  });

  it('narrows the list by every member of its filter, and by several at once', async (t) => {
    const journal = await opened(t, await engine.newStore());
    const create = intent({ operation: 'createBulkPayment', target: 'BulkPayment:?', at: NOON });
    const edit = intent({ caller: 'audit', target: 'BulkPayment:7', at: NOON + 1 });
    const close = intent({
      operation: 'closePaymentBatch',
      source: 'CONCUR',
      target: 'PaymentBatch:3',
      at: NOON + 2,
    });
    for (const one of [create, edit, close]) await journal.begin(one);
    await journal.settle(create.id, answer({ target: 'BulkPayment:7' }), NOON);
    await journal.settle(close.id, UNKNOWN, NOON);
    const found = async (filter: EntryFilter) => ids(await journal.list(filter, 10));
    assert.deepEqual(await found({ caller: 'audit' }), [edit.id]);
    assert.deepEqual(await found({ source: 'CONCUR' }), [close.id]);
    assert.deepEqual(await found({ operation: 'createBulkPayment' }), [create.id]);
    assert.deepEqual(await found({ target: 'BulkPayment:7' }), [edit.id, create.id]);
    assert.deepEqual(await found({ target: 'BulkPayment:?' }), [create.id]);
    assert.deepEqual(await found({ outcome: 'UNKNOWN' }), [close.id]);
    assert.deepEqual(await found({ outcome: 'OPEN' }), [edit.id]);
    assert.deepEqual(await found({ from: NOON + 1 }), [close.id, edit.id]);
    assert.deepEqual(await found({ until: NOON + 1 }), [create.id]);
    assert.deepEqual(await found({ source: 'IPLICIT', target: 'BulkPayment:7', from: NOON + 1 }), [edit.id]);
    assert.deepEqual(await found({ caller: undefined, outcome: undefined }), [close.id, edit.id, create.id]);
  });
}

async function begun(
  journal: { begin(one: ReturnType<typeof intent>): Promise<unknown> },
  one: ReturnType<typeof intent>,
) {
  await journal.begin(one);
  return one;
}

function ids(entries: Entry[]): string[] {
  return entries.map((entry) => entry.id);
}
