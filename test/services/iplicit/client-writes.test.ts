import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodeAllocations } from '../../../src/services/iplicit/encode.ts';
import type { IplicitClient } from '../../../src/services/iplicit/client.ts';
import type { Fault } from '../../../src/sandbox/faults.ts';
import { iplicitUnderTest, upstreamError, uuidOf } from './iplicit-under-test.ts';

describe('writing', () => {
  it('writing sends each write where iplicit takes it, and a reason only where there is one', async (t) => {
    const test = await iplicitUnderTest(t);
    const { client } = test.iplicit;
    const draft = uuidOf(test, 'BP-1001');
    const made = await client.create('{"bankAccountId":"MITGBP"}');
    assert.ok(made.accepted && made.uuid);
    await client.update(draft, '{"description":"x"}');
    await client.addAllocations(draft, encodeAllocations([{ document: 'PI-5009', amount: '1.50' }]));
    await client.replaceAllocations(draft, '[]');
    const steps: [string, string][] = [
      ['submit', 'BP-1013'],
      ['amend', 'BP-1004'],
      ['process', 'EX-2002'],
      ['post', 'BP-1006'],
      ['unpost', 'BP-1007'],
      ['abandon', 'BP-1002'],
    ];
    for (const [step, batchNo] of steps)
      assert.ok((await client.step(uuidOf(test, batchNo), step)).accepted, step);
    await client.step(made.uuid, 'abandon', '{"reason":"not needed"}');
    assert.deepEqual(test.calls(), [
      'POST /api/BatchPayment {"bankAccountId":"MITGBP"}',
      `PATCH /api/BatchPayment/${draft} {"description":"x"}`,
      `POST /api/BatchPayment/${draft}/allocations [{"docId":"PI-5009","allocAmountCurrency":1.50}]`,
      `PUT /api/BatchPayment/${draft}/allocations []`,
      ...steps.map(([step, batchNo]) => `POST /api/BatchPayment/${uuidOf(test, batchNo)}/${step}`),
      `POST /api/BatchPayment/${made.uuid}/abandon {"reason":"not needed"}`,
    ]);
  });

  it('writing deletes an allocation by its payment and itself', async (t) => {
    const test = await iplicitUnderTest(t);
    const draft = test.sandbox.data.payments[0];
    const [allocation] = draft?.allocations ?? [];
    assert.ok(draft && allocation);
    assert.ok((await test.iplicit.client.deleteAllocation(draft.id, allocation.id)).accepted);
    assert.deepEqual(test.calls(), [`DELETE /api/BatchPayment/${draft.id}/allocations/${allocation.id}`]);
  });

  it('writing says what kind of body it sends, and none where it sends none', async (t) => {
    const test = await iplicitUnderTest(t);
    await test.iplicit.client.create('{}');
    await test.iplicit.client.step(uuidOf(test, 'BP-1001'), 'abandon');
    const [create, abandon] = test.sandbox.calls.filter(({ path }) => path.startsWith('/api/BatchPayment'));
    assert.equal(create?.headers['content-type'], 'application/json');
    assert.equal(abandon?.headers['content-type'], undefined);
    assert.equal(abandon?.headers['content-length'], '0');
    assert.equal(abandon?.headers.accept, 'application/json');
  });

  it('writing resolves with the problem where iplicit declines', async (t) => {
    const test = await iplicitUnderTest(t);
    const answer = await test.iplicit.client.step(uuidOf(test, 'BP-1001'), 'post');
    assert.ok(!answer.accepted);
    assert.equal(answer.problem.status, 400);
    assert.match(answer.problem.message ?? '', /cannot be posted/);
    for (const status of [403, 404, 405, 409, 415, 422]) {
      test.sandbox.faults.add({ method: 'POST', fault: { kind: 'status', status } });
      const declined = await test.iplicit.client.create('{}');
      assert.ok(!declined.accepted);
      assert.deepEqual(declined.problem, { status, message: null, members: [], traceId: null });
    }
  });

  const unsettled: [string, Fault, string, object][] = [
    ['401', { kind: 'status', status: 401 }, 'UPSTREAM_AUTH', { delivery: 'unknown' }],
    ['499', { kind: 'status', status: 499 }, 'UPSTREAM_MALFORMED', { delivery: 'unknown' }],
    [
      '429',
      { kind: 'status', status: 429, headers: { 'retry-after': '9' } },
      'UPSTREAM_RATE_LIMITED',
      { delivery: 'declined', retryAfterSeconds: 9 },
    ],
    ['408', { kind: 'status', status: 408 }, 'UPSTREAM_MALFORMED', { delivery: 'unknown' }],
    ['500', { kind: 'status', status: 500, act: true }, 'UPSTREAM_UNAVAILABLE', { delivery: 'unknown' }],
    ['503', { kind: 'status', status: 503 }, 'UPSTREAM_UNAVAILABLE', { delivery: 'unknown' }],
    ['a redirect', { kind: 'redirect', location: '/' }, 'UPSTREAM_MALFORMED', { delivery: 'unknown' }],
    ['a page', { kind: 'html', act: true }, 'UPSTREAM_MALFORMED', { delivery: 'unknown', status: 200 }],
    ['broken JSON', { kind: 'malformed' }, 'UPSTREAM_MALFORMED', { delivery: 'unknown' }],
    ['half an answer', { kind: 'truncate' }, 'UPSTREAM_UNAVAILABLE', { delivery: 'unknown' }],
    ['no id', { kind: 'body', body: '{}' }, 'UPSTREAM_MALFORMED', { delivery: 'unknown' }],
    ['an empty success', { kind: 'body', body: '' }, 'UPSTREAM_MALFORMED', { delivery: 'unknown' }],
    ['a reset', { kind: 'reset', act: true }, 'UPSTREAM_UNAVAILABLE', { delivery: 'unknown' }],
    ['silence', { kind: 'hang', act: true }, 'UPSTREAM_TIMEOUT', { delivery: 'unknown' }],
  ];
  for (const [name, fault, code, facts] of unsettled) {
    it(`writing throws on ${name}, saying what may have been acted on, and sends nothing twice`, async (t) => {
      const test = await iplicitUnderTest(t, fault.kind === 'hang' ? { iplicit: { timeoutMs: 300 } } : {});
      await test.iplicit.client.legalEntities();
      test.sandbox.faults.add({ path: '/api/BatchPayment', fault });
      await assert.rejects(test.iplicit.client.create('{}'), upstreamError(code, facts));
      const sent = test.calls().filter((call) => call.startsWith('POST'));
      assert.equal(sent.length, 1);
    });
  }

  it('writing takes any JSON or nothing for an answer where nothing is documented, but no page', async (t) => {
    const test = await iplicitUnderTest(t);
    const draft = uuidOf(test, 'BP-1001');
    const write = (client: IplicitClient) => client.update(draft, '{"description":"x"}');
    for (const body of ['', 'null', '{}', '"ok"', 'true']) {
      test.sandbox.faults.add({ method: 'PATCH', fault: { kind: 'body', body } });
      assert.ok((await write(test.iplicit.client)).accepted, body);
    }
    test.sandbox.faults.add({ method: 'PATCH', fault: { kind: 'html', act: true } });
    await assert.rejects(
      write(test.iplicit.client),
      upstreamError('UPSTREAM_MALFORMED', { delivery: 'unknown' }),
    );
  });
});
