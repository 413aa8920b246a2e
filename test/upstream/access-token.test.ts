import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { UpstreamError } from '../../src/upstream/errors.ts';
import { AccessToken } from '../../src/upstream/service.ts';

/** Sign-ins that are answered when the test says so. */
function signIns() {
  const waiting: {
    resolve: (session: { expiresAt: number; id: number }) => void;
    reject: (error: Error) => void;
  }[] = [];
  let now = 0;
  const token = new AccessToken({
    signIn: () =>
      new Promise<{ expiresAt: number; id: number }>((resolve, reject) => waiting.push({ resolve, reject })),
    now: () => now,
    renewBeforeMs: 100,
  });
  return {
    token,
    waiting,
    pass: (ms: number) => void (now += ms),
    answer: (id: number, lifetime = 1_000) => waiting[id]?.resolve({ expiresAt: now + lifetime, id }),
  };
}

describe('the session that all requests to a service share', () => {
  it('the session that all requests to a service share costs one sign-in however many requests wait for it', async () => {
    const { token, waiting, answer } = signIns();
    const requests = Array.from({ length: 50 }, () => token.get());
    answer(0);
    const sessions = new Set(await Promise.all(requests));
    assert.equal(sessions.size, 1);
    assert.equal(waiting.length, 1);
  });

  it('the session that all requests to a service share is renewed before it ends', async () => {
    const { token, waiting, answer, pass } = signIns();
    const first = token.get();
    answer(0);
    const { id } = await first;
    pass(899);
    assert.equal((await token.get()).id, id);
    pass(1);
    const second = token.get();
    answer(1);
    assert.equal((await second).id, 1);
    assert.equal(waiting.length, 2);
  });

  it('the session that all requests to a service share is replaced once when many requests are refused together', async () => {
    const { token, waiting, answer } = signIns();
    const first = token.get();
    answer(0);
    const refused = await first;
    const renewals = Array.from({ length: 50 }, () => token.renew(refused));
    answer(1);
    assert.deepEqual(new Set((await Promise.all(renewals)).map((session) => session.id)), new Set([1]));
    assert.equal(
      (await token.renew(refused)).id,
      1,
      'a late refusal of the old session does not end the new one',
    );
    assert.equal(waiting.length, 2);
  });

  it('the session that all requests to a service share is asked for again after a sign-in that failed, which fails all that waited for it', async () => {
    const { token, waiting, answer } = signIns();
    const requests = [token.get(), token.get()];
    waiting[0]?.reject(new Error('no'));
    for (const request of requests) await assert.rejects(async () => request, { message: 'no' });
    const again = token.get();
    answer(1);
    assert.equal((await again).id, 1);
  });

  it('the session that all requests to a service share is not asked for with refused credentials until their pause is over', async () => {
    const { token, waiting, answer, pass } = signIns();
    const refused = new UpstreamError('UPSTREAM_AUTH', 'refused', {
      source: 'TEST',
      delivery: 'not-sent',
      retryAfterSeconds: 60,
    });
    const first = token.get();
    waiting[0]?.reject(refused);
    await assert.rejects(async () => first, refused);
    pass(59_999);
    await assert.rejects(async () => token.get(), refused);
    assert.equal(waiting.length, 1);
    pass(1);
    const again = token.get();
    answer(1);
    assert.equal((await again).id, 1);
  });
});
