import type { Readable } from 'node:stream';

/** The answer is larger than the gateway reads into memory. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/**
 * Reads a body whole.
 * @param maxBytes where to stop: beyond it the body is destroyed and BodyTooLargeError thrown, so that no answer can
 *   fill the memory.
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
 * Lets go of a body that nobody wants. Destroyed before its end it reports that as an error, which would end the process
 * if nobody listened.
 */
export function discardBody(body: Readable): void {
  body.on('error', () => {});
  body.destroy();
}
