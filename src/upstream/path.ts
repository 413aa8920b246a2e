/** A key that cannot stand as one segment of a path without changing which resource the path names. */
export class UnsafePathSegmentError extends Error {
  override readonly name = 'UnsafePathSegmentError';
}

// Percent-encoded dots and slashes too: a proxy in front of the service may decode the path once more than we do.
const CHANGES_PATH = /^\.{0,2}$|[/\\\p{Cc}]|%(?:2e|2f|5c|00)/iu;

/** Whether a key can stand as one segment of a path: not empty, no dots alone, no separators, no control characters, well-formed. */
export function isPathSegment(key: string): boolean {
  return key.isWellFormed() && !CHANGES_PATH.test(key);
}

/**
 * A key as one percent-encoded segment of a path.
 * @throws {UnsafePathSegmentError} if the key could change the path
 */
export function pathSegment(key: string): string {
  if (!isPathSegment(key)) throw new UnsafePathSegmentError('this key cannot be part of an address');
  return encodeURIComponent(key);
}
