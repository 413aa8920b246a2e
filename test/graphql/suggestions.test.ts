import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { buildSchema, graphqlSync } from 'graphql';
import { withoutSuggestion } from '../../src/graphql/errors.ts';
import { startTestGateway } from '../gateway.ts';
import type { TestGateway } from '../gateway.ts';

/** A request with a name that is nearly one of the schema's, and that one. */
interface NearMiss {
  what: string;
  meant: string;
  query: string;
  variables?: Record<string, unknown>;
}

const RUNS = 'paymentRuns(filter: $f) { unavailable }';
const submit = (input: string) =>
  `mutation { submitBulkPayment(input: { ${input}, idempotencyKey: "key-26" }) { outcome } }`;

const NEAR_MISSES: readonly NearMiss[] = [
  { what: 'a field at the top', meant: 'paymentBatches', query: '{ paymentBatchs { totalCount } }' },
  { what: 'a field', meant: 'totalCount', query: '{ paymentBatches { totalCout } }' },
  {
    what: "a field of one of an interface's types",
    meant: 'allocations',
    query: '{ node(id: "1") { allocation { id } } }',
  },
  { what: 'a field of a field that needs some', meant: '{ ... }', query: '{ paymentBatches }' },
  {
    what: 'a mutation',
    meant: 'submitBulkPayment',
    query: 'mutation { submitBulkPaymnt(input: { id: "1", idempotencyKey: "key-25" }) { outcome } }',
  },
  { what: 'an argument', meant: 'status', query: '{ paymentBatches(statu: OPEN) { totalCount } }' },
  { what: "a directive's argument", meant: '"if"', query: '{ __typename @include(if: true, iff: true) }' },
  { what: 'a directive', meant: 'include', query: '{ __typename @includ(if: true) }' },
  {
    what: 'a type with a fragment',
    meant: 'BulkPayment',
    query: '{ node(id: "1") { ... on BulkPaymnt { id } } }',
  },
  {
    what: 'a type with a named fragment',
    meant: 'PaymentBatch',
    query: '{ ...F } fragment F on PaymentBtch { id }',
  },
  {
    what: 'the type of a variable',
    meant: 'PaymentRunFilter',
    query: `query ($f: PaymentRunFiltr) { ${RUNS} }`,
  },
  {
    what: 'an enum value in the document',
    meant: 'IN_APPROVAL',
    query: '{ paymentRuns(filter: { phases: [IN_APROVAL] }) { unavailable } }',
  },
  {
    what: 'an enum value as a string',
    meant: 'SETTLED',
    query: '{ paymentRuns(filter: { phases: ["SETTLD"] }) { unavailable } }',
  },
  {
    what: "an enum value as a variable's default",
    meant: 'CLOSED',
    query: 'query ($s: PaymentBatchStatus = CLOSD) { paymentBatches(filter: { status: $s }) { totalCount } }',
  },
  {
    what: 'an enum value in the variables',
    meant: 'CLOSED',
    query: 'query ($s: PaymentBatchStatus) { paymentBatches(filter: { status: $s }) { totalCount } }',
    variables: { s: 'CLOSD' },
  },
  {
    what: 'an enum value in a list within the variables',
    meant: 'IN_APPROVAL',
    query: `query ($f: PaymentRunFilter) { ${RUNS} }`,
    variables: { f: { phases: ['OPEN', 'IN_APPROVL'] } },
  },
  {
    what: 'a member of an input object in the document',
    meant: 'ifVersion',
    query: submit('id: "1", ifVersio: "2"'),
  },
  {
    what: 'a member of an input object in the variables',
    meant: 'source',
    query: `query ($f: PaymentRunFilter) { ${RUNS} }`,
    variables: { f: { sourc: 'CONCUR' } },
  },
  {
    what: 'a member of an input object in a list in the variables',
    meant: 'amount',
    query:
      'mutation ($i: AddBulkPaymentAllocationsInput!) { addBulkPaymentAllocations(input: $i) { outcome } }',
    variables: { i: { id: '1', allocations: [{ document: 'x', amout: '1' }] } },
  },
  { what: 'an operation', meant: 'Batches', query: 'query Batches { __typename } query Runs { __typename }' },
  {
    what: 'a variable',
    meant: 'status',
    query:
      'query ($status: PaymentBatchStatus) { paymentBatches(filter: { status: $statu }) { totalCount } }',
  },
  { what: 'a fragment', meant: 'Batches', query: '{ ...Batche } fragment Batches on Query { __typename }' },
  { what: 'quotes', meant: 'double', query: "{ node(id: 'x') { id } }" },
];

