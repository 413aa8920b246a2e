import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { askForSession, signInToIplicit } from './signed-in.ts';

let sandbox: Sandbox;
before(async () => {
  sandbox = await startSandbox();
});
after(() => sandbox.close());

test('a session answers its token, when it is due, its domain and the version of the API', async () => {
  const answer = (await (await askForSession(sandbox.iplicit)).json()) as Record<string, string>;
  assert.deepEqual(Object.keys(answer), ['tokenDue', 'sessionToken', 'domain', 'apiVer']);
  assert.ok(Date.parse(answer['tokenDue'] ?? '') > Date.now());
  assert.equal(answer['domain'], sandbox.iplicit.credentials.domain);
});

test('bad credentials, a wrong domain among them, are a 500 with nothing in it', async () => {
  for (const wrong of [{ apiKey: 'wrong' }, { username: 'somebody' }, { domain: 'elsewhere' }]) {
    const answer = await askForSession(sandbox.iplicit, wrong);
    assert.deepEqual([answer.status, await answer.text()], [500, '']);
  }
});

test('a call needs the token and the Domain header, else it is 401', async () => {
  const call = await signInToIplicit(sandbox.iplicit);
  assert.equal((await call('/api/LegalEntity')).status, 200);
  assert.equal((await call('/api/LegalEntity', { headers: { authorization: 'Bearer x' } })).status, 401);
  assert.equal((await call('/api/LegalEntity', { headers: { Domain: 'elsewhere' } })).status, 401);
  assert.equal((await fetch(`${sandbox.iplicit.origin}/api/LegalEntity`)).status, 401);
});

test('a session that was closed, revoked or is past due is 401', async () => {
  const closed = await signInToIplicit(sandbox.iplicit);
  assert.equal((await closed('/api/Session/close', { method: 'POST' })).status, 200);
  assert.equal((await closed('/api/LegalEntity')).status, 401);

  const revoked = await signInToIplicit(sandbox.iplicit);
  sandbox.iplicit.revokeTokens();
  assert.equal((await revoked('/api/LegalEntity')).status, 401);

  const brief = await startSandbox({ tokenLifetimeSeconds: 0 });
  const late = await signInToIplicit(brief.iplicit);
  assert.equal((await late('/api/LegalEntity')).status, 401);
  await brief.close();
});

test('paths and member names are read without case', async () => {
  const { domain, username, apiKey } = sandbox.iplicit.credentials;
  const answer = await fetch(`${sandbox.iplicit.origin}/API/SESSION/Create/Api`, {
    method: 'POST',
    headers: { domain },
    body: JSON.stringify({ UserName: username, USERAPIKEY: apiKey }),
  });
  assert.equal(answer.status, 200);
});
