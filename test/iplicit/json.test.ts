import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  JsonNumber,
  isJsonObject,
  isList,
  jsonDecimal,
  memberOf,
  parseJson,
} from '../../src/iplicit/json.ts';
import type { JsonValue } from '../../src/iplicit/json.ts';

/** A value as JSON.parse would have given it. */
function plain(value: JsonValue): unknown {
  if (value instanceof JsonNumber) return Number(value.source);
  if (isList(value)) return value.map(plain);
  if (isJsonObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
  return value;
}

describe('parseJson', () => {
  it('reads what JSON.parse reads, number by number', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        assert.deepEqual(plain(parseJson(Buffer.from(text))), JSON.parse(text));
      }),
    );
  });

  it('keeps the digits of a number as they were written', () => {
    const value = parseJson(Buffer.from('[145.17000, -0, 1E400, 9223372036854775807]'));
    assert.ok(isList(value));
    assert.deepEqual(
      value.map((each) => (each instanceof JsonNumber ? each.source : each)),
      ['145.17000', '-0', '1E400', '9223372036854775807'],
    );
  });

  it('reads past a byte order mark', () => {
    assert.deepEqual(parseJson(Buffer.from('\uFEFF{"a":true}')), { a: true });
  });
});

describe('memberOf', () => {
  it('finds own members by name in any case, and nothing that every object has', () => {
    const object = { BatchNo: 'x', batchno: 'y' };
    assert.equal(memberOf(object, 'BatchNo'), 'x');
    assert.equal(memberOf(object, 'batchNo'), 'x');
    assert.equal(memberOf({}, 'constructor'), undefined);
    assert.equal(memberOf({}, '__proto__'), undefined);
    assert.equal(memberOf({ Constructor: null }, 'constructor'), null);
  });
});

describe('jsonDecimal', () => {
  it('is written as a number, digit for digit', () => {
    assert.equal(JSON.stringify({ a: jsonDecimal('145.17000') }), '{"a":145.17000}');
    assert.throws(() => jsonDecimal('145,17'));
  });
});
