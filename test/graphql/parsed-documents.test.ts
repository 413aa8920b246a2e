import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GraphQLError, parse } from 'graphql';
import type { FieldNode, OperationDefinitionNode } from 'graphql';
import { locationsOf, ParsedDocuments, releaseText } from '../../src/graphql/limits/parsed-documents.ts';
import { liveBytes } from '../server/live-bytes.ts';

/** The fields of a document's only operation. */
function fieldsOf(text: string): FieldNode[] {
  const document = parse(text);
  releaseText(document);
  const [operation] = document.definitions as [OperationDefinitionNode];
  return operation.selectionSet.selections as FieldNode[];
}

/** Documents of the length that is allowed, made to keep more memory than they show. */
const HEAVY: Readonly<Record<string, (index: number) => string>> = {
  comments: (index) => `{ a${index} }${'#\n'.repeat(32_000)}`,
  blanks: (index) => `{ a${index} }`.padEnd(65_000),
  'a block string': (index) => `{ a${index}(b: """${'x'.repeat(65_000)}""") }`,
  'fields with long names': (index) =>
    `{ ${Array.from({ length: 500 }, (_, field) => `a${index}_${field}${'x'.repeat(100)}`).join(' ')} }`,
  'many small nodes': (index) => `{ a${index}(b: [${'1 '.repeat(1_900)}]) }`,
};

describe('a parsed document', () => {
  it('a parsed document tells where its nodes stood, though its text is gone', () => {
    const text = '{ one\r\n  two # two\n\n\n    three(a: """\n\n""") \r four }';
    const expected = fieldsOf(text).map(({ name }) => name.value);
    assert.deepEqual(expected, ['one', 'two', 'three', 'four']);
    const found = fieldsOf(text).map((node) => {
      assert.equal(node.loc, undefined);
      return locationsOf([node]);
    });
    const [operation] = parse(text).definitions as [OperationDefinitionNode];
    const told = operation.selectionSet.selections.map(
      (node) => new GraphQLError('', { nodes: [node] }).locations,
    );
    assert.deepEqual(found, told);
    assert.equal(locationsOf([]), undefined);
  });

  for (const [name, textOf] of Object.entries(HEAVY)) {
    it(`a parsed document keeps no more memory than is counted: ${name}`, async () => {
      const documents = new ParsedDocuments(64 * 1_048_576);
      const before = liveBytes();
      for (let index = 0; index < 24; index += 1) await documents.set(String(index), parse(textOf(index)));
      const kept = liveBytes() - before;
      assert.ok(kept < documents.bytes + 1_048_576, `${kept} bytes kept, ${documents.bytes} counted`);
    });
  }

  it('a parsed document makes room for newer ones, and the ones last used stay', async () => {
    const text = `{ ${'a '.repeat(400)} }`;
    const documents = new ParsedDocuments(4 * 1_048_576);
    for (let index = 0; index < 20; index += 1) {
      await documents.set(String(index), parse(text));
      assert.ok(await documents.get('0'), 'the first is used all the time');
      assert.ok(documents.bytes <= 4 * 1_048_576);
    }
    assert.equal(await documents.get('1'), undefined);
    assert.ok(await documents.get('19'));
    await documents.set('huge', parse(`{ ${'a '.repeat(2_000)} }`));
    assert.equal(await documents.get('huge'), undefined, 'it alone would take too much of it');
  });
});
