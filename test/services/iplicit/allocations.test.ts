import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asking } from './gateway-under-test.ts';
import type { Payload } from './gateway-under-test.ts';

function amountsOf({ bulkPayment }: Payload): Record<string, string> {
  return Object.fromEntries(
    (bulkPayment?.allocations ?? []).map(({ documentNo, amount }) => [documentNo, amount]),
  );
}

function complaints({ userErrors }: Payload): [string, string | undefined][] {
  return userErrors.map(({ code, field }) => [code, field?.join('.')]);
}

describe('addBulkPaymentAllocations', () => {
  it('addBulkPaymentAllocations adds documents, and changes the amounts of those that are there', async (t) => {
    const { write, held, calls } = await asking(t);
    const payment = held('BP-1001');
    const [first] = payment.allocations ?? [];
    assert.ok(first);
    const payload = await write('addBulkPaymentAllocations', {
      id: payment.id,
      allocations: [
        { document: first.docId, amount: '100.00' },
        { document: 'PI-5010', amount: '0.00001', baseAmount: '0.00002' },
      ],
    });
    assert.equal(payload.outcome, 'APPLIED');
    const amounts = amountsOf(payload);
    assert.equal(amounts[first.docNo ?? ''], '100.00000');
    assert.equal(amounts['PI-5010'], '0.00001');
    assert.deepEqual(calls(), [
      // Where some are named by id and some by number, one could be there twice.
      'GET /api/Document?docNo=PI-5010&take=100&skip=0',
      `GET /api/BatchPayment/${payment.id}`,
      `POST /api/BatchPayment/${payment.id}/allocations [{"docId":"${first.docId}","allocAmountCurrency":100.00},` +
        '{"docId":"PI-5010","allocAmountCurrency":0.00001,"allocAmountBase":0.00002}]',
      `GET /api/BatchPayment/${payment.id}`,
    ]);
  });

  it('addBulkPaymentAllocations refuses an empty list and documents that cannot be, before anything is read', async (t) => {
    const { write, calls } = await asking(t);
    const id = 'BP-1001';
    assert.deepEqual(complaints(await write('addBulkPaymentAllocations', { id, allocations: [] })), [
      ['INVALID_INPUT', 'input.allocations'],
    ]);
    const odd = [{ document: '' }, { document: 'x'.repeat(51) }];
    assert.deepEqual(complaints(await write('addBulkPaymentAllocations', { id, allocations: odd })), [
      ['INVALID_INPUT', 'input.allocations.0.document'],
      ['INVALID_INPUT', 'input.allocations.1.document'],
    ]);
    assert.deepEqual(calls(), []);
  });

  it('addBulkPaymentAllocations points at the allocation that iplicit does not accept, however iplicit names it', async (t) => {
    const { write, gateway } = await asking(t);
    const id = 'BP-1001';
    const unknown = await write('addBulkPaymentAllocations', {
      id,
      allocations: [{ document: 'PI-5001' }, { document: 'PI-0' }],
    });
    assert.deepEqual(complaints(unknown), [['INVALID_INPUT', 'input.allocations.1.document']]);
    const body = JSON.stringify({
      errors: {
        '$[0].allocAmountCurrency': ['No.'],
        'allocations[1].AllocAmountBase': ['No.'],
        '[2]': ['No.'],
        $: ['No.'],
      },
    });
    gateway.sandbox.iplicit.faults.add({ method: 'POST', fault: { kind: 'status', status: 400, body } });
    const named = await write('addBulkPaymentAllocations', { id, allocations: [{ document: 'PI-5001' }] });
    assert.deepEqual(complaints(named), [
      ['INVALID_INPUT', 'input.allocations.0.amount'],
      ['INVALID_INPUT', 'input.allocations.1.baseAmount'],
      ['INVALID_INPUT', 'input.allocations.2'],
      ['INVALID_INPUT', undefined],
    ]);
  });

  it('addBulkPaymentAllocations is ILLEGAL_TRANSITION where the payment is no draft', async (t) => {
    const { write } = await asking(t);
    const payload = await write('addBulkPaymentAllocations', {
      id: 'BP-1004',
      allocations: [{ document: 'PI-5010' }],
    });
    assert.deepEqual(complaints(payload), [['ILLEGAL_TRANSITION', 'input.id']]);
  });

  it('addBulkPaymentAllocations is proven by document and amount when the answer is lost, but not by what was there before', async (t) => {
    const { write, gateway, acted } = await asking(t, { env: { READ_BACK_MS: '20' } });
    const fault = { method: 'POST', path: /allocations$/, fault: { kind: 'reset', act: true } as const };
    gateway.sandbox.iplicit.faults.add(fault);
    const input = { id: 'BP-1001', allocations: [{ document: 'PI-5010', amount: '12.5' }] };
    assert.equal((await write('addBulkPaymentAllocations', input)).outcome, 'APPLIED');
    gateway.sandbox.iplicit.faults.add(fault);
    assert.equal((await write('addBulkPaymentAllocations', input)).outcome, 'UNKNOWN');
    assert.equal(acted(), 2);
  });
});

