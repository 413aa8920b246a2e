import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { askedGateway } from './ask-gateway.ts';
import type { AskedGateway } from './ask-gateway.ts';
import { batchIn, posts } from './closing.ts';

interface Result {
  id: string;
  outcome: string;
  replayed: boolean;
  userErrors: { code: string; field: string[] | null }[];
  paymentBatch?: { batchId: string } | null;
}

interface ListResult {
  userErrors: { code: string; field: string[] | null }[];
  results: Result[];
}

const USER_ERRORS = 'userErrors { code field }';

async function closeIf(
  { read }: AskedGateway,
  input: { id: string; ifTotal?: string; ifCount?: number },
): Promise<Omit<Result, 'id'>> {
  const { closed } = await read<{ closed: Omit<Result, 'id'> }>(
    `mutation ($input: ClosePaymentBatchInput!) {
      closed: closePaymentBatch(input: $input) { outcome replayed ${USER_ERRORS} }
    }`,
    { input: { ...input, idempotencyKey: randomUUID() } },
  );
  return closed;
}

async function closeAll(
  { read }: AskedGateway,
  batches: readonly { id: string; ifTotal?: string; ifCount?: number }[],
  idempotencyKey: string = randomUUID(),
): Promise<ListResult> {
  const { closed } = await read<{ closed: ListResult }>(
    `mutation ($input: ClosePaymentBatchesInput!) {
      closed: closePaymentBatches(input: $input) {
        ${USER_ERRORS} results { id outcome replayed ${USER_ERRORS} paymentBatch { batchId } }
      }
    }`,
    { input: { batches, idempotencyKey } },
  );
  return closed;
}

/** Two open batches of the sandbox that hold payments. */
function openBatches({ sandbox }: AskedGateway) {
  const [one, other] = sandbox.data.batches.filter(({ status, count }) => status === 'OPEN' && count > 0);
  assert.ok(one && other);
  return [one, other] as const;
}

describe('closing a batch as it was seen', () => {
  it('closing a batch with another total than was seen is CHANGED_SINCE_SEEN at ifTotal, and sends nothing', async (t) => {
    const gateway = await askedGateway(t);
    const { batchId: id, total } = batchIn(gateway.sandbox, 'OPEN');
    const refused = await closeIf(gateway, { id, ifTotal: '0.01' });
    assert.equal(refused.outcome, 'REFUSED');
    assert.deepEqual(refused.userErrors, [{ code: 'CHANGED_SINCE_SEEN', field: ['input', 'ifTotal'] }]);
    assert.equal(posts(gateway.sandbox).length, 0);
    const accepted = await closeIf(gateway, { id, ifTotal: `${total}${total.includes('.') ? '' : '.'}00` });
    assert.deepEqual([accepted.outcome, accepted.userErrors], ['QUEUED', []]);
    assert.equal(posts(gateway.sandbox).length, 1);
  });

  it('closing a batch with another count than was seen is CHANGED_SINCE_SEEN at ifCount, and sends nothing', async (t) => {
    const gateway = await askedGateway(t);
    const { batchId: id, count, total } = batchIn(gateway.sandbox, 'OPEN');
    const refused = await closeIf(gateway, { id, ifTotal: total, ifCount: count + 1 });
    assert.deepEqual(refused.userErrors, [{ code: 'CHANGED_SINCE_SEEN', field: ['input', 'ifCount'] }]);
    assert.equal(posts(gateway.sandbox).length, 0);
    assert.equal((await closeIf(gateway, { id, ifTotal: total, ifCount: count })).outcome, 'QUEUED');
  });
});

describe('closing several batches', () => {
  it('closing several batches answers each by itself, in the order given, and names the entry that has changed', async (t) => {
    const gateway = await askedGateway(t);
    const [one, other] = openBatches(gateway);
    const batches = [
      { id: one.batchId, ifCount: one.count + 1 },
      { id: `PaymentBatch:${other.batchId}`, ifTotal: other.total, ifCount: other.count },
    ];
    const { userErrors, results } = await closeAll(gateway, batches);
    assert.deepEqual(userErrors, []);
    assert.deepEqual(
      results.map(({ id, outcome }) => [id, outcome]),
      [
        [batches[0]?.id, 'REFUSED'],
        [batches[1]?.id, 'QUEUED'],
      ],
    );
    assert.deepEqual(results[0]?.userErrors, [
      { code: 'CHANGED_SINCE_SEEN', field: ['input', 'batches', '0', 'ifCount'] },
    ]);
    assert.deepEqual(
      posts(gateway.sandbox).map(({ path }) => path.includes(other.encryptedId)),
      [true],
    );
  });

  it('closing several batches under a key that comes again answers as before and sends nothing', async (t) => {
    const gateway = await askedGateway(t);
    const batches = openBatches(gateway).map(({ batchId }) => ({ id: batchId }));
    const key = randomUUID();
    const first = await closeAll(gateway, batches, key);
    const sent = posts(gateway.sandbox).length;
    assert.equal(sent, batches.length);
    const again = await closeAll(gateway, batches, key);
    assert.deepEqual(
      again.results.map(({ id, replayed }) => [id, replayed]),
      first.results.map(({ id }) => [id, true]),
    );
    assert.equal(posts(gateway.sandbox).length, sent);
    const another = await closeAll(gateway, batches.slice(1), key);
    assert.deepEqual(
      [another.userErrors.map(({ code }) => code), another.results],
      [['IDEMPOTENCY_CONFLICT'], []],
    );
    assert.equal(posts(gateway.sandbox).length, sent);
  });

  it('closing several batches refuses a list that is empty or names a batch twice, with no results', async (t) => {
    const gateway = await askedGateway(t);
    const [{ batchId }] = openBatches(gateway);
    for (const batches of [[], [{ id: batchId }, { id: `PaymentBatch:${batchId}` }]]) {
      const { userErrors, results } = await closeAll(gateway, batches);
      assert.deepEqual([userErrors.map(({ code }) => code), results], [['INVALID_INPUT'], []]);
    }
    assert.equal(posts(gateway.sandbox).length, 0);
  });
});
