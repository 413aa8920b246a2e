import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { base64url, generateKeyPair, SignJWT } from 'jose';
import { pino } from 'pino';
import { openAuthenticator } from '../../src/auth/authenticator.ts';
import type { Authenticate } from '../../src/auth/authenticator.ts';
import { callerByJwt, issuerKeys } from '../../src/auth/jwt.ts';
import { RefusedRequest } from '../../src/server/refused-request.ts';
import { startIssuer } from './issuer.ts';
import type { Issuer } from './issuer.ts';

const ALGORITHMS = 'RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA'.split(' ');

function refusedAs(status: number, message: RegExp) {
  return (error: unknown): boolean => {
    assert.ok(error instanceof RefusedRequest, String(error));
    assert.equal(error.status, status);
    assert.match(error.message, message);
    return true;
  };
}

function seconds(): number {
  return Math.floor(Date.now() / 1_000);
}

async function issuerAndKeys(t: { after: (end: () => Promise<void>) => void }, fetchEveryMs = 0) {
  const issuer = await startIssuer();
  t.after(() => issuer.close());
  const clock = { now: Date.now() };
  const troubles: unknown[] = [];
  const onUnavailable = (error: unknown) => troubles.push(error);
  const url = issuer.config.jwksUrl;
  const keys = issuerKeys({ url, fetchEveryMs, onUnavailable, now: () => clock.now });
  const verify = async (token: string) => callerByJwt(token, { ...issuer.config, keys });
  return { issuer, verify, troubles, clock };
}

describe('a token', () => {
  let issuer: Issuer;
  let authenticate: Authenticate;
  const bring = async (token: string) =>
    authenticate({ headers: { authorization: `Bearer ${token}` }, rawHeaders: [] });
  const claims = async (payload: { [claim: string]: unknown }) => bring(await issuer.token(payload));

  before(async () => {
    issuer = await startIssuer(ALGORITHMS);
    authenticate = await openAuthenticator(
      {
        methods: new Set(['jwt']),
        apiKeysFile: undefined,
        jwt: issuer.config,
        passThrough: false,
        tellsCallersApart: true,
        pointsPerMinute: undefined,
      },
      { services: [], log: pino({ level: 'silent' }), now: () => Date.now() },
    );
  });
  after(() => issuer.close());

  it('a token tells who asks by its subject, under every asymmetric algorithm', async () => {
    for (const alg of ALGORITHMS) {
      const { name } = await bring(await issuer.token({ sub: `auth0|${alg}` }, alg));
      assert.equal(name, `auth0|${alg}`);
    }
  });

  it('a token grants the scopes that its issuer names, in any of the three ways, and none that there are not', async () => {
    const read = 'payments:read';
    for (const [payload, granted] of [
      [{ scope: `openid ${read} payments:everything payments:edit` }, ['payments:edit', read]],
      [{ scp: [read, 7, 'other'] }, [read]],
      [{ scp: `${read} payments:audit` }, ['payments:audit', read]],
      [{ permissions: [read] }, [read]],
      [{ scope: 'openid', permissions: [read] }, []],
      [{ scope: { [read]: true } }, []],
      [{}, []],
    ] as const) {
      const { scopes } = await claims(payload);
      assert.deepEqual([...scopes], granted, JSON.stringify(payload));
    }
  });

  it('a token is refused unsigned', async () => {
    const [, payload] = (await issuer.token()).split('.');
    for (const alg of ['none', 'None', 'NONE']) {
      const head = base64url.encode(JSON.stringify({ alg, kid: 'RS256-1' }));
      await assert.rejects(bring(`${head}.${payload}.`), refusedAs(401, /not one that is good here/));
    }
  });

  it('a token is refused if it is signed with a public key as if that were a secret', async () => {
    const pem = new TextEncoder().encode(await issuer.publicPem());
    for (const alg of ['HS256', 'HS384', 'HS512']) {
      const forged = await new SignJWT({ iss: issuer.config.issuer, aud: 'payments', sub: 'alice' })
        .setProtectedHeader({ alg, kid: 'RS256-1' })
        .setExpirationTime('5m')
        .sign(pem);
      await assert.rejects(bring(forged), refusedAs(401, /not one that is good here/));
    }
  });

  it('a token is refused if it is not made for access, such as an ID token of the same issuer', async () => {
    for (const typ of ['JWT', 'logout+jwt', 'at+jwt+x'])
      await assert.rejects(bring(await issuer.token({}, 'RS256', typ)), refusedAs(401, /claim typ/));
    for (const typ of ['at+jwt', 'application/at+jwt', 'AT+JWT'])
      assert.equal((await bring(await issuer.token({}, 'RS256', typ))).name, 'alice');
  });

  it('a token is refused if another signed it, under the name of a known key or with a key of its own in the head', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    for (const kid of ['RS256-1', 'unknown']) {
      const forged = await new SignJWT({ iss: issuer.config.issuer, aud: 'payments', sub: 'alice' })
        .setProtectedHeader({ alg: 'RS256', kid, jku: 'http://127.0.0.1:1/jwks.json' })
        .setExpirationTime('5m')
        .sign(privateKey);
      await assert.rejects(bring(forged), refusedAs(401, /not one that is good here/));
    }
  });

  it('a token is refused if anything of it was changed', async () => {
    const [head = '', payload = '', signature = ''] = (await issuer.token()).split('.');
    const other = base64url.encode(
      JSON.stringify({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()), sub: 'bob' }),
    );
    const flipped = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
    for (const token of [
      `${head}.${other}.${signature}`,
      `${head}.${payload}.${flipped}`,
      `${head}.${payload}.`,
    ])
      await assert.rejects(bring(token), refusedAs(401, /not one that is good here/));
  });

  it('a token is refused for another audience or from another issuer; the audience may be one of several', async () => {
    await assert.rejects(claims({ aud: 'payroll' }), refusedAs(401, /claim aud/));
    await assert.rejects(claims({ iss: 'https://id.example.com' }), refusedAs(401, /claim iss/));
    assert.equal((await claims({ aud: ['payroll', 'payments'] })).name, 'alice');
  });

  it('a token is good from its beginning to its end, by clocks that differ by half a minute at most', async () => {
    await assert.rejects(claims({ exp: seconds() - 40 }), refusedAs(401, /has expired/));
    await assert.rejects(claims({ nbf: seconds() + 60 }), refusedAs(401, /claim nbf/));
    assert.equal((await claims({ exp: seconds() - 5, nbf: seconds() + 5 })).name, 'alice');
  });

  it('a token is refused without an end or a subject, or with the subject that stands for nobody', async () => {
    await assert.rejects(claims({ exp: undefined }), refusedAs(401, /claim exp/));
    await assert.rejects(claims({ sub: undefined }), refusedAs(401, /claim sub/));
    for (const sub of ['anonymous', '', 'two\nlines', 'x'.repeat(256)])
      await assert.rejects(claims({ sub }), refusedAs(401, /claim sub/));
  });

  it('a token is refused if it is none', async () => {
    for (const text of ['a.b.c', 'a..', 'eyJhbGciOiJSUzI1NiJ9.e30.AAAA', 'x'.repeat(8_000)])
      await assert.rejects(
        bring(text),
        refusedAs(401, /not one that is good here|credentials are not valid/),
      );
  });
});

