import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { Payment } from '../../src/sandbox/iplicit/types.ts';
import { signInToIplicit } from './signed-in.ts';
import type { SignedFetch } from './signed-in.ts';

let sandbox: Sandbox;
let call: SignedFetch;
before(async () => {
  sandbox = await startSandbox();
  call = await signInToIplicit(sandbox.iplicit);
});
after(() => sandbox.close());

const listed = async (query = ''): Promise<Payment[]> =>
  (await (await call(`/api/BatchPayment?${query}`)).json()) as Payment[];
const numbersOf = (payments: readonly Payment[]): (string | null)[] => payments.map(({ batchNo }) => batchNo);
const everything = (): number => sandbox.iplicit.data.payments.length;

test('a summary has the published members and no allocations, notes or attachments', async () => {
  const [first] = await listed('take=1');
  assert.deepEqual(Object.keys(first ?? {}).toSorted(), [
    'bankAccountId',
    'bankCurrency',
    'bankCurrencyAmount',
    'bankCurrencyRate',
    'bankRef',
    'batchNo',
    'batchPaymentTypeId',
    'description',
    'id',
    'lastModified',
    'lastModifiedBy',
    'legalEntityId',
    'paymentDate',
    'paymentMethodId',
    'periodId',
    'status',
    'statusList',
  ]);
});

test('amounts and rates go out as JSON numbers in all their digits', async () => {
  const text = await (await call('/api/BatchPayment?BatchNo=BP-1014')).text();
  assert.match(text, /"bankCurrencyAmount":90071992547414860\.94591,"bankCurrencyRate":1\.0000000000,/);
});

test('status is a mask beyond what a double counts, statusList may carry stray blanks', async () => {
  const text = await (await call('/api/BatchPayment')).text();
  const masks = [...text.matchAll(/"status":(\d+),/g)].map(([, mask]) => BigInt(mask ?? 0));
  assert.ok(masks.some((mask) => mask > BigInt(Number.MAX_SAFE_INTEGER) && BigInt(Number(mask)) !== mask));
  assert.match(text, /"statusList":\["draft "\]/);
  assert.match(text, /"statusList":\["draft","warning"\]/);
});

test('date-times come mostly without an offset, some with one', async () => {
  const dates = (await listed()).map(({ paymentDate }) => paymentDate);
  assert.ok(dates.some((date) => date.endsWith('T00:00:00')));
  assert.ok(dates.some((date) => date.endsWith('+00:00')));
});

test('take and skip page through the list in one order; take is 100 when nothing is said', async () => {
  const all = numbersOf(await listed());
  assert.deepEqual(numbersOf(await listed('take=2&skip=3')), all.slice(3, 5));
  const many = await startSandbox({
    iplicitData: { ...sandbox.iplicit.data, payments: manyLike(sandbox, 130) },
  });
  const manyCall = await signInToIplicit(many.iplicit);
  assert.equal(((await (await manyCall('/api/BatchPayment')).json()) as Payment[]).length, 100);
  assert.equal(((await (await manyCall('/api/BatchPayment?skip=100')).json()) as Payment[]).length, 30);
  await many.close();
});

test('every published filter narrows the list', async () => {
  const narrowed: [string, (payment: Payment) => boolean][] = [
    ['BatchNo=bp-1004', ({ batchNo }) => batchNo === 'BP-1004'],
    ['Description=November%20supplier%20run', ({ batchNo }) => batchNo === 'BP-1001'],
    [
      'DescriptionContains=SUPPLIER',
      ({ description }) => description?.toLowerCase().includes('supplier') ?? false,
    ],
    [
      'BatchPaymentType=EXP',
      ({ batchPaymentTypeId }) => batchPaymentTypeId === idOf('batchPaymentTypes', 'EXP'),
    ],
    ['LegalEntity=MITDE', ({ legalEntityId }) => legalEntityId === idOf('legalEntities', 'MITDE')],
    ['BankAccountId=miteur', ({ bankAccountId }) => bankAccountId === idOf('bankAccounts', 'MITEUR')],
    [`BankAccountId=${idOf('bankAccounts', 'MITEUR')}`, ({ bankCurrency }) => bankCurrency === 'EUR'],
    ['PaymentDateFrom=2026-11-25T00:00:00', ({ paymentDate }) => paymentDate >= '2026-11-25'],
    ['PaymentDateTo=2026-11-06', ({ paymentDate }) => paymentDate.slice(0, 10) <= '2026-11-06'],
    ['LastModifiedFrom=2026-11-10T00:00:00Z', ({ lastModified }) => (lastModified ?? '') >= '2026-11-10'],
    ['LastModifiedTo=2026-11-04T00:00:00', ({ lastModified }) => (lastModified ?? '') < '2026-11-04'],
    ['LastModifiedBy=ada.lovelace', ({ lastModifiedBy }) => lastModifiedBy === 'ada.lovelace'],
    ['IsDraft=true', ({ statusList }) => statusList[0]?.trim() === 'draft'],
    ['isDRAFT=false', ({ statusList }) => statusList[0]?.trim() !== 'draft'],
    ['IsPosted=true', ({ statusList }) => statusList[0]?.trim() === 'posted'],
    ['IsApproved=true', ({ statusList }) => statusList[0]?.trim() === 'approved'],
    ['IsProcessed=true', ({ statusList }) => statusList[0]?.trim() === 'processed'],
  ];
  for (const [query, fits] of narrowed) {
    const found = await listed(query);
    assert.ok(found.length > 0 && found.length < everything(), `${query} gave ${found.length}`);
    assert.ok(found.every(fits), query);
  }
});

test('a filter that is not published is ignored silently, and so is one without a value', async () => {
  for (const query of ['BatchNumber=BP-1004', 'Status=draft', 'BatchNo=', 'ids=1,2']) {
    assert.equal((await listed(query)).length, everything(), query);
  }
});

test('a filter of the wrong kind or length is refused by name', async () => {
  for (const query of ['IsDraft=maybe', 'take=-1', 'PaymentDateFrom=soon', `BatchNo=${'x'.repeat(51)}`]) {
    const answer = await call(`/api/BatchPayment?${query}`);
    const { errors } = (await answer.json()) as { errors: Record<string, string[]> };
    assert.deepEqual([answer.status, Object.keys(errors)], [400, [query.split('=')[0]]]);
  }
});

test('what a test alters in the live data is served from the next request on', async () => {
  const [payment] = sandbox.iplicit.data.payments;
  assert.ok(payment);
  const before = (await listed('take=1'))[0]?.description;
  payment.description = 'Altered by hand';
  assert.equal((await listed('take=1'))[0]?.description, 'Altered by hand');
  const detail = (await (await call('/api/BatchPayment/BP-1001')).json()) as Payment;
  assert.equal(detail.description, 'Altered by hand');
  payment.description = before ?? null;
});

function idOf(list: 'batchPaymentTypes' | 'legalEntities' | 'bankAccounts', code: string): string {
  return sandbox.iplicit.data[list].find((item) => item.code === code)?.id ?? '';
}

function manyLike({ iplicit }: Sandbox, count: number): Payment[] {
  return Array.from({ length: count }, (_, index) => ({
    ...(iplicit.data.payments[0] as Payment),
    id: `many-${index}`,
  }));
}
