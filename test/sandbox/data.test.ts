import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createConcurData } from '../../src/sandbox/concur/batches.ts';
import { add } from '../../src/sandbox/decimal.ts';
import { createIplicitData } from '../../src/sandbox/iplicit/data.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';

test('the same call gives the same data', () => {
  assert.deepEqual(createConcurData(), createConcurData());
  assert.deepEqual(createIplicitData(), createIplicitData());
  assert.deepEqual(createConcurData({ batches: 50 }), createConcurData({ batches: 50 }));
  const size = { payments: 50, allocationsPerPayment: 4 };
  assert.deepEqual(createIplicitData(size), createIplicitData(size));
});

test('the batches are of both statuses, every type and method, many currencies, and amounts of every size', () => {
  const { batches } = createConcurData();
  assert.equal(batches.length, 30);
  const has = (
    member: 'total' | 'currency' | 'type' | 'paymentMethod' | 'status',
    ...values: string[]
  ): void => {
    for (const value of values)
      assert.ok(
        batches.some((batch) => batch[member] === value),
        value,
      );
  };
  has('status', 'OPEN', 'CLOSED');
  has('type', 'Employee', 'Card Program', 'Mitarbeiter', '従業員');
  has('paymentMethod', 'Expense Pay by Concur', 'Expense Pay by SAP Concur', 'ADP (via EPIP file)', '');
  has('paymentMethod', 'Company Check (via Accounts Payable)', 'Other Reimbursement Methods');
  has('currency', 'USD', 'EUR', 'GBP', 'JPY', 'CHF');
  has('total', '0.00', '12345678901234.56', '99999999999999.12345678');
});

test('the payments are in every state, one memorable payment for each', () => {
  const { payments } = createIplicitData();
  assert.equal(payments.length, 45);
  const states = payments
    .slice(0, 10)
    .map(({ batchNo, statusList }) => [batchNo, statusList.map((name) => name.trim()).join()]);
  assert.deepEqual(states, [
    ['BP-1001', 'draft'],
    ['BP-1002', 'draft,warning'],
    ['BP-1003', 'pending_auth'],
    ['BP-1004', 'approved'],
    ['BP-1005', 'rejected'],
    ['BP-1006', 'processed'],
    ['BP-1007', 'posted'],
    ['BP-1008', 'abandoned'],
    ['BP-1009', 'error'],
    ['BP-1010', 'pending_action'],
  ]);
});

test('everything a payment points at exists, its amount is what its allocations come to', () => {
  for (const data of [createIplicitData(), createIplicitData({ payments: 200, allocationsPerPayment: 5 })]) {
    const ids = new Set(
      [data.bankAccounts, data.paymentMethods, data.legalEntities, data.batchPaymentTypes, data.documents]
        .flat()
        .concat(data.contactAccounts as never)
        .map(({ id }) => id),
    );
    for (const payment of data.payments) {
      const allocations = payment.allocations ?? [];
      const pointsAt = [
        payment.bankAccountId,
        payment.paymentMethodId,
        payment.legalEntityId,
        payment.batchPaymentTypeId,
      ];
      for (const id of [...pointsAt, ...allocations.map(({ docId }) => docId)]) assert.ok(ids.has(id));
      assert.equal(new Set(allocations.map(({ docId }) => docId)).size, allocations.length);
      if (payment.bankCurrencyRate !== '1.0000000000') continue;
      const base = allocations.reduce((sum, { allocAmountBase }) => add(sum, allocAmountBase), '0.00000');
      assert.equal(payment.bankCurrencyAmount, base);
    }
    assert.ok(data.documents.every(({ contactAccountId }) => ids.has(contactAccountId)));
    assert.equal(new Set(data.payments.map(({ id }) => id)).size, data.payments.length);
  }
});

test('there are documents of every kind, forty accounts they belong to, and every amount in exact digits', () => {
  const { documents, contactAccounts } = createIplicitData();
  assert.deepEqual([documents.length, contactAccounts.length], [122, 40]);
  assert.deepEqual(
    new Set(documents.map(({ docClass }) => docClass)),
    new Set(['PurchaseInvoice', 'Expense', 'PurchaseReturn']),
  );
  assert.ok(documents.every(({ grossCurrencyAmount }) => /^-?\d+\.\d{5}$/.test(grossCurrencyAmount)));
  assert.ok(documents.some(({ currencyRate }) => currencyRate === '0.8846290000'));
});

test('a generated set has as many batches, payments and allocations as asked for', () => {
  assert.equal(createConcurData({ batches: 1234 }).batches.length, 1234);
  const { payments, documents } = createIplicitData({ payments: 1000, allocationsPerPayment: 2 });
  assert.equal(payments.length, 1000);
  assert.ok(payments.every(({ allocations }) => allocations?.length === 2));
  assert.ok(documents.length >= 2000);
});

test('a sandbox copies the data it is given, so that one set can start many', async () => {
  const iplicitData = createIplicitData();
  const sandbox = await startSandbox({ iplicitData });
  const [payment] = sandbox.iplicit.data.payments;
  assert.ok(payment);
  payment.description = 'Altered';
  sandbox.iplicit.data.payments.pop();
  assert.deepEqual(iplicitData, createIplicitData());
  assert.equal(sandbox.iplicit.data.payments.length, iplicitData.payments.length - 1);
  await sandbox.close();
});
