import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { createIplicitData } from '../../../src/sandbox/iplicit/data.ts';
import { PAYLOAD, asking, codesOf } from './gateway-under-test.ts';
import type { Asking, Payload } from './gateway-under-test.ts';

async function transition(
  { read }: Pick<Asking, 'read'>,
  input: Record<string, unknown>,
): Promise<Payload[]> {
  return (await transitionList(read, input)).results;
}

interface Listed {
  userErrors: Payload['userErrors'];
  results: (Payload & { id: string })[];
}

async function transitionList(read: Asking['read'], input: Record<string, unknown>): Promise<Listed> {
  const query = `mutation ($input: TransitionBulkPaymentsInput!) {
    transitionBulkPayments(input: $input) { userErrors { code message field } results { id ${PAYLOAD} } } }`;
  const data = await read<{ transitionBulkPayments: Listed }>(query, {
    input: { idempotencyKey: randomUUID(), ...input },
  });
  return data.transitionBulkPayments;
}

function byId(...ids: string[]): { id: string }[] {
  return ids.map((id) => ({ id }));
}

function outcomes(results: Payload[]): string[] {
  return results.map(({ outcome, userErrors }) => [outcome, ...userErrors.map(({ code }) => code)].join(' '));
}

describe('transitionBulkPayments', () => {
  it('transitionBulkPayments gives one result per id in the order given, each standing alone', async (t) => {
    const test = await asking(t);
    const { id } = test.held('BP-1002');
    const ids = ['BP-1007', `BulkPayment:${id}`, 'BP-9999', 'BP-1001'];
    const { results } = await transitionList(test.read, { payments: byId(...ids), action: 'ABANDON' });
    assert.deepEqual(outcomes(results), [
      'REFUSED ILLEGAL_TRANSITION',
      'APPLIED',
      'REFUSED NOT_FOUND',
      'APPLIED',
    ]);
    assert.deepEqual(
      results.map((result) => result.id),
      ids,
    );
    assert.deepEqual(
      results.map(({ bulkPayment }) => bulkPayment?.status),
      ['POSTED', 'ABANDONED', undefined, 'ABANDONED'],
    );
    assert.deepEqual(results[2]?.userErrors[0]?.field, ['input', 'payments', '2', 'id']);
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
    const listed = payments.slice(0, 20).map(({ id }) => ({ id }));
    const results = await transition(test, { payments: listed, action: 'ABANDON' });
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
    const listed = byId('BP-1001', 'BP-1002', 'BP-1011', 'BP-1012');
    const results = await transition(test, { payments: listed, action: 'ABANDON' });
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
      'mutation { transitionBulkPayments(input: { payments: [{ id: "BP-1001" }, { id: "a/../b" }], action: ABANDON, idempotencyKey: "key-15" }) { results { outcome } } }',
    );
    assert.deepEqual(codesOf(answer), ['BAD_USER_INPUT']);
    assert.equal(answer.errors[0]?.extensions['argument'], 'input.payments.1.id');
    assert.deepEqual(calls(), []);
  });

  it('transitionBulkPayments answers the same key and list again without acting again', async (t) => {
    const test = await asking(t);
    const input = { payments: byId('BP-1001', 'BP-1007', 'BP-1002'), action: 'ABANDON', idempotencyKey: 'k' };
    assert.deepEqual(outcomes(await transition(test, input)), [
      'APPLIED',
      'REFUSED ILLEGAL_TRANSITION',
      'APPLIED',
    ]);
    const again = await transition(test, input);
    assert.deepEqual(outcomes(again), ['APPLIED', 'REFUSED ILLEGAL_TRANSITION', 'APPLIED']);
    assert.deepEqual(
      again.map(({ replayed }) => replayed),
      [true, true, true],
    );
    assert.deepEqual(
      again.map(({ bulkPayment }) => bulkPayment?.status),
      ['ABANDONED', 'POSTED', 'ABANDONED'],
    );
    assert.equal(test.acted(), 2);
  });

  it('transitionBulkPayments answers them without iplicit, even where payments were given by batch number', async (t) => {
    const test = await asking(t);
    const input = { payments: byId('BP-1001', 'BP-1002'), action: 'ABANDON', idempotencyKey: 'k' };
    await transition(test, input);
    test.gateway.sandbox.iplicit.faults.add({ times: 1_000, fault: { kind: 'status', status: 500 } });
    const query =
      'mutation ($input: TransitionBulkPaymentsInput!) { transitionBulkPayments(input: $input) { results { outcome replayed } } }';
    const again = await test.read(query, { input });
    const result = { outcome: 'APPLIED', replayed: true };
    assert.deepEqual(again, { transitionBulkPayments: { results: [result, result] } });
  });

  it('transitionBulkPayments refuses the list with IDEMPOTENCY_CONFLICT where the key belongs to another list', async (t) => {
    const test = await asking(t);
    await transition(test, { payments: byId('BP-1001'), action: 'ABANDON', idempotencyKey: 'k' });
    const others = [
      { payments: byId('BP-1001', 'BP-1002'), action: 'ABANDON' },
      { payments: byId('BP-1001'), action: 'SUBMIT' },
      { payments: byId('BP-1002'), action: 'ABANDON' },
      { payments: [{ id: 'BP-1001', ifVersion: 'other' }], action: 'ABANDON' },
    ];
    for (const other of others) {
      const { userErrors, results } = await transitionList(test.read, { ...other, idempotencyKey: 'k' });
      assert.deepEqual([userErrors.map(({ code }) => code), results], [['IDEMPOTENCY_CONFLICT'], []]);
    }
    assert.equal(test.acted(), 1);
  });

  it('transitionBulkPayments keeps the key from every other list, even where nothing of the first was sent', async (t) => {
    const test = await asking(t);
    const first = { payments: byId('BP-9999'), action: 'ABANDON', idempotencyKey: 'k' };
    assert.deepEqual(outcomes(await transition(test, first)), ['REFUSED NOT_FOUND']);
    const { userErrors } = await transitionList(test.read, { ...first, payments: byId('BP-1001') });
    assert.deepEqual(
      userErrors.map(({ code }) => code),
      ['IDEMPOTENCY_CONFLICT'],
    );
    assert.equal(test.acted(), 0);
  });

  it('transitionBulkPayments takes the step only for payments that still have the version given for them', async (t) => {
    const test = await asking(t);
    const { bulkPayment } = await test.read<{ bulkPayment: { version: string } }>(
      '{ bulkPayment(id: "BP-1002") { version } }',
    );
    const payments = [
      { id: 'BP-1001', ifVersion: 'stale' },
      { id: 'BP-1002', ifVersion: bulkPayment.version },
    ];
    const results = await transition(test, { payments, action: 'ABANDON' });
    assert.deepEqual(outcomes(results), ['REFUSED VERSION_CONFLICT', 'APPLIED']);
    assert.deepEqual(results[0]?.userErrors[0]?.field, ['input', 'payments', '0', 'ifVersion']);
  });

  it('transitionBulkPayments refuses a list that is empty or names one payment twice, in whatever way, and sends nothing', async (t) => {
    const test = await asking(t);
    const { id } = test.held('BP-1002');
    for (const [payments, field] of [
      [[], ['input', 'payments']],
      [byId('BP-1002', 'BP-1001', `BulkPayment:${id}`), ['input', 'payments', '2', 'id']],
      [byId(id, id.toUpperCase()), ['input', 'payments', '1', 'id']],
    ] as const) {
      const { userErrors, results } = await transitionList(test.read, { payments, action: 'ABANDON' });
      assert.deepEqual([userErrors.map(({ code }) => code), results], [['INVALID_INPUT'], []]);
      assert.deepEqual(userErrors[0]?.field, field);
    }
    assert.equal(test.acted(), 0);
  });
});
