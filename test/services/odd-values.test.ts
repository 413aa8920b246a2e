import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { ConcurBatch } from '../../src/sandbox/concur/batches.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';

type Node = Record<string, unknown> & { id: string };
type Pages = Record<string, { nodes: Node[] }>;

interface Asking {
  gateway: TestGateway;
  /** An open batch of Concur's that can be closed. */
  batch: (index: number) => ConcurBatch;
}

async function asking(t: TestContext): Promise<Asking> {
  const gateway = await startTestGateway();
  t.after(() => gateway.close());
  const open = gateway.sandbox.concur.data.batches.filter(
    ({ status, count }) => status === 'OPEN' && count > 0,
  );
  const batch = (index: number): ConcurBatch => {
    const found = open[index];
    assert.ok(found);
    return found;
  };
  return { gateway, batch };
}

const BATCHES = '{ paymentBatches(first: 100) { nodes { id reference count total { amount currency } } } }';
const PAYMENTS = `{ bulkPayments(first: 20) { nodes {
  id reference hasNotes exchangeRate lastModifiedAt paymentDate total { amount currency } allocations { uuid amount }
} } }`;

/** A change that makes a value odd without the types of the sandbox, which has none such. */
function spoil(held: object, changes: Readonly<Record<string, unknown>>): void {
  Object.assign(held, changes);
}

describe('an odd value of a service’s', () => {
  it('an odd value in Concur’s list costs its field, with the batch’s id in the error, and every other batch can be closed', async (t) => {
    const { gateway, batch } = await asking(t);
    const [odd, other] = [batch(0), batch(1)];
    spoil(odd, { total: '', count: 'several' });
    const { data, errors } = await gateway.ask<Pages>(BATCHES);
    const nodes = data['paymentBatches']?.nodes ?? [];
    assert.equal(nodes.length, gateway.sandbox.concur.data.batches.length);
    const place = nodes.findIndex(({ id }) => id === `PaymentBatch:${odd.batchId}`);
    assert.deepEqual(
      [nodes[place]?.['reference'], nodes[place]?.['count'], nodes[place]?.['total']],
      [odd.name, null, null],
    );
    const paths = errors.map(({ path, extensions }) => [path?.slice(0, 4).join('.'), extensions['code']]);
    assert.deepEqual(paths, [
      [`paymentBatches.nodes.${place}.count`, 'UPSTREAM_MALFORMED'],
      [`paymentBatches.nodes.${place}.total`, 'UPSTREAM_MALFORMED'],
    ]);
    for (const { message } of errors) assert.match(message, new RegExp(`of batch ${odd.batchId} is`));
    const closed = await gateway.ask<Record<string, { outcome: string }>>(
      `mutation { closePaymentBatch(input: { id: "${other.batchId}", mode: WAIT, idempotencyKey: "${randomUUID()}" }) { outcome } }`,
    );
    assert.deepEqual(closed.errors, []);
    assert.equal(closed.data['closePaymentBatch']?.outcome, 'APPLIED');
  });

  it('an odd value costs no list over both services, is hidden by no filter, and makes the totals incomplete', async (t) => {
    const { gateway, batch } = await asking(t);
    spoil(batch(0), { currency: 'pounds' });
    const runs =
      '{ paymentRuns(first: 100, filter: { sources: [CONCUR], currency: "USD" }) { nodes { id } unavailable } }';
    const { data, errors } = await gateway.ask<Pages>(runs);
    assert.deepEqual(errors, []);
    assert.ok(data['paymentRuns']?.nodes.some(({ id }) => id === `PaymentBatch:${batch(0).batchId}`));
    const totals = await gateway.ask<Record<string, { isComplete: boolean; totals: unknown[] }>>(
      '{ paymentRunTotals { isComplete totals { count total { amount currency } } } }',
    );
    assert.deepEqual(totals.errors, []);
    assert.equal(totals.data['paymentRunTotals']?.isComplete, false);
    assert.ok((totals.data['paymentRunTotals']?.totals.length ?? 0) > 3);
    const page = await gateway.ask<Pages>(
      '{ paymentBatches(first: 100, orderBy: { field: TOTAL, direction: ASCENDING }) { nodes { id } totals { amount } } }',
    );
    assert.deepEqual(
      page.errors.map(({ path }) => path),
      [['paymentBatches', 'totals']],
    );
    assert.equal(page.data['paymentBatches']?.nodes.length, gateway.sandbox.concur.data.batches.length);
  });

  it('an odd value in iplicit’s list or detail costs its field, with the payment’s id in the error', async (t) => {
    const { gateway } = await asking(t);
    const [first, second, third] = gateway.sandbox.iplicit.data.payments;
    assert.ok(first && second && third);
    spoil(first, { hasNotes: null });
    spoil(second, { bankCurrency: 'GB' });
    const { data, errors } = await gateway.ask<Pages>(PAYMENTS);
    const nodes = data['bulkPayments']?.nodes ?? [];
    assert.equal(nodes.length, 20);
    const place = (id: string) => nodes.findIndex((node) => node.id === `BulkPayment:${id}`);
    assert.deepEqual(
      errors.map(({ path, message }) => [
        path?.join('.'),
        message.includes(first.id),
        message.includes(second.id),
      ]),
      [
        [`bulkPayments.nodes.${place(second.id)}.total`, false, true],
        [`bulkPayments.nodes.${place(first.id)}.hasNotes`, true, false],
      ],
    );
    assert.equal(nodes[place(first.id)]?.['hasNotes'], null);
    assert.ok(Array.isArray(nodes[place(first.id)]?.['allocations']));
  });

  it('an odd value that has one meaning only is read as that', async (t) => {
    const { gateway, batch } = await asking(t);
    spoil(batch(0), { total: '0E-8', currency: 'gbp ' });
    spoil(batch(1), { total: '.50', name: 'Acme\u0001 Ltd' });
    spoil(batch(2), { total: '+334.' });
    const [payment] = gateway.sandbox.iplicit.data.payments;
    assert.ok(payment);
    spoil(payment, {
      bankCurrency: 'gbp ',
      lastModified: '2026-11-01T09:10:27+0000',
      paymentDate: '0001-01-01T00:00:00',
    });
    const batches = await gateway.ask<Pages>(BATCHES);
    assert.deepEqual(batches.errors, []);
    const read = (of: ConcurBatch) =>
      batches.data['paymentBatches']?.nodes.find(({ id }) => id === `PaymentBatch:${of.batchId}`);
    assert.deepEqual(read(batch(0))?.['total'], { amount: '0.00000000', currency: 'GBP' });
    assert.deepEqual(
      [read(batch(1))?.['total'], read(batch(1))?.['reference']],
      [{ amount: '0.50', currency: batch(1).currency }, 'Acme\u0001 Ltd'],
    );
    assert.deepEqual(read(batch(2))?.['total'], { amount: '334', currency: batch(2).currency });
    const payments = await gateway.ask<Pages>(PAYMENTS);
    assert.deepEqual(payments.errors, []);
    const shown = payments.data['bulkPayments']?.nodes.find(({ id }) => id === `BulkPayment:${payment.id}`);
    assert.deepEqual(shown?.['total'], { amount: payment.bankCurrencyAmount, currency: 'GBP' });
    assert.equal(shown?.['lastModifiedAt'], '2026-11-01T09:10:27+00:00');
    assert.equal(shown?.['paymentDate'], null);
  });
});
