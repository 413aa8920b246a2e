import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { describe, it } from 'node:test';
import { ApiKeyFileError, parseApiKeyRecords, ApiKeys } from '../../src/auth/api-keys.ts';
import { KEY_PREFIX, newApiKey } from '../../src/auth/new-api-key.ts';

const NOW = Date.parse('2030-06-01T12:00:00Z');

function problemsOf(value: unknown): readonly string[] {
  try {
    parseApiKeyRecords(typeof value === 'string' ? value : JSON.stringify(value));
  } catch (error) {
    assert.ok(error instanceof ApiKeyFileError);
    return error.problems;
  }
  return [];
}

describe('an API key', () => {
  it('an API key is 256 random bits behind a prefix that tells what it is', () => {
    const keys = Array.from({ length: 100 }, () => newApiKey({ name: 'a', scopes: ['payments:read'] }).key);
    assert.equal(new Set(keys).size, 100);
    for (const key of keys) {
      assert.ok(key.startsWith(KEY_PREFIX));
      assert.equal(Buffer.from(key.slice(KEY_PREFIX.length), 'base64url').length, 32);
    }
  });

  it('an API key is known by its digest alone, with the scopes of its record', () => {
    const { key, record } = newApiKey({ name: 'payroll', scopes: ['payments:edit', 'payments:read'] });
    assert.equal(record.sha256, crypto.createHash('sha256').update(key).digest('hex'));
    const found = new ApiKeys([record]).find(key, NOW);
    assert.equal(found?.caller.name, 'payroll');
    assert.deepEqual([...(found?.caller.scopes ?? [])].toSorted(), ['payments:edit', 'payments:read']);
    assert.equal(new ApiKeys([record]).find(record.sha256, NOW), undefined);
    assert.equal(new ApiKeys([record]).find(key.slice(0, -1), NOW), undefined);
    assert.equal(new ApiKeys([record]).find('', NOW), undefined);
  });

  it('an API key of release 0.1 goes on to allow what it did, and is named, until its record says otherwise', () => {
    for (const [scopes, more, allowed] of [
      [['payments:read'], {}, ['payments:files', 'payments:read']],
      [['payments:approve'], {}, ['payments:approve', 'payments:submit']],
      [['payments:approve'], { edition: 2 }, ['payments:approve']],
      [['payments:read', 'payments:submit'], {}, ['payments:read', 'payments:submit']],
      [['payments:audit'], {}, ['payments:audit']],
    ] as const) {
      const { key, record } = newApiKey({ name: 'old', scopes: [...scopes] });
      const { edition: _, ...old } = record;
      const keys = new ApiKeys([{ ...old, ...more }]);
      assert.deepEqual([...(keys.find(key, NOW)?.caller.scopes ?? [])].toSorted(), allowed);
      assert.equal(keys.widened.has('old'), allowed.length > scopes.length);
    }
  });

  it('an API key ends at its instant, and at the beginning of its day in UTC', () => {
    for (const [expires, expired] of [
      ['2030-06-01', true],
      ['2030-06-02', false],
      ['2030-06-01T12:00:00Z', true],
      ['2030-06-01T12:00:01Z', false],
      ['2030-06-01T13:30:00+02:00', true],
    ] as const) {
      const { key, record } = newApiKey({ name: 'a', scopes: ['payments:read'], expires });
      assert.equal(new ApiKeys([record]).find(key, NOW)?.expired, expired, expires);
    }
  });

  it('an API key is compared with every key in constant time, wherever it stands and if it stands nowhere', (t) => {
    const made = Array.from({ length: 20 }, () => newApiKey({ name: 'a', scopes: ['payments:read'] }));
    const keys = new ApiKeys(made.map(({ record }) => record));
    const compare = t.mock.method(crypto, 'timingSafeEqual');
    syncBuiltinESMExports();
    t.after(() => {
      compare.mock.restore();
      syncBuiltinESMExports();
    });
    for (const key of [made[0]?.key, made[10]?.key, made[19]?.key, 'none', made[0]?.record.sha256]) {
      compare.mock.resetCalls();
      keys.find(key ?? '', NOW);
      assert.equal(compare.mock.callCount(), 20);
    }
  });
});

describe('a file of API keys', () => {
  const sha256 = 'ab'.repeat(32);
  const good = { name: 'payroll', sha256, scopes: ['payments:read'] };

  it('a file of API keys is an array of records', () => {
    assert.deepEqual(parseApiKeyRecords(JSON.stringify([good])), [good]);
    assert.deepEqual(parseApiKeyRecords('[]'), []);
    assert.deepEqual(problemsOf([{ ...good, expires: '2030-12-31' }]), []);
    assert.deepEqual(problemsOf([{ ...good, expires: '2030-12-31T00:00:00+01:00' }]), []);
  });

  it('a file of API keys is refused with everything that is wrong with it, by the place of the entry', () => {
    assert.deepEqual(problemsOf('{'), ['It is not JSON.']);
    assert.deepEqual(problemsOf({}), ['It must be a JSON array.']);
    const problems = problemsOf([
      good,
      { ...good, sha256: 'short' },
      { ...good, scopes: ['payments:all'] },
      { ...good, scopes: [] },
      { ...good, expires: 'tomorrow' },
      { ...good, expires: '2030-02-30' },
      { ...good, name: 'anonymous' },
      { ...good, name: '' },
      { ...good, name: 'two\nlines' },
      { name: 'x', scopes: ['payments:read'] },
      'text',
    ]);
    assert.deepEqual(
      problems.map((problem) => /^Entry (\d+: \w+)/.exec(problem)?.[1]).join(),
      '2: sha256,3: scopes,4: scopes,5: expires,6: expires,7: name,8: name,9: name,10: sha256,11: must',
    );
  });

  it('a file of API keys is refused if it holds a key itself or anything unknown, and the refusal repeats no value', () => {
    const planted = `${KEY_PREFIX}planted`;
    const problems = problemsOf([
      { ...good, key: planted },
      { ...good, [planted]: true },
      { name: planted.repeat(40), sha256: planted, scopes: [planted], expires: planted },
    ]);
    assert.equal(problems.length, 6);
    assert.doesNotMatch(problems.join(), /planted/);
  });

  it('a file of API keys is refused if it lists one key twice; one caller may have several', () => {
    assert.deepEqual(problemsOf([good, { ...good, sha256: sha256.toUpperCase() }]), [
      'Entry 2: its sha256 is in the list already.',
    ]);
    assert.deepEqual(problemsOf([good, { ...good, sha256: 'cd'.repeat(32) }]), []);
  });
});
