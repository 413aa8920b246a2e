import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asking } from './gateway-under-test.ts';

const REFERENCE = /^Gateway [\w-]{22}$/;

describe('createBulkPayment', () => {
  it('createBulkPayment sends what was given, under the names that iplicit has, and gives the new payment', async (t) => {
    const { write, calls } = await asking(t);
    const payload = await write('createBulkPayment', {
      bankAccount: 'MITGBP',
      type: 'SUP',
      legalEntity: 'MIT',
      paymentDate: '2026-12-24',
      description: 'Christmas run',
      bankRef: 'XMAS',
      paymentMethod: 'BACS',
      period: '2026-12',
      allocations: [
        { document: 'PI-5001', amount: '145.17000' },
        { document: 'PI-5002', amount: 3, baseAmount: '3.00' },
      ],
    });
    assert.equal(payload.outcome, 'APPLIED');
    assert.equal(payload.bulkPayment?.description, 'Christmas run');
    assert.equal(payload.bulkPayment.bankRef, 'XMAS');
    assert.equal(payload.bulkPayment.status, 'DRAFT');
    assert.deepEqual(
      payload.bulkPayment.allocations.map(({ documentNo, amount }) => [documentNo, amount]),
      [
        ['PI-5001', '145.17000'],
        ['PI-5002', '3.00000'],
      ],
    );
    assert.deepEqual(calls(), [
      'GET /api/BatchPayment?Description=Christmas+run&take=100&skip=0',
      'POST /api/BatchPayment {"batchPaymentTypeId":"SUP","legalEntityId":"MIT","bankAccountId":"MITGBP",' +
        '"paymentDate":"2026-12-24T00:00:00","description":"Christmas run","bankRef":"XMAS","paymentMethodId":"BACS",' +
        '"periodId":"2026-12","allocations":[{"docId":"PI-5001","allocAmountCurrency":145.17000},' +
        '{"docId":"PI-5002","allocAmountCurrency":3,"allocAmountBase":3.00}]}',
      `GET /api/BatchPayment/${payload.bulkPayment.uuid}`,
    ]);
  });

  it('createBulkPayment puts a reference of its own into the description where none is given, and nowhere else', async (t) => {
    const { write, calls } = await asking(t);
    for (const input of [{}, { description: null }]) {
      const payload = await write('createBulkPayment', input);
      assert.match(payload.bulkPayment?.description ?? '', REFERENCE);
      assert.equal(payload.bulkPayment?.bankRef, payload.bulkPayment?.batchNo);
      assert.match(calls()[0] ?? '', /^POST \/api\/BatchPayment \{"description":"Gateway [\w-]{22}"\}$/);
    }
    const given = await write('createBulkPayment', { description: '' });
    assert.equal(given.bulkPayment?.description, '');
  });

  it('createBulkPayment refuses what is too long or empty, each with its field, before anything is sent', async (t) => {
    const { write, calls } = await asking(t);
    const long = 'x'.repeat(251);
    const payload = await write('createBulkPayment', {
      bankAccount: long,
      type: long,
      legalEntity: long,
      description: long,
      bankRef: long,
      paymentMethod: long,
      period: long,
      allocations: [{ document: 'PI-5001' }, { document: long }, { document: ' ' }],
    });
    assert.equal(payload.outcome, 'REFUSED');
    assert.ok(payload.userErrors.every(({ code }) => code === 'INVALID_INPUT'));
    assert.deepEqual(payload.userErrors.map(({ field }) => field?.slice(1).join('.')).toSorted(), [
      'allocations.1.document',
      'allocations.2.document',
      'bankAccount',
      'bankRef',
      'description',
      'legalEntity',
      'paymentMethod',
      'period',
      'type',
    ]);
    assert.equal(payload.bulkPayment, null);
    assert.deepEqual(calls(), []);
  });

  it('createBulkPayment points at what iplicit does not accept, down to the allocation', async (t) => {
    const { write, acted } = await asking(t);
    const account = await write('createBulkPayment', { bankAccount: 'NOWHERE' });
    assert.deepEqual(
      account.userErrors.map(({ code, field }) => [code, field]),
      [['INVALID_INPUT', ['input', 'bankAccount']]],
    );
    assert.match(account.userErrors[0]?.upstream?.message ?? '', /nowhere/i);
    assert.ok(account.userErrors[0]?.upstream?.correlationId);
    const document = await write('createBulkPayment', {
      allocations: [{ document: 'PI-5001' }, { document: 'PI-0' }],
    });
    assert.deepEqual(
      document.userErrors.map(({ code, field }) => [code, field]),
      [['INVALID_INPUT', ['input', 'allocations', '1', 'document']]],
    );
    assert.equal(acted(), 0);
  });

  it('createBulkPayment takes a 404 for an input that is not accepted: there is nothing yet that could be missing', async (t) => {
    const { write, gateway } = await asking(t);
    gateway.sandbox.iplicit.faults.add({
      method: 'POST',
      path: '/api/BatchPayment',
      fault: { kind: 'status', status: 404 },
    });
    const payload = await write('createBulkPayment', { bankAccount: 'MITGBP' });
    assert.deepEqual(
      payload.userErrors.map(({ code, field }) => [code, field]),
      [['INVALID_INPUT', null]],
    );
  });

  it('createBulkPayment recognises its own payment by the reference when the answer is lost', async (t) => {
    const { write, gateway, acted } = await asking(t);
    gateway.sandbox.iplicit.faults.add({
      path: '/api/BatchPayment',
      method: 'POST',
      fault: { kind: 'reset', act: true },
    });
    const payload = await write('createBulkPayment', { bankAccount: 'MITGBP' });
    assert.equal(payload.outcome, 'APPLIED');
    assert.match(payload.bulkPayment?.description ?? '', REFERENCE);
    assert.equal(acted(), 1);
  });

  it('createBulkPayment recognises a payment of a caller’s own description among those that bore it, and guesses nothing where none was created', async (t) => {
    const { write, gateway, acted, held } = await asking(t, { env: { READ_BACK_MS: '50' } });
    const { faults } = gateway.sandbox.iplicit;
    faults.add({ path: '/api/BatchPayment', method: 'POST', fault: { kind: 'reset', act: true } });
    const own = await write('createBulkPayment', { description: 'November supplier run' });
    assert.equal(own.outcome, 'APPLIED');
    assert.equal(own.bulkPayment?.description, 'November supplier run');
    assert.notEqual(own.bulkPayment.uuid, held('BP-1001').id, 'that bore the description before');
    assert.equal(acted(), 1);
    faults.add({ path: '/api/BatchPayment', method: 'POST', fault: { kind: 'reset', act: false } });
    const never = await write('createBulkPayment', {});
    assert.equal(never.outcome, 'UNKNOWN');
    assert.equal(acted(), 1);
  });

  it('createBulkPayment gives the first payment again for the same key, and makes no other', async (t) => {
    const { write, acted } = await asking(t);
    const first = await write('createBulkPayment', { idempotencyKey: 'once' });
    const again = await write('createBulkPayment', { idempotencyKey: 'once' });
    assert.deepEqual([again.outcome, again.replayed], ['APPLIED', true]);
    assert.equal(again.bulkPayment?.uuid, first.bulkPayment?.uuid);
    assert.equal(acted(), 1);
  });
});
