import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildSchema, getOperationAST, parse } from 'graphql';
import { OperationCosts } from '../../src/graphql/cost/operation-costs.ts';
import { countingReads } from './counted-reads.ts';

const DIRECTIVES = `
  directive @cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  directive @listSize(
    assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true
  ) on FIELD_DEFINITION`;

const schema = buildSchema(`${DIRECTIVES}
  scalar Heavy @cost(weight: 3)
  interface Animal { name: String friends: [Animal] @listSize(assumedSize: 2) }
  type Dog implements Animal { name: String friends: [Animal] @listSize(assumedSize: 2) bark: String @cost(weight: 10) }
  type Cat implements Animal @cost(weight: 4) { name: String friends: [Animal] @listSize(assumedSize: 2) purr: Heavy }
  type Page { nodes: [Dog] edges: [Dog] count: Int }
  input Pick { ids: [ID!] @cost(weight: 5) note: String @cost(weight: 1) again: Pick }
  type Query {
    dog: Dog @cost(weight: 7)
    animal: Animal
    page(first: Int = 5, last: Int): Page
      @cost(weight: 20)
      @listSize(assumedSize: 8, slicingArguments: ["first", "last"], sizedFields: ["nodes", "edges"])
    byIds(ids: [ID!]! @cost(weight: 5)): [Dog] @listSize(assumedSize: 100)
    picked(pick: Pick): Page @listSize(assumedSize: 100, sizedFields: ["nodes"])
    named(name: String @cost(weight: 2)): String
    number(size: Int, of: [ID!]): [Dog] @listSize(assumedSize: 6, slicingArguments: ["size"])
  }`);

const costs = new OperationCosts(schema);

function costOf(text: string, variables: Record<string, unknown> = {}): number {
  const document = parse(text);
  const operation = getOperationAST(document, 'A') ?? getOperationAST(document);
  assert.ok(operation);
  // The object at the top counts like any other.
  return costs.of(document, operation, variables).points - 1;
}

/** Fragments that double what they come to with each step. */
function doubling(count: number): string {
  const steps = Array.from(
    { length: count },
    (_, n) => `fragment F${n} on Page { ...F${n + 1} ...F${n + 1} }`,
  ).join(' ');
  return `query ($n: Int) { page(first: $n) { ...F0 } } ${steps} fragment F${count} on Page { nodes { name } }`;
}

