/**
 * Converts one of iplicit's date-times to epoch milliseconds. Most have no offset and are UTC. NaN if the
 * text is not a date.
 */
export function instantOf(text: string): number {
  const offset = /T.*(Z|[+-]\d\d:?\d\d)$/i.test(text);
  return Date.parse(offset || !text.includes('T') ? text : `${text}Z`);
}
