import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { askForToken, signInToConcur } from './signed-in.ts';

const LIST = '/api/expense/paymentbatch/v1.1/batchlist/OPEN';

interface TokenAnswer {
  expires_in: string;
  scope: string;
  token_type: string;
  access_token: string;
  refresh_token: string;
  geolocation: string;
}

let sandbox: Sandbox;
before(async () => {
  sandbox = await startSandbox();
});
after(() => sandbox.close());

const tokenFor = async (refreshToken: string): Promise<TokenAnswer> => {
  const answer = await askForToken(sandbox.concur, { refresh_token: refreshToken });
  assert.equal(answer.status, 200);
  return (await answer.json()) as TokenAnswer;
};

test('a refresh answers a token whose lifetime is text and whose geolocation is its own origin with a path', async () => {
  const answer = await tokenFor(sandbox.concur.credentials.refreshToken);
  assert.equal(answer.expires_in, '3600');
  assert.equal(answer.token_type, 'Bearer');
  assert.ok(answer.scope.split(' ').includes('PAYBAT'));
  assert.equal(new URL(answer.geolocation).origin, sandbox.concur.origin);
  assert.notEqual(new URL(answer.geolocation).pathname, '/');
});

test('a refresh token works until the one that followed it has been used', async () => {
  const alone = await startSandbox();
  const initial = alone.concur.credentials.refreshToken;
  const refresh = (refreshToken: string) => askForToken(alone.concur, { refresh_token: refreshToken });
  const first = (await (await refresh(initial)).json()) as TokenAnswer;
  assert.notEqual(first.refresh_token, initial);
  assert.equal((await refresh(initial)).status, 200);
  assert.equal((await refresh(first.refresh_token)).status, 200);
  const refused = await refresh(initial);
  assert.equal(refused.status, 400);
  assert.equal(((await refused.json()) as { code: number }).code, 108);
  await alone.close();
});

test('wrong credentials are refused with an error and its code', async () => {
  const refusals: [Record<string, string>, number, string, number][] = [
    [{ client_id: 'somebody' }, 400, 'invalid_client', 61],
    [{ client_secret: 'wrong' }, 401, 'invalid_client', 64],
    [{ refresh_token: 'wrong' }, 400, 'invalid_grant', 108],
    [{ grant_type: 'password' }, 400, 'invalid_grant', 5],
  ];
  for (const [overrides, status, error, code] of refusals) {
    const answer = await askForToken(sandbox.concur, overrides);
    const body = (await answer.json()) as { error: string; code: number; geolocation: string };
    assert.deepEqual([answer.status, body.error, body.code], [status, error, code]);
    assert.equal(new URL(body.geolocation).origin, sandbox.concur.origin);
  }
});

test('a call without Authorization is 401, one with an unknown token 403, both with an error body', async () => {
  const missing = await fetch(`${sandbox.concur.origin}${LIST}`);
  assert.equal(missing.status, 401);
  assert.match(
    await missing.text(),
    /^<Error><Message>[^<]+<\/Message><Server-Time>[^<]+<\/Server-Time><Id>/,
  );
  const unknown = await fetch(`${sandbox.concur.origin}${LIST}`, { headers: { authorization: 'Bearer x' } });
  assert.equal(unknown.status, 403);
});

test('a revoked token is 403, and so is an expired one', async () => {
  const call = await signInToConcur(sandbox.concur);
  assert.equal((await call(LIST)).status, 200);
  sandbox.concur.revokeTokens();
  assert.equal((await call(LIST)).status, 403);

  const brief = await startSandbox({ tokenLifetimeSeconds: 0 });
  const late = await signInToConcur(brief.concur);
  assert.equal((await late(LIST)).status, 403);
  await brief.close();
});

test('an application without the PAYBAT scope is 403', async () => {
  const scoped = await startSandbox();
  scoped.concur.data.application.scope = 'openid';
  const call = await signInToConcur(scoped.concur);
  assert.equal((await call(LIST)).status, 403);
  await scoped.close();
});
