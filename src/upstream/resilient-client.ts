import {
  ConsecutiveBreaker,
  CountBreaker,
  BrokenCircuitError,
  CircuitState,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
} from 'cockatiel';
import type { IBreaker, CircuitBreakerPolicy } from 'cockatiel';
import { upstreamCalls } from '../observability/activities.ts';
import type { UpstreamCall } from '../observability/activities.ts';
import { currentRequest } from '../observability/current-request.ts';
import { discardBody, GIVEN_UP, transportError } from './http-client.ts';
import type { Transport, HttpRequest, HttpResponse, HttpStream } from './http-client.ts';
import { UpstreamError } from './errors.ts';
import { FairQueue, QueueError } from './fair-queue.ts';
import type { QueueLimits } from './fair-queue.ts';
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
  reads: QueueLimits;
  /** Reads that belong to writes: what a write must know before it is sent and after. */
  readsOfWrites: QueueLimits;
  writes: QueueLimits;
  /** Whether callers are told apart, so that none may fill a queue. */
  dividesQueues: boolean;
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

const READS = 'reads';
const WRITES = 'writes';
/** Attempts after the first, for a GET. */
const RETRIES = 2;
/** Longest `Retry-After` that is waited out within a request, in seconds. */
const MAX_RETRY_AFTER_S = 5;
/** Statuses of a temporary refusal, after which a GET may be retried. */
const RETRYABLE: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** Retries that are allowed per request. */
const RETRY_SHARE = 0.1;

/** How a service has lately answered requests of one kind under one set of credentials. */
interface ServiceRecord {
  readonly breaker: CircuitBreakerPolicy;
  /** Bounds the retries. */
  readonly budget: RetryBudget;
}

/** Most records that are kept. Each set of credentials that callers bring along needs two. */
const MAX_RECORDS = 1_000;

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
    // The collector gives the expected body itself where the same bytes have come.
    if (request.expected) call.isUnchanged = 'body' in answer && answer.body === request.expected;
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
 * Protects a service and its callers.
 *
 * - Reads, reads that belong to writes, and writes wait in separate queues, each fair between callers.
 * - A service that keeps failing is left alone until a probe succeeds.
 * - GETs, but never writes, are retried within a budget.
 *
 * What fails under a caller's own credentials says nothing about other credentials, and reads that fail say nothing
 * about writes, so breaker and budget are separate for each.
 */
export class ResilientClient implements Transport {
  readonly #http: Transport;
  readonly #options: ResilienceOptions;
  readonly #reads: FairQueue;
  readonly #readsOfWrites: FairQueue;
  readonly #writes: FairQueue;
  /** By credentials and kind of request; the least recently used ones come first. */
  readonly #records = new Map<string, ServiceRecord>();

  constructor(http: Transport, options: ResilienceOptions) {
    this.#http = http;
    this.#options = options;
    const { reads, readsOfWrites, writes, waitMs, dividesQueues } = options;
    this.#reads = new FairQueue(reads, waitMs, dividesQueues);
    this.#readsOfWrites = new FairQueue(readsOfWrites, waitMs, dividesQueues);
    this.#writes = new FairQueue(writes, waitMs, dividesQueues);
  }

