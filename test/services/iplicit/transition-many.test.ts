import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createIplicitData } from '../../../src/sandbox/iplicit/data.ts';
import { PAYLOAD, asking, codesOf } from './gateway-under-test.ts';
import type { Asking, Payload } from './gateway-under-test.ts';

async function transition({ read }: Asking, input: Record<string, unknown>): Promise<Payload[]> {
  const query = `mutation ($input: TransitionBulkPaymentsInput!) { transitionBulkPayments(input: $input) { results { ${PAYLOAD} } } }`;
  const data = await read<{ transitionBulkPayments: { results: Payload[] } }>(query, { input });
  return data.transitionBulkPayments.results;
}

function outcomes(results: Payload[]): string[] {
  return results.map(({ outcome, userErrors }) => [outcome, ...userErrors.map(({ code }) => code)].join(' '));
}

describe('transitionBulkPayments', () => {
  it('transitionBulkPayments gives one result per id in the order given, each standing alone', async (t) => {
    const test = await asking(t);
    const { id } = test.held('BP-1002');
    const ids = ['BP-1007', `BulkPayment:${id}`, 'BP-9999', 'BP-1001', id.toUpperCase()];
    const results = await transition(test, { ids, action: 'ABANDON' });
    assert.deepEqual(outcomes(results), [
      'REFUSED ILLEGAL_TRANSITION',
      'APPLIED',
      'REFUSED NOT_FOUND',
      'APPLIED',
      'REFUSED ILLEGAL_TRANSITION',
    ]);
    assert.deepEqual(
      results.map(({ bulkPayment }) => bulkPayment?.status),
      ['POSTED', 'ABANDONED', undefined, 'ABANDONED', 'ABANDONED'],
    );
    assert.deepEqual(results[2]?.userErrors[0]?.field, ['input', 'ids', '2']);
    assert.equal(test.acted(), 2);
  });

  it('transitionBulkPayments has at most 4 under way at once', async (t) => {
    const data = createIplicitData({ payments: 40, allocationsPerPayment: 1 });
    const test = await asking(t, { sandbox: { iplicitData: data } });
    const { payments } = test.gateway.sandbox.iplicit.data;
    for (const payment of payments) payment.statusList = ['draft'];
    for (let n = 0; n < 20; n += 1) {
      test.gateway.sandbox.iplicit.faults.add({ path: /abandon$/, fault: { kind: 'delay', ms: 10 } });
    }
    const { calls } = test.gateway.sandbox.iplicit;
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(
        most,
        calls.filter(({ path, status }) => path.endsWith('abandon') && status === 0).length,
      );
    }, 1);
    const ids = payments.slice(0, 20).map(({ id }) => id);
    const results = await transition(test, { ids, action: 'ABANDON' });
    clearInterval(watch);
    assert.ok(results.every(({ outcome }) => outcome === 'APPLIED'));
    assert.ok(most >= 1 && most <= 4, String(most));
  });

  it('transitionBulkPayments turns a fault with one payment into the result of that one', async (t) => {
    const test = await asking(t);
    const { faults } = test.gateway.sandbox.iplicit;
    const path = (batchNo: string) => `/api/BatchPayment/${test.held(batchNo).id}`;
    faults.add({ path: path('BP-1001'), fault: { kind: 'html' } });
    faults.add({ path: `${path('BP-1002')}/abandon`, fault: { kind: 'status', status: 429 } });
    faults.add({ path: `${path('BP-1011')}/abandon`, fault: { kind: 'reset', act: false } });
    const ids = ['BP-1001', 'BP-1002', 'BP-1011', 'BP-1012'];
    const results = await transition(test, { ids, action: 'ABANDON' });
    assert.deepEqual(outcomes(results), [
      'REFUSED UNAVAILABLE',
      'REFUSED UNAVAILABLE',
      'UNKNOWN OUTCOME_UNKNOWN',
      'APPLIED',
    ]);
    assert.equal(results[1]?.userErrors[0]?.upstream?.status, 429);
    assert.equal(test.acted(), 1);
  });

  it('transitionBulkPayments refuses the whole where an id cannot be one, before anything is sent', async (t) => {
    const { ask, calls } = await asking(t);
    const answer = await ask(
      'mutation { transitionBulkPayments(input: { ids: ["BP-1001", "a/b"], action: ABANDON }) { results { outcome } } }',
    );
    assert.deepEqual(codesOf(answer), ['BAD_USER_INPUT']);
    assert.equal(answer.errors[0]?.extensions['argument'], 'input.ids.1');
    assert.deepEqual(calls(), []);
  });

  it('transitionBulkPayments answers the same key and list again without acting again', async (t) => {
    const test = await asking(t);
    const input = { ids: ['BP-1001', 'BP-1007', 'BP-1002'], action: 'ABANDON', idempotencyKey: 'k' };
    assert.deepEqual(outcomes(await transition(test, input)), [
      'APPLIED',
      'REFUSED ILLEGAL_TRANSITION',
      'APPLIED',
    ]);
    const again = await transition(test, input);
    assert.deepEqual(outcomes(again), ['REPLAYED', 'REPLAYED ILLEGAL_TRANSITION', 'REPLAYED']);
    assert.deepEqual(
      again.map(({ bulkPayment }) => bulkPayment?.status),
      ['ABANDONED', 'POSTED', 'ABANDONED'],
    );
    assert.equal(test.acted(), 2);
  });

  it('transitionBulkPayments answers them without iplicit, even where payments were given by batch number', async (t) => {
    const test = await asking(t);
    const input = { ids: ['BP-1001', 'BP-1002'], action: 'ABANDON', idempotencyKey: 'k' };
    await transition(test, input);
    test.gateway.sandbox.iplicit.faults.add({ times: 1_000, fault: { kind: 'status', status: 500 } });
    const query =
      'mutation ($input: TransitionBulkPaymentsInput!) { transitionBulkPayments(input: $input) { results { outcome } } }';
    const again = await test.read(query, { input });
    const outcome = 'REPLAYED';
    assert.deepEqual(again, { transitionBulkPayments: { results: [{ outcome }, { outcome }] } });
  });

  it('transitionBulkPayments gives IDEMPOTENCY_CONFLICT for every id where the key belongs to another list', async (t) => {
    const test = await asking(t);
    await transition(test, { ids: ['BP-1001'], action: 'ABANDON', idempotencyKey: 'k' });
    const others = [
      { ids: ['BP-1001', 'BP-1002'], action: 'ABANDON' },
      { ids: ['BP-1001'], action: 'SUBMIT' },
      { ids: ['BP-1002'], action: 'ABANDON' },
    ];
    for (const other of others) {
      const results = await transition(test, { ...other, idempotencyKey: 'k' });
      assert.deepEqual(
        outcomes(results),
        other.ids.map(() => 'REFUSED IDEMPOTENCY_CONFLICT'),
      );
    }
    assert.equal(test.acted(), 1);
  });

  it('transitionBulkPayments keeps the key from every other list, even where nothing of the first was sent', async (t) => {
    const test = await asking(t);
    const none = await transition(test, { ids: ['BP-9999'], action: 'ABANDON', idempotencyKey: 'k' });
    assert.deepEqual(outcomes(none), ['REFUSED NOT_FOUND']);
    const other = await transition(test, { ids: ['BP-1001'], action: 'ABANDON', idempotencyKey: 'k' });
    assert.deepEqual(outcomes(other), ['REFUSED IDEMPOTENCY_CONFLICT']);
    assert.equal(test.acted(), 0);
  });

  it('transitionBulkPayments gives an empty list for an empty list', async (t) => {
    const test = await asking(t);
    assert.deepEqual(await transition(test, { ids: [], action: 'POST' }), []);
    assert.deepEqual(test.calls(), []);
  });
});
