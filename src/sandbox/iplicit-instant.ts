/**
 * The instant of a date-time as iplicit writes it, in milliseconds: mostly without an offset, and then it is UTC.
 * NaN when the text is no date.
 */
export function instantOf(text: string): number {
  const offset = /T.*(Z|[+-]\d\d:?\d\d)$/i.test(text);
  return Date.parse(offset || !text.includes('T') ? text : `${text}Z`);
}
