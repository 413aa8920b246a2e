import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ExactNumber, parseExactJson } from '../../src/sandbox/iplicit/json.ts';
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

const send = (method: string, path: string, body?: string): Promise<Response> =>
  call(`/api/BatchPayment/${path}`, { method, ...(body === undefined ? {} : { body }) });

/** A payment with its amounts as the texts that came over the wire. */
async function read(reference: string): Promise<Payment> {
  const json = parseExactJson(await (await call(`/api/BatchPayment/${reference}`)).text());
  return JSON.parse(
    JSON.stringify(json, (_, value: unknown) => (value instanceof ExactNumber ? value.text : value)),
  ) as Payment;
}

async function draftOn(bankAccountId: string): Promise<string> {
  const answer = await send('POST', '', JSON.stringify({ bankAccountId }));
  return (await answer.json()) as string;
}

const amountsOf = ({ allocations }: Payment) =>
  (allocations ?? []).map(({ docNo, allocAmountCurrency, allocAmountBase }) => [
    docNo,
    allocAmountCurrency,
    allocAmountBase,
  ]);

test('POST adds, and updates the one that its document has already', async () => {
  const id = await draftOn('MITGBP');
  const first = await send('POST', `${id}/allocations`, '[{"docId":"PI-5001","allocAmountCurrency":100.10}]');
  assert.deepEqual([first.status, await first.text()], [200, '']);
  const [before] = (await read(id)).allocations ?? [];
  await send(
    'POST',
    `${id}/allocations`,
    '[{"docId":"pi-5001","allocAmountCurrency":45.07},{"docId":"PI-5003"}]',
  );
  const after = await read(id);
  assert.deepEqual(amountsOf(after), [
    ['PI-5001', '45.07000', '45.07000'],
    ['PI-5003', '0.01000', after.allocations?.[1]?.allocAmountBase],
  ]);
  assert.equal(after.allocations?.[0]?.id, before?.id);
});

test('without an amount an allocation pays all that its document has outstanding', async () => {
  const id = await draftOn('MITGBP');
  await send('POST', `${id}/allocations`, '[{"docId":"PI-5001"}]');
  assert.deepEqual(amountsOf(await read(id)), [['PI-5001', '145.17000', '145.17000']]);
});

test('PUT replaces all, DELETE takes one, and an unknown one is 404', async () => {
  const id = await draftOn('MITGBP');
  await send('POST', `${id}/allocations`, '[{"docId":"PI-5001"},{"docId":"PI-5003"}]');
  await send('PUT', `${id}/allocations`, '[{"docId":"PI-5004"},{"docId":"PI-5002"}]');
  const replaced = await read(id);
  assert.deepEqual(
    replaced.allocations?.map(({ docNo }) => docNo),
    ['PI-5004', 'PI-5002'],
  );
  const [first, second] = replaced.allocations ?? [];
  assert.equal((await send('DELETE', `${id}/allocations/${first?.id}`)).status, 200);
  assert.deepEqual(
    (await read(id)).allocations?.map(({ id }) => id),
    [second?.id],
  );
  assert.equal((await send('DELETE', `${id}/allocations/${first?.id}`)).status, 404);
  await send('PUT', `${id}/allocations`, '[]');
  const emptied = await read(id);
  assert.deepEqual([emptied.allocations, emptied.bankCurrencyAmount], [[], '0.00000']);
});

test('amounts keep every digit, and the payment’s amount is their exact sum', async () => {
  const id = await draftOn('MITGBP');
  const body =
    '[{"docId":"PI-5001","allocAmountCurrency":12345678901234567.12345678},' +
    '{"docId":"PI-5082","allocAmountCurrency":0.1},{"docId":"EXP-3005","allocAmountCurrency":2e-1}]';
  await send('PUT', `${id}/allocations`, body);
  const payment = await read(id);
  assert.equal(payment.allocations?.[0]?.allocAmountCurrency, '12345678901234567.12345678');
  assert.equal(payment.bankCurrencyAmount, '12345678901234567.42345678');
});

test('base amounts follow the document’s rate, unless given; the bank’s amount its account’s', async () => {
  const { documents } = sandbox.iplicit.data;
  const euros = documents.find(({ currency }) => currency === 'EUR')?.docNo;
  const dollars = documents.find(({ currency }) => currency === 'USD')?.docNo;
  const id = await draftOn('MITEUR');
  await send('PUT', `${id}/allocations`, `[{"docId":"${euros}","allocAmountCurrency":100}]`);
  assert.deepEqual(amountsOf(await read(id)), [[euros, '100.00000', '88.46290']]);
  assert.equal((await read(id)).bankCurrencyAmount, '100.00000');
  await send(
    'PUT',
    `${id}/allocations`,
    `[{"docId":"${dollars}","allocAmountCurrency":10,"allocAmountBase":8.8462900000}]`,
  );
  assert.deepEqual(amountsOf(await read(id)), [[dollars, '10.00000', '8.8462900000']]);
  assert.equal((await read(id)).bankCurrencyAmount, '10.00000');
});

test('a list with anything wrong in it is refused whole', async () => {
  const id = await draftOn('MITGBP');
  const hidden = sandbox.iplicit.data.documents.find((document) => document.hidden !== null)?.docNo;
  for (const [body, member] of [
    ['[{"docId":"PI-5001"},{"docId":"NOPE"}]', '[1].docId'],
    [`[{"docId":"${hidden}"}]`, '[0].docId'],
    ['[{"allocAmountCurrency":5}]', '[0].docId'],
    [`[{"docId":"${'x'.repeat(51)}"}]`, '[0].docId'],
    ['[{"docId":"PI-5001","allocAmountCurrency":1e999}]', '[0].allocAmountCurrency'],
    ['{"docId":"PI-5001"}', '$'],
  ] as const) {
    const answer = await send('POST', `${id}/allocations`, body);
    assert.equal(answer.status, 400);
    assert.deepEqual(Object.keys(((await answer.json()) as { errors: object }).errors), [member]);
  }
  assert.equal((await read(id)).allocations, null);
});

test('only a draft’s allocations change', async () => {
  const before = await read('BP-1007');
  for (const [method, path] of [
    ['POST', 'allocations'],
    ['PUT', 'allocations'],
    ['DELETE', `allocations/${before.allocations?.[0]?.id}`],
  ] as const) {
    assert.equal((await send(method, `BP-1007/${path}`, '[{"docId":"PI-5001"}]')).status, 400);
  }
  assert.deepEqual(await read('BP-1007'), before);
});
