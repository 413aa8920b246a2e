import type { IncomingMessage } from 'node:http';
import type { Shares } from '../../shares.ts';
import { overloaded, RefusedRequest } from '../refused-request.ts';

/** Where the bytes of long bodies are counted while they arrive. */
export interface HeldFor {
  readonly held: Shares;
  /** Whose request it is. */
  readonly caller: string;
}

/**
 * Bytes of each body that are not counted as held, so that slow senders of long bodies cannot shut out the
 * usual short ones.
 */
const UNCOUNTED_BYTES = 16_384;

const EMPTY = Buffer.alloc(0);
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a request's body as UTF-8 text if all of it has arrived with the headers, as is usual. This is
 * cheaper than listening for events.
 * @param maxBytes longest body that is read
 * @returns undefined if part of the body has yet to arrive
 * @throws {RefusedRequest} 413 beyond `maxBytes`, 400 if it is not UTF-8
 */
export function bufferedBody(request: IncomingMessage, maxBytes: number): string | undefined {
  const size = request.readableLength;
  if (String(size) !== request.headers['content-length']) return undefined;
  if (size > maxBytes) throw tooLarge(maxBytes);
  // Without the size, only the first chunk would be returned.
  const bytes = request.read(size) as Buffer | null;
  // Reads the end of the stream, without which Node does not consider the request finished.
  request.resume();
  return textOf(bytes ?? EMPTY);
}

/**
 * Refuses a body whose Content-Length is too large.
 * @throws {RefusedRequest} 413
 */
export function checkLength(request: IncomingMessage, maxBytes: number): void {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
}

/**
 * Reads a request's body as UTF-8 text as it arrives.
 * @param maxBytes longest body that is read
 * @param heldFor where to count the bytes of a long body while it arrives
 * @throws {RefusedRequest} 413 beyond `maxBytes`, 400 if it is not UTF-8 or ends early, 503 if too much is
 *   held for this caller
 */
export async function arrivingBody(
  request: IncomingMessage,
  maxBytes: number,
  heldFor: HeldFor,
): Promise<string> {
  if (request.destroyed) throw endedEarly();
  return textOf(await arrivingBytes(request, maxBytes, heldFor));
}

function textOf(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new RefusedRequest(400, 'BAD_REQUEST', 'The body is not UTF-8; send it as UTF-8.');
  }
}

/**
 * Uses events, as an async iterator would cost several times as much for the one chunk in which a body
 * usually comes.
 */
function arrivingBytes(
  request: IncomingMessage,
  maxBytes: number,
  { held, caller }: HeldFor,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let reserved = 0;
    const stop = () => {
      request.off('data', receive).off('end', finish).off('error', fail).off('close', fail);
      held.release(caller, reserved);
    };
    const refuse = (refusal: RefusedRequest) => {
      stop();
      // The rest is read and dropped, within the time limit for a request. If the connection were closed
      // while the client is still sending, the client would lose the answer.
      request.resume();
      reject(refusal);
    };
    const receive = (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) return refuse(tooLarge(maxBytes));
      const beyond = Math.max(0, size - UNCOUNTED_BYTES) - reserved;
      if (beyond > 0 && !held.take(caller, beyond)) return refuse(overloaded());
      reserved += Math.max(0, beyond);
      chunks.push(chunk);
      return undefined;
    };
    const finish = () => {
      stop();
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size));
    };
    const fail = () => {
      stop();
      reject(endedEarly());
    };
    request.on('data', receive).on('end', finish).on('error', fail).on('close', fail);
  });
}

function endedEarly(): RefusedRequest {
  return new RefusedRequest(400, 'BAD_REQUEST', 'The body ended early; send all of it.');
}

function tooLarge(maxBytes: number): RefusedRequest {
  return new RefusedRequest(
    413,
    'PAYLOAD_TOO_LARGE',
    `The body is larger than ${maxBytes} bytes, which is the most that is read.`,
  );
}
