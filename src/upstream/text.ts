const BYTE_ORDER_MARK = '\uFEFF';

/** A body as text: UTF-8, without a byte order mark. Bytes that are not UTF-8 become U+FFFD. */
export function textOf(body: Buffer): string {
  const text = body.toString('utf8');
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

/**
 * The shortest slice of a string, in UTF-16 units, that V8 makes as a reference to the whole string. Shorter
 * ones it copies.
 */
const MIN_SLICE_LENGTH = 13;

/**
 * The same text, in memory of its own. For text that is kept or sent: a slice keeps the whole string in
 * memory, and one slice in an answer makes `JSON.stringify` take twice as long.
 */
export function ownText(text: string): string {
  return text.length < MIN_SLICE_LENGTH
    ? text
    : joined(text.slice(0, MIN_SLICE_LENGTH - 1), text.slice(MIN_SLICE_LENGTH - 1));
}

/**
 * Both texts joined in one flat string. With `+`, V8 would only note the two parts and join them when the
 * string is read.
 */
export function joined(one: string, other: string): string {
  return [one, other].join('');
}

/** A key cannot be one segment of a path without changing which resource the path names. */
export class UnsafePathSegmentError extends Error {
  override readonly name = 'UnsafePathSegmentError';
}

// Percent-encoded dots and slashes too: a proxy in front of the service may decode the path once more than
// expected.
const CHANGES_PATH = /^\.{0,2}$|[/\\\p{Cc}]|%(?:2e|2f|5c|00)/iu;

/**
 * Whether a key can be one segment of a path: well-formed, not empty, not `.` or `..`, and without separators
 * or control characters.
 */
export function isPathSegment(key: string): boolean {
  return key.isWellFormed() && !CHANGES_PATH.test(key);
}

/**
 * The key, percent-encoded as one segment of a path.
 * @throws {UnsafePathSegmentError} if the key could change which resource the path names
 */
export function pathSegment(key: string): string {
  if (!isPathSegment(key)) throw new UnsafePathSegmentError('this key cannot be part of an address');
  return encodeURIComponent(key);
}