describe('replaceBulkPaymentAllocations', () => {
  it('replaceBulkPaymentAllocations puts those given in place of all others', async (t) => {
    const { write, held, calls } = await asking(t);
    const { id } = held('BP-1001');
    const payload = await write('replaceBulkPaymentAllocations', {
      id,
      allocations: [{ document: 'PI-5010', amount: '1.10' }],
    });
    assert.equal(payload.outcome, 'APPLIED');
    assert.deepEqual(amountsOf(payload), { 'PI-5010': '1.10000' });
    assert.equal(
      calls()[1],
      `PUT /api/BatchPayment/${id}/allocations [{"docId":"PI-5010","allocAmountCurrency":1.10}]`,
    );
  });

  it('replaceBulkPaymentAllocations takes all of them out with an empty list', async (t) => {
    const { write } = await asking(t);
    const payload = await write('replaceBulkPaymentAllocations', { id: 'BP-1001', allocations: [] });
    assert.equal(payload.outcome, 'APPLIED');
    assert.deepEqual(payload.bulkPayment?.allocations, []);
  });

  it('replaceBulkPaymentAllocations is proven when the answer is lost only if the payment has those and no others', async (t) => {
    const { write, gateway } = await asking(t, { env: { READ_BACK_MS: '20' } });
    const { faults } = gateway.sandbox.iplicit;
    const input = { id: 'BP-1001', allocations: [{ document: 'PI-5010', amount: '1.1' }] };
    faults.add({ method: 'PUT', fault: { kind: 'html' } });
    assert.equal((await write('replaceBulkPaymentAllocations', input)).outcome, 'UNKNOWN');
    faults.add({ method: 'PUT', fault: { kind: 'html', act: true } });
    const other = await write('replaceBulkPaymentAllocations', { ...input, id: 'BP-1013' });
    assert.equal(other.outcome, 'APPLIED');
  });
});

describe('deleteBulkPaymentAllocation', () => {
  it('deleteBulkPaymentAllocation takes the allocation by its gateway id or its own, in any case', async (t) => {
    const { write, held, calls } = await asking(t);
    const payment = held('BP-1001');
    const [first, second] = payment.allocations ?? [];
    assert.ok(first && second);
    const one = await write('deleteBulkPaymentAllocation', {
      id: payment.id,
      allocation: `BulkPaymentAllocation:${payment.id}:${first.id}`,
    });
    assert.equal(one.outcome, 'APPLIED');
    assert.equal(calls()[1], `DELETE /api/BatchPayment/${payment.id}/allocations/${first.id}`);
    const two = await write('deleteBulkPaymentAllocation', {
      id: payment.id,
      allocation: second.id.toUpperCase(),
    });
    assert.equal(two.outcome, 'APPLIED');
    assert.ok(two.bulkPayment?.allocations.every(({ uuid }) => uuid !== first.id && uuid !== second.id));
  });

  it('deleteBulkPaymentAllocation is NOT_FOUND for an allocation that the payment does not have', async (t) => {
    const { write, acted } = await asking(t);
    const payload = await write('deleteBulkPaymentAllocation', {
      id: 'BP-1001',
      allocation: '00000000-0000-4000-8000-000000000000',
    });
    assert.deepEqual(complaints(payload), [['NOT_FOUND', 'input.allocation']]);
    assert.equal(payload.userErrors[0]?.upstream?.status, 404);
    assert.equal(acted(), 0);
  });

  it('deleteBulkPaymentAllocation does not take an id of another payment, though the allocation in both has the same', async (t) => {
    const { write, held, calls } = await asking(t);
    const [allocation] = held('BP-1001').allocations ?? [];
    assert.ok(allocation);
    const payload = await write('deleteBulkPaymentAllocation', {
      id: 'BP-1001',
      allocation: `BulkPaymentAllocation:${held('BP-1003').id}:${allocation.id}`,
    });
    assert.deepEqual(complaints(payload), [['NOT_FOUND', 'input.allocation']]);
    assert.ok(calls().every((call) => call.startsWith('GET')));
  });

  it('deleteBulkPaymentAllocation is proven when the answer is lost', async (t) => {
    const { write, held, gateway, acted } = await asking(t);
    const [allocation] = held('BP-1001').allocations ?? [];
    gateway.sandbox.iplicit.faults.add({ method: 'DELETE', fault: { kind: 'reset', act: true } });
    const payload = await write('deleteBulkPaymentAllocation', { id: 'BP-1001', allocation: allocation?.id });
    assert.equal(payload.outcome, 'APPLIED');
    assert.equal(acted(), 1);
  });

  it('deleteBulkPaymentAllocation refuses ids that would change the path', async (t) => {
    const { ask, calls } = await asking(t);
    for (const allocation of [
      '..',
      'a/b',
      'BulkPaymentAllocation:x:..',
      'BulkPaymentAllocation:x:',
      'BulkPayment:x',
    ]) {
      const answer = await ask(
        'mutation ($allocation: ID!) { deleteBulkPaymentAllocation(input: { id: "BP-1001", allocation: $allocation, idempotencyKey: "key-16" }) { outcome } }',
        { allocation },
      );
      assert.equal(answer.errors[0]?.extensions['code'], 'BAD_USER_INPUT', allocation);
      assert.equal(answer.errors[0].extensions['argument'], 'input.allocation');
    }
    assert.deepEqual(calls(), []);
  });
});

it('a document that a list names by its id and by its number is INVALID_INPUT in every mutation that takes one, and nothing is sent', async (t) => {
  const test = await asking(t);
  const { id } = test.gateway.sandbox.iplicit.data.documents.find(({ docNo }) => docNo === 'PI-5002') ?? {};
  assert.ok(id);
  for (const [field, other] of [
    ['addBulkPaymentAllocations', { id: 'BP-1001' }],
    ['replaceBulkPaymentAllocations', { id: 'BP-1001' }],
    ['createBulkPayment', { bankAccount: 'MITGBP' }],
  ] as const)
    for (const [documents, at] of [
      [[id, 'PI-5002'], 1],
      [['pi-5002', `PayableDocument:${id.toUpperCase()}`], 0],
    ] as const) {
      const allocations = documents.map((document) => ({ document, amount: '1' }));
      const payload = await test.write(field, { ...other, allocations });
      assert.deepEqual(complaints(payload), [['INVALID_INPUT', `input.allocations.${at}.document`]], field);
    }
  assert.equal(test.acted(), 0);
});
