import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { sendRefusal } from './answer.ts';
import { STATUS_CODES } from '../node-http.ts';

/** Refusals of requests that are not valid HTTP, by the code of Node's error. */
const REFUSALS: Readonly<Record<string, readonly [status: number, code: string, message: string]>> = {
  HPE_HEADER_OVERFLOW: [
    431,
    'REQUEST_HEADER_FIELDS_TOO_LARGE',
    'The address and headers are longer than is read; send a long document by POST.',
  ],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'PAYLOAD_TOO_LARGE', 'The chunk extensions are longer than is read.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'REQUEST_TIMEOUT', 'The request took too long to arrive; send it again.'],
};
const NOT_HTTP = [400, 'BAD_REQUEST', 'This is not a request that HTTP/1.1 allows.'] as const;

/**
 * Answers requests that are not valid HTTP or take too long to arrive, and closes their connections, as it is
 * no longer known where the next request begins. Each server needs its own instance.
 */
export class UnreadableRequests {
  /** The newest response of each connection. Earlier ones are sent before it. */
  readonly #newest = new WeakMap<Duplex, ServerResponse>();
  readonly #refused = new WeakSet<Duplex>();

  /** To be called for every response, so that a later error can be answered in the right order. */
  track(response: ServerResponse): void {
    this.#newest.set(response.req.socket, response);
  }

  /** Answers a connection's error; for the server's `clientError`. Never throws. */
  refuse(error: Error & { code?: string }, socket: Duplex): void {
    if (this.#refused.has(socket)) return;
    this.#refused.add(socket);
    const [status, code, message] = REFUSALS[error.code ?? ''] ?? NOT_HTTP;
    const newest = this.#newest.get(socket);
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else if (newest && !newest.req.complete) {
      if (newest.headersSent) socket.destroy();
      else {
        // Ends the wait for the body: once a request has been answered, Node emits no more events for it.
        newest.once('close', () => newest.req.destroy());
        sendRefusal(newest, status, code, message, { connection: 'close' });
      }
    } else if (newest && !newest.writableFinished) {
      // An earlier request is still in progress. The client must not take this refusal for its answer.
      newest.once('close', () => endWithRefusal(socket, status, code, message));
    } else endWithRefusal(socket, status, code, message);
  }
}

/** Writes a refusal straight to a socket for which there is no response object, and ends the connection. */
export function endWithRefusal(socket: Duplex, status: number, code: string, message: string): void {
  // After CONNECT, Node no longer handles the socket's errors. Unhandled, a client that goes away would end
  // the process.
  socket.on('error', () => socket.destroy());
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }] });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/json; charset=utf-8',
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
