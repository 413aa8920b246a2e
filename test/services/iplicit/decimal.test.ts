import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { plainDecimal, sameDecimal } from '../../../src/graphql/decimals.ts';

const digits = fc.stringMatching(/^(?:0|[1-9]\d{0,20})(?:\.\d{1,12})?$/);

describe('plainDecimal', () => {
  it('plainDecimal keeps a plain decimal as it is, zeros at its end and minus included', () => {
    for (const text of ['0', '145.17000', '-0.01', '12345678901234.56', '99999999999999.12345678', '-0']) {
      assert.equal(plainDecimal(text), text);
    }
  });

  it('plainDecimal writes an exponent out without losing or adding a digit', () => {
    const cases = {
      '1.4517e2': '145.17',
      '1E-7': '0.0000001',
      '5e0': '5',
      '-2.50E+3': '-2500',
      '12e-1': '1.2',
    };
    for (const [written, plain] of Object.entries(cases)) assert.equal(plainDecimal(written), plain);
  });

  it('plainDecimal takes nothing that is no decimal, and neither digits nor an exponent that would fill the memory', () => {
    for (const text of [
      '',
      '.',
      '+',
      '.e1',
      '1,5',
      '0x10',
      'NaN',
      '1e',
      '1e999999999',
      ' 1',
      '1'.repeat(401),
    ]) {
      assert.equal(plainDecimal(text), undefined);
    }
  });

  it('plainDecimal reads what other programs write for a number, exactly', () => {
    const written = { '.50': '0.50', '334.': '334', '+1': '1', '0E-8': '0.00000000', '-.5': '-0.5' };
    for (const [text, decimal] of Object.entries(written)) assert.equal(plainDecimal(text), decimal, text);
  });

  it('plainDecimal gives the same number however the point is shifted by the exponent', () => {
    fc.assert(
      fc.property(digits, fc.integer({ min: -30, max: 30 }), (text, shift) => {
        const there = plainDecimal(`${text}e${shift}`);
        assert.ok(there !== undefined);
        const back = plainDecimal(`${there}e${-shift}`);
        assert.ok(back !== undefined && sameDecimal(back, text), `${text} ${shift} ${there} ${String(back)}`);
      }),
    );
  });
});

describe('sameDecimal', () => {
  it('sameDecimal compares as numbers, not as texts', () => {
    assert.ok(sameDecimal('145.17', '145.17000'));
    assert.ok(sameDecimal('0', '-0.00'));
    assert.ok(sameDecimal('1e2', '100'));
    assert.ok(!sameDecimal('145.17', '-145.17'));
    assert.ok(!sameDecimal('99999999999999.12345678', '99999999999999.12345679'));
    assert.ok(!sameDecimal('no number', 'no number'));
  });

  it('sameDecimal holds for any number of zeros at the end, and for no other digit', () => {
    fc.assert(
      fc.property(digits, fc.integer({ min: 1, max: 9 }), (text, digit) => {
        const fraction = text.includes('.') ? text : `${text}.`;
        assert.ok(sameDecimal(`${fraction}000`, text.replace(/\.$/, '')));
        assert.ok(!sameDecimal(`${fraction}${'0'.repeat(12)}${digit}`, text));
      }),
    );
  });
});
