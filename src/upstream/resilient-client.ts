import {
  ConsecutiveBreaker,
  CountBreaker,
  BrokenCircuitError,
  BulkheadRejectedError,
  CircuitState,
  TaskCancelledError,
  bulkhead,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
} from 'cockatiel';
import type { IBreaker, BulkheadPolicy, CircuitBreakerPolicy } from 'cockatiel';
import { discardBody, GIVEN_UP, transportError } from './http-client.ts';
import type { Transport, HttpRequest, HttpResponse, HttpStream } from './http-client.ts';
import { UpstreamError } from './errors.ts';
import { upstreamCalls } from '../observability/activities.ts';
import type { UpstreamCall } from '../observability/activities.ts';
import { currentRequest } from '../observability/current-request.ts';
import { retryAfterSeconds } from './refusal.ts';

/**
 * Opens after a number of failures in a row, or when more than half of the recent requests have failed. The
 * first finds a service that is gone, the second one that answers just often enough to look alive.
 */
class FailureBreaker implements IBreaker {
  readonly #inARow: ConsecutiveBreaker;
  readonly #recent: CountBreaker;

  /**
   * @param inARow failures in a row that open it
   * @param recent how many of the latest requests it looks at
   */
  constructor(inARow: number, recent: number) {
    this.#inARow = new ConsecutiveBreaker(inARow);
    this.#recent = new CountBreaker({ size: recent, threshold: 0.5 });
  }

  get state(): unknown {
    return { inARow: this.#inARow.state, recent: this.#recent.state };
  }

  set state(value: unknown) {
    const { inARow, recent } = value as { inARow: number; recent: unknown };
    this.#inARow.state = inARow;
    this.#recent.state = recent;
  }

  success(state: CircuitState): void {
    this.#inARow.success();
    this.#recent.success(state);
  }

  failure(state: CircuitState): boolean {
    const inARow = this.#inARow.failure();
    return this.#recent.failure(state) || inARow;
  }
}

/** How far back traffic counts, in milliseconds. */
const WINDOW_MS = 10_000;
/**
 * Retries within the window that are always allowed, so that a gateway with little traffic can retry at all.
 */
const MIN_RETRIES = 3;

/**
 * Limits retries to a share of recent traffic. Retries help while few requests fail; when all fail, they
 * would finish the service off.
 */
export class RetryBudget {
  readonly #share: number;
  readonly #now: () => number;
  #since = 0;
  #current = { requests: 0, retries: 0 };
  #previous = { requests: 0, retries: 0 };

  /**
   * @param share retries allowed per request, e.g. 0.1
   * @param now epoch milliseconds
   */
  constructor(share: number, now: () => number) {
    this.#share = share;
    this.#now = now;
  }

  /** Counts a request that is not a retry. */
  request(): void {
    this.#rotate();
    this.#current.requests += 1;
  }

