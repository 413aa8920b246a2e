import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { Budget } from '../../auth/points.ts';
import type { Caller } from '../../auth/caller.ts';
import type { Live, Subscription } from '../../live/live.ts';
import type { Outlet } from '../../live/subscriber.ts';
import { enterRequest, requestId } from '../../observability/current-request.ts';
import { deadline } from '../../upstream/abort.ts';
import { AccessLogEntry } from '../access-log.ts';
import type { RequestLogLine } from '../access-log.ts';
import type { Admission } from '../admission.ts';
import { INTERNAL_ERROR_MESSAGE } from '../format-error.ts';
import type { ReportError } from '../format-error.ts';
import { pointsOfText } from '../graphql-executor.ts';
import type { GraphqlExecutor } from '../graphql-executor.ts';
import type { RawRequest } from '../request/graphql-request.ts';
import { Progress } from './keep-alive.ts';
import type { KeepAlive, LongConnection } from './keep-alive.ts';
import type { HttpLimits } from '../limits.ts';
import { RefusedRequest } from '../refused-request.ts';
import { parseRequestJson } from '../request/request-json.ts';
import { CREDENTIAL_HEADERS } from './sessions.ts';
import type { Session, Sessions } from './sessions.ts';
import { refusalText, SUBPROTOCOL, subscribe } from './subscriptions.ts';
import { isObject } from '../../json.ts';

/** Why a connection is closed. The protocol gives those from 4400 on their meaning. */
const CLOSE = {
  restart: 1012,
  tryAgainLater: 1013,
  badRequest: 4400,
  unauthorized: 4401,
  forbidden: 4403,
  initTimeout: 4408,
  duplicateId: 4409,
  tooManyInits: 4429,
  internalError: 4500,
} as const;

/** RFC 6455, 5.5: a control frame carries 125 bytes, two of which are the code. */
const MAX_REASON_BYTES = 123;
/** Most operations under way on one connection. */
const MAX_OPERATIONS = 100;
/** Longest id of an operation, in characters. Clients count, or send UUIDs. */
const MAX_ID_LENGTH = 128;

/** Under this type a response says by its status whether anything was executed; clients never see it. */
const TYPE = 'application/graphql-response+json';

interface WebSocketsOptions {
  live: Live;
  executor: GraphqlExecutor;
  sessions: Sessions;
  keepAlive: KeepAlive;
  admission: Admission;
  /** Makes the budget that charges the caller for a request. */
  budgetFor: (caller: Caller) => Budget;
  logRequest: (line: RequestLogLine) => void;
  reportError: ReportError;
  limits: HttpLimits;
}

/** What all connections share. */
interface Shared extends WebSocketsOptions {
  onClose: (socket: GraphqlSocket) => void;
}

/** All GraphQL connections over WebSockets. */
export class WebSockets {
  readonly #shared: Shared;
  readonly #server: WebSocketServer;
  readonly #open = new Set<GraphqlSocket>();

  constructor(options: WebSocketsOptions) {
    const { limits } = options;
    this.#shared = {
      ...options,
      onClose: (socket) => this.#open.delete(socket),
    };
    this.#server = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      // It would cost 300 KB of memory for each connection.
      perMessageDeflate: false,
      maxPayload: limits.bodyBytes,
      handleProtocols: () => SUBPROTOCOL,
    });
  }

  /** Number of connections. */
  get size(): number {
    return this.#open.size;
  }

  /** Opens a connection that may be opened. */
  open(request: IncomingMessage, socket: Socket, head: Buffer): void {
    const credentials = credentialsIn(request.headers);
    this.#server.handleUpgrade(request, socket, head, (connection) => {
      this.#open.add(new GraphqlSocket(connection, socket, credentials, this.#shared));
    });
  }

  /** Closes every connection as soon as its queries and mutations are answered: the replica stops. */
  endAll(): void {
    for (const socket of this.#open) socket.goAway();
  }
}

function credentialsIn(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(
    CREDENTIAL_HEADERS.flatMap((name) => (headers[name] ? [[name, headers[name]]] : [])),
  );
}

