import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { generate } from '@graphql-codegen/cli';
import { parse } from 'graphql';
import { sha256, ManifestError, readManifest } from '../../src/graphql/trusted-documents.ts';
import { readTypeDefs } from '../../src/graphql/schema.ts';

const TEXT = 'query A { __typename }';
const APOLLO = 'apollo-persisted-query-manifest';
const apollo = (operations: unknown, more: object = {}) =>
  JSON.stringify({ format: APOLLO, version: 1, operations, ...more });

describe('a manifest', () => {
  it('a manifest is read as the client preset of GraphQL Codegen writes it', async () => {
    const files: { filename: string; content: string }[] = await generate(
      {
        schema: readTypeDefs(),
        documents:
          'query A { paymentBatches { totalCount } } query B($id: ID!) { bulkPayment(id: $id) { id } }',
        generates: { 'generated/': { preset: 'client', presetConfig: { persistedDocuments: true } } },
        silent: true,
      },
      false,
    );
    const manifest = files.find(({ filename }) => filename.endsWith('persisted-documents.json'));
    assert.ok(manifest);
    const documents = readManifest(manifest.content);
    assert.equal(documents.length, 2);
    for (const { id, text } of documents) {
      assert.equal(id, `sha256:${sha256(text)}`);
      assert.equal(parse(text).definitions.length, 1);
      assert.ok(manifest.content.includes(JSON.stringify(text)));
    }
  });

  it("a manifest is read as Relay's compiler writes it: texts by their MD5, or pairs of both", () => {
    const id = '3be4abb81fa595e25eb725b2c6a87508';
    const expected = [{ id, text: TEXT }];
    assert.deepEqual(readManifest(JSON.stringify({ [id]: TEXT })), expected);
    assert.deepEqual(readManifest(JSON.stringify([[id, TEXT]])), expected);
  });

  it("a manifest is read as Apollo's generate-persisted-query-manifest writes it", () => {
    const operation = { id: 'ab12', name: 'A', type: 'query', body: TEXT };
    assert.deepEqual(readManifest(apollo([operation])), [{ id: 'ab12', text: TEXT }]);
  });

  it('a manifest may hold nothing, and ids of any kind', () => {
    for (const empty of ['{}', '[]', apollo([])]) assert.deepEqual(readManifest(empty), []);
    const named = '{"__proto__":"{ a }","format":"{ a }","constructor":"{ a }"}';
    assert.deepEqual(
      readManifest(named).map(({ id }) => id),
      ['__proto__', 'format', 'constructor'],
    );
  });

  const BROKEN: readonly (readonly [json: string, place: RegExp])[] = [
    ['', /^it is not JSON: /],
    ['{\n  "a": "{ b }",\n}', /^it is not JSON: .*(line 3|position 18)/],
    ['null', /^it is null, not an object or a list$/],
    ['"text"', /^it is a string, not an object or a list$/],
    ['{"abc":7}', /^"abc" is a number, not a document$/],
    ['{"abc":"query {"}', /^"abc" is not a GraphQL document: .* \(line 1, column 8\)$/],
    ['{"abc":"fragment F on Query { a }"}', /^"abc" has no operation$/],
    ['{"abc":"type A { a: Int }"}', /^"abc" has no operation$/],
    ['{"":"{ a }"}', /^"" has no id$/],
    ['[["a","{ b }"],["c"]]', /^\[1\] is not a pair of an id and a document$/],
    ['[["a",null]]', /^\[0\]\[1\] is null, not a document$/],
    ['[[1,"{ b }"]]', /^\[0\] has no id$/],
    ['{"format":"other","version":1,"operations":[]}', /^format is not "apollo-persisted-query-manifest"$/],
    [apollo([], { version: 2 }), /^version is not 1/],
    [apollo({}), /^operations is an object, not a list$/],
    [apollo(['x']), /^operations\[0\] is a string, not an object$/],
    [apollo([{ body: TEXT }]), /^operations\[0\] has no id$/],
    [apollo([{ id: 'a', body: TEXT }, { id: 'b' }]), /^operations\[1\]\.body is undefined, not a document$/],
    [
      apollo([{ id: 'a', body: '{ a(' }]),
      /^operations\[0\]\.body is not a GraphQL document: .* \(line 1, column 5\)$/,
    ],
  ];
  for (const [json, place] of BROKEN) {
    it(`a manifest that is broken is refused with the place: ${json.slice(0, 60)}`, () => {
      assert.throws(
        () => readManifest(json),
        (error) => error instanceof ManifestError && place.test(error.message),
      );
    });
  }
});
