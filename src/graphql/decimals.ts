import { isDecimal } from './scalars.ts';

/** A decimal as an integer of its smallest unit. */
interface Fixed {
  readonly units: bigint;
  /** Digits after the point. */
  readonly scale: number;
}

const DECIMAL = /^(-?\d+)(?:\.(\d+))?$/;

/**
 * The exact sum of two decimals, with as many digits after the point as the longer has.
 * @throws {RangeError} if a text is not a decimal; see `isDecimal`
 */
export function addDecimals(one: string, other: string): string {
  const [a, b, scale] = aligned(one, other);
  return written({ units: a + b, scale });
}

/**
 * Compares two decimals: negative if the first is less, 0 if they are equal, whatever their zeros.
 * @throws {RangeError} if a text is not a decimal; see `isDecimal`
 */
export function compareDecimals(one: string, other: string): number {
  const [a, b] = aligned(one, other);
  return a === b ? 0 : a < b ? -1 : 1;
}

function aligned(one: string, other: string): [a: bigint, b: bigint, scale: number] {
  const [a, b] = [parsed(one), parsed(other)];
  const scale = Math.max(a.scale, b.scale);
  return [scaled(a, scale), scaled(b, scale), scale];
}

function scaled({ units, scale }: Fixed, to: number): bigint {
  return scale === to ? units : units * 10n ** BigInt(to - scale);
}

function parsed(text: string): Fixed {
  const [, whole, fraction = ''] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) throw new RangeError('This is not a decimal.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

function written({ units, scale }: Fixed): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Limits in digits. No real amount exceeds them, and expanding such a number would only fill memory. */
const MAX_EXPONENT = 400;
const MAX_LENGTH = 400;

const WITH_EXPONENT = /^([+-]?)(?=\.?\d)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,9}))?$/i;

/**
 * Writes a decimal as the gateway does, keeping every digit: `1.4517e2` is `145.17`, `.50` is `0.50`, `+1` and `1.` are `1`,
 * `145.17000` stays as it is.
 * @returns undefined if the text is not a decimal, is too long, or has too large an exponent
 */
export function plainDecimal(text: string): string | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  if (isDecimal(text)) return text;
  const [, sign, whole, fraction = '', exponent = '0'] = WITH_EXPONENT.exec(text) ?? [];
  const shift = Number(exponent);
  if (sign === undefined || whole === undefined || Math.abs(shift) > MAX_EXPONENT) return undefined;
  if (shift === 0) return plain(sign, withoutLeadingZeros(whole.padStart(1, '0')), fraction);
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
