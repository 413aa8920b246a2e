import type { IncomingMessage } from 'node:http';
import type { HeldBytes } from './held-bytes.ts';
import { overloaded, RefusedRequest } from './refused-request.ts';

/** A body as long as most are is held whatever else is held: slow senders of long ones do not shut out the rest. */
const ALWAYS_HELD = 16_384;

const NOTHING = Buffer.alloc(0);
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The body of a request as UTF-8 text, if all of it came with the head, as it mostly does: to listen for its pieces costs
 * more than to read it.
 * @param maxBytes where to stop
 * @returns undefined where more of it is to come
 * @throws {RefusedRequest} 413 beyond `maxBytes`, 400 if it is not UTF-8
 */
export function presentText(request: IncomingMessage, maxBytes: number): string | undefined {
  const size = request.readableLength;
  if (String(size) !== request.headers['content-length']) return undefined;
  if (size > maxBytes) throw tooLarge(maxBytes);
  // Without the size it would be the first piece alone.
  const bytes = request.read(size) as Buffer | null;
  // Node has done with a request when its end has been read, too.
  request.resume();
  return textOf(bytes ?? NOTHING);
}

/**
 * Refuses a body that is announced as longer than is read.
 * @throws {RefusedRequest} 413
 */
export function checkLength(request: IncomingMessage, maxBytes: number): void {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
}

/**
 * Reads a request's body as UTF-8 text as it arrives.
 * @param maxBytes where to stop
 * @param held what long bodies are taken from while they arrive
 * @throws {RefusedRequest} 413 beyond `maxBytes`, 400 if it is not UTF-8 or the client broke off, 503 if too much is held
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

/** By events: an iterator would cost several times as much for the one piece that a body usually comes in. */
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
      // The rest is read and dropped, within the time that a request may take: closing on a client that is still
      // sending would cost it the answer.
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
