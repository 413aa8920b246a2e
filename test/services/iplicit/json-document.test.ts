import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decodePayments } from '../../../src/services/iplicit/decode.ts';
import { JsonDocument } from '../../../src/services/iplicit/json-document.ts';
import {
  JsonNumber,
  isJsonObject,
  isList,
  JsonError,
  parseJson,
} from '../../../src/services/iplicit/json.ts';
import type { JsonValue } from '../../../src/services/iplicit/json.ts';
import { createIplicitData } from '../../../src/sandbox/iplicit/data.ts';
import { summaryJson } from '../../../src/sandbox/iplicit/json.ts';

/** Everything that a value says, digit for digit. */
function plain(value: JsonValue): unknown {
  if (value instanceof JsonNumber) return { source: value.source };
  if (isList(value)) return value.map(plain);
  if (isJsonObject(value)) return [...value.members()].map(([name, each]) => [name, plain(each)]);
  return value;
}

/** What reading gives, or that it is refused. */
function outcome(read: () => JsonValue): unknown {
  try {
    return plain(read());
  } catch (error) {
    assert.ok(error instanceof JsonError, String(error));
    return error.message;
  }
}

const payments = createIplicitData({ payments: 30 }).payments.map(summaryJson);

function listOf(items: readonly string[]): Buffer {
  return Buffer.from(`[${items.join()}]`);
}

/** A text with something else in the place of something, `times` over: mostly of one value. */
function edited(text: string): fc.Arbitrary<string> {
  const pieces = '1 -2.50 0 9e9 "a" "" \\ " \\" \\u00e9 é € 😀 , : [ ] { } null true x . - e'
    .split(' ')
    .concat(' ');
  const edit = fc.tuple(fc.nat(text.length), fc.nat(4), fc.constantFrom(...pieces, '', ''));
  return fc
    .array(edit, { minLength: 1, maxLength: 4 })
    .map((edits) =>
      edits.reduce((now, [at, cut, piece]) => now.slice(0, at) + piece + now.slice(at + cut), text),
    );
}

describe('reading what was answered again', () => {
  it('reading what was answered again gives what reading it by itself gives, whatever has changed', () => {
    let shared = 0;
    const texts = fc
      .oneof(
        fc.json({ maxDepth: 4 }),
        fc
          .constantFrom(payments.slice(0, 2).join(), '{"a":["é","",1],"b":{"é":-1.50}}')
          .map((text) => `[${text}]`),
      )
      .chain((text) => fc.tuple(fc.constant(text), edited(text)));
    fc.assert(
      fc.property(texts, ([earlier, later]) => {
        const before = JsonDocument.of(Buffer.from(earlier));
        const body = Buffer.from(later);
        assert.deepEqual(
          outcome(() => {
            const { value } = JsonDocument.of(body, before);
            if (isList(value) && isList(before.value) && value[0] === before.value[0]) shared += 1;
            return value;
          }),
          outcome(() => parseJson(body)),
        );
      }),
      { numRuns: 5_000 },
    );
    assert.ok(shared > 100, `${shared}`);
  });

  it('reading what was answered again gives anew only what has changed, however long that is now', () => {
    const before = JsonDocument.of(listOf(payments));
    const changes = payments.map((text, index) => {
      if (index === 3)
        return text.replace(/"description":"[^"]*"/, '"description":"Zahlungen für März, \\"eilig\\""');
      return index === 7 ? text.replace(/("bankCurrencyAmount":)-?[\d.]+/, '$1123456789012345678.90') : text;
    });
    const after = JsonDocument.of(listOf(changes), before);
    assert.ok(isList(before.value) && isList(after.value));
    const anew: number[] = [];
    for (const [index, item] of after.value.entries()) if (item !== before.value[index]) anew.push(index);
    assert.deepEqual(anew, [3, 7]);
    const third = after.value[3];
    const seventh = after.value[7];
    assert.ok(isJsonObject(third) && isJsonObject(seventh));
    assert.equal(third.get('description'), 'Zahlungen für März, "eilig"');
    assert.deepEqual(seventh.get('bankCurrencyAmount'), new JsonNumber('123456789012345678.90'));
    assert.deepEqual(decodePayments(after.value), decodePayments(parseJson(listOf(changes))));
  });

  it('reading what was answered again does so time after time, from one to the next', () => {
    const values = fc.array(fc.tuple(fc.nat(29), fc.nat(), fc.string({ unit: 'grapheme' })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(fc.array(values, { maxLength: 8 }), (steps) => {
        let texts = payments;
        let document = JsonDocument.of(listOf(texts));
        for (const step of steps) {
          texts = texts.map((text, index) => {
            const change = step.find(([at]) => at === index);
            if (!change) return text;
            const named = text.replace(
              /("lastModifiedBy":)("(?:[^"\\]|\\.)*"|null)/,
              (_, name: string) => name + JSON.stringify(change[2]),
            );
            return named.replace(/("bankCurrencyAmount":)-?[\d.]+/, `$1${change[1]}.5`);
          });
          document = JsonDocument.of(listOf(texts), document);
          assert.deepEqual(decodePayments(document.value), decodePayments(parseJson(listOf(texts))));
        }
      }),
      { numRuns: 50 },
    );
  });
});