  /** Takes one retry out of the budget; false if none is left. */
  tryRetry(): boolean {
    this.#rotate();
    const requests = this.#current.requests + this.#previous.requests;
    const retries = this.#current.retries + this.#previous.retries;
    if (retries >= Math.max(MIN_RETRIES, requests * this.#share)) return false;
    this.#current.retries += 1;
    return true;
  }

  /**
   * Traffic is counted in two halves of the window. When the newer half is over, the older one is dropped.
   */
  #rotate(): void {
    const age = this.#now() - this.#since;
    if (age < WINDOW_MS / 2) return;
    this.#previous = age < WINDOW_MS ? this.#current : { requests: 0, retries: 0 };
    this.#current = { requests: 0, retries: 0 };
    this.#since = this.#now();
  }
}

/** How many requests a service gets, how they are retried, and when the service is left alone. */
export interface ResilienceOptions {
  /** The service, as the schema's PaymentSource names it. */
  source: string;
  /** How many reads and how many writes run concurrently, and how many of each may wait in the queue. */
  reads: { atOnce: number; waiting: number };
  writes: { atOnce: number; waiting: number };
  /** The longest that a request waits in the queue, in milliseconds. */
  waitMs: number;
  /**
   * The failures in a row that open the breaker, the number of recent requests of which more than half
   * failing opens it too, and the milliseconds before it first lets a probe through.
   */
  breaker: { inARow: number; recent: number; reopenMs: number };
  /** Base delay before the first retry, in milliseconds; it doubles for each later one. */
  retryMs: number;
  /** Names the route of a path, for metrics and traces. */
  routeOf: (path: string) => string;
  /** Epoch milliseconds. */
  now: () => number;
  /** Resolves after so many milliseconds; rejects as soon as `signal` is aborted. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** A breaker's state: `open` while the service is left alone, `half-open` while a probe is allowed. */
export type BreakerState = 'closed' | 'half-open' | 'open';

/** Attempts after the first, for a GET. */
const RETRIES = 2;
/** Longest `Retry-After` that is waited out within a request, in seconds. */
const LONGEST_RETRY_AFTER_S = 5;
/** Statuses of a temporary refusal, after which a GET may be retried. */
const RETRYABLE: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** Sends a request through the layer below. */
type Send<A> = (request: HttpRequest) => Promise<A>;

/** Sends a request and tells whoever watches. The request carries the trace context that a watcher gave it. */
async function watched<A extends Pick<HttpResponse, 'status'>>(
  call: UpstreamCall,
  request: HttpRequest,
  send: Send<A>,
): Promise<A> {
  const since = performance.now();
  upstreamCalls.begin(call);
  const { traceparent } = call;
  try {
    const answer = await send(
      traceparent === undefined ? request : { ...request, headers: { ...request.headers, traceparent } },
    );
    call.status = answer.status;
    return answer;
  } catch (error) {
    call.error = error instanceof UpstreamError ? error.code : 'INTERNAL_SERVER_ERROR';
    throw error;
  } finally {
    call.ms = performance.now() - since;
    upstreamCalls.end(call);
  }
}

/**
 * Protects a service and its callers. Reads and writes wait in separate queues, a service that keeps failing
 * is left alone until a probe succeeds, and GETs, but never writes, are retried within a budget.
 */
export class ResilientClient implements Transport {
  readonly #http: Transport;
  readonly #options: ResilienceOptions;
  readonly #reads: BulkheadPolicy;
  readonly #writes: BulkheadPolicy;
  readonly #breaker: CircuitBreakerPolicy;
  readonly #budget: RetryBudget;

  constructor(http: Transport, options: ResilienceOptions) {
    this.#http = http;
    this.#options = options;
    this.#reads = bulkhead(options.reads.atOnce, options.reads.waiting);
    this.#writes = bulkhead(options.writes.atOnce, options.writes.waiting);
    this.#breaker = circuitBreaker(handleWhen(isFailure).orWhenResult(isServerError), {
      breaker: new FailureBreaker(options.breaker.inARow, options.breaker.recent),
      halfOpenAfter: new ExponentialBackoff({
        initialDelay: options.breaker.reopenMs,
        maxDelay: options.breaker.reopenMs * 8,
      }),
    });
    this.#budget = new RetryBudget(0.1, options.now);
  }

  /** The breaker's state now. */
  get state(): BreakerState {
    const { state } = this.#breaker;
    return state === CircuitState.Closed ? 'closed' : state === CircuitState.HalfOpen ? 'half-open' : 'open';
  }

  request(request: HttpRequest): Promise<HttpResponse> {
    const send: Send<HttpResponse> = (one) => this.#http.request(one);
    if (request.method !== 'GET')
      return this.#queue(this.#writes, (queuedMs) => this.#once(request, queuedMs, send));
    return this.#queue(this.#reads, (queuedMs) => this.#retried(request, queuedMs, send));
  }

