import type { Readable } from 'node:stream';

/** The answer is larger than the gateway reads into memory. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/**
 * Reads a whole body into memory.
 * @param maxBytes the largest body to read
 * @throws {BodyTooLargeError} if it is larger; the body is then destroyed, so that no answer can fill the
 *   memory
 */
export async function readBody(body: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) {
      body.destroy();
      throw new BodyTooLargeError(`the body is larger than ${maxBytes} bytes`);
    }
    chunks.push(chunk);
  }
  const only = chunks[0];
  return chunks.length === 1 && only ? only : Buffer.concat(chunks, size);
}

/**
 * Discards a body that nobody wants. A body destroyed before its end emits an error, which would end the
 * process if nothing listened for it.
 */
export function discardBody(body: Readable): void {
  body.on('error', () => {});
  body.destroy();
}
