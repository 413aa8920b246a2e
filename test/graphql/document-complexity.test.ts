import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildSchema, getIntrospectionQuery, parse, specifiedRules, validate } from 'graphql';
import type { DocumentNode } from 'graphql';
import { readConfig } from '../../src/app/config.ts';
import { DocumentLimits, complexityOf } from '../../src/graphql/limits/document-limits.ts';
import { readTypeDefs } from '../../src/graphql/schema.ts';
import { countingReads } from './counted-reads.ts';

const schema = buildSchema(readTypeDefs());
const { limits } = readConfig({}).graphql;
const times = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');

/** Fragments that double what they come to with each step. */
const doubling = (steps: number) =>
  `{ paymentBatches { ...F0 } } ${times(steps, (n) => `fragment F${n} on PaymentBatchConnection { ...F${n + 1} ...F${n + 1} }`)}
  fragment F${steps} on PaymentBatchConnection { totalCount }`;

/** Documents that are made to take more time than their length, by how often something is in them. */
const HOSTILE: Record<string, (count: number) => string> = {
  'fragments that double': doubling,
  'a field again and again': (count) => `{ ${times(count, () => '__typename')} }`,
  'a field with arguments again and again': (count) =>
    `{ ${times(count, () => 'paymentBatch(id: "1") { id }')} }`,
  'fragments beside each other with the same fields': (count) =>
    `{ paymentBatches { ${times(count, (n) => `...F${n}`)} } } ${times(count, (n) => `fragment F${n} on PaymentBatchConnection { totalCount nodes { id name } }`)}`,
  'inline fragments in each other': (count) =>
    `{ ${'... { '.repeat(count)} __typename ${'} '.repeat(count)} }`,
  'fields in each other': (count) => `{ ${'a { '.repeat(count)} b ${'} '.repeat(count)} }`,
  'lists in each other': (count) => `{ a(b: ${'['.repeat(count)}${']'.repeat(count)}) }`,
  aliases: (count) => `{ ${times(count, (n) => `a${n}: __typename`)} }`,
  directives: (count) => `{ __typename ${times(count, () => '@include(if: true)')} }`,
  'operations that share a fragment': (count) =>
    `${times(count, (n) => `query A${n} { ...F }`)} fragment F on Query { ${times(count, (n) => `a${n}: __typename`)} }`,
  'a variable with a long default for many arguments': (count) =>
    `query ($a: [ID] = [${times(count, () => '"1"')}]) { ${times(count, (n) => `a${n}(b${n}: $a)`)} }`,
};

function readsOf(text: string, work: (document: DocumentNode) => void): number {
  const { value, reads } = countingReads(parse(text, { noLocation: true }));
  work(value);
  return reads();
}

describe('how complex a document is', () => {
  for (const [name, make] of Object.entries(HOSTILE)) {
    it(`working out how complex a document is takes work in proportion to its length: ${name}`, () => {
      const [small, large] = [100, 400].map((count) => readsOf(make(count), complexityOf));
      assert.ok(small && large && large < small * 4.5, `${small} reads for 100, ${large} for 400`);
    });

    it(`working out how complex a document is keeps validation to work in proportion to its length: ${name}`, () => {
      const rules = [...specifiedRules, new DocumentLimits(limits).rule];
      const text = make(400);
      const reads = readsOf(text, (document) => validate(schema, document, rules));
      assert.ok(reads < 20 * text.length, `${reads} reads for ${text.length} characters`);
    });
  }

  it('working out how complex a document is counts what fragments come to, in numbers that may be large', () => {
    const [operation] = complexityOf(parse(doubling(60))).operations;
    assert.equal(operation?.fragmentSpreads, 2 ** 61 - 1);
  });

  it('working out how complex a document is ends for fragments that spread themselves, and for ones that are missing', () => {
    const { operations, fragments } = complexityOf(
      parse('{ ...A ...Missing } fragment A on Query { __typename ...B } fragment B on Query { ...A ...B }'),
    );
    assert.equal(operations.length, 1);
    assert.equal(fragments.length, 2);
  });

  it('working out how complex a document is lets pass what tools ask of a schema', () => {
    const query = getIntrospectionQuery({
      schemaDescription: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      inputValueDeprecation: true,
      oneOf: true,
    });
    const rules = [...specifiedRules, new DocumentLimits(limits).rule];
    assert.deepEqual(validate(schema, parse(query, { maxTokens: limits.tokens }), rules), []);
  });
});
