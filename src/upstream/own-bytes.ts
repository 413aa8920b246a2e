/**
 * How many bytes of foreign memory a buffer may keep alive: the answer's head, or the rest of a socket's last
 * read.
 */
const SLACK_BYTES = 512;

/**
 * The same bytes, in memory that holds little else. For bytes that are kept for long: a small buffer is often
 * a slice of a large one, and would keep all of that in memory.
 */
export function ownBytes(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength <= bytes.length * 1.25 + SLACK_BYTES) return bytes;
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
}
