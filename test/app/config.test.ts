import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfig } from '../../src/app/config.ts';
import { problemsOf } from './config-problems.ts';

const CONCUR = {
  AUTH: 'none',
  CONCUR_BASE_URL: 'https://us2.api.concursolutions.com',
  CONCUR_CLIENT_ID: 'client',
  CONCUR_CLIENT_SECRET: 'concur-secret',
  CONCUR_REFRESH_TOKEN: 'refresh-secret',
};

describe('the configuration', () => {
  it('the configuration of writes that could be sent twice, or of replicas that would lock each other out, is refused with real services', () => {
    const unsafe = { ...CONCUR, SETTLED_AFTER_MS: '59999', JOURNAL_URL: 'postgres://u:p@h/d' };
    assert.deepEqual(
      problemsOf(unsafe).map((problem) => /^\w+/.exec(problem)?.[0]),
      ['SETTLED_AFTER_MS', 'SECRETS_KEY'],
    );
    assert.deepEqual(problemsOf({ ...unsafe, CONCUR_BASE_URL: 'http://127.0.0.1:4001' }), []);
  });

  it('the configuration needs nothing: without either service the gateway is on port 4000 of this machine alone', () => {
    const config = readConfig({});
    assert.equal(config.port, 4000);
    assert.equal(config.host, '127.0.0.1');
    assert.deepEqual(config.services, []);
  });

  it('the configuration takes one service alone', () => {
    const { services } = readConfig(CONCUR);
    assert.deepEqual(
      services.map(({ service, baseUrl }) => [service.source, baseUrl]),
      [['CONCUR', 'https://us2.api.concursolutions.com']],
    );
  });

  it('the configuration refuses half a service, naming everything that is missing', () => {
    const problems = problemsOf({
      AUTH: 'none',
      CONCUR_CLIENT_ID: 'x',
      IPLICIT_API_KEY: 'y',
      IPLICIT_DOMAIN: 'z',
    });
    assert.equal(problems.length, 2);
    assert.match(
      problems[0] ?? '',
      /CONCUR_BASE_URL, CONCUR_CLIENT_SECRET, CONCUR_REFRESH_TOKEN are missing/,
    );
    assert.match(problems[1] ?? '', /IPLICIT_BASE_URL, IPLICIT_USERNAME are missing/);
  });

  it('the configuration reports every problem at once', () => {
    const problems = problemsOf({
      PORT: 'many',
      LOG_LEVEL: 'loud',
      CONCUR_EDITION: '1999',
      UPSTREAM_TIMEOUT_MS: '0',
      SECRETS_KEY: 'short',
    });
    assert.deepEqual(problems.map((problem) => problem.split(' ')[0]).toSorted(), [
      'CONCUR_EDITION',
      'LOG_LEVEL',
      'PORT',
      'SECRETS_KEY',
      'UPSTREAM_TIMEOUT_MS',
    ]);
  });

  it('the configuration takes the key for secrets in hexadecimal, in either case, and in base64', () => {
    const key = Buffer.from('5A'.repeat(16) + 'c3'.repeat(16), 'hex');
    const hex = key.toString('hex');
    for (const SECRETS_KEY of [hex, hex.toUpperCase(), key.toString('base64')])
      assert.deepEqual(readConfig({ SECRETS_KEY }).secretsKey, key);
  });

  it('the configuration counts a blank variable as not set', () => {
    assert.equal(readConfig({ PORT: ' ', CONCUR_CLIENT_SECRET: '' }).port, 4000);
  });

  it('the configuration never repeats the value of a variable in a problem', () => {
    const planted = 'planted-secret';
    const env = Object.fromEntries(
      [
        'PORT',
        'CONCUR_BASE_URL',
        'CONCUR_CLIENT_SECRET',
        'IPLICIT_API_KEY',
        'SECRETS_KEY',
        'JOURNAL_URL',
        'LOG_LEVEL',
      ].map((name) => [name, planted]),
    );
    assert.doesNotMatch(problemsOf(env).join('\n'), new RegExp(planted));
  });

  it('the configuration refuses a base address with a path, which would otherwise be dropped in silence', () => {
    assert.match(
      problemsOf({ ...CONCUR, CONCUR_BASE_URL: 'https://proxy.example/concur' })[0] ?? '',
      /CONCUR_BASE_URL/,
    );
  });

  it('the configuration takes exact origins for CORS, as browsers write them, and no wildcard', () => {
    const { corsOrigins } = readConfig({ CORS_ORIGINS: 'https://App.example/, http://localhost:8080' });
    assert.deepEqual(corsOrigins, ['https://app.example', 'http://localhost:8080']);
    assert.deepEqual(readConfig({}).corsOrigins, []);
    for (const list of ['*', 'null', 'https://*.example', 'https://a.example/x', 'https://a.example,']) {
      assert.match(problemsOf({ CORS_ORIGINS: list })[0] ?? '', /^CORS_ORIGINS must be origins/, list);
    }
  });
});
