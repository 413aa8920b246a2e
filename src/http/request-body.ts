import type { IncomingMessage } from 'node:http';

/** A request body that the gateway does not read, with the status that says why. */
export class RequestBodyError extends Error {
  override readonly name = 'RequestBodyError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * Reads a request's body as UTF-8 text.
 * @param maxBytes where to stop
 * @throws {RequestBodyError} 413 beyond `maxBytes`, 400 if it is not UTF-8 or the client broke off
 */
export async function readText(request: IncomingMessage, maxBytes: number): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      chunks.push(chunk);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks, size));
  } catch (error) {
    if (error instanceof RequestBodyError) throw error;
    throw new RequestBodyError(400, 'The body could not be read; send it whole, as UTF-8.');
  }
}

function tooLarge(maxBytes: number): RequestBodyError {
  return new RequestBodyError(
    413,
    `The body is larger than ${maxBytes} bytes, which is the most that is read.`,
  );
}
