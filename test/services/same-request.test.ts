import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { buildSchema } from 'graphql';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startTestGateway } from '../gateway.ts';

type Input = Record<string, unknown>;

/** One request in different words: the first is carried out, the others get its answer. */
type Spellings = (sandbox: Sandbox) => Input[];

/** The ways to name a payment that the sandbox holds. */
function namesOf({ iplicit }: Sandbox, batchNo: string): string[] {
  const { id } = find(iplicit.data.payments, (each) => each.batchNo === batchNo);
  return [batchNo, id, id.toUpperCase(), `BulkPayment:${id}`, `BulkPayment:${id.toUpperCase()}`];
}

/** The ways to name something by its id. */
function idsOf(type: string, id: string): string[] {
  return [id, id.toUpperCase(), `${type}:${id}`, `${type}:${id.toUpperCase()}`];
}

function find<T>(all: readonly T[], is: (one: T) => boolean): T {
  const found = all.find(is);
  assert.ok(found);
  return found;
}

function documentOf({ iplicit }: Sandbox, docNo: string): string {
  return find(iplicit.data.documents, (each) => each.docNo === docNo).id;
}

function batchOf({ concur }: Sandbox, status: 'OPEN' | 'CLOSED') {
  return find(concur.data.batches, (each) => each.status === status && each.count > 0);
}

/** A step of a payment, named in all ways and with what is optional given as null. */
function step(batchNo: string, more: Input = {}): Spellings {
  return (sandbox) => [
    ...namesOf(sandbox, batchNo).map((id) => ({ id })),
    { id: batchNo, ifVersion: null, ...more },
  ];
}

function allocations(sandbox: Sandbox): Input[] {
  const [payment] = namesOf(sandbox, 'BP-1001');
  const named = idsOf('PayableDocument', documentOf(sandbox, 'PI-5002')).map((document) => ({
    id: payment,
    allocations: [{ document, amount: '7.00' }],
  }));
  return [
    ...named,
    ...namesOf(sandbox, 'BP-1001').map((id) => ({ ...named[0], id })),
    ...['7', '7.0', '7.00000'].map((amount) => ({
      id: payment,
      allocations: [{ ...named[0]?.allocations[0], amount }],
    })),
    { ...named[0], ifVersion: null, allocations: [{ ...named[0]?.allocations[0], baseAmount: null }] },
  ];
}

