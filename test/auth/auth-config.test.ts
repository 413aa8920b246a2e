import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfig } from '../../src/app/config.ts';
import { problemsOf } from '../app/config-problems.ts';

const SERVICE = {
  IPLICIT_BASE_URL: 'https://api.iplicit.com',
  IPLICIT_DOMAIN: 'domain',
  IPLICIT_USERNAME: 'user',
  IPLICIT_API_KEY: 'secret',
};
const JWT = {
  AUTH_JWT_ISSUER: 'https://id.example.com/',
  AUTH_JWT_AUDIENCE: 'payments',
  AUTH_JWT_JWKS_URL: 'https://id.example.com/jwks.json',
};

function withKeysAt(url: string): readonly string[] {
  return problemsOf({ ...JWT, AUTH: 'jwt', AUTH_JWT_JWKS_URL: url });
}

describe('AUTH', () => {
  it('AUTH is none with the sandbox alone: with a service, or half of one, it must be said who may ask', () => {
    assert.deepEqual([...readConfig({}).auth.methods], ['none']);
    assert.match(problemsOf(SERVICE)[0] ?? '', /^AUTH is missing/);
    assert.match(problemsOf({ IPLICIT_BASE_URL: SERVICE.IPLICIT_BASE_URL })[0] ?? '', /^AUTH is missing/);
    assert.deepEqual([...readConfig({ ...SERVICE, AUTH: 'none' }).auth.methods], ['none']);
  });

  it('AUTH is one or several of none, api-key and jwt, each with what it needs', () => {
    const { auth } = readConfig({
      ...SERVICE,
      ...JWT,
      AUTH: 'api-key, jwt',
      AUTH_API_KEYS_FILE: 'keys.json',
    });
    assert.deepEqual([...auth.methods], ['api-key', 'jwt']);
    assert.equal(auth.apiKeysFile, 'keys.json');
    assert.deepEqual(auth.jwt, {
      issuer: 'https://id.example.com/',
      audience: 'payments',
      jwksUrl: 'https://id.example.com/jwks.json',
      typ: 'at+jwt',
    });
    for (const AUTH of ['open', 'none,', 'api-key;jwt', 'NONE', 'jwt,basic'])
      assert.match(problemsOf({ AUTH }).join(), /AUTH must be one or several of none, api-key, jwt/, AUTH);
  });

  it('AUTH is refused without what its methods need, and with what no method of it needs', () => {
    assert.deepEqual(problemsOf({ AUTH: 'api-key,jwt', AUTH_JWT_ISSUER: 'x' }), [
      'AUTH is api-key, for which AUTH_API_KEYS_FILE is missing.',
      'AUTH is jwt, for which AUTH_JWT_AUDIENCE, AUTH_JWT_JWKS_URL are missing.',
    ]);
    assert.deepEqual(problemsOf({ AUTH_API_KEYS_FILE: 'x' }), [
      'AUTH_API_KEYS_FILE is set, but AUTH does not name api-key.',
    ]);
    assert.deepEqual(problemsOf({ ...JWT, AUTH: 'none' }), [
      'AUTH_JWT_ISSUER, AUTH_JWT_AUDIENCE, AUTH_JWT_JWKS_URL are set, but AUTH does not name jwt.',
    ]);
  });

  it("AUTH takes the issuer's keys from an https address, or from this machine, and from nowhere else", () => {
    for (const url of ['https://id.example.com/keys', 'http://127.0.0.1:8080/keys', 'http://localhost/keys'])
      assert.deepEqual(withKeysAt(url), [], url);
    for (const url of [
      'http://id.example.com/keys',
      'file:///etc/keys.json',
      'https://user:planted@id.example.com/keys',
      'data:application/json,{}',
      'keys.json',
    ]) {
      const problems = withKeysAt(url);
      assert.match(problems[0] ?? '', /^AUTH_JWT_JWKS_URL must be an https address/, url);
      assert.doesNotMatch(problems.join(), /planted/);
    }
  });
});

describe('RATE_LIMIT', () => {
  it('RATE_LIMIT is points a minute or off; where nothing is said, it is on where callers are known by name', () => {
    assert.equal(readConfig({}).auth.pointsPerMinute, undefined);
    const known = { ...SERVICE, AUTH: 'none,api-key', AUTH_API_KEYS_FILE: 'keys.json' };
    assert.equal(readConfig(known).auth.pointsPerMinute, 2_000_000);
    assert.equal(readConfig({ ...known, RATE_LIMIT: 'off' }).auth.pointsPerMinute, undefined);
    assert.equal(readConfig({ ...SERVICE, AUTH: 'none' }).auth.pointsPerMinute, undefined);
    assert.equal(readConfig({ RATE_LIMIT: '600' }).auth.pointsPerMinute, 600);
    for (const RATE_LIMIT of ['0', '-1', '1.5', 'none', '1e6', '9999999999'])
      assert.match(problemsOf({ RATE_LIMIT })[0] ?? '', /^RATE_LIMIT must be a whole number of points/);
  });
});
