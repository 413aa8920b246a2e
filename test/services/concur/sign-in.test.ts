import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { refreshStoreInMemory, NewestRefreshToken } from '../../../src/services/concur/refresh-token.ts';
import type { RefreshStore } from '../../../src/services/concur/refresh-token.ts';
import { ConcurSignIn } from '../../../src/services/concur/sign-in.ts';
import { GRANT, signInsAt, TOKEN } from './sign-ins.ts';

describe('a sign-in', () => {
  it('a sign-in posts a form with the refresh token, and keeps the one that it is given for it', async (t) => {
    const { sandbox, signIn, store } = await signInsAt(t);
    const session = await signIn.open();
    const [call] = sandbox.calls;
    assert.deepEqual(
      [call?.method, call?.path, call?.headers['content-type']],
      ['POST', TOKEN, 'application/x-www-form-urlencoded'],
    );
    assert.deepEqual(Object.fromEntries(new URLSearchParams(call?.body)), {
      client_id: sandbox.credentials.clientId,
      client_secret: sandbox.credentials.clientSecret,
      grant_type: 'refresh_token',
      refresh_token: sandbox.credentials.refreshToken,
    });
    assert.deepEqual([session.origin, session.expiresAt], [sandbox.origin, 1_000_000 + 3_600_000]);
    const kept = await store.load();
    assert.match(kept?.refreshToken ?? '', /^rt-/);
    await signIn.open();
    assert.equal(new URLSearchParams(sandbox.calls[1]?.body).get('refresh_token'), kept?.refreshToken);
  });

  it('a sign-in takes the newest refresh token from the store, whoever put it there', async (t) => {
    const store = refreshStoreInMemory();
    const { signIn, answer, sandbox } = await signInsAt(t, { store });
    await signIn.open();
    await store.save({ refreshToken: 'of-another-replica', geolocation: sandbox.origin });
    answer(200, { ...GRANT, expires_in: 60 });
    await signIn.open();
    const used = new URLSearchParams(sandbox.calls.at(-1)?.body).get('refresh_token');
    assert.equal(used, 'of-another-replica');
  });

  it('a sign-in takes `expires_in` as text and as a number', async (t) => {
    const { signIn, answer } = await signInsAt(t);
    for (const expires of ['3600', 3600]) {
      answer(200, { ...GRANT, expires_in: expires });
      assert.equal((await signIn.open()).expiresAt, 4_600_000);
    }
  });

  it('a sign-in takes an hour where `expires_in` is missing', async (t) => {
    const { signIn, answer } = await signInsAt(t);
    for (const expires_in of [undefined, null]) {
      answer(200, { ...GRANT, expires_in });
      assert.equal((await signIn.open()).expiresAt, 4_600_000);
    }
  });

  it('a sign-in is read whatever its type and status of success, as JSON with a byte order mark and form-encoded', async (t) => {
    const { signIn, sandbox, store } = await signInsAt(t);
    for (const [body, contentType, status] of [
      [JSON.stringify({ ...GRANT, refresh_token: 'rt-3' }), 'text/plain', 200],
      [`\uFEFF${JSON.stringify({ ...GRANT, refresh_token: 'rt-4' })}`, 'text/html', 200],
      ['access_token=at&refresh_token=rt-5&expires_in=3600', 'application/x-www-form-urlencoded', 200],
      [JSON.stringify({ ...GRANT, refresh_token: 'rt-6' }), 'application/json', 201],
    ] as const) {
      sandbox.faults.add({ path: TOKEN, fault: { kind: 'status', status, body, contentType } });
      assert.equal((await signIn.open()).accessToken, 'at');
      assert.equal((await store.load())?.refreshToken, /rt-\d/.exec(body)?.[0]);
    }
  });

  it('a sign-in never replaces the refresh token at hand by one that was spoilt on the way', async (t) => {
    const { signIn, answer, store, sandbox } = await signInsAt(t);
    for (const refresh_token of ['r\uFFFD', 'r1\r\n', 'r 1', 'é', '', 7, null, {}]) {
      answer(200, { ...GRANT, expires_in: 3600, refresh_token });
      await signIn.open();
      assert.equal((await store.load())?.refreshToken, sandbox.credentials.refreshToken);
    }
  });

  it('a sign-in keeps the old refresh token where it is given none, and the new one even where the rest is of no use', async (t) => {
    const { signIn, answer, store, sandbox } = await signInsAt(t);
    answer(200, { access_token: 'at', expires_in: 60 });
    await signIn.open();
    assert.equal((await store.load())?.refreshToken, sandbox.credentials.refreshToken);
    for (const useless of [{ ...GRANT, expires_in: 'soon' }, { refresh_token: 'rt-2' }]) {
      answer(200, useless);
      await assert.rejects(signIn.open(), { code: 'UPSTREAM_MALFORMED', delivery: 'not-sent' });
      assert.equal((await store.load())?.refreshToken, 'rt-2');
    }
  });

  it('a sign-in serves every replica that shares the store, and one that starts again, until Concur refuses its token', async (t) => {
    const first = await signInsAt(t);
    const session = await first.signIn.open();
    const again = () =>
      new ConcurSignIn({
        http: { request: () => assert.fail('it need not sign in') },
        credentials: { baseUrl: first.sandbox.origin, ...first.sandbox.credentials },
        newest: new NewestRefreshToken({
          store: first.store,
          onUnsaved: () => assert.fail(),
          onLost: () => assert.fail(),
        }),
        now: () => 1_000_000,
      });
    assert.deepEqual(await again().open(), session);
    const kept = await first.store.load();
    assert.ok(kept);
    const theirs = (expiresAt: number) =>
      first.store.save({ ...kept, access: { token: 'theirs', expiresAt } });
    await theirs(1_000_000 + 3_600_000);
    assert.equal(
      (await first.signIn.open()).accessToken,
      'theirs',
      'its own was refused, another has signed in',
    );
    assert.equal(first.asked.length, 1);
    assert.notEqual((await first.signIn.open()).accessToken, 'theirs', 'that was refused, too');
    assert.equal(first.asked.length, 2);
    await theirs(1_000_000 + 240_000);
    await first.signIn.open();
    assert.equal(first.asked.length, 3, 'it would not have lasted');
  });

  it('a sign-in happens while nobody else who shares the store signs in', async (t) => {
    const order: string[] = [];
    const memory = refreshStoreInMemory();
    const store: RefreshStore = {
      ...memory,
      load: () => (order.push('load'), memory.load()),
      save: (state) => (order.push('save'), memory.save(state)),
      exclusively: async (work) => {
        order.push('in');
        const done = await work();
        order.push('out');
        return done;
      },
    };
    const { signIn } = await signInsAt(t, { store });
    await signIn.open();
    assert.deepEqual(order, ['in', 'load', 'save', 'out']);
  });
});

