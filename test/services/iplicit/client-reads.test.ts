import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodeQuery } from '../../../src/services/iplicit/encode.ts';
import type { Fault } from '../../../src/sandbox/faults.ts';
import { detailJson } from '../../../src/sandbox/iplicit/json.ts';
import { iplicitUnderTest, upstreamError, uuidOf } from './iplicit-under-test.ts';

describe('reading', () => {
  it('reading asks for each thing where iplicit has it', async (t) => {
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
      'GET /api/LegalEntity?take=100&skip=0',
      `GET /api/Document/${document.id}`,
      `GET /api/ContactAccount/${document.contactAccountId}`,
    ]);
  });

  it('reading keeps amounts that no double holds', async (t) => {
    const test = await iplicitUnderTest(t);
    const [payment] = test.sandbox.data.payments;
    const [document] = test.sandbox.data.documents;
    assert.ok(payment && document);
    document.grossCurrencyAmount = '90071992547409931.12345';
    payment.bankCurrencyAmount = '99999999999999.12345678';
    assert.equal((await test.iplicit.client.document(document.id))?.grossAmount, '90071992547409931.12345');
    assert.equal((await test.iplicit.client.payment(payment.id))?.amount, '99999999999999.12345678');
  });

  it('reading gives null for what is not there, and for a document that is hidden either way', async (t) => {
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

  it('reading percent-encodes what goes into a path, and never lets it change the path', async (t) => {
    const { iplicit, calls } = await iplicitUnderTest(t);
    assert.equal(await iplicit.client.payment('BP 1?take=1&x#y'), null);
    assert.deepEqual(calls(), ['GET /api/BatchPayment/BP%201%3Ftake%3D1%26x%23y']);
    for (const unsafe of ['..', '.', '', 'a/b', 'a\\b', '%2e%2e', 'a\u0000']) {
      assert.throws(() => void iplicit.client.payment(unsafe), unsafe);
    }
    assert.deepEqual(calls(), []);
  });

  it('reading takes nothing that is about something other than what was asked for', async (t) => {
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
    ['too large an answer', { kind: 'oversize', bytes: 40 * 1024 * 1024 }, 'UPSTREAM_TOO_LARGE', {}],
    ['a reset', { kind: 'reset', act: false }, 'UPSTREAM_UNAVAILABLE', {}],
    ['silence', { kind: 'hang' }, 'UPSTREAM_TIMEOUT', {}],
  ];
  for (const [name, fault, code, facts] of faults) {
    it(`reading meets ${name} with ${code}`, async (t) => {
      const { sandbox, iplicit } = await iplicitUnderTest(t, {
        iplicit: { timeoutMs: fault.kind === 'hang' ? 400 : 10_000 },
      });
      await iplicit.client.legalEntities();
      sandbox.faults.add({ fault });
      await assert.rejects(iplicit.client.payment('BP-1001'), upstreamError(code, facts));
    });
  }

  it('reading gives the trace id of a problem, and not its words', async (t) => {
    const { sandbox, iplicit } = await iplicitUnderTest(t);
    const body = '{"title":"Oops","status":500,"message":"secret words","traceId":"00-abc-00"}';
    sandbox.faults.add({ method: 'GET', fault: { kind: 'status', status: 500, body } });
    await assert.rejects(
      iplicit.client.payment('BP-1001'),
      upstreamError('UPSTREAM_UNAVAILABLE', { correlationId: '00-abc-00', message: /^(?!.*secret)/ }),
    );
  });
});
