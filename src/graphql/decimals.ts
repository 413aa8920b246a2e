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
