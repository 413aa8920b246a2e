import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { request as send } from 'undici';
import type { Dispatcher } from 'undici';
import { countReceived, headersOfCall } from '../observability/current-request.ts';
import { deadline, TIME_IS_UP, whenAborted } from './abort.ts';
import { bytesInHand } from './bytes-in-hand.ts';
import type { Arrival } from './bytes-in-hand.ts';
import { connectionsTo, isOfUsedConnection } from './connections.ts';
import type { Connections, Proxies } from './connections.ts';
import {
  BodyTooLargeError,
  codingsOf,
  ContentCodingError,
  decodedBody,
  decodedStream,
  withoutCoding,
} from './content-coding.ts';
import { UpstreamError } from './errors.ts';
import { USER_AGENT } from '../project.ts';

/**
 * How many bytes of bodies may arrive between two collections: a quarter of the smallest amount that makes V8
 * mark its whole heap.
 */
const COLLECT_EVERY_BYTES = 4 * 1024 * 1024;

type Collect = (options: { type: 'minor' }) => void;

let uncollected = 0;
let collect: Collect | undefined;

/**
 * Counts a body that was received, and has V8 free the memory of earlier ones before it becomes too much.
 *
 * That memory is outside V8's heap, which itself fills slowly when answers come from the cache. V8 would collect
 * nothing until there are 64 MB of it, or as little as 16 MB once the heap has settled. Then it marks all
 * live objects, up to ten times a second, and each body of 60 KB costs one and a half times to twice as much.
 * Collecting only young objects takes half a millisecond. (All seen with `--trace-gc-nvp` and
 * `--trace-incremental-marking` on Node 26.)
 */
function bodyReceived(bytes: number): void {
  uncollected += bytes;
  if (uncollected < COLLECT_EVERY_BYTES) return;
  uncollected = 0;
  collect ??= exposeCollector();
  collect({ type: 'minor' });
}

/**
 * V8's `gc`. Contexts created after the flag is set have it: this one does, and nothing else in the process.
 */
function exposeCollector(): Collect {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as Collect;
}

/**
 * Reads a whole body into memory.
 * @param maxBytes the largest body to read
 * @throws {BodyTooLargeError} if it is larger; the body is then destroyed, so that no answer can fill the
 *   memory
 */
export async function readBody(body: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) {
      body.destroy();
      throw new BodyTooLargeError(maxBytes);
    }
    chunks.push(chunk);
  }
  const only = chunks[0];
  return chunks.length === 1 && only ? only : Buffer.concat(chunks, size);
}

/**
 * Discards a body that nobody wants. A body destroyed before its end emits an error, which would end the
 * process if nothing listened for it.
 */
export function discardBody(body: Readable): void {
  body.on('error', () => {});
  body.destroy();
}

/**
 * Codes of the system and of undici for a service that cannot be reached. Once sending has begun they prove
 * nothing: the connection can also be lost afterwards.
 */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** An exchange was ended because there was no room for its answer until its time was up. */
const NO_ROOM = new Error('there was no room for the answer');
/** An exchange was ended because nobody waits for it any more. */
export const GIVEN_UP = new Error('nobody waits for it any more');

/**
 * The UpstreamError for a request that got no complete answer.
 * @param sent whether sending had begun
 */
