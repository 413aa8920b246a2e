/**
 * Exact decimal arithmetic on strings such as `"145.17000"`, as the gateway's scalar `Decimal` writes them. A JavaScript
 * number holds about 15 digits; amounts have more.
 */

/** `units` divided by ten to the power of `scale`. */
interface Exact {
  readonly units: bigint;
  readonly scale: number;
}

const DECIMAL = /^(?<sign>-?)(?<whole>\d+)(?:\.(?<fraction>\d+))?$/;

/** @throws {RangeError} if the text is not a plain decimal number */
function read(text: string): Exact {
  const { sign = '', whole = '', fraction = '' } = DECIMAL.exec(text)?.groups ?? {};
  if (whole === '') throw new RangeError(`"${text}" is not a decimal number.`);
  return { units: BigInt(sign + whole + fraction), scale: fraction.length };
}

function write({ units, scale }: Exact): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  const text = scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return units < 0n ? `-${text}` : text;
}

const unitsAt = ({ units, scale }: Exact, wanted: number): bigint => units * 10n ** BigInt(wanted - scale);

/**
 * The exact sum, with as many decimals as the longest of the terms; `"0"` for none.
 * @throws {RangeError} if a term is not a plain decimal number
 */
export function sum(terms: readonly string[]): string {
  const exact = terms.map(read);
  const scale = Math.max(0, ...exact.map((term) => term.scale));
  return write({ units: exact.reduce((total, term) => total + unitsAt(term, scale), 0n), scale });
}

/**
 * Negative, zero or positive, as `a` is less than, equal to or greater than `b`.
 * @throws {RangeError} if one of them is not a plain decimal number
 */
export function compare(a: string, b: string): number {
  const [left, right] = [read(a), read(b)];
  const scale = Math.max(left.scale, right.scale);
  const difference = unitsAt(left, scale) - unitsAt(right, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** How much of `whole` is in `part`, in thousandths from 0 to 1000. For drawing only: it is cut off, not exact. */
export function thousandths(part: string, whole: string): number {
  const [left, right] = [read(part), read(whole)];
  const scale = Math.max(left.scale, right.scale);
  const all = unitsAt(right, scale);
  return all <= 0n ? 0 : Number((unitsAt(left, scale) * 1000n) / all);
}

/**
 * Reads an amount that somebody typed: spaces around it and leading zeros do not matter.
 * @returns the amount as the gateway accepts it, or undefined if it is not a plain number such as `1234.50`
 */
export function typed(text: string): string | undefined {
  const trimmed = text.trim().replace(/^(-?)0+(?=\d)/, '$1');
  return DECIMAL.test(trimmed) ? trimmed : undefined;
}

/** The amount without zeros at its end that say nothing: `"145.17000"` becomes `"145.17"`. */
export function withoutTrailingZeros(amount: string): string {
  return amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount;
}
