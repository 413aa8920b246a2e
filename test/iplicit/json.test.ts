import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isJsonObject, jsonDecimal, memberOf } from '../../src/iplicit/json.ts';
import type { JsonObject } from '../../src/iplicit/json.ts';
import { parseJson } from '../../src/iplicit/json-reader.ts';

function objectOf(text: string): JsonObject {
  const value = parseJson(Buffer.from(text));
  assert.ok(isJsonObject(value));
  return value;
}

describe('memberOf', () => {
  it('finds members by name in any case, and nothing that every object has', () => {
    const object = objectOf('{"BATCHNO":"x","Constructor":null}');
    assert.equal(memberOf(object, 'BatchNo'), 'x');
    assert.equal(memberOf(object, 'batchNo'), 'x');
    assert.equal(memberOf(object, 'toString'), undefined);
    assert.equal(memberOf(object, '__proto__'), undefined);
    assert.equal(memberOf(object, 'constructor'), null);
  });
});

describe('jsonDecimal', () => {
  it('is written as a number, digit for digit', () => {
    assert.equal(JSON.stringify({ a: jsonDecimal('145.17000') }), '{"a":145.17000}');
    assert.throws(() => jsonDecimal('145,17'));
  });
});
