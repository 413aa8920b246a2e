import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readConfig } from '../../src/app/config.ts';
import { graphqlVariables, limitVariables } from '../../src/graphql/graphql-config.ts';
import { problemsOf } from '../app/config-problems.ts';

const IPLICIT = {
  AUTH: 'none',
  IPLICIT_BASE_URL: 'https://api.iplicit.com',
  IPLICIT_DOMAIN: 'domain',
  IPLICIT_USERNAME: 'user',
  IPLICIT_API_KEY: 'key',
};

function shown(env: Record<string, string>): boolean[] {
  const { introspection, graphiql } = readConfig(env).graphql;
  return [introspection, graphiql];
}

describe('what may be asked', () => {
  it('what may be asked is shown to all with the sandbox, and with real services where that is asked for', () => {
    assert.deepEqual(shown({}), [true, true]);
    assert.deepEqual(shown({ INTROSPECTION: 'false' }), [false, true]);
    assert.deepEqual(shown({ GRAPHIQL: 'false' }), [true, false]);
    assert.deepEqual(shown(IPLICIT), [false, false]);
    assert.deepEqual(shown({ ...IPLICIT, INTROSPECTION: 'true' }), [true, false]);
    assert.deepEqual(shown({ ...IPLICIT, GRAPHIQL: 'true' }), [false, true]);
  });

  it('what may be asked is limited by whole numbers within reason, of which none is 0', () => {
    for (const name of Object.keys(limitVariables)) {
      for (const value of ['0', '-1', '1.5', '9999999999', 'many', '1e3'])
        assert.match(
          problemsOf({ [name]: value })[0] ?? '',
          new RegExp(`^${name} must be a whole number from 1 to `),
        );
      assert.deepEqual(problemsOf({ [name]: '7' }), []);
    }
  });

  it('what may be asked is made out in .env.example, with the defaults', () => {
    const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
    const defaults = readConfig({}).graphql.limits;
    const written = Object.keys(limitVariables).map((name) =>
      Number(new RegExp(`^#${name}=(\\d+)$`, 'm').exec(example)?.[1]),
    );
    assert.deepEqual(written, Object.values(defaults));
    for (const name of Object.keys(graphqlVariables)) assert.match(example, new RegExp(`^#${name}=`, 'm'));
  });

  it('what may be asked cannot be trusted documents alone where there are none', () => {
    assert.deepEqual(problemsOf({ TRUSTED_DOCUMENTS_ONLY: 'true' }), [
      'TRUSTED_DOCUMENTS_ONLY is true but TRUSTED_DOCUMENTS is not set, so nothing could be asked; set it too.',
    ]);
    const { trustedDocuments, trustedDocumentsOnly } = readConfig({
      TRUSTED_DOCUMENTS: './a.json',
      TRUSTED_DOCUMENTS_ONLY: 'true',
    }).graphql;
    assert.deepEqual([trustedDocuments, trustedDocumentsOnly], ['./a.json', true]);
    assert.match(
      problemsOf({ TRUSTED_DOCUMENTS_ONLY: 'yes' })[0] ?? '',
      /^TRUSTED_DOCUMENTS_ONLY must be one of "true"\|"false"/,
    );
  });
});
