import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isExact, mayHoldInexactNumber } from '../../src/server/request/request-json.ts';

/** A decimal's value as a fraction of whole numbers, by the book. */
function fractionOf(source: string): [numerator: bigint, denominator: bigint] {
  const [mantissa = '', exponent = '0'] = source.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const power = Number(exponent) - fraction.length;
  const digits = BigInt(`${whole}${fraction}`.replace('-', ''));
  const signed = mantissa.startsWith('-') ? -digits : digits;
  return power < 0 ? [signed, 10n ** BigInt(-power)] : [signed * 10n ** BigInt(power), 1n];
}

function sameValue(one: string, other: string): boolean {
  const [[a, b], [c, d]] = [fractionOf(one), fractionOf(other)];
  return a * d === c * b;
}

const digits = (most: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: most }).map((list) => list.join(''));
const jsonNumber = fc
  .tuple(
    fc.constantFrom('', '-'),
    digits(22).map((text) => text.replace(/^0+(?=\d)/, '')),
    fc.option(digits(22), { nil: undefined }),
    fc.option(fc.tuple(fc.constantFrom('e', 'E'), fc.constantFrom('', '+', '-'), digits(3)), {
      nil: undefined,
    }),
  )
  .map(([sign, whole, fraction, exponent]) =>
    [sign, whole, ...(fraction === undefined ? [] : ['.', fraction]), ...(exponent ?? [])].join(''),
  );

describe('a JSON number', () => {
  it('a JSON number is exact if, and only if, the double that it becomes is written with the same value', () => {
    fc.assert(
      fc.property(jsonNumber, (source) => {
        const value = Number(JSON.parse(source));
        const same = Number.isFinite(value) && sameValue(source, String(value));
        assert.equal(isExact(source), same, source);
      }),
      { numRuns: 20_000 },
    );
  });

  it('a JSON number that is inexact and yet looks harmless is never missed at first sight', () => {
    fc.assert(
      fc.property(jsonNumber, (source) => {
        const value = Number(source);
        const shows = !Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value));
        assert.ok(shows || isExact(source) || mayHoldInexactNumber(`{"x":${source}}`), source);
      }),
      { numRuns: 20_000 },
    );
  });

  it('a JSON number is judged in no time however long it is', () => {
    assert.equal(isExact(`${'0'.repeat(500_000)}1${'0'.repeat(500_000)}1`), false);
    assert.equal(isExact(`1.${'0'.repeat(1_000_000)}`), true);
    assert.equal(isExact(`1e${'9'.repeat(1_000_000)}`), false);
  });
});
