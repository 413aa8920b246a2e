import { DirectReader } from '../../../src/upstream/reader.ts';
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { Fault } from '../../../src/sandbox/faults.ts';
import { batchIn } from './closing.ts';
import { concurUnderTest } from './concur-gateway.ts';
import type { ConcurUnderTest } from './concur-gateway.ts';

const LISTS = /batchlist/;

function signIns({ sandbox }: ConcurUnderTest): number {
  return sandbox.calls.filter((call) => call.path.startsWith('/oauth2/')).length;
}

function summaryWith(url: string): string {
  return (
    '<BatchSummary><BatchName/><BatchID>1</BatchID><BatchTotal>1.00</BatchTotal><Currency>USD</Currency>' +
    `<Count>1</Count><Type/><PaymentMethod/><Batch-URL>${url}</Batch-URL></BatchSummary>`
  );
}

/** A server that should never hear anything. */
async function decoy(t: TestContext) {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
}

describe('the session', () => {
  it('the session is opened once, however many reads wait for it', async (t) => {
    const under = await concurUnderTest(t);
    await Promise.all(Array.from({ length: 50 }, () => under.reads().list('OPEN')));
    assert.equal(signIns(under), 1);
  });

  it('the session is renewed once when Concur no longer honours it, and every read repeated once', async (t) => {
    const under = await concurUnderTest(t);
    await under.reads().list('OPEN');
    under.sandbox.revokeTokens();
    under.sandbox.calls.length = 0;
    await Promise.all(Array.from({ length: 10 }, () => under.reads().list('OPEN')));
    assert.equal(signIns(under), 1);
    assert.equal(under.sandbox.calls.length - 1 <= 20, true);
  });

  it('the session is renewed before it ends', async (t) => {
    let now = Date.now();
    const under = await concurUnderTest(t, { concur: { now: () => now } });
    await under.reads().list('OPEN');
    now += 3_600_000 - 60_001;
    await under.reads().list('OPEN');
    assert.equal(signIns(under), 1);
    now += 2;
    await under.reads().list('OPEN');
    assert.equal(signIns(under), 2);
  });

  it('the session that may not read batches at all is an error after one renewal, and says what is missing', async (t) => {
    const under = await concurUnderTest(t);
    under.sandbox.data.application.scope = 'openid';
    await assert.rejects(under.reads().list('OPEN'), {
      code: 'UPSTREAM_AUTH',
      status: 403,
      message: /PAYBAT/,
    });
    assert.equal(signIns(under), 2);
    await assert.rejects(under.reads().list('OPEN'), { code: 'UPSTREAM_AUTH' });
    assert.equal(signIns(under), 2);
  });
});

