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
