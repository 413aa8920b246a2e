import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GRANT, signInsAt } from './sign-ins.ts';

const ELSEWHERE = 'https://eu2.api.concursolutions.com';

describe('where a sign-in leads', () => {
  it('where a sign-in leads is the data centre that it names, without its path, for this sign-in and the next', async (t) => {
    const { signIn, answer, asked, sandbox } = await signInsAt(t);
    answer(200, { ...GRANT, expires_in: 60, geolocation: `${ELSEWHERE}/profile/v1` });
    assert.equal((await signIn.open()).origin, ELSEWHERE);
    answer(200, { ...GRANT, expires_in: 60 });
    assert.equal((await signIn.open()).origin, ELSEWHERE);
    assert.deepEqual(asked, [sandbox.origin, ELSEWHERE]);
  });

  it('where a sign-in leads is never a host that is not Concur’s', async (t) => {
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
      assert.equal((await signIn.open()).origin, sandbox.origin, String(geolocation));
      await store.save({ refreshToken: 'rt', geolocation: String(geolocation) });
    }
    assert.deepEqual(new Set(asked), new Set([sandbox.origin]));
  });

  it('where a sign-in leads in China is concurcdc.cn', async (t) => {
    const { signIn, answer } = await signInsAt(t);
    answer(200, { ...GRANT, expires_in: 60, geolocation: 'https://cn.api.concurcdc.cn' });
    assert.equal((await signIn.open()).origin, 'https://cn.api.concurcdc.cn');
  });

  it('where a sign-in leads is tried once more where the account is said to live, by code 16', async (t) => {
    const { signIn, answer, asked, sandbox } = await signInsAt(t);
    answer(400, { error: 'invalid_grant', code: 16, geolocation: ELSEWHERE });
    answer(200, { ...GRANT, expires_in: 60 });
    assert.equal((await signIn.open()).origin, ELSEWHERE);
    assert.deepEqual(asked, [sandbox.origin, ELSEWHERE]);
  });

  it('where a sign-in leads is tried once more only once, and never at a decoy', async (t) => {
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
      await assert.rejects(signIn.open(), { code: 'UPSTREAM_AUTH', message: /data centre/ });
      assert.equal(asked.length, tries);
    }
  });
});