export function transportError(source: string, error: unknown, sent: boolean): UpstreamError {
  if (error instanceof UpstreamError) return error;
  const facts = { source, delivery: sent ? 'unknown' : 'not-sent', cause: error } as const;
  if (error instanceof BodyTooLargeError) {
    return new UpstreamError(
      'UPSTREAM_TOO_LARGE',
      `${source} sent a larger answer than the gateway accepts. Ask for less at once.`,
      facts,
    );
  }
  if (error === NO_ROOM) {
    return new UpstreamError(
      'UPSTREAM_TOO_LARGE',
      `The gateway has too many large answers in hand to take another from ${source}. Try again shortly, or ask for less at once.`,
      { ...facts, retryAfterSeconds: 1 },
    );
  }
  if (error instanceof ContentCodingError) {
    const message = `${source} gave an answer that could not be read: ${error.message}.`;
    return new UpstreamError('UPSTREAM_MALFORMED', message, facts);
  }
  if (error === GIVEN_UP) {
    const message =
      `The gateway stopped waiting for ${source}: the time for the whole request was up, or its client had gone. ` +
      'Try again, asking for less at once.';
    return new UpstreamError('UPSTREAM_TIMEOUT', message, { ...facts, givenUp: true });
  }
  if (isUnreachable(error)) {
    return new UpstreamError(
      'UPSTREAM_UNAVAILABLE',
      `${source} could not be reached. Try again later.`,
      facts,
    );
  }
  if (error === TIME_IS_UP) {
    return new UpstreamError(
      'UPSTREAM_TIMEOUT',
      `${source} did not answer in time. Try again later, or ask for less at once.`,
      facts,
    );
  }
  const message = `The connection to ${source} broke before its answer was complete. Try again.`;
  return new UpstreamError('UPSTREAM_UNAVAILABLE', message, facts);
}

/** Whether a service could not be reached: at none of its addresses, where several were tried. */
function isUnreachable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(isUnreachable);
  return (
    typeof error === 'object' && error !== null && 'code' in error && UNREACHABLE.has(String(error.code))
  );
}

/**
 * How long a body may take before it is inspected, in milliseconds. A faster one is only read once it is
 * complete.
 */
const SLOW_MS = 50;

/** Pieces up to this many bytes are merged: a Buffer object takes more memory than such a piece. */
const SMALL_BYTES = 512;

/** An answer with its whole body. */
export interface HttpResponse {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Inspects a body piece by piece. Throws as soon as it is certain that the body cannot be read. */
export type Inspect = (piece: Buffer) => void;

/** How an answer's body is to be read. */
export interface BodyOptions {
  /** The body that is likely to come. If it does, this very buffer is returned. */
  expected?: Buffer | undefined;
  /** Creates the inspection for the body of a 200 that arrives slowly. What that throws ends the exchange. */
  inspector?: (() => Inspect) | undefined;
}

const NO_HEADERS: IncomingHttpHeaders = {};

/**
 * Collects an answer as it arrives. Bytes that match the expected body are compared and never copied, so
 * reading an unchanged answer leaves no garbage behind.
 */
export class ResponseCollector implements Dispatcher.DispatchHandler {
  /** Resolves with the answer; rejects with whatever ended the exchange. */
  readonly done: Promise<HttpResponse>;
  /** Whether sending has begun. Until then it is certain that nothing was sent. */
  sent = false;
  /** Whether any of the answer has come. */
  isAnswered = false;
  readonly #maxBytes: number;
  #expected: Buffer | undefined;
  #inspector: (() => Inspect) | undefined;
  readonly #resolve: (answer: HttpResponse) => void;
  readonly #reject: (error: unknown) => void;
  #controller: Dispatcher.DispatchController | undefined;
  #ended: Error | undefined;
  #status = 0;
  #headers = NO_HEADERS;
  /** How many bytes have matched the expected body; undefined once one has not, or if no body is expected. */
  #matched: number | undefined;
  #pieces: Buffer[] = [];
  #size = 0;
  /** Length of the body, if the answer says it. */
  #length = Number.NaN;
  /** Absent until there are bytes other than those expected. */
  #arrival: Arrival | undefined;
  /** How many bytes there is room for, or will be. */
  #room = 0;
  #slowTimer: NodeJS.Timeout | undefined;
  #inspect: Inspect | undefined;

  /**
   * @param maxBytes the largest body to read: beyond it the exchange ends with BodyTooLargeError, so that no
   *   answer can fill the memory
   */
  constructor(maxBytes: number, { expected, inspector }: BodyOptions) {
    const { promise, resolve, reject } = Promise.withResolvers<HttpResponse>();
    this.done = promise;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#maxBytes = maxBytes;
    this.#expected = expected;
    this.#inspector = inspector;
    this.#matched = expected && 0;
  }

