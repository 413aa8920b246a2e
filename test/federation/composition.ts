import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTypeDefs } from '../../src/graphql/schema.ts';
import { APPROVALS } from './approvals.ts';
import { composeByApollo, problemsForCosmo, schemaWithout } from './compose.ts';
import type { Part } from './compose.ts';

const payments: Part = { name: 'payments', url: 'http://payments/graphql', sdl: readTypeDefs() };
const approvals: Part = { name: 'approvals', url: 'http://approvals/graphql', sdl: APPROVALS };

function supergraphOf(parts: readonly Part[]): string {
  const composed = composeByApollo(parts);
  if ('problems' in composed) assert.fail(composed.problems.join('\n'));
  return composed.supergraph;
}

describe('the schema', () => {
  it('the schema composes by itself, and with a subgraph that extends BulkPayment and has `node` too, for Apollo and for Cosmo', () => {
    for (const parts of [[payments], [payments, approvals]]) {
      assert.match(supergraphOf(parts), /join__Graph/);
      assert.deepEqual(problemsForCosmo(parts), []);
    }
  });

  it('the schema tells routers of scopes and of costs', () => {
    const supergraph = supergraphOf([payments]);
    assert.match(supergraph, /requiresScopes\(scopes: \[\["payments:read"\]\]\)/);
    assert.match(supergraph, /@cost\(weight: 1000\)/);
  });

  it('the schema can be had without writes, and without what only operators need', () => {
    assert.match(supergraphOf([payments]), /@tag\(name: "operator"\)/);
    const reading = schemaWithout(['write'], [payments]);
    assert.doesNotMatch(reading, /type Mutation \{|\bBulkPaymentInput\b/);
    assert.match(reading, /mutationLog/);
    const forScreens = schemaWithout(['operator'], [payments]);
    assert.match(forScreens, /createBulkPayment\(/);
    assert.doesNotMatch(forScreens, /mutationLog|resolveMutation\(|baseUrl/);
  });

  it('the schema leaves `node` to a subgraph that takes it over', () => {
    const relay: Part = {
      name: 'relay',
      url: 'http://relay/graphql',
      sdl: `
        extend schema
          @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@override"])
        interface Node { id: ID! }
        type BulkPayment implements Node @key(fields: "id", resolvable: false) { id: ID! }
        type PaymentBatch implements Node @key(fields: "id", resolvable: false) { id: ID! }
        type Query {
          node(id: ID!): Node @override(from: "payments")
          nodes(ids: [ID!]!): [Node]! @override(from: "payments")
        }`,
    };
    const supergraph = supergraphOf([payments, relay]);
    assert.match(supergraph, /node\([^)]*\): Node[^\n]*graph: RELAY[^\n]*override: "payments"/s);
  });
});
