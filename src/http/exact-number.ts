/**
 * Quick check for JSON that might contain a number which a double cannot hold: one with 16 or more digits, or
 * too close to zero. Has false positives but misses none.
 */
export function mayHoldInexactNumber(text: string): boolean {
  return /[\d.]{16}|e-\d{3}/i.test(text);
}

/** Whether a double holds exactly the number that a JSON text wrote. With up to 15 digits it always does. */
export function isExact(source: string): boolean {
  return canonical(source) === canonical(String(Number(source)));
}

/** A number in canonical form: sign, digits and power of ten, however it was written. */
function canonical(source: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(source) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  if (end === 0) return '0';
  return `${sign}${digits.slice(0, end)}e${Number(exponent) - fraction.length + digits.length - end}`;
}