  stream(request: HttpRequest): Promise<HttpStream> {
    return this.#queue(this.#reads, (queuedMs) =>
      this.#retried(
        request,
        queuedMs,
        (one) => this.#http.stream(one),
        (answer) => discardBody(answer.body),
      ),
    );
  }

  close(): Promise<void> {
    return this.#http.close();
  }

  async #retried<A extends Pick<HttpResponse, 'status' | 'headers'>>(
    request: HttpRequest,
    queuedMs: number,
    send: Send<A>,
    discard?: (answer: A) => void,
  ): Promise<A> {
    this.#budget.request();
    for (let retry = 0; ; retry += 1) {
      let answer: A | undefined;
      let failure: unknown;
      try {
        answer = await this.#attempt(request, { attempt: retry + 1, queuedMs }, send);
        if (!RETRYABLE.has(answer.status)) return answer;
      } catch (error) {
        if (!isConnectionFailure(error)) throw this.#toCallerError(error);
        failure = error;
      }
      const pause =
        retry < RETRIES && !request.cancellation?.reason ? this.#pauseAfter(answer, retry) : undefined;
      if (pause === undefined || !this.#budget.tryRetry()) {
        if (answer) return answer;
        throw failure;
      }
      if (answer) discard?.(answer);
      await this.#pause(pause, request);
    }
  }

  /**
   * Waits before a retry.
   * @throws {UpstreamError} UPSTREAM_TIMEOUT as soon as the request is cancelled
   */
  async #pause(ms: number, { cancellation }: HttpRequest): Promise<void> {
    const { source, sleep } = this.#options;
    try {
      await sleep(ms, cancellation?.signal);
    } catch {
      throw transportError(source, GIVEN_UP, true);
    }
  }

  /**
   * Milliseconds to wait before a retry; undefined if there is to be none.
   * @param answer a temporary refusal; undefined if the connection failed
   */
  #pauseAfter(answer: Pick<HttpResponse, 'headers'> | undefined, retry: number): number | undefined {
    const backoff = this.#options.retryMs * 2 ** retry * (0.5 + Math.random());
    const asked = (answer && retryAfterSeconds(answer.headers, this.#options.now())) ?? 0;
    return asked > LONGEST_RETRY_AFTER_S ? undefined : Math.max(backoff, asked * 1_000);
  }

  async #once<A extends Pick<HttpResponse, 'status'>>(
    request: HttpRequest,
    queuedMs: number,
    send: Send<A>,
  ): Promise<A> {
    try {
      return await this.#attempt(request, { attempt: 1, queuedMs }, send);
    } catch (error) {
      throw this.#toCallerError(error);
    }
  }

  /** Sends a request once, unless the breaker is open. */
  #attempt<A extends Pick<HttpResponse, 'status'>>(
    request: HttpRequest,
    facts: Pick<UpstreamCall, 'attempt' | 'queuedMs'>,
    send: Send<A>,
  ): Promise<A> {
    return this.#breaker.execute(() => {
      if (!upstreamCalls.isWatched) return send(request);
      const { source, routeOf } = this.#options;
      const { method, path } = request;
      const call = { request: currentRequest(), source, method, route: routeOf(path), ...facts };
      return watched(call, request, send);
    });
  }

  /** The error that callers are to see. */
  #toCallerError(error: unknown): unknown {
    if (!(error instanceof BrokenCircuitError)) return error;
    const message = `${this.#options.source} has been failing, so the gateway leaves it alone for a moment; try again shortly.`;
    return this.#notSent(message, error);
  }

  /** @param work also gets the milliseconds that it waited */
  #queue<A>(line: BulkheadPolicy, work: (queuedMs: number) => Promise<A>): Promise<A> {
    // A slot is free, so the request will not wait and needs no timer.
    return line.executionSlots > 0 ? line.execute(() => work(0)) : this.#queueWithTimeout(line, work);
  }

  async #queueWithTimeout<A>(line: BulkheadPolicy, work: (queuedMs: number) => Promise<A>): Promise<A> {
    const waiting = new AbortController();
    const since = performance.now();
    const timer = setTimeout(() => waiting.abort(), this.#options.waitMs);
    try {
      return await line.execute(() => {
        clearTimeout(timer);
        return work(performance.now() - since);
      }, waiting.signal);
    } catch (error) {
      if (!(error instanceof BulkheadRejectedError || error instanceof TaskCancelledError)) throw error;
      throw this.#notSent(
        `Too many requests are already waiting for ${this.#options.source}; try again shortly.`,
        error,
      );
    } finally {
      clearTimeout(timer);
    }
  }

  #notSent(message: string, cause: unknown): UpstreamError {
    const { source, breaker } = this.#options;
    const retryAfterSeconds = Math.ceil(breaker.reopenMs / 1_000);
    return new UpstreamError('UPSTREAM_UNAVAILABLE', message, {
      source,
      delivery: 'not-sent',
      retryAfterSeconds,
      cause,
    });
  }
}

/**
 * Whether an error counts against the service: not if the caller gave up, nor if the service merely declined
 * the request.
 */
function isFailure(error: unknown): boolean {
  return (
    error instanceof UpstreamError &&
    !error.givenUp &&
    (error.code === 'UPSTREAM_UNAVAILABLE' || error.code === 'UPSTREAM_TIMEOUT')
  );
}

function isServerError(answer: unknown): boolean {
  const { status } = answer as HttpResponse;
  return status >= 502 && status <= 504;
}

function isConnectionFailure(error: unknown): boolean {
  return error instanceof UpstreamError && error.code === 'UPSTREAM_UNAVAILABLE';
}
