import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  isJsonObject,
  isList,
  JsonNumber,
  DUPLICATE_MEMBER,
  JsonError,
  parseJson,
} from '../../../src/services/iplicit/json.ts';
import type { JsonValue } from '../../../src/services/iplicit/json.ts';

/** A value as JSON.parse would have given it, but for the names' case. */
function plain(value: JsonValue): unknown {
  if (value instanceof JsonNumber) return Number(value.source);
  if (isList(value)) return value.map(plain);
  if (isJsonObject(value)) return new Map([...value.members()].map(([name, each]) => [name, plain(each)]));
  return value;
}

/** What JSON.parse gave, in the same form. */
function lowered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lowered);
  if (typeof value !== 'object' || value === null) return value;
  return new Map(Object.entries(value).map(([name, each]) => [name.toLowerCase(), lowered(each)]));
}

/** Whether some object in it has two names that differ by case alone. */
function hasTwins(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const names = Array.isArray(value) ? [] : Object.keys(value);
  const differ = new Set(names.map((name) => name.toLowerCase())).size === names.length;
  return !differ || Object.values(value).some(hasTwins);
}

function nested(levels: number): Buffer {
  return Buffer.from('['.repeat(levels) + ']'.repeat(levels));
}

function reads(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

/** So many objects, each with a name of its own. */
const named = (count: number) => Array.from({ length: count }, (_, index) => `{"a${index}":1}`).join();

describe('reading JSON', () => {
  it('reading JSON gives what JSON.parse gives, number by number', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), fc.constantFrom(undefined, 2, '\r\n\t'), (text, blanks) => {
        const spaced = JSON.stringify(JSON.parse(text), null, blanks);
        fc.pre(!hasTwins(JSON.parse(text)));
        assert.deepEqual(plain(parseJson(Buffer.from(spaced))), lowered(JSON.parse(text)));
      }),
      { numRuns: 500 },
    );
  });

  it('reading JSON refuses what JSON.parse refuses, and nothing else, however a text is put together', () => {
    const pieces =
      '{ } [ ] , : " \\ \\" \\u00 \\ud83d \\n \\x "a" "A": "b":1 0 - -0 1 .5 1. 1e E+9 1E400 +1 01 true fals null nul NaN / //'
        .split(' ')
        .concat(' ', '\n', '\u00a0', '\uFEFF', '\0', '\u001f', '\u007f', 'é', "'");
    const text = fc.oneof(
      fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join('')),
      fc
        .json()
        .chain((json) =>
          fc
            .tuple(fc.nat(json.length), fc.constantFrom(...pieces, ''), fc.nat(3))
            .map(([at, piece, cut]) => json.slice(0, at) + piece + json.slice(at + cut)),
        ),
    );
    fc.assert(
      fc.property(text, (json) => {
        fc.pre(!json.startsWith('\uFEFF'));
        const theirs = reads(() => JSON.parse(json));
        assert.equal(
          reads(() => parseJson(Buffer.from(json))),
          theirs,
          json,
        );
      }),
      { numRuns: 5_000 },
    );
  });

  it('reading JSON of any bytes ends in a value or a JsonError that quotes nothing of them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          parseJson(bytes);
        } catch (error) {
          assert.ok(error instanceof JsonError);
          assert.match(error.message, /^it (is not UTF-8|is not JSON at byte \d+)$/);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('reading JSON keeps the digits of a number as they were written', () => {
    const sources = [
      '145.17000',
      '-0',
      '1E400',
      '9223372036854775807',
      '0.1e-7',
      '123456789012345678901234567890.10',
    ];
    const value = parseJson(Buffer.from(`[${sources.join(' , ')}]`));
    assert.ok(isList(value));
    assert.deepEqual(
      value.map((each) => (each instanceof JsonNumber ? each.source : each)),
      sources,
    );
  });

  it('reading JSON marks what an object says twice, however often and however cased or escaped', () => {
    const value = parseJson(Buffer.from('{"a":1,"b":2,"A":3,"\\u0061":4,"c":{"x":1,"x":1},"b2":5}'));
    assert.ok(isJsonObject(value));
    assert.equal(value.get('a'), DUPLICATE_MEMBER);
    assert.deepEqual(
      plain(value),
      new Map<string, unknown>([
        ['a', DUPLICATE_MEMBER],
        ['b', 2],
        ['c', new Map([['x', DUPLICATE_MEMBER]])],
        ['b2', 5],
      ]),
    );
  });

  it('reading JSON tells the objects of a list apart, whatever they have in common with the one before', () => {
    const names = fc.constantFrom('a', 'b', 'A', 'c', 'a b', '\\u0061');
    const object = fc.array(fc.tuple(names, fc.constantFrom('', ' ', '\n'), fc.nat(9)), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(object, { maxLength: 6 }), (objects) => {
        const texts = objects.map(
          (members) => `{${members.map(([name, blank, value]) => `"${name}"${blank}:${value}`).join()}}`,
        );
        const together = plain(parseJson(Buffer.from(`[${texts.join()}]`)));
        const apart = texts.map((text) => plain(parseJson(Buffer.from(text))));
        assert.deepEqual(together, apart);
      }),
      { numRuns: 2_000 },
    );
  });

  it('reading JSON reads past a byte order mark', () => {
    assert.deepEqual(plain(parseJson(Buffer.from('\uFEFF{"a":true}'))), new Map([['a', true]]));
  });

  it('reading JSON reads 12 levels, and refuses more as soon as it meets them', () => {
    parseJson(nested(12));
    assert.throws(() => parseJson(nested(13)), /^JsonError: it nests deeper than 12 levels$/);
    assert.throws(() => parseJson(Buffer.from('{"a":'.repeat(1_000_000))), /deeper/);
  });

  it('reading JSON reads 300,000 values, and refuses more as soon as it meets them', () => {
    assert.ok(isList(parseJson(Buffer.from(`[${'1,'.repeat(299_998)}1]`))));
    for (const value of ['1', '{}', '[]', '""', '{"a":1}'])
      assert.throws(
        () => parseJson(Buffer.from(`[${`${value},`.repeat(300_000)}`)),
        /more than 300000 values/,
      );
  });

  it('reading JSON reads a thousand names and a thousand kinds of objects, and refuses more as soon as it meets them', () => {
    assert.ok(isList(parseJson(Buffer.from(`[${named(1_000)}]`))));
    assert.throws(() => parseJson(Buffer.from(`[${named(490_000)}]`)), /more than 1000 different names/);
    const kinds = Array.from({ length: 1_001 }, (_, index) =>
      [...index.toString(2).padStart(10, '0')].map((bit, at) => `"${bit}${at}":1`).join(),
    );
    assert.throws(() => parseJson(Buffer.from(`[{${kinds.join('},{')}}]`)), /more than 1000 kinds/);
    const back = parseJson(Buffer.from(`[${'{"a":1},{"b":2},'.repeat(5_000)}{"a":3}]`));
    assert.ok(isList(back));
    const shapes = new Set(back.map((object) => (isJsonObject(object) ? object.shape : undefined)));
    assert.equal(shapes.size, 2);
  });

  it('reading JSON takes names that mean something to JavaScript as names', () => {
    const value = parseJson(
      Buffer.from('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
    );
    assert.ok(isJsonObject(value));
    assert.deepEqual(
      [...value.members()].map(([name]) => name),
      ['__proto__', 'constructor'],
    );
    assert.equal(value.get('tostring'), undefined);
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
  });
});
