import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { buildSchema, getNamedType, isAbstractType, isInterfaceType, isObjectType } from 'graphql';
import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { RequiredScopes, ScopeGuard } from '../../src/auth/scope-guard.ts';
import type { Scope } from '../../src/auth/caller.ts';
import { NODE_TYPES } from '../../src/graphql/ids.ts';
import { iplicit } from '../../src/services/iplicit/service.ts';
import { readTypeDefs, subgraphTypeDefs } from '../../src/graphql/schema.ts';

const READ: Scope[][] = [['payments:read']];
const EDIT: Scope[][] = [['payments:edit']];
const SUBMIT: Scope[][] = [['payments:submit']];
const APPROVE: Scope[][] = [['payments:approve']];
const AUDIT: Scope[][] = [['payments:audit']];
const RESOLVE: Scope[][] = [['payments:resolve']];

/** What each root field takes. A field that is not here fails a test: whoever adds one says who may ask for it. */
const ROOT_FIELDS: Readonly<Record<string, Scope[][] | undefined>> = {
  // The objects that are named decide; the schema is no secret to who has credentials.
  'Query._entities': undefined,
  'Query._service': undefined,
  // Whoever is let in may ask who they are.
  'Query.viewer': undefined,
  'Query.node': [...READ, ...AUDIT],
  'Query.nodes': [...READ, ...AUDIT],
  'Query.bulkPayment': READ,
  'Query.bulkPayments': READ,
  'Query.paymentBatch': READ,
  'Query.paymentBatches': READ,
  'Query.paymentRuns': READ,
  'Query.paymentRunTotals': READ,
  'Query.bulkPaymentTypes': READ,
  'Query.bankAccounts': READ,
  'Query.paymentMethods': READ,
  'Query.legalEntities': READ,
  'Query.payableDocument': READ,
  'Query.payableDocuments': READ,
  'Query.contactAccount': READ,
  'Query.contactAccounts': READ,
  'Query.upstreams': READ,
  'Query.mutationLog': AUDIT,
  'Mutation.createBulkPayment': EDIT,
  'Mutation.updateBulkPayment': EDIT,
  'Mutation.addBulkPaymentAllocations': EDIT,
  'Mutation.replaceBulkPaymentAllocations': EDIT,
  'Mutation.deleteBulkPaymentAllocation': EDIT,
  'Mutation.abandonBulkPayment': EDIT,
  'Mutation.submitBulkPayment': SUBMIT,
  'Mutation.amendBulkPayment': APPROVE,
  'Mutation.processBulkPayment': APPROVE,
  'Mutation.postBulkPayment': APPROVE,
  'Mutation.unpostBulkPayment': APPROVE,
  'Mutation.transitionBulkPayments': [...SUBMIT, ...APPROVE, ...EDIT],
  'Mutation.closePaymentBatch': APPROVE,
  'Mutation.closePaymentBatches': APPROVE,
  'Mutation.regeneratePaymentBatchFile': APPROVE,
  'Mutation.resolveMutation': RESOLVE,
  'Subscription.paymentBatchUpdated': READ,
  'Subscription.bulkPaymentUpdated': READ,
  'Subscription.paymentRunsUpdated': READ,
  'Subscription.mutationSettled': [...READ, ...AUDIT],
};

function fieldsOf(type: GraphQLObjectType | null | undefined): string[] {
  return Object.keys(type?.getFields() ?? {}).map((field) => `${type?.name}.${field}`);
}

function sdl(scope: string): string {
  return `
    directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION | OBJECT
    type Query { field: String @requiresScopes(scopes: [["payments:read", "${scope}"]]) }`;
}

describe('the schema', () => {
  let schema: GraphQLSchema;
  let required: RequiredScopes;

  before(() => {
    schema = buildSchema(subgraphTypeDefs(readTypeDefs()));
    required = new RequiredScopes(schema);
  });

  it('the schema says for every root field which scopes it takes', () => {
    const types = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const roots = types.flatMap(fieldsOf);
    assert.deepEqual(
      Object.fromEntries(roots.toSorted().map((root) => [root, required.of(root)?.alternatives])),
      Object.fromEntries(Object.entries(ROOT_FIELDS).toSorted()),
    );
  });

  it('the schema says for every type that has an id of its own who may have it, however it is come by', () => {
    const nodes = schema.getPossibleTypes(schema.getType('Node') as never).map(({ name }) => name);
    assert.deepEqual(nodes.toSorted(), [...NODE_TYPES].toSorted());
    for (const name of nodes)
      assert.deepEqual(required.of(name)?.alternatives, name === 'MutationRecord' ? AUDIT : READ, name);
    assert.deepEqual(required.of('PaymentBatchFile')?.alternatives, [['payments:files']]);
  });

  it('the schema shows a payment in the answer to a write only to who may read', () => {
    const seen = new Set<string>();
    const unguarded: string[] = [];
    const look = (typeName: string) => {
      const type = schema.getType(typeName);
      if (seen.has(typeName) || !(isObjectType(type) || isInterfaceType(type))) return;
      seen.add(typeName);
      for (const field of Object.values(type.getFields())) {
        const given = getNamedType(field.type);
        if (required.ofType(given).length === 0) look(given.name);
        if (['amount', 'total', 'rows'].includes(field.name)) unguarded.push(`${typeName}.${field.name}`);
      }
    };
    look('Mutation');
    assert.deepEqual(unguarded, []);
  });

  it('the schema says of what is decided by arguments that it is: ids of any type, steps of any kind', () => {
    const { argumentScopes } = new ScopeGuard(iplicit.argumentScopes);
    const decided = Object.keys(argumentScopes);
    for (const coordinate of decided) assert.ok(coordinate in ROOT_FIELDS, coordinate);
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) || type.name.startsWith('__')) continue;
      for (const field of Object.values(type.getFields())) {
        const given = getNamedType(field.type);
        if (isInterfaceType(given) && given.name === 'Node')
          assert.ok(decided.includes(`${type.name}.${field.name}`), `${type.name}.${field.name}`);
      }
    }
    const steps = schema.getType('BulkPaymentTransition');
    assert.ok(steps && 'getValues' in steps);
    for (const { name } of steps.getValues()) {
      const [coordinate = ''] =
        argumentScopes['Mutation.transitionBulkPayments']?.({ input: { action: name } }) ?? [];
      assert.ok(coordinate in ROOT_FIELDS, coordinate);
    }
  });

  it('the schema is not taken if it requires a scope that there is not', () => {
    assert.throws(
      () => new RequiredScopes(buildSchema(sdl('payments:raed'))),
      /Query.field requires an unknown scope/,
    );
    assert.ok(new RequiredScopes(buildSchema(sdl('payments:edit'))).of('Query.field'));
  });

  it('the schema reckons with every type that a field may give', () => {
    const runs = schema.getType('PaymentRun');
    assert.ok(isAbstractType(runs));
    assert.deepEqual(
      required.ofType(runs).map(({ coordinate }) => coordinate),
      ['BulkPayment', 'PaymentBatch'],
    );
  });
});
