/**
 * An exact decimal for the sandbox's sums, as an integer of units. Nothing is rounded unless a function says
 * so. Texts are as in JSON: `145.17000`, `-3`, `1.5e3`.
 */
interface Fixed {
  units: bigint;
  /** Digits after the point. */
  scale: number;
}

const PATTERN = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
const GREATEST_EXPONENT = 100;

/** @throws {RangeError} if the text is not a decimal or its exponent is beyond ±100 */
function parse(text: string): Fixed {
  const match = PATTERN.exec(text);
  const exponent = Number(match?.[4] ?? 0);
  if (match === null || Math.abs(exponent) > GREATEST_EXPONENT) {
    throw new RangeError(`"${text}" is not a decimal number that the sandbox can hold.`);
  }
  const [, sign, whole = '0', fraction = ''] = match;
  const units = BigInt(`${sign}${whole}${fraction}`);
  const scale = fraction.length - exponent;
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 };
}

function print({ units, scale }: Fixed): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  const text = scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return units < 0n ? `-${text}` : text;
}

function rescale({ units, scale }: Fixed, to: number): Fixed {
  return to >= scale ? { units: units * 10n ** BigInt(to - scale), scale: to } : { units, scale };
}

/** Divides, rounding a half away from zero. */
function roundedQuotient(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const quotient = (top * 2n + bottom) / (bottom * 2n);
  return negative ? -quotient : quotient;
}

/** The exact sum, with as many decimals as the longer operand. */
export function add(left: string, right: string): string {
  const [a, b] = [parse(left), parse(right)];
  const scale = Math.max(a.scale, b.scale);
  return print({ units: rescale(a, scale).units + rescale(b, scale).units, scale });
}

/** The product, rounded to `scale` decimals. */
export function multiply(left: string, right: string, scale: number): string {
  const [a, b] = [parse(left), parse(right)];
  return round({ units: a.units * b.units, scale: a.scale + b.scale }, scale);
}

/**
 * The quotient, rounded to `scale` decimals.
 * @throws {RangeError} if `right` is zero
 */
export function divide(left: string, right: string, scale: number): string {
  const [a, b] = [parse(left), parse(right)];
  return print({
    units: roundedQuotient(a.units * 10n ** BigInt(scale + b.scale), b.units * 10n ** BigInt(a.scale)),
    scale,
  });
}

/** The same number with at least `scale` decimals: `145.17` becomes `145.17000`. */
export function withDecimals(text: string, scale: number): string {
  return print(rescale(parse(text), scale));
}

/** Splits a number into shares that add up to exactly it. The last share takes the remainder. */
export function split(text: string, shares: number): string[] {
  const { units, scale } = parse(text);
  const each = shares === 0 ? 0n : units / BigInt(shares);
  return Array.from({ length: shares }, (_, index) =>
    print({ units: index === shares - 1 ? units - each * BigInt(shares - 1) : each, scale }),
  );
}

function round(value: Fixed, scale: number): string {
  if (value.scale <= scale) return print(rescale(value, scale));
  return print({ units: roundedQuotient(value.units, 10n ** BigInt(value.scale - scale)), scale });
}
