import { Agent, request as send } from 'undici';
import type { Dispatcher } from 'undici';
import type { IncomingHttpHeaders } from 'node:http';
import { countCall } from './call-count.ts';
import type { Cancellation } from './cancellation.ts';
import { Deadlines } from './deadlines.ts';
import { bodyReceived } from './spent-bytes.ts';
import { GIVEN_UP, TIME_IS_UP, transportError } from './transport-error.ts';
import { ResponseCollector } from './response-collector.ts';
import type { BodyOptions, HttpResponse } from './response-collector.ts';

export type { HttpResponse } from './response-collector.ts';

/** One HTTP exchange with a service. */
export interface HttpRequest extends BodyOptions {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Scheme, host and port. Never taken from a service's answer without being checked. */
  origin: string;
  /** Absolute path with query. */
  path: string;
  headers: Record<string, string>;
  body?: string | undefined;
  /** Ends the exchange early: the caller has gone or its time is up. */
  cancellation?: Cancellation | undefined;
  /** Milliseconds that this exchange may take, if not the client's default. */
  timeoutMs?: number | undefined;
  /** The largest answer to read into memory, in bytes, if not the client's default. */
  maxBodyBytes?: number | undefined;
}

/** An answer whose body is still arriving. Whoever receives it must read or destroy `body`. */
export interface HttpStream {
  status: number;
  headers: IncomingHttpHeaders;
  body: Dispatcher.ResponseData['body'];
}

/** How an HttpClient speaks to its service. */
export interface HttpClientOptions {
  /** The service, as the schema's PaymentSource names it. */
  source: string;
  /** The most connections to one origin, for reads and for writes each; further requests wait for one. */
  connections: number;
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
  /** Closes every connection once the exchanges in progress have ended. */
  close(): Promise<void>;
}

/**
 * Speaks HTTP to one service, with bounds on connections, time and answer size, and without following
 * redirects. It never retries: each request is sent at most once. Every failure is an UpstreamError that says
 * whether the service may have acted on the request.
 */
export class HttpClient implements Transport {
  readonly #options: HttpClientOptions;
  readonly #reads: Agent;
  readonly #writes: Agent;
  readonly #deadlines: Deadlines;

  constructor(options: HttpClientOptions) {
    this.#options = options;
    this.#deadlines = new Deadlines(options.timeoutMs);
    const common = {
      connections: options.connections,
      connectTimeout: options.timeoutMs,
      headersTimeout: 0,
      bodyTimeout: 0,
    };
    this.#reads = new Agent(common);
    // A kept-alive connection may be closed by the service just as a write is sent on it, and then nobody
    // knows whether the write was read. Without pipelining, undici opens a new connection for each write.
    this.#writes = new Agent({ ...common, pipelining: 0 });
  }

  async request(request: HttpRequest): Promise<HttpResponse> {
    const { source, maxBodyBytes } = this.#options;
    const answer = new ResponseCollector(request.maxBodyBytes ?? maxBodyBytes, request);
    const deadlines = request.timeoutMs === undefined ? this.#deadlines : new Deadlines(request.timeoutMs);
    const deadline = deadlines.begin(() => answer.end(TIME_IS_UP));
    request.cancellation?.bind(answer);
    try {
      if (!request.cancellation?.reason) this.#dispatch(request, answer);
      const whole = await answer.done;
      bodyReceived(whole.body.length);
      return whole;
    } catch (error) {
      throw transportError(source, error, answer.sent);
    } finally {
      deadline.end();
      request.cancellation?.release(answer);
    }
  }

  /**
   * The time limit covers the answer's head only. The body may arrive until `request.cancellation` is
   * cancelled.
   */
  async stream(request: HttpRequest): Promise<HttpStream> {
    const { source, timeoutMs } = this.#options;
    const head = new AbortController();
    const timer = setTimeout(() => head.abort(TIME_IS_UP), timeoutMs);
    const { cancellation } = request;
    const signal = cancellation ? AbortSignal.any([head.signal, cancellation.signal]) : head.signal;
    countCall();
    try {
      const { statusCode, headers, body } = await send(request.origin + request.path, {
        method: request.method,
        headers: request.headers,
        dispatcher: this.#reads,
        signal,
      });
      return { status: statusCode, headers, body };
    } catch (error) {
      throw transportError(source, cancellation?.reason ? GIVEN_UP : error, true);
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#reads.close(), this.#writes.close()]);
  }

  #dispatch({ method, origin, path, headers, body }: HttpRequest, answer: ResponseCollector): void {
    countCall();
    const agent = method === 'GET' ? this.#reads : this.#writes;
    agent.dispatch({ method, origin, path, headers, body: body ?? null }, answer);
  }
}
