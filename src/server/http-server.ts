import type {
  IncomingMessage,
  OutgoingHttpHeader,
  OutgoingHttpHeaders,
  Server,
  ServerResponse,
} from 'node:http';
import { Server as NetServer } from 'node:net';
import type { Socket, AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { currentRequest, requestId } from '../observability/current-request.ts';
import type { Shares } from '../shares.ts';
import { sendRefusal } from './answer.ts';
import type { HttpLimits } from './limits.ts';
import { SlowReaders } from './slow-readers.ts';
import { StartError } from '../start-error.ts';
import { urlHost } from './origins.ts';
import type { RefusedRequest } from './refused-request.ts';

/**
 * The parts of `node:http` that the gateway uses. A static import would read every export at start-up, and
 * the getter behind `WebSocket` loads a whole HTTP client, which takes Node 30 ms.
 */
export const {
  createServer,
  STATUS_CODES,
  ServerResponse: NodeResponse,
} = process.getBuiltinModule('node:http');

/**
 * How often a header occurs in a request. Node's parsed headers do not tell: of some names they keep only the
 * first value.
 * @param rawHeaders names and values in turn; names in upper or lower case
 * @param name in lower case
 */
export function countHeader(rawHeaders: readonly string[], name: string): number {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const each = rawHeaders[index];
    if (each?.length === name.length && each.toLowerCase() === name) count += 1;
  }
  return count;
}

/**
 * Limits the time and memory that answers take whose clients are slow to read them. Nearly all answers are
 * written to the connection at once, and cost nothing here.
 * @param stalledMs milliseconds without progress after which the connection is ended
 * @param held divides the bytes of waiting answers between callers; if an answer does not fit into its caller's
 *   share, its connection is ended at once
 */
function boundSlowReader(response: ServerResponse, stalledMs: number, held: Shares): void {
  // Emitted when the whole answer has been handed to the connection. `on` instead of `once`, which costs
  // more; the event comes only once anyway.
  response.on('prefinish', () => {
    const { socket } = response;
    const waiting = socket?.writableLength ?? 0;
    if (!socket || waiting === 0) return;
    const caller = currentRequest()?.caller ?? '';
    if (!held.take(caller, waiting)) {
      socket.destroy();
      return;
    }
    response.once('close', () => held.release(caller, waiting));
    endWhenStalled(response, stalledMs);
  });
}

/**
 * Ends an answer's connection if it makes no progress, until the answer has been sent.
 * @param stalledMs milliseconds without progress
 */
