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
  /** Scheme, host and port; never taken from something that a service answered unless it was checked. */
  origin: string;
  /** Absolute path with query. */
  path: string;
  headers: Record<string, string>;
  body?: string | undefined;
  /** Ends the exchange early: the caller went away or its time is up. */
  cancellation?: Cancellation | undefined;
  /** Milliseconds that this exchange may take, where it is not the client's usual limit. */
  timeoutMs?: number | undefined;
  /** Largest answer to this request read into memory, in bytes, where it is not the client's usual limit. */
  maxBodyBytes?: number | undefined;
}

/** An answer whose body is still on its way. Whoever takes it must read or destroy `body`. */
export interface HttpStream {
  status: number;
  headers: IncomingHttpHeaders;
  body: Dispatcher.ResponseData['body'];
}

export interface HttpClientOptions {
  /** The service, as the schema's PaymentSource names it. */
  source: string;
  /** Connections kept to one origin; requests beyond that wait in line. */
  connections: number;
  /** Milliseconds a whole exchange may take. */
  timeoutMs: number;
  /** Largest answer read into memory, in bytes. */
  maxBodyBytes: number;
}

/** Whatever carries requests to a service and brings its answers. */
export interface Transport {
  /** Sends one request and reads the whole answer. Any status is an answer; throws UpstreamError when there is none. */
  request(request: HttpRequest): Promise<HttpResponse>;
  /** Sends one request and hands over the answer's body as it arrives. */
  stream(request: HttpRequest): Promise<HttpStream>;
  /** Closes every connection once what is under way has ended. */
  close(): Promise<void>;
}

/**
 * Speaks HTTP to one service: bounded connections, time and answer size, no redirects. It repeats nothing: a request
 * given to it leaves at most once. Every failure is an UpstreamError that says whether the request may have been acted on.
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
    // A write on a kept-alive connection can meet a peer that has just closed it, and then nobody knows whether it was
    // read: without pipelining each write opens a connection of its own.
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
   * Sends one request and hands over the answer's body as it arrives. The time limit covers the answer's head; the body
   * lives until `request.cancellation` ends it.
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
