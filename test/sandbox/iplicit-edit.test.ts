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

const read = async (reference: string): Promise<Payment> =>
  (await (await call(`/api/BatchPayment/${reference}`)).json()) as Payment;
const create = (body: unknown): Promise<Response> =>
  call('/api/BatchPayment', { method: 'POST', body: JSON.stringify(body) });
const created = async (body: unknown): Promise<Payment> => {
  const answer = await create(body);
  assert.equal(answer.status, 200, await answer.clone().text());
  return read((await answer.json()) as string);
};
const patch = (reference: string, body: unknown): Promise<Response> =>
  call(`/api/BatchPayment/${reference}`, { method: 'PATCH', body: JSON.stringify(body) });
const errorsOf = async (answer: Response): Promise<string[]> => {
  const problem = (await answer.json()) as { errors: Record<string, string[]> };
  assert.equal(answer.status, 400);
  assert.deepEqual(Object.keys(problem), ['type', 'title', 'status', 'message', 'traceId', 'errors']);
  return Object.keys(problem.errors);
};
const codeOf = (
  list: 'bankAccounts' | 'legalEntities' | 'paymentMethods' | 'batchPaymentTypes',
  id: string,
) => sandbox.iplicit.data[list].find((item) => item.id === id)?.code;
/** As the service writes a day. */
const today = () => `${new Date().toISOString().slice(0, 10)}T00:00:00`;

test('an empty create makes a draft with every published default', async () => {
  const before = today();
  const payment = await created({});
  assert.ok([before, today()].includes(payment.paymentDate));
  assert.match(payment.batchNo ?? '', /^BP-\d+$/);
  assert.deepEqual([payment.description, payment.bankRef], [payment.batchNo, payment.batchNo]);
  assert.equal(codeOf('legalEntities', payment.legalEntityId), 'MIT');
  assert.equal(codeOf('bankAccounts', payment.bankAccountId), 'MITGBP');
  assert.equal(codeOf('paymentMethods', payment.paymentMethodId), 'BACS');
  assert.equal(codeOf('batchPaymentTypes', payment.batchPaymentTypeId), 'SUP');
  assert.deepEqual(
    payment.statusList.map((status) => status.trim()),
    ['draft'],
  );
});

test('members take codes as well as ids, in any case; the bank account decides entity, method and currency', async () => {
  const payment = await created({
    BANKACCOUNTID: 'mitdeeur',
    batchPaymentTypeId: 'EXP',
    paymentDate: '2026-12-01',
  });
  assert.match(payment.batchNo ?? '', /^EX-\d+$/);
  assert.equal(codeOf('legalEntities', payment.legalEntityId), 'MITDE');
  assert.equal(codeOf('paymentMethods', payment.paymentMethodId), 'SEPA');
  assert.deepEqual([payment.bankCurrency, payment.paymentDate], ['EUR', '2026-12-01T00:00:00']);
  const other = await created({ legalEntityId: 'MITUS', paymentMethodId: 'CHQ' });
  assert.equal(codeOf('bankAccounts', other.bankAccountId), 'MITUSD');
  assert.equal(codeOf('paymentMethods', other.paymentMethodId), 'CHQ');
});

test('a create can bring its allocations', async () => {
  const payment = await created({ allocations: [{ docId: 'PI-5001', allocAmountCurrency: 100.5 }] });
  assert.equal(payment.allocations?.length, 1);
  assert.match(
    await (await call(`/api/BatchPayment/${payment.id}`)).text(),
    /"bankCurrencyAmount":100\.50000/,
  );
});

test('a create with bad input is refused by member and keeps nothing', async () => {
  const before = sandbox.iplicit.data.payments.length;
  const refused: [unknown, string][] = [
    [{ description: 'x'.repeat(251) }, 'description'],
    [{ bankRef: 'x'.repeat(51) }, 'bankRef'],
    [{ bankAccountId: 'NOPE' }, 'bankAccountId'],
    [{ bankAccountId: 'MITUSD', legalEntityId: 'MITDE' }, 'bankAccountId'],
    [{ legalEntityId: 'NOPE' }, 'legalEntityId'],
    [{ paymentMethodId: 'NOPE' }, 'paymentMethodId'],
    [{ batchPaymentTypeId: 'NOPE' }, 'batchPaymentTypeId'],
    [{ periodId: 'NOPE' }, 'periodId'],
    [{ paymentDate: 'soon' }, 'paymentDate'],
    [{ description: 5 }, 'description'],
    [{ allocations: [{ docId: 'PI-5001' }, { docId: 'NOPE' }] }, 'allocations[1].docId'],
    [{ allocations: [{ docId: 'PI-5001', allocAmountCurrency: '5' }] }, 'allocations[0].allocAmountCurrency'],
    [[], '$'],
  ];
  for (const [body, member] of refused) assert.deepEqual(await errorsOf(await create(body)), [member]);
  assert.deepEqual(await errorsOf(await call('/api/BatchPayment', { method: 'POST', body: '{' })), ['$']);
  assert.equal(sandbox.iplicit.data.payments.length, before);
});

test('an update changes what it names and answers nothing', async () => {
  const { id, bankRef } = await read('BP-1001');
  const answer = await patch(id, {
    Description: 'Renamed',
    paymentDate: '2026-12-15T00:00:00',
    bankRef: null,
  });
  assert.deepEqual([answer.status, await answer.text()], [200, '']);
  const after = await read(id);
  assert.deepEqual(
    [after.description, after.paymentDate, after.bankRef],
    ['Renamed', '2026-12-15T00:00:00', bankRef],
  );
});

test('an update takes a uuid only, input within bounds, and a draft', async () => {
  assert.deepEqual(await errorsOf(await patch('BP-1001', {})), ['batchPaymentId']);
  assert.equal((await patch('00000000-0000-4000-8000-000000000000', {})).status, 404);
  const { id } = await read('BP-1001');
  assert.deepEqual(await errorsOf(await patch(id, { description: 'x'.repeat(251) })), ['description']);
  assert.deepEqual(await errorsOf(await patch(id, { paymentDate: 46_000 })), ['paymentDate']);
  const posted = await read('BP-1007');
  assert.deepEqual(await errorsOf(await patch(posted.id, { description: 'Too late' })), []);
  assert.deepEqual(await read('BP-1007'), posted);
});

test('a call says whether it changed anything', async () => {
  const { id } = await read('BP-1002');
  sandbox.iplicit.clearCalls();
  await patch(id, {});
  await patch(id, { bankRef: 'NEW' });
  await patch(id, { bankRef: 'x'.repeat(51) });
  assert.deepEqual(
    sandbox.iplicit.calls.map(({ method, status, acted }) => [method, status, acted]),
    [
      ['PATCH', 200, false],
      ['PATCH', 200, true],
      ['PATCH', 400, false],
    ],
  );
});