export function endWhenStalled(response: ServerResponse, stalledMs: number): void {
  const { socket } = response;
  socket?.setTimeout(stalledMs);
  // Before the server's own listener, which sets the keep-alive timeout.
  response.prependOnceListener('finish', () => socket?.setTimeout(0));
}

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
class UnreadableRequests {
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

/** Answers a request to change the protocol with a refusal, and ends the connection. */
export function refuseUpgrade(socket: Socket, { status, code, message }: RefusedRequest): void {
  endWithRefusal(socket, status, code, message);
}

/** Writes a refusal straight to a socket for which there is no response object, and ends the connection. */
function endWithRefusal(socket: Duplex, status: number, code: string, message: string): void {
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

const CLOSE = { connection: 'close' };

/** A response to an identified request. */
export class IdentifiedResponse extends NodeResponse<IncomingMessage> {
  /** The caller's `x-request-id`, or one made here. */
  readonly requestId = requestId(this.req.headers['x-request-id']);
}

/**
 * Makes the class of a server's responses. Whoever writes the head of an answer, it has the request's id too, and
 * ends its connection while the server drains. Appending to raw headers, in which form nearly all answers give
 * theirs, takes a tenth of the time of `setHeader`.
 */
function responseFor({ headers, isDraining }: HttpServerOptions): typeof IdentifiedResponse {
  type Headers = OutgoingHttpHeaders | OutgoingHttpHeader[];
  return class extends IdentifiedResponse {
    override writeHead(status: number, reason?: string | Headers, own?: Headers): this {
      const [phrase, given = []] = typeof reason === 'string' ? [reason, own] : [undefined, reason];
      const raw = Array.isArray(given) ? given : Object.entries(given).flatMap(rawHeader);
      const all = [...raw, ...headers, 'x-request-id', this.requestId];
      if (isDraining()) this.shouldKeepAlive = false;
      return phrase === undefined ? super.writeHead(status, all) : super.writeHead(status, phrase, all);
    }
  };
}

function rawHeader([name, value]: [string, OutgoingHttpHeader | undefined]): OutgoingHttpHeader[] {
  return value === undefined ? [] : [name, value];
}

interface HttpServerOptions {
  limits: HttpLimits;
  /** Divides the bytes of answers that wait for slow clients between callers. */
  held: Shares;
  /** Answers a request. Never rejects. */
  handle: (request: IncomingMessage, response: IdentifiedResponse) => void;
  /** Whether a request to change the protocol is for a protocol that is spoken here; otherwise it is answered in HTTP. */
  mayUpgrade: (request: IncomingMessage) => boolean;
  /** Changes the protocol of a connection. Never throws. */
  upgrade: (request: IncomingMessage, socket: Socket, head: Buffer) => void;
  /** Headers that every answer has: names and values in turn. */
  headers: readonly string[];
  /** Whether the server is about to stop, so that clients must not send their next request here. */
  isDraining: () => boolean;
}

/**
 * Creates an HTTP server that enforces the limits on time, memory and connections, and that answers even
 * invalid HTTP with a refusal in JSON. If a client closes its sending side, Node ends the connection, and the
 * reads for it stop.
 */
export function createHttpServer(options: HttpServerOptions): Server {
  const { limits, held, handle } = options;
  const unreadable = new UnreadableRequests();
  const server = createServer({
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    connectionsCheckingInterval: limits.checkEveryMs,
    maxHeaderSize: limits.headBytes,
    insecureHTTPParser: false,
    ServerResponse: responseFor(options),
    // Refused below, in JSON.
    requireHostHeader: false,
    shouldUpgradeCallback: options.mayUpgrade,
  });
  server.maxConnections = limits.connections;
  const slowReaders = new SlowReaders(limits);
  server.on('connection', (socket) => slowReaders.watch(socket));
  server.on('close', () => slowReaders.stop());

  const answer = (request: IncomingMessage, response: IdentifiedResponse) => {
    boundSlowReader(response, limits.stalledMs, held);
    // It was refused while it waited for the answers before it.
    if (response.headersSent) return undefined;
    const coding = request.headers['transfer-encoding'];
    // RFC 9112, 6.1: by such messages requests are smuggled past a proxy that reads them in another way.
    if (coding !== undefined && request.httpVersion === '1.0')
      return sendRefusal(response, 400, 'BAD_REQUEST', 'HTTP/1.0 has no Transfer-Encoding.', CLOSE);
    if (coding !== undefined && coding.trim().toLowerCase() !== 'chunked') {
      const message = 'Send the body as it is or in chunks; other transfer codings are not read.';
      return sendRefusal(response, 501, 'NOT_IMPLEMENTED', message, CLOSE);
    }
    // RFC 9112, 3.2: only one Host header is allowed, as a proxy might go by another than we do.
    const hosts = countHeader(request.rawHeaders, 'host');
    if (hosts === 1 || request.httpVersion === '1.0') return handle(request, response);
    return sendRefusal(
      response,
      400,
      'BAD_REQUEST',
      'An HTTP/1.1 request must name exactly one Host.',
      CLOSE,
    );
  };
  const take = (request: IncomingMessage, response: IdentifiedResponse) => {
    unreadable.track(response);
    // Pipelined requests are handled one after the other, so that the server makes and holds one answer per
    // connection. A response gets its socket when the answers before it have been sent.
    if (response.socket) answer(request, response);
    else response.once('socket', () => answer(request, response));
  };
  server.on('request', take);
  // `readRawRequest` sends the 100 Continue when the body may come.
  server.on('checkContinue', take);
  server.on('checkExpectation', (_, response: IdentifiedResponse) => {
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
  server.on('upgrade', (request, socket, head) => options.upgrade(request, socket as Socket, head));
  return server;
}

/** Milliseconds between closings of idle connections. */
const SWEEP_EVERY_MS = 50;

/**
 * Starts to listen.
 * @param prefix of the variables that say where, for errors
 * @returns the origin that clients on this machine can use
 * @throws {StartError} if the address cannot be used
 */
export function listen(server: Server, port: number, host: string, prefix = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) => reject(listenError(error, port, host, prefix));
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.off('error', refuse);
      const { port: bound } = server.address() as AddressInfo;
      resolve(`http://${reachableHost(host)}:${bound}`);
    });
  });
}

function listenError(error: NodeJS.ErrnoException, port: number, host: string, prefix: string): Error {
  const address = `${urlHost(host)}:${port}`;
  const cause = { cause: error };
  if (error.code === 'EADDRINUSE')
    return new StartError(
      `${address} is taken by another program: stop it, or set ${prefix}PORT to a free port.`,
      cause,
    );
  if (error.code === 'EACCES')
    return new StartError(
      `This user may not listen at ${address}: set ${prefix}PORT to 1024 or above.`,
      cause,
    );
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new StartError(
      `This machine has no address ${host}: set ${prefix}HOST to one that it has.`,
      cause,
    );
  return error;
}

/** The host by which this machine reaches an address that it listens at. */
function reachableHost(host: string): string {
  return host === '0.0.0.0' || host === '::' || host === '127.0.0.1' ? 'localhost' : urlHost(host);
}

/**
 * Stops listening and resolves when every connection has ended: idle ones at once, the others after their
 * last answer.
 * @param graceMs milliseconds after which the connections that are left are closed
 */
export async function close(server: Server, graceMs: number): Promise<void> {
  const cutOff = setTimeout(() => server.closeAllConnections(), graceMs);
  // Connections become idle one by one, and Node only closes those that are idle at the time of the call.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_EVERY_MS);
  // A closed HTTP server no longer enforces its timeouts for requests that arrive slowly, and would wait for
  // them without end. So only the underlying net.Server is closed first.
  await new Promise((resolve) => NetServer.prototype.close.call(server, resolve));
  server.close();
  clearTimeout(cutOff);
  clearInterval(sweep);
}
