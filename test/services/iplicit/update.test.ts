import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asking, codesOf } from './gateway-under-test.ts';

describe('updateBulkPayment', () => {
  it('updateBulkPayment reads, sends what was given and no more, and gives what iplicit then says', async (t) => {
    const { write, held, calls } = await asking(t);
    const { id } = held('BP-1001');
    const payload = await write('updateBulkPayment', {
      id,
      description: 'New words',
      paymentDate: '2026-12-24',
    });
    assert.equal(payload.outcome, 'APPLIED');
    assert.deepEqual(payload.userErrors, []);
    assert.equal(payload.bulkPayment?.description, 'New words');
    assert.equal(payload.bulkPayment.paymentDate, '2026-12-24');
    assert.equal(payload.bulkPayment.bankRef, 'BP-1001');
    assert.deepEqual(calls(), [
      `GET /api/BatchPayment/${id}`,
      `PATCH /api/BatchPayment/${id} {"paymentDate":"2026-12-24T00:00:00","description":"New words"}`,
      `GET /api/BatchPayment/${id}`,
    ]);
  });

  it('updateBulkPayment goes by the uuid where a batch number is given, since iplicit takes nothing else here', async (t) => {
    const { write, held, calls } = await asking(t);
    const { id } = held('BP-1001');
    const payload = await write('updateBulkPayment', { id: 'BP-1001', bankRef: '' });
    assert.equal(payload.outcome, 'APPLIED');
    assert.equal(payload.bulkPayment?.bankRef, '');
    assert.deepEqual(calls(), [
      'GET /api/BatchPayment?BatchNo=BP-1001&take=100&skip=0',
      `GET /api/BatchPayment/${id}`,
      `PATCH /api/BatchPayment/${id} {"bankRef":""}`,
      `GET /api/BatchPayment/${id}`,
    ]);
  });

  it('updateBulkPayment takes a null as if it were not there', async (t) => {
    const { write, calls } = await asking(t);
    const nulls = await write('updateBulkPayment', { id: 'BP-1001', description: null, paymentDate: null });
    assert.deepEqual(
      nulls.userErrors.map(({ code, field }) => [code, field]),
      [['INVALID_INPUT', ['input']]],
    );
    assert.deepEqual(calls(), []);
    const mixed = await write('updateBulkPayment', { id: 'BP-1001', description: 'x', bankRef: null });
    assert.equal(mixed.outcome, 'APPLIED');
    assert.deepEqual(
      calls().flatMap((call) => /^PATCH \S+ (.*)$/.exec(call)?.[1] ?? []),
      ['{"description":"x"}'],
    );
  });

  it('updateBulkPayment refuses texts that are too long and updates of nothing, with the field, before anything is sent', async (t) => {
    const { write, calls } = await asking(t);
    const long = await write('updateBulkPayment', {
      id: 'BP-1001',
      description: 'x'.repeat(251),
      bankRef: 'y'.repeat(51),
    });
    assert.equal(long.outcome, 'REFUSED');
    assert.deepEqual(
      long.userErrors.map(({ code, field, upstream }) => [code, field, upstream]),
      [
        ['INVALID_INPUT', ['input', 'description'], null],
        ['INVALID_INPUT', ['input', 'bankRef'], null],
      ],
    );
    const empty = await write('updateBulkPayment', { id: 'BP-1001', ifVersion: 'any' });
    assert.deepEqual(
      empty.userErrors.map(({ code, field }) => [code, field]),
      [['INVALID_INPUT', ['input']]],
    );
    assert.deepEqual(
      calls().filter((call) => !call.startsWith('GET')),
      [],
    );
    const fits = await write('updateBulkPayment', {
      id: 'BP-1001',
      description: 'x'.repeat(250),
      bankRef: 'y'.repeat(50),
    });
    assert.equal(fits.outcome, 'APPLIED');
  });

  it('updateBulkPayment is NOT_FOUND for a payment that is not there, by uuid and by number, with one read', async (t) => {
    const { write, calls } = await asking(t);
    for (const id of ['00000000-0000-4000-8000-000000000000', 'BP-9999']) {
      const payload = await write('updateBulkPayment', { id, description: 'x' });
      assert.equal(payload.outcome, 'REFUSED');
      assert.deepEqual(
        payload.userErrors.map(({ code, field }) => [code, field]),
        [['NOT_FOUND', ['input', 'id']]],
      );
      assert.equal(payload.bulkPayment, null);
      assert.equal(calls().length, 1);
    }
  });

  it('updateBulkPayment writes only to the version that was seen, and names the present one where it is another', async (t) => {
    const { read, write, held, calls } = await asking(t);
    const { id } = held('BP-1001');
    const { bulkPayment } = await read<{ bulkPayment: { version: string } }>(
      `{ bulkPayment(id: "${id}") { version } }`,
    );
    calls();
    const first = await write('updateBulkPayment', {
      id,
      description: 'first',
      ifVersion: bulkPayment.version,
    });
    assert.equal(first.outcome, 'APPLIED');
    const present = first.bulkPayment?.version ?? '';
    assert.notEqual(present, bulkPayment.version);
    calls();
    const second = await write('updateBulkPayment', {
      id,
      description: 'second',
      ifVersion: bulkPayment.version,
    });
    assert.equal(second.outcome, 'REFUSED');
    const [conflict] = second.userErrors;
    assert.equal(conflict?.code, 'VERSION_CONFLICT');
    assert.deepEqual(conflict.field, ['input', 'ifVersion']);
    assert.ok(conflict.message.includes(present));
    assert.equal(second.bulkPayment?.description, 'first');
    assert.deepEqual(calls(), [`GET /api/BatchPayment/${id}`]);
    const third = await write('updateBulkPayment', { id, description: 'third', ifVersion: present });
    assert.equal(third.outcome, 'APPLIED');
  });

  it('updateBulkPayment is ILLEGAL_TRANSITION with the words of iplicit where the payment is no draft', async (t) => {
    const { write, calls } = await asking(t);
    const payload = await write('updateBulkPayment', { id: 'BP-1007', description: 'x' });
    assert.equal(payload.outcome, 'REFUSED');
    assert.equal(payload.userErrors[0]?.code, 'ILLEGAL_TRANSITION');
    assert.match(payload.userErrors[0].message, /posted/);
    assert.equal(payload.userErrors[0].upstream?.status, 400);
    assert.match(payload.userErrors[0].upstream.message ?? '', /Only a draft/);
    assert.equal(payload.bulkPayment?.status, 'POSTED');
    assert.equal(calls().filter((call) => call.startsWith('PATCH')).length, 1);
  });

  it('updateBulkPayment points at the fields that iplicit complains of', async (t) => {
    const { write, gateway } = await asking(t);
    const errors = { '$.PaymentDate': ['Closed period.'], bankRef: ['Odd.', 'Long.'], novelty: ['What?'] };
    const body = JSON.stringify({ title: 'Invalid', message: 'Not valid.', traceId: '00-abc-00', errors });
    gateway.sandbox.iplicit.faults.add({ method: 'PATCH', fault: { kind: 'status', status: 422, body } });
    const payload = await write('updateBulkPayment', { id: 'BP-1001', description: 'x' });
    const upstream = { source: 'IPLICIT', status: 422, correlationId: '00-abc-00' };
    assert.equal(payload.outcome, 'REFUSED');
    assert.deepEqual(
      payload.userErrors.map(({ code, field, upstream }) => ({ code, field, upstream })),
      [
        {
          code: 'INVALID_INPUT',
          field: ['input', 'paymentDate'],
          upstream: { ...upstream, message: 'Closed period.' },
        },
        {
          code: 'INVALID_INPUT',
          field: ['input', 'bankRef'],
          upstream: { ...upstream, message: 'Odd. Long.' },
        },
        { code: 'INVALID_INPUT', field: null, upstream: { ...upstream, message: 'What?' } },
      ],
    );
  });

  const refusals: [number, string, string[] | null][] = [
    [400, 'INVALID_INPUT', null],
    [403, 'UPSTREAM_REFUSED', null],
    [404, 'NOT_FOUND', ['input', 'id']],
    [409, 'UPSTREAM_REFUSED', null],
    [415, 'UPSTREAM_REFUSED', null],
  ];
  for (const [status, code, field] of refusals) {
    it(`updateBulkPayment is ${code} where iplicit answers ${status}`, async (t) => {
      const { write, gateway } = await asking(t);
      const body = '{"title":"Title","detail":"Words of its own."}';
      gateway.sandbox.iplicit.faults.add({ method: 'PATCH', fault: { kind: 'status', status, body } });
      const payload = await write('updateBulkPayment', { id: 'BP-1001', description: 'x' });
      assert.equal(payload.outcome, 'REFUSED');
      assert.deepEqual(
        payload.userErrors.map(({ code, field, upstream }) => [
          code,
          field,
          upstream?.message,
          upstream?.status,
        ]),
        [[code, field, 'Words of its own.', status]],
      );
      assert.equal(payload.bulkPayment?.batchNo, 'BP-1001');
    });
  }

  it('updateBulkPayment is an error of its own where iplicit asks for patience, and frees the key', async (t) => {
    const { ask, write, gateway, acted } = await asking(t);
    const { faults } = gateway.sandbox.iplicit;
    const update = `mutation { updateBulkPayment(input: { id: "BP-1001", description: "x", idempotencyKey: "k" }) { outcome } }`;
    faults.add({ method: 'PATCH', fault: { kind: 'status', status: 429, headers: { 'retry-after': '11' } } });
    const patience = await ask(update);
    assert.deepEqual(codesOf(patience), ['UPSTREAM_RATE_LIMITED']);
    assert.equal(patience.errors[0]?.extensions['retryAfterSeconds'], 11);
    assert.equal(acted(), 0);
    const payload = await write('updateBulkPayment', {
      id: 'BP-1001',
      description: 'x',
      idempotencyKey: 'k',
    });
    assert.equal(payload.outcome, 'APPLIED');
    assert.equal(acted(), 1);
  });

  it('updateBulkPayment keeps its outcome when the payment cannot be read back for the payload', async (t) => {
    const { ask, gateway, held } = await asking(t);
    const { id } = held('BP-1001');
    const { faults } = gateway.sandbox.iplicit;
    faults.add({ method: 'GET', fault: { kind: 'delay', ms: 0 } });
    faults.add({ method: 'GET', times: 9, fault: { kind: 'html' } });
    const answer = await ask<{ updateBulkPayment: unknown }>(
      `mutation { updateBulkPayment(input: { id: "${id}", description: "x", idempotencyKey: "key-14" }) { outcome bulkPayment { id } } }`,
    );
    assert.deepEqual(codesOf(answer), ['UPSTREAM_MALFORMED']);
    assert.deepEqual(answer.data.updateBulkPayment, { outcome: 'APPLIED', bulkPayment: null });
  });

  it('updateBulkPayment costs no read for a payload that is not asked for', async (t) => {
    const { read, held, calls } = await asking(t);
    const { id } = held('BP-1001');
    await read(
      `mutation { updateBulkPayment(input: { id: "${id}", description: "x", idempotencyKey: "key-13" }) { outcome } }`,
    );
    assert.equal(calls().length, 2);
  });
});
