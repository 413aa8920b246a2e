import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { jsonDecimal, memberOf } from '../../src/iplicit/json.ts';

describe('memberOf', () => {
  it('finds members by name in any case, and nothing that every object has', () => {
    const object = new Map([['batchno', 'x']]);
    assert.equal(memberOf(object, 'BatchNo'), 'x');
    assert.equal(memberOf(object, 'batchNo'), 'x');
    assert.equal(memberOf(object, 'constructor'), undefined);
    assert.equal(memberOf(object, '__proto__'), undefined);
    assert.equal(memberOf(new Map([['constructor', null]]), 'Constructor'), null);
  });
});

describe('jsonDecimal', () => {
  it('is written as a number, digit for digit', () => {
    assert.equal(JSON.stringify({ a: jsonDecimal('145.17000') }), '{"a":145.17000}');
    assert.throws(() => jsonDecimal('145,17'));
  });
});
