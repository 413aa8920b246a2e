import type { IncomingMessage } from 'node:http';
import type { HeldBytes } from './held-bytes.ts';
import { overloaded, RefusedRequest } from './refused-request.ts';

/**
 * Bytes of each body that `HeldBytes` does not count, so that slow senders of long bodies cannot shut out the
 * usual short ones.
 */
const ALWAYS_HELD = 16_384;

const NOTHING = Buffer.alloc(0);
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a request's body as UTF-8 text if all of it has arrived with the headers, as is usual. This is
 * cheaper than listening for events.
 * @param maxBytes longest body that is read
 * @returns undefined if part of the body has yet to arrive
 * @throws {RefusedRequest} 413 beyond `maxBytes`, 400 if it is not UTF-8
 */
export function presentText(request: IncomingMessage, maxBytes: number): string | undefined {
  const size = request.readableLength;
  if (String(size) !== request.headers['content-length']) return undefined;
  if (size > maxBytes) throw tooLarge(maxBytes);
  // Without the size, only the first chunk would be returned.
  const bytes = request.read(size) as Buffer | null;
  // Reads the end of the stream, without which Node does not consider the request finished.
  request.resume();
  return textOf(bytes ?? NOTHING);
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
 * @param held counts the bytes of long bodies while they arrive
 * @throws {RefusedRequest} 413 beyond `maxBytes`, 400 if it is not UTF-8 or ends early, 503 if too much is
 *   held
 */
export async function arrivingText(
  request: IncomingMessage,
  maxBytes: number,
  held: HeldBytes,
): Promise<string> {
  if (request.destroyed) throw brokenOff();
  return textOf(await arrivingBytes(request, maxBytes, held));
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
function arrivingBytes(request: IncomingMessage, maxBytes: number, held: HeldBytes): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let size = 0;
    let taken = 0;
    const end = () => {
      request.off('data', take).off('end', whole).off('error', broken).off('close', broken);
      held.give(taken);
    };
    const refuse = (refused: RefusedRequest) => {
      end();
      // The rest is read and dropped, within the time limit for a request. If the connection were closed
      // while the client is still sending, the client would lose the answer.
      request.resume();
      reject(refused);
    };
    const take = (piece: Buffer) => {
      size += piece.length;
      if (size > maxBytes) return refuse(tooLarge(maxBytes));
      const beyond = Math.max(0, size - ALWAYS_HELD) - taken;
      if (beyond > 0 && !held.take(beyond)) return refuse(overloaded());
      taken += Math.max(0, beyond);
      pieces.push(piece);
      return undefined;
    };
    const whole = () => {
      end();
      resolve(pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces, size));
    };
    const broken = () => {
      end();
      reject(brokenOff());
    };
    request.on('data', take).on('end', whole).on('error', broken).on('close', broken);
  });
}

function brokenOff(): RefusedRequest {
  return new RefusedRequest(400, 'BAD_REQUEST', 'The body ended early; send all of it.');
}

function tooLarge(maxBytes: number): RefusedRequest {
  return new RefusedRequest(
    413,
    'PAYLOAD_TOO_LARGE',
    `The body is larger than ${maxBytes} bytes, which is the most that is read.`,
  );
}
