import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isJsonObject, jsonDecimal, parseJson } from '../../../src/services/iplicit/json.ts';
import type { JsonObject } from '../../../src/services/iplicit/json.ts';

function objectOf(text: string): JsonObject {
  const value = parseJson(Buffer.from(text));
  assert.ok(isJsonObject(value));
  return value;
}

describe('JsonObject', () => {
  it('JsonObject finds members by name in any case, and nothing that every object has', () => {
    const object = objectOf('{"BATCHNO":"x","Constructor":null}');
    assert.equal(object.get('BatchNo'), 'x');
    assert.equal(object.get('batchNo'), 'x');
    assert.equal(object.get('toString'), undefined);
    assert.equal(object.get('__proto__'), undefined);
    assert.equal(object.get('constructor'), null);
  });
});

describe('jsonDecimal', () => {
  it('jsonDecimal is written as a number, digit for digit', () => {
    assert.equal(JSON.stringify({ a: jsonDecimal('145.17000') }), '{"a":145.17000}');
    assert.throws(() => jsonDecimal('145,17'));
  });
});
