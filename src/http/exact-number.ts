/** Whether a JSON text may hold a number with more digits than a double, or closer to zero. Misses none. */
export function mayHoldInexactNumber(text: string): boolean {
  return /[\d.]{16}|e-\d{3}/i.test(text);
}

/** Whether a JSON number, read into a double, is still the number that was written. Up to 15 digits it always is. */
export function isExact(source: string): boolean {
  return plain(source) === plain(String(Number(source)));
}

/** A number's sign, digits and power of ten, so that two ways to write it come to the same. */
function plain(source: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(source) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  if (end === 0) return '0';
  return `${sign}${digits.slice(0, end)}e${Number(exponent) - fraction.length + digits.length - end}`;
}