describe('an error about a name that is nearly right', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startTestGateway({ env: { INTROSPECTION: 'false' } });
  });
  after(() => gateway.close());

  for (const { what, query, variables, meant } of NEAR_MISSES) {
    it(`an error about a name that is nearly right does not say what was meant: ${what}`, async () => {
      const { errors, data } = await gateway.ask(query, variables);
      assert.ok(errors.length > 0);
      assert.ok(data === undefined || data === null);
      for (const { message } of errors) {
        assert.doesNotMatch(message, /did you mean/i);
        if (!query.includes(meant)) assert.ok(!message.includes(meant), message);
        assert.match(message, /[^\s,]$/);
      }
      const { concur, iplicit } = gateway.sandbox;
      assert.deepEqual([...concur.calls, ...iplicit.calls], []);
    });
  }

  it('an error about a name that is nearly right says what was meant where the schema may be asked for anyway', async (t) => {
    const open = await startTestGateway({ env: { INTROSPECTION: 'true' } });
    t.after(() => open.close());
    for (const [query, meant] of [
      ['{ paymentBatchs { totalCount } }', 'paymentBatches'],
      ['{ paymentRuns(filter: { phases: [IN_APROVAL] }) { unavailable } }', 'IN_APPROVAL'],
    ] as const) {
      const { errors } = await open.ask(query);
      assert.match(errors[0]?.message ?? '', new RegExp(`Did you mean .*${meant}`));
    }
  });
});

describe('what graphql says', () => {
  const schema = buildSchema(`
    enum Colour { CRIMSON SCARLET }
    input Inner { tint: Colour }
    input Given { colour: Colour, inners: [Inner!] }
    input One @oneOf { first: Int, second: Int }
    interface Thing { name: String }
    type Cup implements Thing { name: String, handle: String }
    type Query { thing: Thing, paint(given: Given): String, choose(one: One): Int }`);
  const SAID: readonly (readonly [query: string, variables?: Record<string, unknown>])[] = [
    ['{ thign { name } }'],
    ['{ thing }'],
    ['{ thing { handle } }'],
    ['{ thing { ... on Cu { name } } }'],
    ['{ paint(givn: {}) }'],
    ['{ paint(given: { colour: CRIMSO }) }'],
    ['{ paint(given: { colour: "CRIMSON" }) }'],
    ['{ paint(given: { colou: CRIMSON }) }'],
    ['{ choose(one: { firs: 1 }) }'],
    ['{ choose(one: { first: 1, secnd: 1 }) }'],
    ['query ($g: Given) { paint(given: $g) }', { g: { colour: 'SCARLT' } }],
    ['query ($g: Given) { paint(given: $g) }', { g: { inners: [{ tin: 'SCARLET' }] } }],
    ['query ($o: One) { choose(one: $o) }', { o: { firs: 1 } }],
    ['query ($o: One) { choose(one: $o) }', { o: { first: 1, second: null } }],
    ["{ thing(name: '') }"],
  ];

  it('what graphql says loses its guesses and keeps the rest', () => {
    let guesses = 0;
    for (const [source, variableValues] of SAID) {
      const { errors = [] } = graphqlSync({ schema, source, ...(variableValues && { variableValues }) });
      assert.ok(errors.length > 0, source);
      for (const error of errors) {
        const { message } = withoutSuggestion(error.toJSON());
        if (/did you mean/i.test(error.message)) guesses += 1;
        else assert.equal(message, error.message);
        assert.doesNotMatch(message, /did you mean|[ ,]$/i);
        assert.ok(error.message.startsWith(message) && message.length > 10, message);
      }
    }
    assert.ok(guesses >= 11, String(guesses));
  });

  it('what graphql says is left as it is where it repeats what was given', () => {
    for (const message of ['Value "so, did you mean that" is none.', 'What did you mean by it', 'Is it?'])
      assert.equal(withoutSuggestion({ message }).message, message);
  });
});
