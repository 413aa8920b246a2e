import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { RefreshState, RefreshStore } from '../../src/concur/refresh-store.ts';
import { refreshStoreInMemory } from '../../src/concur/refresh-store.ts';
import { ConcurSignIn } from '../../src/concur/sign-in.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { HttpClient } from '../../src/upstream/http-client.ts';

const TOKEN = '/oauth2/v0/token';
const ELSEWHERE = 'https://eu2.api.concursolutions.com';

interface Options {
  store?: RefreshStore;
  /** Epoch milliseconds. */
  now?: () => number;
  refreshToken?: string;
}

/**
 * Sign-ins at the sandbox, over real sockets. `asked` is where they went: an address of Concur's own is led to the
 * sandbox instead, as a test has none of Concur's.
 */
async function signInsAt(t: TestContext, options: Options = {}) {
  const { concur: sandbox, close } = await startSandbox();
  const http = new HttpClient({ source: 'CONCUR', connections: 2, timeoutMs: 2_000, maxBodyBytes: 100_000 });
  t.after(async () => {
    await http.close();
    await close();
  });
  const asked: string[] = [];
  const store = options.store ?? refreshStoreInMemory();
  const signIn = new ConcurSignIn({
    http: {
      request(request) {
        asked.push(request.origin);
        return http.request({ ...request, origin: sandbox.origin });
      },
    },
    credentials: {
      baseUrl: sandbox.origin,
      ...sandbox.credentials,
      ...(options.refreshToken !== undefined && { refreshToken: options.refreshToken }),
    },
    store,
    now: options.now ?? (() => 1_000_000),
  });
  const answer = (status: number, body: unknown): void =>
    sandbox.faults.add({
      path: TOKEN,
      fault: { kind: 'status', status, body: typeof body === 'string' ? body : JSON.stringify(body) },
    });
  return { sandbox, asked, store, signIn, answer };
}

const GRANT = { access_token: 'at', refresh_token: 'rt-2', token_type: 'Bearer', scope: 'PAYBAT' };

describe('a sign-in', () => {
  it('posts a form with the refresh token, and keeps the one that it is given for it', async (t) => {
    const { sandbox, signIn, store } = await signInsAt(t);
    const session = await signIn.signIn();
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
    await signIn.signIn();
    assert.equal(new URLSearchParams(sandbox.calls[1]?.body).get('refresh_token'), kept?.refreshToken);
  });

  it('takes the newest refresh token from the store, whoever put it there', async (t) => {
    const store = refreshStoreInMemory();
    const first = await signInsAt(t, { store });
    await first.signIn.signIn();
    const newest = await store.load();
    await first.signIn.signIn();
    assert.notEqual((await store.load())?.refreshToken, newest?.refreshToken);
  });

  it('takes `expires_in` as text and as a number', async (t) => {
    const { signIn, answer } = await signInsAt(t);
    for (const expires of ['3600', 3600]) {
      answer(200, { ...GRANT, expires_in: expires });
      assert.equal((await signIn.signIn()).expiresAt, 4_600_000);
    }
  });

  it('keeps the old refresh token where it is given none, and the new one even where the rest is of no use', async (t) => {
    const { signIn, answer, store, sandbox } = await signInsAt(t);
    answer(200, { access_token: 'at', expires_in: 60 });
    await signIn.signIn();
    assert.equal((await store.load())?.refreshToken, sandbox.credentials.refreshToken);
    for (const useless of [{ ...GRANT, expires_in: 'soon' }, { refresh_token: 'rt-2' }]) {
      answer(200, useless);
      await assert.rejects(signIn.signIn(), { code: 'UPSTREAM_MALFORMED', delivery: 'not-sent' });
      assert.equal((await store.load())?.refreshToken, 'rt-2');
    }
  });

  it('remembers a new refresh token that the store would not take', async (t) => {
    let broken = true;
    let saved: RefreshState | undefined;
    const store: RefreshStore = {
      load: () => Promise.resolve(saved),
      save: (state) => {
        if (broken) return Promise.reject(new Error('disk full'));
        saved = state;
        return Promise.resolve();
      },
      exclusively: (work) => work(),
    };
    const { signIn, sandbox } = await signInsAt(t, { store });
    await assert.rejects(signIn.signIn(), /disk full/);
    broken = false;
    await signIn.signIn();
    const used = sandbox.calls.map((call) => new URLSearchParams(call.body).get('refresh_token'));
    assert.equal(used[0], sandbox.credentials.refreshToken);
    assert.match(used[1] ?? '', /^rt-/);
    assert.notEqual(saved?.refreshToken, used[1]);
  });

  it('happens while nobody else who shares the store signs in', async (t) => {
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
    await signIn.signIn();
    assert.deepEqual(order, ['in', 'load', 'save', 'out']);
  });
});