describe('a request', () => {
  it('a request asks for XML with the token, and with an id of its own', async (t) => {
    const { sandbox, reads } = await concurUnderTest(t);
    await reads().all();
    const lists = sandbox.calls.filter((call) => LISTS.test(call.path));
    for (const { headers } of lists) {
      assert.equal(headers.accept, 'application/xml');
      assert.match(headers.authorization ?? '', /^Bearer at-/);
      assert.match(String(headers['concur-correlationid']), /^[0-9a-f-]{36}$/);
    }
    assert.equal(new Set(lists.map(({ headers }) => headers['concur-correlationid'])).size, 2);
  });

  it('a request goes to no host that an answer names', async (t) => {
    const { host, heard } = await decoy(t);
    const under = await concurUnderTest(t);
    const { sandbox, concur, reads } = under;
    const batch = batchIn(sandbox, 'OPEN');
    const path = `/api/expense/paymentbatch/v1.1/batch/${batch.encryptedId}`;
    sandbox.faults.add({
      path: LISTS,
      fault: { kind: 'body', body: `<BatchList>${summaryWith(`http://${host}${path}`)}</BatchList>` },
    });
    const [listed] = await reads().list('OPEN');
    assert.equal(listed?.url, `http://${host}${path}`);
    await concur.client.close({ root: '/api/expense/paymentbatch', encryptedId: batch.encryptedId }, 'WAIT');
    sandbox.faults.add({
      path: LISTS,
      fault: { kind: 'redirect', location: `http://${host}/elsewhere` },
      times: 9,
    });
    await assert.rejects(reads().list('OPEN'), { code: 'UPSTREAM_MALFORMED', status: 302 });
    assert.deepEqual(heard, []);
  });

  it('a request ends when its caller has gone', async (t) => {
    const { sandbox, concur } = await concurUnderTest(t);
    sandbox.faults.add({ path: LISTS, fault: { kind: 'hang' } });
    const gone = new AbortController();
    const reading = concur.client.list('OPEN', new DirectReader(gone.signal));
    setTimeout(() => gone.abort(new Error('left')), 50);
    await assert.rejects(reading, { code: 'UPSTREAM_TIMEOUT' });
  });
});

describe('a list that cannot be had', () => {
  const failures: [what: string, fault: Fault, expected: Record<string, unknown>][] = [
    ['a server error', { kind: 'status', status: 500 }, { code: 'UPSTREAM_UNAVAILABLE', status: 500 }],
    [
      'maintenance',
      { kind: 'status', status: 503 },
      { code: 'UPSTREAM_UNAVAILABLE', status: 503, retryAfterSeconds: 300 },
    ],
    [
      'maintenance with its own advice',
      { kind: 'status', status: 503, headers: { 'Retry-After': '60' } },
      { retryAfterSeconds: 60 },
    ],
    [
      'too many requests',
      { kind: 'status', status: 429, headers: { 'Retry-After': '60' } },
      { code: 'UPSTREAM_RATE_LIMITED', retryAfterSeconds: 60 },
    ],
    [
      'the request limit',
      { kind: 'status', status: 400, body: '<Error><Message>Request limit exceeded.</Message></Error>' },
      { code: 'UPSTREAM_RATE_LIMITED', status: 400 },
    ],
    [
      'a deadlock',
      {
        kind: 'status',
        status: 400,
        body: '<Content><Error><Message>Database deadlock, resend</Message></Error></Content>',
      },
      { code: 'UPSTREAM_UNAVAILABLE', status: 400 },
    ],
    ['a bad request', { kind: 'status', status: 400 }, { code: 'UPSTREAM_MALFORMED', status: 400 }],
    ['truncated', { kind: 'truncate' }, { code: 'UPSTREAM_UNAVAILABLE' }],
    ['cut off', { kind: 'malformed' }, { code: 'UPSTREAM_MALFORMED', status: 200 }],
    ['a page', { kind: 'html' }, { code: 'UPSTREAM_MALFORMED', status: 200 }],
    ['a DOCTYPE', { kind: 'doctype' }, { code: 'UPSTREAM_MALFORMED', status: 200 }],
    ['too large', { kind: 'oversize', bytes: 33 * 1024 * 1024 }, { code: 'UPSTREAM_TOO_LARGE' }],
    ['JSON', { kind: 'body', body: '{}', contentType: 'application/json' }, { code: 'UPSTREAM_MALFORMED' }],
    ['a reset', { kind: 'reset', act: false }, { code: 'UPSTREAM_UNAVAILABLE' }],
    ['no answer', { kind: 'hang' }, { code: 'UPSTREAM_TIMEOUT' }],
  ];
  for (const [what, fault, expected] of failures) {
    it(`a list that cannot be had is told as what it is: ${what}`, async (t) => {
      const { sandbox, reads } = await concurUnderTest(
        t,
        fault.kind === 'hang' ? { concur: { timeoutMs: 1_500 } } : {},
      );
      sandbox.faults.add({ path: LISTS, fault, times: 9 });
      await assert.rejects(reads().list('OPEN'), { source: 'CONCUR', ...expected });
    });
  }

  it('a list that cannot be had is told with the id by which Concur’s support finds it, and without anything that Concur wrote', async (t) => {
    const { sandbox, reads } = await concurUnderTest(t);
    const fault = {
      kind: 'status',
      status: 500,
      headers: { 'CONCUR-CorrelationID': 'abc-1' },
      body: 'secret',
    } as const;
    sandbox.faults.add({ path: LISTS, fault, times: 9 });
    const error: unknown = await reads()
      .list('OPEN')
      .catch((reason: unknown) => reason);
    assert.ok(error instanceof Error && 'correlationId' in error);
    assert.equal(error.correlationId, 'abc-1');
    assert.doesNotMatch(error.message, /secret|127\.0\.0\.1|at-/);
  });

  it('a list that cannot be had with its names in another case is one that can', async (t) => {
    const { sandbox, reads } = await concurUnderTest(t);
    sandbox.faults.add({ path: LISTS, fault: { kind: 'casing' } });
    assert.equal((await reads().list('OPEN')).length, 16);
  });
});
