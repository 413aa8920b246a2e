import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfig } from '../../../src/app/config.ts';
import { refuseUnshared, workerCount } from '../../../src/app/workers/primary.ts';
import { problemsIn } from '../config-problems.ts';

const POSTGRES = 'postgres://gateway@localhost/journal';
const CONCUR = {
  AUTH: 'none',
  CONCUR_BASE_URL: 'https://us2.api.concursolutions.com',
  CONCUR_CLIENT_ID: 'client',
  CONCUR_CLIENT_SECRET: 'secret',
  CONCUR_REFRESH_TOKEN: 'token',
};

function problemsOf(env: Record<string, string>, workers = 2): readonly string[] {
  return problemsIn(() => refuseUnshared(readConfig(env), workers));
}

describe('the number of processes', () => {
  it('the number of processes is one, unless another is given', () => {
    assert.equal(workerCount(undefined), 1);
    for (const count of [1, 2, 64]) assert.equal(workerCount(String(count)), count);
  });

  for (const given of ['0', '65', '-1', '1.5', '2e0', ' 2', '', 'two', '9'.repeat(30)]) {
    it(`the number of processes is never ${JSON.stringify(given)}`, () => {
      assert.throws(() => workerCount(given), /--workers must be a whole number from 1 to 64\./);
    });
  }
});

describe('several processes', () => {
  it('several processes do with nothing but a journal on PostgreSQL, before the sandbox', () => {
    assert.deepEqual(problemsOf({ JOURNAL_URL: POSTGRES }), []);
  });

  it('several processes are refused a journal on SQLite, be it in memory or in a file', () => {
    for (const env of [{}, { JOURNAL_URL: 'sqlite::memory:' }, { JOURNAL_URL: 'sqlite:./data/journal.db' }]) {
      const [problem, ...more] = problemsOf(env);
      assert.match(problem ?? '', /set JOURNAL_URL to postgres:/);
      assert.deepEqual(more, []);
    }
  });

  it('several processes need SECRETS_KEY before SAP Concur, whose refresh token changes at each use', () => {
    assert.match(problemsOf({ ...CONCUR, JOURNAL_URL: POSTGRES })[0] ?? '', /SECRETS_KEY is missing/);
    assert.deepEqual(problemsOf({ ...CONCUR, JOURNAL_URL: POSTGRES, SECRETS_KEY: '5'.repeat(64) }), []);
    assert.equal(problemsOf(CONCUR).length, 2, 'every problem at once');
  });

  it('several processes have no port for metrics, which would be those of one of them', () => {
    assert.match(
      problemsOf({ JOURNAL_URL: POSTGRES, OPS_PORT: '9464' })[0] ?? '',
      /run replicas of one process/,
    );
  });

  it('several processes are asked nothing of where there is but one', () => {
    assert.deepEqual(problemsOf(CONCUR, 1), []);
  });
});