  /** Ends the exchange, however far it has got; `done` rejects with the reason. */
  end(reason: Error): void {
    const told = reason === TIME_IS_UP && this.#arrival?.isWaiting ? NO_ROOM : reason;
    this.#ended = told;
    this.#over();
    this.#reject(told);
    this.#controller?.abort(told);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#ended) return controller.abort(this.#ended);
    this.#controller = controller;
    this.sent = true;
  }

  onResponseStarted(): void {
    this.isAnswered = true;
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    this.#status = status;
    this.#headers = headers;
    if (codingsOf(headers).length > 0) {
      // What is expected, and what is to be inspected, is the body without its coding.
      this.#expected = this.#matched = this.#inspector = undefined;
    }
    this.#length = Number(headers['content-length'] ?? Number.NaN);
    if (this.#length > this.#maxBytes) this.end(new BodyTooLargeError(this.#maxBytes));
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#isExpected(chunk)) return;
    this.#size += chunk.length;
    if (this.#size > this.#maxBytes) return this.end(new BodyTooLargeError(this.#maxBytes));
    this.#makeRoom(controller);
    this.#keep(chunk);
    if (this.#inspect) this.#inspectPieces([chunk]);
    else if (this.#inspector && this.#status === 200) {
      this.#slowTimer ??= setTimeout(() => this.#inspectPieces(this.#pieces), SLOW_MS);
    }
  }

  onResponseEnd(): void {
    this.#over();
    this.#resolve({ status: this.#status, headers: this.#headers, body: this.#body() });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#over();
    this.#reject(error);
  }

  #over(): void {
    clearTimeout(this.#slowTimer);
    this.#arrival?.end();
  }

  /** Reads no further until there is room: for the whole body if its length is known, else for twice what has come. */
  #makeRoom(controller: Dispatcher.DispatchController): void {
    const bytes = Math.max(this.#length || 0, this.#size);
    if (bytes <= this.#room) return;
    this.#room = this.#length ? bytes : Math.min(2 * bytes, this.#maxBytes);
    // undici: one connection must not be resumed from within what another one calls.
    const resume = (): void => queueMicrotask(() => controller.resume());
    this.#arrival ??= bytesInHand.arrival();
    if (!this.#arrival.claim(this.#room, resume)) controller.pause();
  }

  /**
   * Merges small pieces as they come, so that an answer sent byte by byte takes no more memory than one sent
   * at once.
   */
  #keep(chunk: Buffer): void {
    const last = this.#pieces.at(-1);
    if (!last || last.length + chunk.length > SMALL_BYTES) this.#pieces.push(chunk);
    else this.#pieces[this.#pieces.length - 1] = Buffer.concat([last, chunk]);
  }

  #inspectPieces(pieces: readonly Buffer[]): void {
    try {
      this.#inspect ??= this.#inspector?.();
      for (const piece of pieces) this.#inspect?.(piece);
    } catch (error) {
      this.end(error instanceof Error ? error : new Error('the body cannot be read', { cause: error }));
    }
  }

  #isExpected(chunk: Buffer): boolean {
    if (this.#matched === undefined || !this.#expected) return false;
    const end = this.#matched + chunk.length;
    if (end <= this.#expected.length && chunk.compare(this.#expected, this.#matched, end) === 0) {
      this.#matched = end;
      return true;
    }
    this.#pieces = this.#matched > 0 ? [this.#expected.subarray(0, this.#matched)] : [];
    this.#size = this.#matched;
    this.#matched = undefined;
    return false;
  }

  #body(): Buffer {
    if (this.#expected && this.#matched === this.#expected.length) return this.#expected;
    if (this.#expected && this.#matched !== undefined)
      return Buffer.from(this.#expected.subarray(0, this.#matched));
    const [only] = this.#pieces;
    return this.#pieces.length === 1 && only ? only : Buffer.concat(this.#pieces, this.#size);
  }
}

/** One HTTP exchange with a service. */
export interface HttpRequest extends BodyOptions {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Scheme, host and port. Never taken from a service's answer without being checked. */
  origin: string;
  /** Absolute path with query. */
  path: string;
  headers: Record<string, string>;
  body?: string | undefined;
  /** Identifies the caller's own credentials that the headers hold; absent for the gateway's own. */
  credentials?: string | undefined;
  /** Ends the exchange early: the caller has gone or its time is up. */
  signal?: AbortSignal | undefined;
  /**
   * Called when nothing but the connection is missing, just before the bytes of a write leave. If it rejects,
   * nothing is sent, and the request rejects with the same.
   */
  beforeSending?: (() => Promise<void>) | undefined;
  /** Milliseconds that this exchange may take, if not the client's default. */
  timeoutMs?: number | undefined;
  /** The largest answer to read into memory, in bytes, if not the client's default. */
  maxBodyBytes?: number | undefined;
}

/** An answer whose body is still arriving. Whoever receives it must read or destroy `body`. */
export interface HttpStream {
  status: number;
  headers: IncomingHttpHeaders;
  /** The first bytes of the body, if it is not empty. They are in `body` too. */
  start: Buffer;
  body: Readable;
}

/** How an HttpClient speaks to its service. */
interface HttpClientOptions {
  /** The service, as the schema's PaymentSource names it. */
  source: string;
  /** The most connections to one origin, for reads and for writes each; further requests wait for one. */
  connections: number;
  /** Absent: the service is reached directly. */
  proxies?: Proxies | undefined;
  /** Milliseconds a whole exchange may take. */
  timeoutMs: number;
  /** Largest answer read into memory, in bytes. */
  maxBodyBytes: number;
}

/** Sends requests to a service: an HTTP client, or a layer around one. */
export interface Transport {
  /**
   * Sends one request and reads the whole answer, whatever its status.
   * @throws {UpstreamError} if there is no answer
   */
  request(request: HttpRequest): Promise<HttpResponse>;
  /**
   * Sends one request and resolves once the answer's head is there; its body is read as it arrives.
   * @throws {UpstreamError} if there is no answer
   */
  stream(request: HttpRequest): Promise<HttpStream>;
  /**
   * Closes every connection once the exchanges in progress have ended.
   * @param maxMs when those are cut off that have not, in milliseconds. Default: they are waited for
   */
  close(maxMs?: number): Promise<void>;
}

/**
 * Sent with every request. An unchanged answer is recognised by its bytes, which a coding would have to be undone
 * for; what is coded all the same is decoded. Some fronts refuse what has no user agent.
 */
const COMMON_HEADERS = { 'accept-encoding': 'identity', 'user-agent': USER_AGENT };

/**
 * Speaks HTTP to one service, with bounds on connections, time and answer size, and without following
 * redirects. Interim answers are skipped and content codings undone. Every failure is an UpstreamError that says
 * whether the service may have acted on the request.
 *
 * Each request is sent at most once, but for a GET on a kept connection that turns out to be dead before a byte
 * of the answer has come: it goes once more over a fresh one.
 */
export class HttpClient implements Transport {
  readonly #options: HttpClientOptions;
  readonly #connections: Connections;
  /** What ends each exchange in progress whose answer is read into memory. */
  readonly #underWay = new Set<() => void>();

  constructor(options: HttpClientOptions) {
    const { connections, timeoutMs, proxies } = options;
    this.#options = options;
    this.#connections = connectionsTo({ connections, connectTimeoutMs: timeoutMs, proxies });
  }

  async request(request: HttpRequest): Promise<HttpResponse> {
    if (request.beforeSending) await request.beforeSending();
    const { method, signal, timeoutMs = this.#options.timeoutMs } = request;
    const maxBytes = request.maxBodyBytes ?? this.#options.maxBodyBytes;
    let answer = new ResponseCollector(maxBytes, request);
    const giveUp = () => answer.end(TIME_IS_UP);
    this.#underWay.add(giveUp);
    const endDeadline = deadline(timeoutMs, giveUp);
    const endListening = whenAborted(signal, () =>
      answer.end(signal?.reason === TIME_IS_UP ? TIME_IS_UP : GIVEN_UP),
    );
    const { kept, fresh } = this.#connections;
    try {
      if (!signal?.aborted) {
        this.#dispatch(request, answer, method === 'GET' ? kept : fresh);
      }
      const whole = await answer.done.catch((error: unknown) => {
        if (method !== 'GET' || answer.isAnswered || !isOfUsedConnection(error)) throw error;
        answer = new ResponseCollector(maxBytes, request);
        this.#dispatch(request, answer, fresh);
        return answer.done;
      });
      bodyReceived(whole.body.length);
      countReceived(whole.body.length);
      return await withoutCodings(whole, maxBytes);
    } catch (error) {
      throw transportError(this.#options.source, error, answer.sent);
    } finally {
      this.#underWay.delete(giveUp);
      endDeadline();
      endListening();
    }
  }

  /**
   * The time limit covers the answer's head and the start of its body only. The rest may arrive until
   * `request.signal` is aborted.
   */
  async stream(request: HttpRequest): Promise<HttpStream> {
    const { source, timeoutMs, maxBodyBytes } = this.#options;
    const head = new AbortController();
    const timer = setTimeout(() => head.abort(TIME_IS_UP), timeoutMs);
    const signal = request.signal ? AbortSignal.any([head.signal, request.signal]) : head.signal;
    const open = (dispatcher: Dispatcher) =>
      send(request.origin + request.path, {
        method: request.method,
        headers: { ...headersOfCall(), ...request.headers, ...COMMON_HEADERS },
        dispatcher,
        signal,
      });
    try {
      const answer = await open(this.#connections.kept).catch((error: unknown) => {
        // There is no head yet; if a part of one had come, the parser's error would say so.
        if (!isOfUsedConnection(error)) throw error;
        return open(this.#connections.fresh);
      });
      const { statusCode: status, headers, body } = answer;
      const codings = codingsOf(headers);
      if (codings.length === 0) return { status, headers, start: await startOf(body), body };
      const decoded = decodedStream(body, codings, request.maxBodyBytes ?? maxBodyBytes);
      const start = await startOf(decoded);
      return { status, headers: withoutCoding(headers), start, body: decoded };
    } catch (error) {
      throw transportError(source, request.signal?.aborted ? GIVEN_UP : error, true);
    } finally {
      clearTimeout(timer);
    }
  }

  async close(maxMs?: number): Promise<void> {
    const closed = Promise.all([this.#connections.kept.close(), this.#connections.fresh.close()]);
    if (maxMs === undefined) return void (await closed);
    // undici's agent cannot be destroyed while it closes: it has forgotten its connections by then.
    const endDeadline = deadline(maxMs, () => {
      for (const giveUp of this.#underWay) giveUp();
    });
    await closed;
    endDeadline();
  }

  #dispatch(request: HttpRequest, answer: ResponseCollector, dispatcher: Dispatcher): void {
    const { method, origin, path, headers, body } = request;
    dispatcher.dispatch(
      {
        method,
        origin,
        path,
        headers: { ...headersOfCall(), ...headers, ...COMMON_HEADERS },
        body: body ?? null,
      },
      answer,
    );
  }
}

/** The first bytes of a body, which stay in it. Rejects if it breaks off before. */
async function startOf(body: Readable): Promise<Buffer> {
  if (body.readableLength === 0 && !body.readableEnded) await once(body, 'readable');
  const start = body.read() as Buffer | null;
  if (start === null) return Buffer.alloc(0);
  body.unshift(start);
  return start;
}

/** The answer with its body as it was before any content coding. */
async function withoutCodings(answer: HttpResponse, maxBytes: number): Promise<HttpResponse> {
  const codings = codingsOf(answer.headers);
  if (codings.length === 0) return answer;
  const body = await decodedBody(answer.body, codings, maxBytes);
  return { status: answer.status, headers: withoutCoding(answer.headers), body };
}
