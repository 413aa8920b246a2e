import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { sendRefusal } from './answer.ts';
import type { HeldBytes } from './held-bytes.ts';
import type { HttpLimits } from './limits.ts';
import { createServer } from '../node-http.ts';
import { countHeader } from './raw-headers.ts';
import { boundSlowReader } from './slow-readers.ts';
import { endWithRefusal, UnreadableRequests } from './unreadable-request.ts';

const CLOSE = { connection: 'close' };

export interface HttpServerOptions {
  limits: HttpLimits;
  /** Counts the bytes of answers that wait for slow clients. */
  held: HeldBytes;
  /** Answers a request. Never rejects. */
  handle: (request: IncomingMessage, response: ServerResponse) => void;
}

/**
 * Creates an HTTP server that enforces the limits on time, memory and connections, and that answers even
 * invalid HTTP with a refusal in JSON. If a client closes its sending side, Node ends the connection, and the
 * reads for it stop.
 */
export function createHttpServer({ limits, held, handle }: HttpServerOptions): Server {
  const unreadable = new UnreadableRequests();
  const server = createServer({
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    connectionsCheckingInterval: limits.checkEveryMs,
    maxHeaderSize: limits.headBytes,
    insecureHTTPParser: false,
    // Refused below, in JSON.
    requireHostHeader: false,
  });
  server.maxConnections = limits.connections;

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    boundSlowReader(response, limits.stalledMs, held);
    // It was refused while it waited for the answers before it.
    if (response.headersSent) return;
    // RFC 9112, 3.2: only one Host header is allowed, as a proxy might go by another than we do.
    const hosts = countHeader(request.rawHeaders, 'host');
    if (hosts === 1 || request.httpVersion === '1.0') handle(request, response);
    else sendRefusal(response, 400, 'BAD_REQUEST', 'An HTTP/1.1 request must name exactly one Host.', CLOSE);
  };
  const take = (request: IncomingMessage, response: ServerResponse) => {
    unreadable.track(response);
    // Pipelined requests are handled one after the other, so that the server makes and holds one answer per
    // connection. A response gets its socket when the answers before it have been sent.
    if (response.socket) answer(request, response);
    else response.once('socket', () => answer(request, response));
  };
  server.on('request', take);
  // `readRawRequest` sends the 100 Continue when the body may come.
  server.on('checkContinue', take);
  server.on('checkExpectation', (_, response: ServerResponse) => {
    unreadable.track(response);
    sendRefusal(
      response,
      417,
      'EXPECTATION_FAILED',
      'The only expectation that is met here is 100-continue; leave any other out.',
      CLOSE,
    );
  });
  server.on('connect', (_, socket) => {
    endWithRefusal(socket, 405, 'METHOD_NOT_ALLOWED', 'This is not a proxy; send a path, such as /graphql.');
  });
  server.on('clientError', (error, socket) => unreadable.refuse(error, socket));
  return server;
}
