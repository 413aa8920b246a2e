import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodeAllocations, encodeQuery } from '../../src/iplicit/encode.ts';
import type { IplicitClient, Step } from '../../src/iplicit/client.ts';
import type { Fault } from '../../src/sandbox/faults.ts';
import { detailJson } from '../../src/sandbox/iplicit-json.ts';
import type { IplicitUnderTest } from './iplicit-under-test.ts';
import { iplicitUnderTest, upstreamError } from './iplicit-under-test.ts';

/** The uuid of one of the sandbox's payments. */
function uuidOf({ sandbox }: IplicitUnderTest, batchNo: string): string {
  const payment = sandbox.data.payments.find((each) => each.batchNo === batchNo);
  assert.ok(payment);
  return payment.id;
}

describe('reading', () => {
  it('asks for each thing where iplicit has it', async (t) => {
    const test = await iplicitUnderTest(t);
    const { client } = test.iplicit;
    const document = test.sandbox.data.documents[0];
    assert.ok(document);
    assert.equal((await client.payments(encodeQuery({ isDraft: true }, 3, 1))).length, 3);
    assert.equal((await client.payment('BP-1001'))?.batchNo, 'BP-1001');
    assert.equal((await client.payment(uuidOf(test, 'BP-1002').toUpperCase()))?.batchNo, 'BP-1002');
    assert.ok((await client.catalog('BankAccount')).some(({ code }) => code === 'MITGBP'));
    assert.ok((await client.catalog('PaymentMethod')).some(({ code }) => code === 'BACS'));
    assert.ok(
      (await client.legalEntities()).some(({ code, currency }) => code === 'MIT' && currency === 'GBP'),
    );
    assert.equal((await client.document(document.id))?.documentNo, document.docNo);
    assert.equal((await client.contactAccount(document.contactAccountId))?.id, document.contactAccountId);
    assert.deepEqual(test.calls(), [
      'GET /api/BatchPayment?IsDraft=true&take=3&skip=1',
      'GET /api/BatchPayment/BP-1001',
      `GET /api/BatchPayment/${uuidOf(test, 'BP-1002').toUpperCase()}`,
      'GET /api/Catalog/BankAccount',
      'GET /api/Catalog/PaymentMethod',
      'GET /api/LegalEntity',
      `GET /api/Document/${document.id}`,
      `GET /api/ContactAccount/${document.contactAccountId}`,
    ]);
  });

  it('keeps amounts that no double holds', async (t) => {
    const test = await iplicitUnderTest(t);
    const memorable = test.sandbox.data.documents.find(({ grossCurrencyAmount }) =>
      grossCurrencyAmount.startsWith('90071992547409931'),
    );
    if (memorable) {
      const document = await test.iplicit.client.document(memorable.id);
      assert.equal(document?.grossAmount, memorable.grossCurrencyAmount);
    }
    const [payment] = test.sandbox.data.payments;
    assert.ok(payment);
    payment.bankCurrencyAmount = '99999999999999.12345678';
    assert.equal((await test.iplicit.client.payment(payment.id))?.amount, '99999999999999.12345678');
  });

  it('gives null for what is not there, and for a document that is hidden either way', async (t) => {
    const { sandbox, iplicit } = await iplicitUnderTest(t);
    const none = '00000000-0000-4000-8000-000000000000';
    assert.equal(await iplicit.client.payment(none), null);
    assert.equal(await iplicit.client.payment('BP-9999'), null);
    assert.equal(await iplicit.client.document(none), null);
    assert.equal(await iplicit.client.contactAccount(none), null);
    for (const hidden of [403, 404] as const) {
      const document = sandbox.data.documents[hidden - 400];
      assert.ok(document);
      document.hidden = hidden;
      assert.equal(await iplicit.client.document(document.id), null);
    }
    sandbox.faults.add({ path: '/api/BatchPayment/BP-1001', fault: { kind: 'status', status: 403 } });
    await assert.rejects(iplicit.client.payment('BP-1001'), upstreamError('UPSTREAM_AUTH', { status: 403 }));
    sandbox.faults.add({ path: '/api/LegalEntity', fault: { kind: 'status', status: 404 } });
    await assert.rejects(
      iplicit.client.legalEntities(),
      upstreamError('UPSTREAM_MALFORMED', { status: 404 }),
    );
  });

  it('percent-encodes what goes into a path, and never lets it change the path', async (t) => {
    const { iplicit, calls } = await iplicitUnderTest(t);
    assert.equal(await iplicit.client.payment('BP 1?take=1&x#y'), null);
    assert.deepEqual(calls(), ['GET /api/BatchPayment/BP%201%3Ftake%3D1%26x%23y']);
    for (const unsafe of ['..', '.', '', 'a/b', 'a\\b', '%2e%2e', 'a\u0000']) {
      assert.throws(() => void iplicit.client.payment(unsafe), unsafe);
    }
    assert.deepEqual(calls(), []);
  });

  it('takes nothing that is about something other than what was asked for', async (t) => {
    const test = await iplicitUnderTest(t);
    const [one, other] = test.sandbox.data.payments;
    assert.ok(one && other);
    const about = { message: /other than what was asked/ };
    test.sandbox.faults.add({
      path: `/api/BatchPayment/${one.id}`,
      fault: { kind: 'body', body: detailJson(other) },
    });
    await assert.rejects(test.iplicit.client.payment(one.id), upstreamError('UPSTREAM_MALFORMED', about));
    const document = test.sandbox.data.documents[0];
    assert.ok(document);
    test.sandbox.faults.add({
      path: `/api/Document/${document.id}`,
      fault: { kind: 'body', body: `{"id":"${uuidOf(test, 'BP-1002')}"}` },
    });
    await assert.rejects(
      test.iplicit.client.document(document.id),
      upstreamError('UPSTREAM_MALFORMED', about),
    );
  });

  const faults: [string, Fault, string, object][] = [
    ['500', { kind: 'status', status: 500 }, 'UPSTREAM_UNAVAILABLE', { status: 500 }],
    ['503', { kind: 'status', status: 503, body: 'busy' }, 'UPSTREAM_UNAVAILABLE', { status: 503 }],
    [
      '429',
      { kind: 'status', status: 429, headers: { 'retry-after': '3' } },
      'UPSTREAM_RATE_LIMITED',
      { status: 429, retryAfterSeconds: 3 },
    ],
    [
      'a redirect',
      { kind: 'redirect', location: 'http://127.0.0.1:9/' },
      'UPSTREAM_MALFORMED',
      { status: 302 },
    ],
    ['a page', { kind: 'html' }, 'UPSTREAM_MALFORMED', { status: 200 }],
    ['broken JSON', { kind: 'malformed' }, 'UPSTREAM_MALFORMED', { status: 200 }],
    ['half an answer', { kind: 'truncate' }, 'UPSTREAM_UNAVAILABLE', {}],
    ['too large an answer', { kind: 'oversize', bytes: 40 * 1024 * 1024 }, 'UPSTREAM_MALFORMED', {}],
    ['a reset', { kind: 'reset', act: false }, 'UPSTREAM_UNAVAILABLE', {}],
    ['silence', { kind: 'hang' }, 'UPSTREAM_TIMEOUT', {}],
  ];
  for (const [name, fault, code, facts] of faults) {
    it(`meets ${name} with ${code}`, async (t) => {
      const { sandbox, iplicit } = await iplicitUnderTest(t, { iplicit: { timeoutMs: 400 } });
      await iplicit.client.legalEntities();
      sandbox.faults.add({ fault });
      await assert.rejects(iplicit.client.payment('BP-1001'), upstreamError(code, facts));
    });
  }

  it('gives the trace id of a problem, and not its words', async (t) => {
    const { sandbox, iplicit } = await iplicitUnderTest(t);
    const body = '{"title":"Oops","status":500,"message":"secret words","traceId":"00-abc-00"}';
    sandbox.faults.add({ method: 'GET', fault: { kind: 'status', status: 500, body } });
    await assert.rejects(
      iplicit.client.payment('BP-1001'),
      upstreamError('UPSTREAM_UNAVAILABLE', { correlationId: '00-abc-00', message: /^(?!.*secret)/ }),
    );
  });
});

