import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import { AccessToken, Service } from '../../src/upstream/service.ts';
import { HttpClient } from '../../src/upstream/http-client.ts';
import { startScriptedServer } from './scripted-server.ts';

/** A service that lets in whoever bears the number of the session that is good now. */
async function signedInTo(t: TestContext) {
  const state = { good: 1, signIns: 0, now: 0 };
  const server = await startScriptedServer((request, response) => {
    response.writeHead(request.headers.authorization === String(state.good) ? 200 : 403).end();
  });
  const http = new HttpClient({ source: 'TEST', connections: 4, timeoutMs: 5_000, maxBodyBytes: 1_000 });
  t.after(() => Promise.all([http.close(), server.close()]));
  const now = () => state.now;
  const signIn = () => Promise.resolve({ number: (state.signIns += 1), expiresAt: Infinity });
  const service = new Service({
    source: 'TEST',
    http,
    token: new AccessToken({ signIn, now, renewBeforeMs: 0 }),
    authorise: ({ number }) => ({ origin: server.origin, headers: { authorization: String(number) } }),
    writeTimeoutMs: 5_000,
    refusals: new Set([403]),
    now,
  });
  const ask = async () => (await service.request({ method: 'GET', path: '/', headers: {} })).status;
  return { state, ask };
}

describe('a refusal that survives a new session', () => {
  it('a refusal that survives a new session is believed from then on, and costs no further sign-in', async (t) => {
    const { state, ask } = await signedInTo(t);
    state.good = -1;
    assert.equal(await ask(), 403);
    assert.equal(state.signIns, 2);
    for (let asked = 0; asked < 5; asked += 1) assert.equal(await ask(), 403);
    assert.equal(state.signIns, 2);
  });

  it('a refusal that survives a new session is not believed for ever: a session that has ended since is replaced', async (t) => {
    const { state, ask } = await signedInTo(t);
    state.good = -1;
    assert.equal(await ask(), 403);
    // What was not allowed is allowed now, and the session goes the way of all sessions.
    state.good = 3;
    state.now = 29_999;
    assert.equal(await ask(), 403);
    state.now = 30_000;
    assert.equal(await ask(), 200);
    assert.equal(state.signIns, 3);
  });
});