const SPELLINGS: Readonly<Record<string, Spellings>> = {
  closePaymentBatch: (sandbox) => {
    const { batchId, total } = batchOf(sandbox, 'OPEN');
    const ids = [batchId, `PaymentBatch:${batchId}`].map((id) => ({ id, ifTotal: total }));
    return [
      ...ids,
      { id: batchId, ifTotal: `${Number(total)}`, ifCount: null },
      { id: batchId, ifTotal: `${total}${total.includes('.') ? '00' : '.00'}`, mode: 'SCHEDULE' },
    ];
  },
  closePaymentBatches: (sandbox) => {
    const { batchId, total } = batchOf(sandbox, 'OPEN');
    return [
      { batches: [{ id: batchId, ifTotal: total }] },
      { batches: [{ id: `PaymentBatch:${batchId}`, ifTotal: `${Number(total)}`, ifCount: null }] },
    ];
  },
  regeneratePaymentBatchFile: (sandbox) => {
    const { batchId } = batchOf(sandbox, 'CLOSED');
    return [{ id: batchId }, { id: `PaymentBatch:${batchId}` }];
  },
  createBulkPayment: (sandbox) => {
    const account = find(sandbox.iplicit.data.bankAccounts, ({ code }) => code === 'MITGBP').id;
    const period = find(sandbox.iplicit.data.payments, () => true).periodId;
    const input = { bankAccount: account, description: 'the same', period };
    return [
      { ...input, allocations: [] },
      { ...input, period: period.toUpperCase() },
      ...idsOf('BankAccount', account).map((bankAccount) => ({ ...input, bankAccount })),
      { ...input, type: null, legalEntity: null, paymentMethod: null, bankRef: null, allocations: null },
    ];
  },
  updateBulkPayment: (sandbox) => [
    ...namesOf(sandbox, 'BP-1001').map((id) => ({ id, bankRef: 'REF 7' })),
    { id: 'BP-1001', bankRef: 'REF 7', description: null, paymentDate: null, ifVersion: null },
  ],
  submitBulkPayment: step('BP-1001'),
  amendBulkPayment: step('BP-1004'),
  processBulkPayment: step('BP-1004'),
  postBulkPayment: step('BP-1006'),
  unpostBulkPayment: step('BP-1007'),
  abandonBulkPayment: step('BP-1001', { reason: null }),
  transitionBulkPayments: (sandbox) => [
    ...namesOf(sandbox, 'BP-1001').map((id) => ({ action: 'ABANDON', payments: [{ id }] })),
    { action: 'ABANDON', payments: [{ id: 'BP-1001', ifVersion: null }] },
  ],
  addBulkPaymentAllocations: allocations,
  replaceBulkPaymentAllocations: allocations,
  deleteBulkPaymentAllocation: (sandbox) => {
    const payment = find(sandbox.iplicit.data.payments, (each) => each.batchNo === 'BP-1001');
    const { id = '' } = payment.allocations?.[0] ?? {};
    return [
      ...idsOf(`BulkPaymentAllocation:${payment.id}`, id).map((allocation) => ({
        id: 'BP-1001',
        allocation,
      })),
      ...namesOf(sandbox, 'BP-1001').map((name) => ({ id: name, allocation: id })),
    ];
  },
};

const SCHEMA = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'), {
  assumeValid: true,
});

interface Written {
  userErrors: unknown[];
  replayed?: boolean;
  outcome?: string;
  results?: { replayed: boolean; outcome: string }[];
}

/** What tells of a written answer whether it is the first one again. */
function replays({ userErrors, replayed, results }: Written): unknown {
  return { userErrors, replayed: results?.map((one) => one.replayed) ?? replayed };
}

describe('one request in other words', () => {
  it('every mutation that writes to a service is asked in other words here', () => {
    const fields = Object.keys(SCHEMA.getMutationType()?.getFields() ?? {});
    // It writes to nothing but the mutation log, and is settled by the record that it names.
    assert.deepEqual(
      fields.filter((field) => field !== 'resolveMutation').toSorted(),
      Object.keys(SPELLINGS).toSorted(),
    );
  });

  for (const [field, spellings] of Object.entries(SPELLINGS)) {
    it(`${field} in other words under the same idempotency key is the same request: sent once, and answered as it was`, async (t) => {
      const gateway = await startTestGateway();
      t.after(() => gateway.close());
      const { concur, iplicit } = gateway.sandbox;
      const acted = () => [...concur.calls, ...iplicit.calls].filter((call) => call.acted).length;
      const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
      const selected = 'replayed outcome';
      const results =
        field.endsWith('s') && !field.includes('Allocations') ? `results { ${selected} }` : selected;
      const query = `mutation ($input: ${type}!) { written: ${field}(input: $input) { userErrors { code message field } ${results} } }`;
      const [first, ...others] = spellings(gateway.sandbox);
      const idempotencyKey = randomUUID();
      const ask = async (input: Input | undefined): Promise<Written> => {
        const { data, errors } = await gateway.ask<{ written: Written }>(query, {
          input: { ...input, idempotencyKey },
        });
        assert.deepEqual(errors, [], JSON.stringify(input));
        return data.written;
      };
      const original = await ask(first);
      assert.deepEqual(original.userErrors, []);
      assert.equal(acted(), 1);
      for (const other of others) {
        const again = await ask(other);
        const expected = original.results ? original.results.map(() => true) : true;
        assert.deepEqual(replays(again), { userErrors: [], replayed: expected }, JSON.stringify(other));
      }
      assert.equal(acted(), 1);
    });
  }
});
