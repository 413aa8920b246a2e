/**
 * A number that is an object's member, behind the quote that ends the member's name. A quote with a letter or digit before
 * it and a colon behind it always ends a name: one that begins a text has a colon, comma or bracket before it, and one
 * inside a text a backslash.
 */
const MEMBER_NUMBER = /(\w" *: *)(-?\d[\d.eE+-]*)/g;

/** JSON with every member number as the text it was written as: `145.17000` stays `"145.17000"`. */
export function parseExactly(text: string): unknown {
  return JSON.parse(text.replace(MEMBER_NUMBER, '$1"$2"'));
}