describe('where a sign-in leads', () => {
  it('is the data centre that it names, without its path, for this sign-in and the next', async (t) => {
    const { signIn, answer, asked, sandbox } = await signInsAt(t);
    answer(200, { ...GRANT, expires_in: 60, geolocation: `${ELSEWHERE}/profile/v1` });
    assert.equal((await signIn.signIn()).origin, ELSEWHERE);
    answer(200, { ...GRANT, expires_in: 60 });
    assert.equal((await signIn.signIn()).origin, ELSEWHERE);
    assert.deepEqual(asked, [sandbox.origin, ELSEWHERE]);
  });

  it('is never a host that is not Concur’s', async (t) => {
    const { signIn, answer, asked, sandbox, store } = await signInsAt(t);
    const decoys = [
      'https://decoy.example',
      'http://eu2.api.concursolutions.com',
      'https://concursolutions.com.decoy.example',
      'https://decoyconcursolutions.com',
      'https://decoy.example/.concursolutions.com',
      'https://user:pass@eu2.api.concursolutions.com',
      'https://eu2.api.concursolutions.com:8443',
      'https://eu2.api.concursolutions.com@decoy.example',
      'file:///etc/passwd',
      'https://127.0.0.1',
      'not an address',
      42,
      null,
    ];
    for (const geolocation of decoys) {
      answer(200, { ...GRANT, expires_in: 60, geolocation });
      assert.equal((await signIn.signIn()).origin, sandbox.origin, String(geolocation));
      await store.save({ refreshToken: 'rt', geolocation: String(geolocation) });
    }
    assert.deepEqual(new Set(asked), new Set([sandbox.origin]));
  });

  it('in China is concurcdc.cn', async (t) => {
    const { signIn, answer } = await signInsAt(t);
    answer(200, { ...GRANT, expires_in: 60, geolocation: 'https://cn.api.concurcdc.cn' });
    assert.equal((await signIn.signIn()).origin, 'https://cn.api.concurcdc.cn');
  });

  it('is tried once more where the account is said to live, by code 16', async (t) => {
    const { signIn, answer, asked, sandbox } = await signInsAt(t);
    answer(400, { error: 'invalid_grant', code: 16, geolocation: ELSEWHERE });
    answer(200, { ...GRANT, expires_in: 60 });
    assert.equal((await signIn.signIn()).origin, ELSEWHERE);
    assert.deepEqual(asked, [sandbox.origin, ELSEWHERE]);
  });

  it('is tried once more only once, and never at a decoy', async (t) => {
    for (const [second, tries] of [
      ['https://us2.api.concursolutions.com', 2],
      [undefined, 1],
    ] as const) {
      const { signIn, answer, asked } = await signInsAt(t);
      answer(400, {
        error: 'invalid_grant',
        code: 16,
        geolocation: second ? ELSEWHERE : 'https://decoy.example',
      });
      answer(400, { error: 'invalid_grant', code: '16', geolocation: second });
      await assert.rejects(signIn.signIn(), { code: 'UPSTREAM_AUTH', message: /data centre/ });
      assert.equal(asked.length, tries);
    }
  });
});

describe('a refused sign-in', () => {
  it('by credentials says so plainly and is not tried again for a minute', async (t) => {
    for (const code of [5, 10, 11, 14, 61, 64, 107, 108]) {
      let now = 1_000_000;
      const { signIn, answer, asked } = await signInsAt(t, { now: () => now });
      answer(code === 64 ? 401 : 400, { error: 'invalid_grant', error_description: 'secret words', code });
      const refused = {
        code: 'UPSTREAM_AUTH',
        delivery: 'not-sent',
        retryAfterSeconds: 60,
        message: new RegExp(`code ${code}\\b`),
      };
      await assert.rejects(signIn.signIn(), refused);
      now += 59_000;
      await assert.rejects(signIn.signIn(), refused);
      assert.equal(asked.length, 1);
      now += 1_000;
      await signIn.signIn();
      assert.equal(asked.length, 2);
    }
  });

  it('by the sandbox itself is told apart: client, secret, refresh token', async (t) => {
    const { signIn } = await signInsAt(t, { refreshToken: 'stale' });
    await assert.rejects(signIn.signIn(), { code: 'UPSTREAM_AUTH', message: /code 108.*refresh token/ });
  });

  it('without a code is a matter of credentials all the same', async (t) => {
    const { signIn, answer } = await signInsAt(t);
    answer(401, { error: 'invalid_client' });
    await assert.rejects(signIn.signIn(), { code: 'UPSTREAM_AUTH' });
  });

  it('by maintenance is Concur being unavailable', async (t) => {
    const { signIn, answer } = await signInsAt(t);
    answer(400, { error: 'server_error', code: 134 });
    await assert.rejects(signIn.signIn(), { code: 'UPSTREAM_UNAVAILABLE', retryAfterSeconds: 300 });
    await signIn.signIn();
  });

  it('by anything else is what it is, and what was to be sent was not', async (t) => {
    const { signIn, answer } = await signInsAt(t);
    for (const [status, code] of [
      [500, 'UPSTREAM_UNAVAILABLE'],
      [429, 'UPSTREAM_RATE_LIMITED'],
      [404, 'UPSTREAM_MALFORMED'],
      [302, 'UPSTREAM_MALFORMED'],
    ] as const) {
      answer(status, '<html>');
      await assert.rejects(signIn.signIn(), { code, delivery: 'not-sent', status });
    }
    answer(200, '<html>');
    await assert.rejects(signIn.signIn(), { code: 'UPSTREAM_MALFORMED', delivery: 'not-sent' });
  });
});
