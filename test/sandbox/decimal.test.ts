import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { add, divide, multiply, split, withDecimals } from '../../src/sandbox/decimal.ts';

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.integer({ min: 0, max: 10 }))
  .map(([units, scale]) => multiply(units.toString(), `1e-${scale}`, scale));

test('sums are exact, whatever the size', () => {
  assert.equal(add('0.1', '0.2'), '0.3');
  assert.equal(add('12345678901234.56', '0.00000001'), '12345678901234.56000001');
  fc.assert(
    fc.property(
      decimals,
      decimals,
      (a, b) => add(add(a, b), negated(b)) === withDecimals(a, scaleOf(add(a, b))),
    ),
  );
});

test('products and quotients round a half away from zero', () => {
  assert.equal(multiply('100', '0.8846290000', 5), '88.46290');
  assert.equal(multiply('0.5', '0.1', 1), '0.1');
  assert.equal(multiply('-0.5', '0.1', 1), '-0.1');
  assert.equal(divide('1', '3', 5), '0.33333');
  assert.equal(divide('-2', '3', 2), '-0.67');
  assert.equal(divide('88.46290', '0.8846290000', 5), '100.00000');
});

test('shares add up to exactly the whole', () => {
  fc.assert(
    fc.property(decimals, fc.integer({ min: 1, max: 50 }), (whole, shares) => {
      const parts = split(whole, shares);
      return parts.length === shares && parts.reduce(add) === whole;
    }),
  );
  assert.deepEqual(split('0.00', 0), []);
});

test('exponents are read, and what is no decimal is refused', () => {
  assert.equal(withDecimals('1.5e3', 2), '1500.00');
  assert.equal(withDecimals('2e-1', 0), '0.2');
  for (const text of ['', '1.', '.5', 'NaN', '1e999', '0x10', '1,5'])
    assert.throws(() => withDecimals(text, 0), RangeError);
});

function negated(text: string): string {
  return text.startsWith('-') ? text.slice(1) : `-${text}`;
}

function scaleOf(text: string): number {
  return text.split('.')[1]?.length ?? 0;
}