/** An operation that is under way on a connection. */
type Operation = Subscription | AbortController;

/**
 * The server's side of the graphql-transport-ws protocol on one connection. Responses are passed on as the JSON
 * that they are: what many subscribers are told is written once.
 */
class GraphqlSocket implements LongConnection {
  readonly #connection: WebSocket;
  readonly #socket: Socket;
  readonly #shared: Shared;
  readonly #progress: Progress;
  readonly #operations = new Map<string, Operation>();
  #credentials: IncomingHttpHeaders;
  #endInit: (() => void) | undefined;
  #session: Session | undefined;
  #hasInit = false;
  #isGoing = false;
  #isAlive = true;

  constructor(connection: WebSocket, socket: Socket, credentials: IncomingHttpHeaders, shared: Shared) {
    this.#connection = connection;
    this.#socket = socket;
    this.#credentials = credentials;
    this.#shared = shared;
    this.#progress = new Progress(socket);
    this.#endInit = deadline(shared.limits.initMs, () =>
      this.#close(CLOSE.initTimeout, 'Connection initialisation timeout'),
    );
    connection.on('message', (data, isBinary) => this.#receive(data, isBinary));
    connection.on('pong', () => (this.#isAlive = true));
    // It is answered by itself.
    connection.on('ping', () => this.#readOnlyIfRead());
    // `close` follows, with which everything is cleaned up.
    connection.on('error', () => {});
    connection.on('close', () => this.#ended());
    socket.on('drain', () => this.#drained());
    shared.keepAlive.add(this);
  }

  keepAlive(): void {
    const hasStopped = this.#progress.hasStopped;
    // While nothing is read here, no sign of life can arrive; that the reader takes something is one.
    if (hasStopped || (!this.#isAlive && !this.#connection.isPaused)) this.#connection.terminate();
    else this.#connection.ping();
    this.#isAlive = false;
  }

  /** Closes the connection when nothing is under way but subscriptions, which go on at another replica. */
  goAway(): void {
    this.#isGoing = true;
    for (const [id, operation] of this.#operations)
      if (!(operation instanceof AbortController)) this.#end(id);
    if (this.#operations.size === 0) this.#close(CLOSE.restart, 'This replica stops; connect again.');
  }

  #receive(data: unknown, isBinary: boolean): void {
    try {
      if (isBinary) throw new RefusedRequest(400, 'BAD_REQUEST', 'Messages are text.');
      this.#handle(messageIn(parseRequestJson(String(data), 'message', this.#shared.limits.bodyDepth + 1)));
    } catch (error) {
      if (error instanceof RefusedRequest) this.#close(CLOSE.badRequest, error.message);
      else this.#fault(error);
    }
  }

  #handle({ type, id, payload }: Message): void {
    if (type === 'connection_init') void this.#initialise(payload);
    else if (type === 'ping')
      this.#send(`{"type":"pong"${payload ? `,"payload":${JSON.stringify(payload)}` : ''}}`);
    else if (type === 'complete') this.#end(id);
    else if (type === 'subscribe') void this.#subscribe(id, payload);
  }

  async #initialise(payload: Message['payload']): Promise<void> {
    if (this.#hasInit) return this.#close(CLOSE.tooManyInits, 'Too many initialisation requests');
    this.#hasInit = true;
    this.#endInit?.();
    this.#endInit = undefined;
    try {
      const headers = { ...this.#credentials, ...credentialsGiven(payload) };
      const session = await this.#shared.sessions.open({ headers, rawHeaders: [] }, (reason) =>
        this.#close(CLOSE.forbidden, reason),
      );
      // They are no longer needed here, and need not be held for each connection.
      this.#credentials = {};
      if (this.#connection.readyState !== this.#connection.OPEN) return session.leave();
      this.#session = session;
      return this.#send('{"type":"connection_ack"}');
    } catch (error) {
      if (!(error instanceof RefusedRequest)) return this.#fault(error);
      return this.#close(error.status === 503 ? CLOSE.tryAgainLater : CLOSE.forbidden, error.message);
    }
  }

  async #subscribe(id: string, payload: Message['payload']): Promise<void> {
    if (!this.#session) return this.#close(CLOSE.unauthorized, 'Unauthorized');
    if (this.#operations.has(id))
      return this.#close(CLOSE.duplicateId, `Subscriber for ${id} already exists`);
    if (this.#isGoing) return undefined;
    const logEntry = new AccessLogEntry(requestId(undefined));
    logEntry.transport = 'websocket';
    enterRequest(logEntry);
    logEntry.begin('');
    const { caller } = this.#session;
    logEntry.caller = caller.name;
    // Clients that name a trusted document by its id send an empty one, as the protocol has no message without.
    const asked = payload?.['query'] === '' ? { ...payload, query: undefined } : payload;
    try {
      if (this.#operations.size >= MAX_OPERATIONS) {
        const message = `A connection carries ${MAX_OPERATIONS} operations at a time; end one first.`;
        throw new RefusedRequest(429, 'TOO_MANY_SUBSCRIPTIONS', message);
      }
      await this.#perform(id, { method: 'POST', text: JSON.stringify(asked) }, caller, logEntry);
    } catch (error) {
      this.#operations.delete(id);
      if (!(error instanceof RefusedRequest)) this.#shared.reportError(error, 'INTERNAL_SERVER_ERROR');
      const refused =
        error instanceof RefusedRequest
          ? error
          : new RefusedRequest(500, 'INTERNAL_SERVER_ERROR', INTERNAL_ERROR_MESSAGE);
      logEntry.outcome = refused.code;
      this.#refuse(id, refusalText(refused));
    }
    this.#shared.logRequest(logEntry.finish(200));
    if (this.#isGoing) this.goAway();
    return undefined;
  }

  /** Begins a subscription and waits for its first event, or answers a query or mutation. */
  async #perform(id: string, raw: RawRequest, caller: Caller, logEntry: AccessLogEntry): Promise<void> {
    const { executor, live, budgetFor, admission, limits } = this.#shared;
    const budget = budgetFor(caller);
    if (!budget.charge(pointsOfText(raw.text))) throw budget.refusal();
    const asked = executor.parametersOf(raw, TYPE);
    if (executor.isSubscription(asked)) {
      const begun = Promise.withResolvers<void>();
      const subscription = subscribe(
        live,
        executor,
        { asked, caller, budget, logEntry },
        this.#outlet(id, begun.resolve),
      );
      this.#operations.set(id, { ...subscription, end: () => (subscription.end(), begun.resolve()) });
      return begun.promise;
    }
    const turn = admission.enter(caller.name);
    const controller = new AbortController();
    const endDeadline = deadline(limits.deadlineMs, () => controller.abort(OUT_OF_TIME));
    this.#operations.set(id, controller);
    try {
      if (turn) await turn;
      const { text } = await executor.answer(raw, TYPE, { caller, logEntry, budget }, controller.signal);
      if (this.#operations.get(id) !== controller) return undefined;
      this.#operations.delete(id);
      if (isRefused(text)) return this.#refuse(id, text);
      this.#next(id, text);
      return this.#complete(id);
    } finally {
      endDeadline();
      admission.leave(caller.name);
    }
  }

  #outlet(id: string, begun: () => void): Outlet {
    return {
      next: (text) => (begun(), this.#next(id, text)),
      complete: () => (this.#end(id), this.#complete(id)),
      refuse: (text) => (this.#end(id), this.#refuse(id, text)),
      forbid: (reason) => this.#close(CLOSE.forbidden, reason),
    };
  }

  /** @returns whether the reader keeps up */
  #next(id: string, text: string): boolean {
    this.#send(`{"id":${JSON.stringify(id)},"type":"next","payload":${text}}`);
    return !this.#socket.writableNeedDrain;
  }

  #complete(id: string): void {
    this.#send(`{"id":${JSON.stringify(id)},"type":"complete"}`);
  }

  /** @param text a GraphQL response without data */
  #refuse(id: string, text: string): void {
    const { errors } = JSON.parse(text) as { errors: unknown };
    this.#send(`{"id":${JSON.stringify(id)},"type":"error","payload":${JSON.stringify(errors)}}`);
  }

  #send(text: string): void {
    if (this.#connection.readyState !== this.#connection.OPEN) return;
    this.#connection.send(text);
    this.#readOnlyIfRead();
  }

  /** Reads nothing more from a client that does not read what it is sent: answers would pile up. */
  #readOnlyIfRead(): void {
    if (this.#socket.writableNeedDrain) this.#connection.pause();
  }

  #drained(): void {
    this.#connection.resume();
    for (const operation of this.#operations.values()) {
      if (this.#socket.writableNeedDrain) return;
      if (!(operation instanceof AbortController)) operation.drained();
    }
  }

  /** Ends an operation that the client no longer wants, or that is complete. A write in progress is finished. */
  #end(id: string): void {
    const operation = this.#operations.get(id);
    this.#operations.delete(id);
    if (operation instanceof AbortController) operation.abort(UNWANTED);
    else operation?.end();
  }

  #fault(error: unknown): void {
    this.#shared.reportError(error, 'INTERNAL_SERVER_ERROR');
    this.#close(CLOSE.internalError, 'Internal server error');
  }

  #close(code: number, reason: string): void {
    // The client's own close has to be read.
    this.#connection.resume();
    this.#connection.close(
      code,
      Buffer.from(reason)
        .subarray(0, MAX_REASON_BYTES)
        .toString()
        .replace(/\uFFFD$/, ''),
    );
    this.#release();
  }

  #ended(): void {
    this.#release();
    this.#shared.keepAlive.delete(this);
    this.#shared.onClose(this);
  }

  #release(): void {
    this.#endInit?.();
    for (const id of this.#operations.keys()) this.#end(id);
    this.#session?.leave();
    this.#session = undefined;
  }
}

interface Message {
  type: 'connection_init' | 'ping' | 'pong' | 'subscribe' | 'complete';
  /** Empty for a message that is not about an operation. */
  id: string;
  payload: Readonly<Record<string, unknown>> | undefined;
}

const TYPES: ReadonlySet<unknown> = new Set(['connection_init', 'ping', 'pong', 'subscribe', 'complete']);
const ABOUT_OPERATIONS: ReadonlySet<unknown> = new Set(['subscribe', 'complete']);

/**
 * Checks that a value is a message of the protocol.
 * @throws {RefusedRequest} 400 if it is not
 */
function messageIn(value: unknown): Message {
  if (!isObject(value) || !TYPES.has(value['type'])) throw invalid('it has no type that is known');
  const { type, id = '', payload } = value;
  if (typeof id !== 'string' || id.length > MAX_ID_LENGTH)
    throw invalid(`its id is not text of up to ${MAX_ID_LENGTH}`);
  if (ABOUT_OPERATIONS.has(type) && id === '') throw invalid('it has no id');
  if (type === 'subscribe' ? !isObject(payload) : payload != null && !isObject(payload)) {
    throw invalid('its payload is not an object');
  }
  return { type: type as Message['type'], id, payload: payload as Message['payload'] };
}

function invalid(why: string): RefusedRequest {
  return new RefusedRequest(400, 'BAD_REQUEST', `Invalid message received: ${why}.`);
}

/** The credentials in the payload of `connection_init`, under the names that they have as headers. */
function credentialsGiven(payload: Message['payload'] = {}): IncomingHttpHeaders {
  const known: ReadonlySet<string> = new Set(CREDENTIAL_HEADERS);
  const given = Object.entries(payload).flatMap(([name, value]): [string, string][] =>
    known.has(name.toLowerCase()) && typeof value === 'string' ? [[name.toLowerCase(), value]] : [],
  );
  return Object.fromEntries(given);
}

/** Whether a response says that nothing was executed. With data, `data` may come after the errors. */
function isRefused(text: string): boolean {
  return text.startsWith('{"errors"') && !('data' in (JSON.parse(text) as object));
}

// Shared by all operations, as capturing a stack for each would cost more than the rest of beginning it.
const OUT_OF_TIME = new Error('the time for the whole request is up');
const UNWANTED = new Error('the client no longer wants the answer');