  /** The state of the breaker for the gateway's own credentials: that for reads or writes which is further from closed. */
  get state(): BreakerState {
    const states = new Set(
      [READS, WRITES].map((kind) => this.#records.get(recordKey(undefined, kind))?.breaker.state),
    );
    if (states.has(CircuitState.Open)) return 'open';
    return states.has(CircuitState.HalfOpen) ? 'half-open' : 'closed';
  }

  request(request: HttpRequest): Promise<HttpResponse> {
    const send: Send<HttpResponse> = (one) => this.#http.request(one);
    if (request.method !== 'GET')
      return this.#queue(request, (queuedMs) => this.#once(request, queuedMs, send));
    return this.#queue(request, (queuedMs) => this.#retried(request, queuedMs, send));
  }

  stream(request: HttpRequest): Promise<HttpStream> {
    return this.#queue(request, (queuedMs) =>
      this.#retried(
        request,
        queuedMs,
        (one) => this.#http.stream(one),
        (answer) => discardBody(answer.body),
      ),
    );
  }

  close(maxMs?: number): Promise<void> {
    return this.#http.close(maxMs);
  }

  async #retried<A extends Pick<HttpResponse, 'status' | 'headers'>>(
    request: HttpRequest,
    queuedMs: number,
    send: Send<A>,
    discard?: (answer: A) => void,
  ): Promise<A> {
    const { breaker, budget } = this.#recordFor(request);
    budget.request();
    for (let retry = 0; ; retry += 1) {
      let answer: A | undefined;
      let failure: unknown;
      try {
        answer = await this.#attempt(breaker, request, { attempt: retry + 1, queuedMs }, send);
        if (!RETRYABLE.has(answer.status)) return answer;
      } catch (error) {
        if (!isConnectionFailure(error)) throw this.#toCallerError(error);
        failure = error;
      }
      const pause = retry < RETRIES && !request.signal?.aborted ? this.#pauseAfter(answer, retry) : undefined;
      if (pause === undefined || !budget.tryRetry()) {
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
  async #pause(ms: number, { signal }: HttpRequest): Promise<void> {
    const { source, sleep } = this.#options;
    try {
      await sleep(ms, signal);
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
    return asked > MAX_RETRY_AFTER_S ? undefined : Math.max(backoff, asked * 1_000);
  }

  async #once<A extends Pick<HttpResponse, 'status'>>(
    request: HttpRequest,
    queuedMs: number,
    send: Send<A>,
  ): Promise<A> {
    try {
      const { breaker } = this.#recordFor(request);
      return await this.#attempt(breaker, request, { attempt: 1, queuedMs }, send);
    } catch (error) {
      throw this.#toCallerError(error);
    }
  }

  /** Sends a request once, unless the breaker is open. */
  #attempt<A extends Pick<HttpResponse, 'status'>>(
    breaker: CircuitBreakerPolicy,
    request: HttpRequest,
    facts: Pick<UpstreamCall, 'attempt' | 'queuedMs'>,
    send: Send<A>,
  ): Promise<A> {
    return breaker.execute(() => {
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

  #recordFor({ method, credentials }: HttpRequest): ServiceRecord {
    const key = recordKey(credentials, method === 'GET' ? READS : WRITES);
    const record = this.#records.get(key) ?? this.#newRecord();
    this.#records.delete(key);
    this.#records.set(key, record);
    const [oldest] = this.#records.keys();
    if (this.#records.size > MAX_RECORDS && oldest !== undefined) this.#records.delete(oldest);
    return record;
  }

  #newRecord(): ServiceRecord {
    const { breaker, now } = this.#options;
    const { inARow, recent, reopenMs } = breaker;
    return {
      breaker: circuitBreaker(handleWhen(isFailure).orWhenResult(isServerError), {
        breaker: new FailureBreaker(inARow, recent),
        halfOpenAfter: new ExponentialBackoff({ initialDelay: reopenMs, maxDelay: reopenMs * 8 }),
      }),
      budget: new RetryBudget(RETRY_SHARE, now),
    };
  }

  /** @param work also gets the milliseconds that it waited */
  async #queue<A>(request: HttpRequest, work: (queuedMs: number) => Promise<A>): Promise<A> {
    const forRequest = currentRequest();
    // What the gateway does of its own accord is to settle writes.
    const isOfWrite = forRequest === undefined || forRequest.isWrite;
    const line = request.method !== 'GET' ? this.#writes : isOfWrite ? this.#readsOfWrites : this.#reads;
    try {
      return await line.run(forRequest?.caller ?? '', work, request.signal);
    } catch (error) {
      if (!(error instanceof QueueError)) throw error;
      if (request.signal?.aborted) throw transportError(this.#options.source, GIVEN_UP, false);
      throw this.#notSent(
        `Too many requests are already waiting for ${this.#options.source}; try again shortly.`,
        error,
      );
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

function recordKey(credentials: string | undefined, kind: string): string {
  return `${kind} ${credentials ?? ''}`;
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

/** Stands for every path that no template matches, so that there are never more routes than templates. */
const OTHER_ROUTE = 'other';

/**
 * Makes the function that names the route of a path, for metrics and traces: the template that it matches. No id
 * and no query is part of the name.
 * @param templates paths with `{name}` in place of one segment that varies, such as `/api/Document/{id}`
 */
export function routesOf(templates: readonly string[]): (path: string) => string {
  const routes = templates.map((template) => ({
    template,
    pattern: new RegExp(`^${template.replace(/\./g, '\\.').replace(/\{\w+\}/g, '[^/?]+')}/?(?:\\?|$)`, 'i'),
  }));
  return (path) => routes.find(({ pattern }) => pattern.test(path))?.template ?? OTHER_ROUTE;
}
