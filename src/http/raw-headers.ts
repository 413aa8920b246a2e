/**
 * How often a header occurs in a request. Node's parsed headers do not tell: of some names they keep only the
 * first value.
 * @param rawHeaders names and values in turn; names in upper or lower case
 * @param name in lower case
 */
export function countHeader(rawHeaders: readonly string[], name: string): number {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const each = rawHeaders[index];
    if (each?.length === name.length && each.toLowerCase() === name) count += 1;
  }
  return count;
}
