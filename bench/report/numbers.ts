/** A number with about three significant digits; a dash for NaN. */
export function short(value: number): string {
  if (Number.isNaN(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  if (Math.abs(value) >= 10) return value.toFixed(1);
  return value.toFixed(2);
}

/** A median with the minimum and the maximum of its rounds. */
export function spread(middle: number, values: readonly number[]): string {
  return `${short(middle)} (${short(Math.min(...values))}–${short(Math.max(...values))})`;
}

/** A size in units of 1,048,576 bytes. */
export function megabytes(bytes: number): string {
  return short(bytes / 1024 / 1024);
}
