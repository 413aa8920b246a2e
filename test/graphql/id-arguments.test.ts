import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  buildSchema,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
} from 'graphql';
import type { GraphQLArgument, GraphQLInputField, GraphQLInputType } from 'graphql';
import { NODE_TYPES } from '../../src/graphql/ids.ts';
import { readTypeDefs } from '../../src/graphql/schema.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';

const schema = buildSchema(readTypeDefs());
type Element = GraphQLArgument | GraphQLInputField;

/** The type of what an argument or input field names; undefined if it names nothing. */
function typeNamedBy({ astNode }: Element): unknown {
  const directive = schema.getDirective('idOf');
  return directive && astNode ? getDirectiveValues(directive, astNode)?.['type'] : undefined;
}

/** The elements within a type, with their names from its own on. */
function within(given: GraphQLInputType, path: string): [path: string, element: Element][] {
  const type = getNullableType(given);
  if (isListType(type)) return within(type.ofType, path);
  if (!isInputObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    [`${path}.${field.name}`, field] satisfies [string, Element],
    ...within(field.type, `${path}.${field.name}`),
  ]);
}

/** Every argument and input field of the root fields, at any depth. */
const ELEMENTS = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(
  (root) =>
    Object.values(root?.getFields() ?? {}).flatMap(({ name, args }) =>
      args.flatMap((argument) => [
        [`${root?.name}.${name}.${argument.name}`, argument] satisfies [string, Element],
        ...within(argument.type, `${root?.name}.${name}.${argument.name}`),
      ]),
    ),
);

/** Ids that cannot be ones of a type: of another type, and one that would lead elsewhere in an address. */
function idsNotOf(type: unknown): readonly string[] {
  return [type === 'MutationRecord' ? 'BulkPayment:1' : 'MutationRecord:1', `${String(type)}:a\\..\\b`];
}

/**
 * A value in which every list has two entries, and nothing that names something can do so.
 * @param bad gets the paths to all that names something
 */
function malformed(element: Element, given: GraphQLInputType, path: string, bad: string[]): unknown {
  const type = getNullableType(given);
  if (isListType(type))
    return [0, 1].map((index) => malformed(element, type.ofType, `${path}.${index}`, bad));
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) =>
        isRequiredInputField(field) ||
        [field, ...within(field.type, '').map(([, one]) => one)].some((one) => typeNamedBy(one)),
    );
    return Object.fromEntries(
      fields.map((field) => [field.name, malformed(field, field.type, `${path}.${field.name}`, bad)]),
    );
  }
  if (isEnumType(type)) return type.getValues()[0]?.name;
  const named = typeNamedBy(element);
  if (named === undefined) return '1';
  return idsNotOf(named)[bad.push(path) % 2];
}

/** The services' calls so far. */
function callsOf({ sandbox: { concur, iplicit } }: TestGateway): unknown[] {
  return [...concur.calls, ...iplicit.calls];
}

const CLOSE = (id: string) =>
  `closePaymentBatch(input: { id: "${id}", mode: SCHEDULE, idempotencyKey: "${id.length}" }) { outcome }`;

describe('ids in arguments', () => {
  it('ids in arguments have their type in the schema, but for those that may be of any', () => {
    const untyped = ELEMENTS.filter(
      ([, one]) => getNamedType(one.type).name === 'ID' && typeNamedBy(one) === undefined,
    );
    assert.deepEqual(
      untyped.map(([path]) => path),
      [
        'Query.mutationLog.filter.target',
        'Query.node.id',
        'Query.nodes.ids',
        'Mutation.resolveMutation.input.run',
      ],
    );
    for (const [path, one] of ELEMENTS) {
      const named = typeNamedBy(one);
      assert.ok(named === undefined || NODE_TYPES.has(String(named)), path);
    }
  });

  for (const { name, args } of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    it(`ids in arguments that can be none are found all at once, before anything is sent: ${name}`, async (t) => {
      const gateway = await startTestGateway();
      t.after(() => gateway.close());
      const [argument] = args;
      assert.ok(argument);
      const bad: string[] = [];
      const input = malformed(argument, argument.type, 'input', bad);
      const query = `mutation ($input: ${String(argument.type)}) { ${name}(input: $input) { __typename } }`;
      const { data, errors } = await gateway.ask(query, { input });
      assert.equal(errors.length, 1, JSON.stringify(errors));
      const { code, argument: first, arguments: all = [first] } = errors[0]?.extensions ?? {};
      assert.deepEqual([code, all, errors[0]?.path], ['BAD_USER_INPUT', bad, [name]], JSON.stringify(errors));
      assert.equal(data, undefined);
      assert.deepEqual(callsOf(gateway), []);
    });
  }

  it('ids in arguments that can be none have nothing carried out that comes before them', async (t) => {
    const gateway = await startTestGateway({ env: { MAX_MUTATION_FIELDS: '2' } });
    t.after(() => gateway.close());
    const open = gateway.sandbox.concur.data.batches.find(({ status }) => status === 'OPEN');
    const { data, errors } = await gateway.ask(
      `mutation { good: ${CLOSE(String(open?.batchId))} bad: ${CLOSE('BulkPayment:1')} }`,
    );
    assert.deepEqual([data, errors.map(({ path }) => path)], [undefined, [['bad']]]);
    assert.deepEqual(callsOf(gateway), []);
  });

  it('ids in arguments that can be none are told of in twenty fields, and how many more have some', async (t) => {
    const gateway = await startTestGateway({ env: { MAX_ROOT_FIELDS: '100' } });
    t.after(() => gateway.close());
    const fields = Array.from(
      { length: 30 },
      (_, index) => `a${index}: paymentBatch(id: "BulkPayment:1") { id }`,
    );
    const { errors } = await gateway.ask(`{ ${fields.join(' ')} }`);
    assert.equal(errors.length, 21, JSON.stringify(errors[0]));
    assert.deepEqual(errors.at(-1)?.extensions, { code: 'ERRORS_OMITTED', omitted: 10 });
    assert.deepEqual(callsOf(gateway), []);
  });
});
