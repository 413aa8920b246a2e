import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildSchema, graphqlSync, validateSchema } from 'graphql';
import { executableSchema, readTypeDefs } from '../../src/graphql/schema.ts';

const SDL =
  'interface Named { name: String } type Cat implements Named { name: String } type Query { pet: Named }';

describe('a schema with its resolvers', () => {
  it('a schema with its resolvers resolves fields, and tells of what type an object is', () => {
    const schema = executableSchema(SDL, [
      { Query: { pet: () => ({ kind: 'Cat' }) } },
      { Named: { __resolveType: ({ kind }: { kind: string }) => kind }, Cat: { name: () => 'Tom' } },
    ]);
    const { data } = graphqlSync({ schema, source: '{ pet { __typename name } }' });
    assert.equal(JSON.stringify(data), '{"pet":{"__typename":"Cat","name":"Tom"}}');
  });

  it('a schema with its resolvers has a resolver for nothing that it does not have itself', () => {
    assert.throws(() => executableSchema(SDL, [{ Cat: { age: () => 9 } }]), /no Cat\.age/);
    assert.throws(() => executableSchema(SDL, [{ Dog: { name: () => 'Rex' } }]), /no type Dog/);
  });

  it('a schema with its resolvers has one resolver for a field, wherever it comes from', () => {
    const named = { Cat: { name: () => 'Tom' } };
    assert.throws(() => executableSchema(SDL, [named, named]), /two resolvers for Cat\.name/);
  });

  it('a schema with its resolvers is made of an SDL that is valid', () => {
    assert.deepEqual(validateSchema(buildSchema(readTypeDefs())), []);
  });
});
