import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compare, sum, thousandths, typed, withoutTrailingZeros } from '../src/money/decimal.ts';

/** Any amount that the gateway's `Decimal` can be. */
const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: 0, max: 8 }))
  .map(([units, scale]) => {
    const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
    const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
    return units < 0n ? `-${text}` : text;
  });

describe('amounts', () => {
  it('amounts beyond what a JavaScript number holds add up to the last digit', () => {
    assert.equal(sum(['90071992547409931.12345', '0.01000']), '90071992547409931.13345');
    assert.equal(sum(['0.1', '0.2']), '0.3');
    assert.equal(sum(['-0.05', '0.02']), '-0.03');
    assert.equal(sum([]), '0');
  });

  it('amounts have the same sum in whatever order they are added', () => {
    fc.assert(
      fc.property(fc.array(decimal, { minLength: 1 }), (terms) => {
        assert.equal(compare(sum(terms), sum(terms.toReversed())), 0);
        assert.equal(
          compare(sum([...terms, ...terms.map((term) => sum(['0', `-${term}`.replace('--', '')]))]), '0'),
          0,
        );
      }),
    );
  });

  it('amounts compare by value, not by how they are written', () => {
    assert.equal(compare('100', '100.00'), 0);
    assert.ok(compare('-1', '0.5') < 0);
    assert.ok(compare('9.9', '10') < 0);
  });

  it('amounts are read as people type them, and never guessed at', () => {
    assert.equal(typed(' 007.50 '), '7.50');
    assert.equal(typed('-3'), '-3');
    for (const text of ['', '1,5', '1.', '.5', '1e3', '1 000', '--1', 'ten'])
      assert.equal(typed(text), undefined, text);
  });

  it('amounts lose zeros that say nothing when they are shown to be edited', () => {
    assert.equal(withoutTrailingZeros('145.17000'), '145.17');
    assert.equal(withoutTrailingZeros('100.000'), '100');
    assert.equal(withoutTrailingZeros('100'), '100');
  });

  it('amounts are drawn in thousandths of their whole', () => {
    assert.equal(thousandths('1', '3'), 333);
    assert.equal(thousandths('5', '0'), 0);
  });
});
