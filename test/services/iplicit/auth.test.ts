import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Fault } from '../../../src/sandbox/faults.ts';
import { iplicitUnderTest, upstreamError } from './iplicit-under-test.ts';

const SIGN_IN = '/api/session/create/api';

describe('signing in', () => {
  it('signing in sends the API key in the environment named, and the token with every call after', async (t) => {
    const { sandbox, iplicit } = await iplicitUnderTest(t);
    await iplicit.client.payment('BP-1001');
    const [signIn, read] = sandbox.calls;
    const { domain, username, apiKey } = sandbox.credentials;
    assert.equal(`${signIn?.method} ${signIn?.path}`, `POST ${SIGN_IN}`);
    assert.equal(signIn?.headers['domain'], domain);
    assert.deepEqual(JSON.parse(signIn?.body ?? ''), { username, userApiKey: apiKey });
    assert.equal(read?.headers['domain'], domain);
    assert.match(read?.headers.authorization ?? '', /^Bearer \S+$/);
  });

  it('signing in is done once for all who wait, and not again while the token lasts', async (t) => {
    const { iplicit, calls } = await iplicitUnderTest(t);
    await Promise.all(Array.from({ length: 50 }, () => iplicit.client.legalEntities()));
    await iplicit.client.legalEntities();
    assert.deepEqual(calls({ signIns: true }).filter((call) => call.startsWith('POST')).length, 1);
  });

  it('signing in is done anew a minute before tokenDue', async (t) => {
    const started = Date.now();
    let passed = 0;
    const { iplicit, calls } = await iplicitUnderTest(t, { iplicit: { now: () => started + passed } });
    const signIns = async () => {
      await iplicit.client.legalEntities();
      return calls({ signIns: true }).filter((call) => call.startsWith('POST')).length;
    };
    assert.equal(await signIns(), 1);
    passed = 1_735_000;
    assert.equal(await signIns(), 0);
    passed = 1_745_000;
    assert.equal(await signIns(), 1);
  });

  it('signing in is done once more when the token is refused, for however many calls at once', async (t) => {
    const { sandbox, iplicit, calls } = await iplicitUnderTest(t);
    await iplicit.client.legalEntities();
    sandbox.revokeTokens();
    calls();
    await iplicit.client.catalog('BankAccount');
    assert.deepEqual(
      calls({ signIns: true }).map((call) => call.split(' ', 2).join(' ')),
      ['GET /api/Catalog/BankAccount', `POST ${SIGN_IN}`, 'GET /api/Catalog/BankAccount'],
    );
    sandbox.revokeTokens();
    await Promise.all(Array.from({ length: 100 }, () => iplicit.client.legalEntities()));
    assert.equal(calls({ signIns: true }).filter((call) => call.startsWith('POST')).length, 1);
  });

  it('signing in is never followed by a write that was sent before: a refused one tells nothing', async (t) => {
    const { sandbox, iplicit } = await iplicitUnderTest(t);
    const draft = await iplicit.client.payment('BP-1001');
    sandbox.revokeTokens();
    await assert.rejects(
      iplicit.client.step(draft?.uuid ?? '', 'abandon'),
      upstreamError('UPSTREAM_AUTH', { status: 401, delivery: 'unknown' }),
    );
    assert.equal(
      sandbox.calls.filter(({ method, path }) => method === 'POST' && /abandon/.test(path)).length,
      1,
    );
  });

  it('signing in is given up after one renewal', async (t) => {
    const { sandbox, iplicit, calls } = await iplicitUnderTest(t);
    sandbox.faults.add({ path: '/api/LegalEntity', times: 10, fault: { kind: 'status', status: 401 } });
    await assert.rejects(
      iplicit.client.legalEntities(),
      upstreamError('UPSTREAM_AUTH', { status: 401, delivery: 'declined' }),
    );
    assert.equal(calls().length, 2);
  });
});