describe('a refused sign-in', () => {
  it('a refused sign-in by credentials says so plainly, and that it is of no use to try again for a minute', async (t) => {
    const { signIn, answer } = await signInsAt(t);
    for (const code of [5, 10, 11, 14, 61, 64, 107, 108]) {
      answer(code === 64 ? 401 : 400, { error: 'invalid_grant', error_description: 'secret words', code });
      await assert.rejects(signIn.open(), {
        code: 'UPSTREAM_AUTH',
        delivery: 'not-sent',
        retryAfterSeconds: 60,
        message: new RegExp(`code ${code}\\b`),
      });
    }
  });

  it('a refused sign-in by the sandbox itself is told apart: client, secret, refresh token', async (t) => {
    const { signIn } = await signInsAt(t, { refreshToken: 'stale' });
    await assert.rejects(signIn.open(), { code: 'UPSTREAM_AUTH', message: /code 108.*refresh token/ });
  });

  it('a refused sign-in without a code is a matter of credentials all the same', async (t) => {
    const { signIn, answer } = await signInsAt(t);
    answer(401, { error: 'invalid_client' });
    await assert.rejects(signIn.open(), { code: 'UPSTREAM_AUTH' });
  });

  it('a refused sign-in by maintenance is Concur being unavailable', async (t) => {
    const { signIn, answer } = await signInsAt(t);
    answer(400, { error: 'server_error', code: 134 });
    await assert.rejects(signIn.open(), { code: 'UPSTREAM_UNAVAILABLE', retryAfterSeconds: 300 });
    await signIn.open();
  });

  it('a refused sign-in by anything else is what it is, and what was to be sent was not', async (t) => {
    const { signIn, answer } = await signInsAt(t);
    for (const [status, code] of [
      [500, 'UPSTREAM_UNAVAILABLE'],
      [429, 'UPSTREAM_RATE_LIMITED'],
      [404, 'UPSTREAM_MALFORMED'],
      [302, 'UPSTREAM_MALFORMED'],
    ] as const) {
      answer(status, '<html>');
      await assert.rejects(signIn.open(), { code, delivery: 'not-sent', status });
    }
    answer(200, '<html>');
    await assert.rejects(signIn.open(), { code: 'UPSTREAM_MALFORMED', delivery: 'not-sent' });
  });

  it('a refused sign-in by a token that no header carries, or without end, is one that cannot be read', async (t) => {
    const { signIn, answer } = await signInsAt(t);
    for (const access_token of ['', 'a\r\nx-forged: 1', 'a b', 'tökén', 7, null, 'a'.repeat(70_000)]) {
      answer(200, { ...GRANT, expires_in: 60, access_token });
      const code = String(access_token).length > 1_000 ? 'UPSTREAM_TOO_LARGE' : 'UPSTREAM_MALFORMED';
      await assert.rejects(signIn.open(), { code, delivery: 'not-sent' });
    }
  });
});
