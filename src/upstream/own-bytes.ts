/** Bytes beside its own that a buffer may keep alive: a head that came along, what is left of a socket's last read. */
const SLACK_BYTES = 512;

/**
 * The same bytes, in memory that holds little else. For what is kept long: a small buffer is often a piece cut from a
 * large one, all of which would be kept with it.
 */
export function ownBytes(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength <= bytes.length * 1.25 + SLACK_BYTES) return bytes;
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
}