describe('what an operation costs', () => {
  const EXAMPLES: readonly (readonly [text: string, points: number, variables?: Record<string, unknown>])[] =
    [
      ['{ __typename }', 0],
      // A field's weight and one for the object.
      ['{ dog { name } }', 8],
      ['{ a: dog { name } b: dog { name bark } }', 8 + 18],
      // Of several types the one that costs most, each with what is asked of it.
      ['{ animal { name } }', 4],
      ['{ animal { ... on Dog { bark } } }', 11],
      ['{ animal { ... on Dog { bark } ... on Cat { purr } } }', 11],
      ['{ animal { ...D ...C } } fragment D on Dog { name } fragment C on Animal { ... on Cat { purr } }', 7],
      ['{ animal { friends { friends { name } } } }', 4 + 2 * (4 + 2 * 4)],
      // Pages.
      ['{ page { count } }', 21],
      ['{ page { nodes { name } } }', 21 + 5],
      ['{ page(first: 3) { nodes { bark } edges { name } } }', 21 + 3 * 11 + 3],
      ['{ page(first: 3, last: 9) { nodes { name } } }', 21 + 9],
      ['{ page(first: 0) { nodes { bark } } }', 21],
      ['query ($n: Int) { page(first: $n) { nodes { name } } }', 21 + 4, { n: 4 }],
      ['query ($n: Int) { page(first: $n) { nodes { name } } }', 21 + 5],
      ['query ($n: Int) { page(first: $n) { nodes { name } } }', 21 + 5, { n: null }],
      ['query ($n: Int = 2) { page(first: $n) { nodes { name } } }', 21 + 2],
      [
        'query ($n: Int = 2) { page(first: $n) { ...P } } fragment P on Page { nodes { name } }',
        21 + 6,
        { n: 6 },
      ],
      [
        '{ a: page(first: 1) { ...P } b: page(first: 2) { ...P } } fragment P on Page { nodes { name } }',
        42 + 3,
      ],
      ['{ number { name } }', 6],
      ['{ number(of: []) { name } }', 6],
      ['{ number(size: 2) { name } }', 2],
      ['query ($n: Int) { number(size: $n) { name } }', 0, { n: -3 }],
      ['query ($n: Int) { number(size: $n) { name } }', 6, { n: 'wrong' }],
      // Lists that are given.
      ['{ byIds(ids: ["1", "2"]) { name } }', 15 + 2],
      ['{ byIds(ids: "1") { name } }', 10 + 1],
      ['query ($ids: [ID!]!) { byIds(ids: $ids) { name } }', 20 + 3, { ids: ['1', '2', '3'] }],
      ['query ($id: ID!) { byIds(ids: [$id, "2"]) { name } }', 15 + 2, { id: '1' }],
      ['{ picked(pick: { ids: ["1", "2"], note: "x" }) { nodes { name } } }', 15 + 1 + 1 + 2],
      ['query ($p: Pick) { picked(pick: $p) { nodes { name } } }', 10 + 1 + 1, { p: { ids: ['1'] } }],
      ['query ($p: Pick) { picked(pick: $p) { nodes { name } } }', 1, { p: null }],
      ['query ($n: String) { named(name: $n) }', 2, { n: 'x' }],
      ['query ($n: String) { named(name: $n) }', 0],
      // What is left out.
      ['{ dog @include(if: false) { bark } }', 0],
      ['query ($b: Boolean!) { dog { bark @skip(if: $b) } }', 8, { b: true }],
      ['query ($b: Boolean!) { dog { bark @skip(if: $b) } }', 18, { b: false }],
      ['query ($b: Boolean = false) { ...F @include(if: $b) } fragment F on Query { dog { name } }', 0],
      ['query ($b: Boolean!) { ... @include(if: $b) @skip(if: $b) { dog { name } } }', 0, { b: true }],
      // One operation of several.
      ['query A { dog { name } } query B { page { count } }', 8],
    ];
  for (const [text, points, variables] of EXAMPLES) {
    it(`what an operation costs is ${points} for ${text}${variables ? ` with ${JSON.stringify(variables)}` : ''}`, () => {
      assert.equal(costOf(text, variables), points);
    });
  }

  it('what an operation costs is worked out in steps that do not multiply where fragments do', () => {
    assert.equal(costOf(doubling(40), { n: 3 }), 21 + 3 * 2 ** 40);
    const reads = [20, 40].map((count) => {
      const counted = countingReads(parse(doubling(count), { noLocation: true }));
      const operation = getOperationAST(counted.value);
      assert.ok(operation);
      costs.of(counted.value, operation, { n: 1 });
      return counted.reads();
    });
    assert.ok((reads[1] ?? 0) < 2.5 * (reads[0] ?? 0), String(reads));
  });

  it('what an operation costs takes a known document no look at anything but what is given for its variables', () => {
    const text = `query ($n: Int) { page(first: $n) { nodes { name friends { name } } } dog { bark } }`;
    const { value, reads } = countingReads(parse(text));
    const operation = getOperationAST(value);
    assert.ok(operation);
    costs.of(value, operation, { n: 1 });
    const first = reads();
    assert.equal(costs.of(value, operation, { n: 2 }).points, 1 + 20 + 1 + 2 * (1 + 2 * 4) + 18);
    // The kind of the argument's value, and the variable's name.
    assert.ok(reads() - first <= 4, String(reads() - first));
  });
});