describe("the issuer's keys", () => {
  it("the issuer's keys are fetched once for many tokens at once, and kept", async (t) => {
    const { issuer, verify } = await issuerAndKeys(t);
    const token = await issuer.token();
    await Promise.all(Array.from({ length: 20 }, () => verify(token)));
    await verify(token);
    assert.equal(issuer.fetches, 1);
  });

  it("the issuer's keys are fetched again for a key that is not known: a rotated key is good at once, and the one before is not", async (t) => {
    const { issuer, verify } = await issuerAndKeys(t);
    const before = await issuer.token();
    await verify(before);
    await issuer.rotate();
    assert.equal((await verify(await issuer.token())).name, 'alice');
    assert.equal(issuer.fetches, 2);
    await assert.rejects(verify(before), refusedAs(401, /not one that is good here/));
  });

  it("the issuer's keys are not fetched for each token that nobody signed", async (t) => {
    const { issuer, verify } = await issuerAndKeys(t, 30_000);
    await verify(await issuer.token());
    const { privateKey } = await generateKeyPair('RS256');
    for (let n = 0; n < 10; n += 1) {
      const forged = await new SignJWT({ sub: 'alice' })
        .setProtectedHeader({ alg: 'RS256', kid: `forged-${n}` })
        .sign(privateKey);
      await assert.rejects(verify(forged), refusedAs(401, /not one that is good here/));
    }
    assert.equal(issuer.fetches, 1);
  });

  it("the issuer's keys that cannot be had are no fault of the caller: 503, and five seconds later they are tried again", async (t) => {
    const { issuer, verify, troubles, clock } = await issuerAndKeys(t);
    const token = await issuer.token();
    const refused = async () => assert.rejects(verify(token), refusedAs(503, /cannot be checked at present/));
    issuer.status = 500;
    await Promise.all(Array.from({ length: 20 }, refused));
    clock.now += 4_999;
    await refused();
    assert.deepEqual([issuer.fetches, troubles.length], [1, 1]);
    clock.now += 1;
    await refused();
    assert.deepEqual([issuer.fetches, troubles.length], [2, 2]);
    clock.now += 5_000;
    issuer.status = 200;
    assert.equal((await verify(token)).name, 'alice');
  });

  it("the issuer's keys that are known go on serving while those of a token that nobody knows cannot be had", async (t) => {
    const { issuer, verify, troubles } = await issuerAndKeys(t);
    const token = await issuer.token();
    await verify(token);
    await issuer.rotate();
    issuer.status = 500;
    for (let n = 0; n < 5; n += 1) {
      await assert.rejects(verify(await issuer.token()), refusedAs(503, /cannot be checked at present/));
      assert.equal((await verify(token)).name, 'alice');
    }
    assert.deepEqual([issuer.fetches, troubles.length], [2, 1]);
  });

  it("the issuer's keys are refreshed without anybody waiting, and those from before serve while the issuer is down", async (t) => {
    const { issuer, verify, troubles, clock } = await issuerAndKeys(t);
    const token = await issuer.token();
    await verify(token);
    issuer.status = 500;
    clock.now += 301_000;
    assert.equal((await verify(token)).name, 'alice');
    assert.equal((await verify(token)).name, 'alice');
    while (troubles.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(issuer.fetches, 2);
    issuer.status = 200;
    await issuer.rotate();
    clock.now += 301_000;
    await verify(token);
    while (issuer.fetches < 3) await new Promise((resolve) => setTimeout(resolve, 5));
  });
});
