import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { Document, Payment } from '../../src/sandbox/iplicit/types.ts';
import { signInToIplicit } from './signed-in.ts';
import type { SignedFetch } from './signed-in.ts';

let sandbox: Sandbox;
let call: SignedFetch;
before(async () => {
  sandbox = await startSandbox();
  call = await signInToIplicit(sandbox.iplicit);
});
after(() => sandbox.close());

const get = async <T>(path: string): Promise<T> => (await (await call(path)).json()) as T;
const idsOf = async (no: string) =>
  ((await get<Payment>(`/api/BatchPayment/${no}`)).allocations ?? []).map(({ id }) => id);

test('a payment is found by uuid and by batch number, in any case, with its allocations in exact digits', async () => {
  const byNumber = await get<Payment>('/api/BatchPayment/bp-1004');
  assert.deepEqual(await get<Payment>(`/API/batchpayment/${byNumber.id.toUpperCase()}`), byNumber);
  assert.equal(byNumber.allocations?.length, 5);
  assert.equal(typeof byNumber.hasNotes, 'boolean');
  const text = await (await call('/api/BatchPayment/BP-1004')).text();
  assert.match(
    text,
    /"allocAmountCurrency":953\.14000,"allocAmountBase":899\.55542,"allocCurrencyRate":0\.9437810000/,
  );
});

test('a payment without allocations says null', async () => {
  assert.equal((await get<Payment>('/api/BatchPayment/BP-1013')).allocations, null);
});

test('a payment may have no batch number, and two types may share one', async () => {
  const payments = await get<Payment[]>('/api/BatchPayment');
  assert.ok(payments.some(({ batchNo }) => batchNo === null));
  const shared = payments.filter(({ batchNo }) => batchNo === 'BP-1038');
  assert.equal(new Set(shared.map(({ batchPaymentTypeId }) => batchPaymentTypeId)).size, 2);
});

test('an allocation’s id is unique within its payment only', async () => {
  const [first, other] = [await idsOf('BP-1001'), await idsOf('BP-1003')];
  assert.equal(new Set(first).size, first.length);
  assert.ok(first.some((id) => other.includes(id)));
});

test('an unknown payment, resource or method is a problem of 404', async () => {
  for (const [path, method] of [
    ['/api/BatchPayment/BP-9999', 'GET'],
    ['/api/BatchPayment/BP-1001/nothing', 'POST'],
    ['/api/BatchPayment/BP-1001', 'DELETE'],
    ['/api/Nothing', 'GET'],
    ['/elsewhere', 'GET'],
  ] as const) {
    const answer = await call(path, { method });
    assert.equal(answer.status, 404, path);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
    assert.deepEqual(Object.keys((await answer.json()) as object), [
      'type',
      'title',
      'status',
      'detail',
      'instance',
    ]);
  }
});

test('catalogs come whole, isActive left out by one that does not have it', async () => {
  const accounts = await get<{ code: string }[]>('/api/Catalog/BankAccount');
  assert.equal(accounts.length, 6);
  assert.deepEqual(Object.keys(accounts[0] ?? {}), ['id', 'code', 'description']);
  const methods = await get<{ code: string; isActive: boolean }[]>('/api/catalog/paymentmethod');
  assert.deepEqual(
    methods.map(({ isActive }) => isActive),
    [true, true, true, false],
  );
  assert.equal((await get<unknown[]>('/api/Catalog/BatchPaymentType')).length, 2);
  assert.equal((await call('/api/Catalog/constructor')).status, 404);
});

test('legal entities come whole, each with its currency', async () => {
  const entities = await get<{ code: string; currency: string }[]>('/api/LegalEntity');
  assert.deepEqual(
    entities.slice(0, 4).map(({ currency }) => currency),
    ['GBP', 'USD', 'EUR', 'CHF'],
  );
});

test('a document is found by id and by number, slashes encoded, its supplier by id and by code', async () => {
  const invoice = await get<Document>('/api/Document/PI-5001');
  assert.deepEqual(await get<Document>(`/api/Document/${invoice.id}`), invoice);
  assert.ok(!Object.hasOwn(invoice, 'hidden'));
  assert.match(await (await call('/api/Document/PI-5001')).text(), /"outstandingCurrencyAmount":145\.17000/);
  const refund = await get<Document>('/api/Document/CN%2F2026%2F5');
  assert.equal(refund.docClass, 'PurchaseReturn');
  assert.ok(Number(refund.outstandingCurrencyAmount) < 0);
  const supplier = await get<{ code: string }>(`/api/ContactAccount/${invoice.contactAccountId}`);
  assert.deepEqual(await get(`/api/ContactAccount/${supplier.code}`), supplier);
  assert.equal((await call('/api/ContactAccount/S9999')).status, 404);
});

test('documents that access control hides answer 403 or 404 although payments point at them', async () => {
  const { allocations } = await get<Payment>('/api/BatchPayment/BP-1003');
  const statuses = await Promise.all(
    (allocations ?? []).map(async ({ docId }) => (await call(`/api/Document/${docId}`)).status),
  );
  assert.deepEqual(statuses.toSorted(), [200, 200, 403, 404]);
});
