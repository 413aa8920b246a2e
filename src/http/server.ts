import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { sendRefusal } from './answer.ts';
import type { HeldBytes } from './held-bytes.ts';
import type { HttpLimits } from './limits.ts';
import { createServer } from '../node-http.ts';
import { boundSlowReader } from './slow-readers.ts';
import { endWith, UnreadableRequests } from './unreadable-request.ts';

export interface HttpServerOptions {
  limits: HttpLimits;
  /** What waiting answers are held from. */
  held: HeldBytes;
  /** Answers a request. Never rejects. */
  handle: (request: IncomingMessage, response: ServerResponse) => void;
}

/**
 * An HTTP server that gives no connection more time, memory or company than the limits say, and that refuses in JSON
 * whatever is not HTTP. A connection that its client has closed for sending counts as given up: Node ends it, and what
 * was being read for it stops.
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
    // It was refused while it waited for its turn.
    if (response.headersSent) return;
    if (hostsOf(request) === 1 || request.httpVersion === '1.0') handle(request, response);
    else sendRefusal(response, 400, 'BAD_REQUEST', 'An HTTP/1.1 request must name exactly one Host.', CLOSE);
  };
  const take = (request: IncomingMessage, response: ServerResponse) => {
    unreadable.saw(response);
    // Requests that came at once are taken one by one: no client has more than one answer made and kept for it.
    if (response.socket) answer(request, response);
    else response.once('socket', () => answer(request, response));
  };
  server.on('request', take);
  // Whoever reads the body says when it may come.
  server.on('checkContinue', take);
  server.on('checkExpectation', (_, response: ServerResponse) => {
    unreadable.saw(response);
    sendRefusal(
      response,
      417,
      'EXPECTATION_FAILED',
      'The only expectation that is met here is 100-continue; leave any other out.',
      CLOSE,
    );
  });
  server.on('connect', (_, socket) => {
    endWith(socket, 405, 'METHOD_NOT_ALLOWED', 'This is not a proxy; send a path, such as /graphql.');
  });
  server.on('clientError', (error, socket) => unreadable.refuse(error, socket));
  return server;
}

const CLOSE = { connection: 'close' };

/** RFC 9112, 3.2: none or several are refused, since what stands in between may go by another than we do. */
function hostsOf({ rawHeaders }: IncomingMessage): number {
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  return hosts;
}