describe('a sign-in that fails', () => {
  it('a sign-in that fails names the 90 days of an API key, and none of the credentials', async (t) => {
    const { iplicit } = await iplicitUnderTest(t, { credentials: { apiKey: 'expired-secret' } });
    await assert.rejects(
      iplicit.client.legalEntities(),
      upstreamError('UPSTREAM_AUTH', { status: 500, delivery: 'not-sent', message: /90 days/ }),
    );
    await assert.rejects(
      iplicit.client.legalEntities(),
      (error: Error) => !/secret|gateway@/.test(error.message),
    );
  });

  const failures: [string, Fault, string, object][] = [
    ['401', { kind: 'status', status: 401 }, 'UPSTREAM_AUTH', { status: 401, message: /90 days/ }],
    ['403', { kind: 'status', status: 403 }, 'UPSTREAM_AUTH', { status: 403, message: /90 days/ }],
    ['an empty 503', { kind: 'status', status: 503 }, 'UPSTREAM_AUTH', { status: 503, message: /90 days/ }],
    [
      'a 503 that says something',
      { kind: 'status', status: 503, body: '<html>maintenance</html>' },
      'UPSTREAM_UNAVAILABLE',
      { status: 503 },
    ],
    [
      '429',
      { kind: 'status', status: 429, headers: { 'retry-after': '7' } },
      'UPSTREAM_RATE_LIMITED',
      { status: 429, retryAfterSeconds: 7 },
    ],
    ['a reset', { kind: 'reset', act: false }, 'UPSTREAM_UNAVAILABLE', {}],
    ['silence', { kind: 'hang' }, 'UPSTREAM_TIMEOUT', {}],
    ['a page', { kind: 'html' }, 'UPSTREAM_MALFORMED', {}],
    ['half an answer', { kind: 'truncate' }, 'UPSTREAM_UNAVAILABLE', {}],
    [
      'an answer without a token',
      { kind: 'body', body: '{"tokenDue":"2026-02-09T11:12:39Z"}' },
      'UPSTREAM_MALFORMED',
      {},
    ],
    ...['', 'a\r\nx-forged: 1', 'a b', 'tökén', '\0'].map((sessionToken): [string, Fault, string, object] => [
      `a token that no header carries, ${JSON.stringify(sessionToken)},`,
      { kind: 'body', body: JSON.stringify({ sessionToken, tokenDue: '2126-02-09T11:12:39Z' }) },
      'UPSTREAM_MALFORMED',
      {},
    ]),
    [
      'two tokens',
      { kind: 'body', body: '{"sessionToken":"a","SessionToken":"b","tokenDue":"2126-02-09T11:12:39Z"}' },
      'UPSTREAM_MALFORMED',
      {},
    ],
    [
      'a token without end',
      { kind: 'body', body: `{"sessionToken":"${'a'.repeat(70_000)}","tokenDue":"2126-02-09T11:12:39Z"}` },
      'UPSTREAM_TOO_LARGE',
      {},
    ],
    ['an answer without an end', { kind: 'body', body: '{"sessionToken":"t"}' }, 'UPSTREAM_MALFORMED', {}],
  ];
  for (const [name, fault, code, facts] of failures) {
    it(`a sign-in that fails by ${name} is ${code}, and what waited for it was certainly not sent`, async (t) => {
      let now = Date.now();
      const { sandbox, iplicit, calls } = await iplicitUnderTest(t, {
        iplicit: { now: () => now, ...(fault.kind === 'hang' && { timeoutMs: 300 }) },
      });
      sandbox.faults.add({ path: SIGN_IN, fault });
      const write = iplicit.client.create('{}');
      await assert.rejects(write, upstreamError(code, { ...facts, delivery: 'not-sent' }));
      assert.deepEqual(calls(), []);
      now += 60_000;
      await iplicit.client.legalEntities();
    });
  }
});

describe('closing', () => {
  it('closing ends the session at iplicit', async (t) => {
    const { sandbox, iplicit } = await iplicitUnderTest(t);
    await iplicit.client.legalEntities();
    const token = sandbox.calls.at(-1)?.headers.authorization;
    await iplicit.close();
    const last = sandbox.calls.at(-1);
    assert.equal(`${last?.method} ${last?.path} ${last?.status}`, 'POST /api/Session/close 200');
    assert.equal(last?.headers.authorization, token);
  });

  it('closing sends nothing where nobody has signed in', async (t) => {
    const { sandbox, iplicit } = await iplicitUnderTest(t);
    await iplicit.close();
    assert.equal(sandbox.calls.length, 0);
  });

  it('closing does not fail, and does not wait for ever, when iplicit does not answer', async (t) => {
    const { sandbox, iplicit } = await iplicitUnderTest(t, { iplicit: { timeoutMs: 200 } });
    await iplicit.client.legalEntities();
    sandbox.faults.add({ path: '/api/Session/close', fault: { kind: 'hang' } });
    await iplicit.close();
  });
});