describe('writing', () => {
  it('sends each write where iplicit takes it, and a reason only where there is one', async (t) => {
    const test = await iplicitUnderTest(t);
    const { client } = test.iplicit;
    const draft = uuidOf(test, 'BP-1001');
    const made = await client.create('{"bankAccountId":"MITGBP"}');
    assert.ok(made.accepted && made.uuid);
    await client.update(draft, '{"description":"x"}');
    await client.addAllocations(draft, encodeAllocations([{ document: 'PI-5009', amount: '1.50' }]));
    await client.replaceAllocations(draft, '[]');
    const steps: [Step, string][] = [
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

  it('deletes an allocation by its payment and itself', async (t) => {
    const test = await iplicitUnderTest(t);
    const draft = test.sandbox.data.payments[0];
    const [allocation] = draft?.allocations ?? [];
    assert.ok(draft && allocation);
    assert.ok((await test.iplicit.client.deleteAllocation(draft.id, allocation.id)).accepted);
    assert.deepEqual(test.calls(), [`DELETE /api/BatchPayment/${draft.id}/allocations/${allocation.id}`]);
  });

  it('says what kind of body it sends, and none where it sends none', async (t) => {
    const test = await iplicitUnderTest(t);
    await test.iplicit.client.create('{}');
    await test.iplicit.client.step(uuidOf(test, 'BP-1001'), 'abandon');
    const [create, abandon] = test.sandbox.calls.filter(({ path }) => path.startsWith('/api/BatchPayment'));
    assert.equal(create?.headers['content-type'], 'application/json');
    assert.equal(abandon?.headers['content-type'], undefined);
    assert.equal(abandon?.headers['content-length'], '0');
    assert.equal(abandon?.headers.accept, 'application/json');
  });

  it('resolves with the problem where iplicit declines', async (t) => {
    const test = await iplicitUnderTest(t);
    const answer = await test.iplicit.client.step(uuidOf(test, 'BP-1001'), 'post');
    assert.ok(!answer.accepted);
    assert.equal(answer.problem.status, 400);
    assert.match(answer.problem.words ?? '', /cannot be posted/);
    for (const status of [403, 404, 405, 409, 415, 422]) {
      test.sandbox.faults.add({ method: 'POST', fault: { kind: 'status', status } });
      const declined = await test.iplicit.client.create('{}');
      assert.ok(!declined.accepted);
      assert.deepEqual(declined.problem, { status, words: null, members: [], correlationId: null });
    }
  });

  const unsettled: [string, Fault, string, object][] = [
    ['401 twice', { kind: 'status', status: 401 }, 'UPSTREAM_AUTH', { delivery: 'declined' }],
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
    it(`throws on ${name}, saying what may have been acted on, and sends nothing twice`, async (t) => {
      const test = await iplicitUnderTest(t, { iplicit: { timeoutMs: 300 } });
      await test.iplicit.client.legalEntities();
      test.sandbox.faults.add({ path: '/api/BatchPayment', times: name === '401 twice' ? 2 : 1, fault });
      await assert.rejects(test.iplicit.client.create('{}'), upstreamError(code, facts));
      const sent = test.calls().filter((call) => call.startsWith('POST'));
      assert.equal(sent.length, name === '401 twice' ? 2 : 1);
    });
  }

  it('takes any JSON or nothing for an answer where nothing is documented, but no page', async (t) => {
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
