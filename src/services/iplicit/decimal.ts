import { isDecimal } from '../../graphql/scalars.ts';

/** Limits in digits. No real amount exceeds them, and expanding such a number would only fill memory. */
const LARGEST_EXPONENT = 400;
const LONGEST = 400;

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,9}))?$/i;

/**
 * Writes a decimal without an exponent, keeping every digit: `1.4517e2` is `145.17`, `145.17000` stays as it
 * is.
 * @returns undefined if the text is not a decimal, is too long, or has too large an exponent
 */
export function plainDecimal(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  if (isDecimal(text)) return text;
  const [, sign, whole, fraction = '', exponent = '0'] = DECIMAL.exec(text) ?? [];
  const shift = Number(exponent);
  if (sign === undefined || whole === undefined || Math.abs(shift) > LARGEST_EXPONENT) return undefined;
  if (shift === 0) return plain(sign, whole, fraction);
  if (shift > 0) {
    const moved = fraction.padEnd(shift, '0');
    return plain(sign, withoutLeadingZeros(whole + moved.slice(0, shift)), moved.slice(shift));
  }
  const moved = whole.padStart(1 - shift, '0');
  return plain(sign, withoutLeadingZeros(moved.slice(0, shift)), moved.slice(shift) + fraction);
}

/** Whether two decimals are equal, ignoring leading and trailing zeros. */
export function sameDecimal(one: string, other: string): boolean {
  const a = normalDecimal(one);
  return a !== undefined && a === normalDecimal(other);
}

function plain(sign: string, whole: string, fraction: string): string {
  return `${sign === '-' ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

function withoutLeadingZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}

/** A decimal without leading and trailing zeros; undefined if the text is none. */
export function normalDecimal(text: string): string | undefined {
  const [, sign, whole, fraction] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(plainDecimal(text) ?? '') ?? [];
  if (sign === undefined || whole === undefined) return undefined;
  const digits = plain('', withoutLeadingZeros(whole), (fraction ?? '').replace(/0+$/, ''));
  return digits === '0' ? digits : sign + digits;
}
