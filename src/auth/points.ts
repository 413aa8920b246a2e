import { RefusedRequest } from '../server/refused-request.ts';
import { HeaderMap } from '@apollo/server';
import type { ApolloServerPlugin, GraphQLRequestListener, GraphQLResponse } from '@apollo/server';
import type { AccessLogEntry } from '../server/access-log.ts';

/** The state of a caller's bucket after points were requested from it. */
interface Allowance {
  /** Whether there were enough points, which were then taken. */
  readonly granted: boolean;
  /** Points that are left. */
  readonly left: number;
  /** Seconds until the bucket is full again. */
  readonly fullInSeconds: number;
  /** Seconds until the same request can be granted; 0 if it was. */
  readonly retryAfterSeconds: number;
}

const MINUTE_MS = 60_000;
/** Most callers tracked at once, which takes a few megabytes. */
const MAX_CALLERS = 10_000;

/**
 * A token bucket for each caller. It holds a minute's worth of points at most and refills evenly. A request
 * that costs more than a full bucket is granted when the bucket is full, and puts the caller into debt.
 * Counts in this process only.
 */
export class RateLimiter {
  readonly #perMinute: number;
  readonly #now: () => number;
  /**
   * Epoch milliseconds at which each caller's bucket is full again; the most recently used callers come last.
   */
  readonly #fullAt = new Map<string, number>();

  /** @param now gives epoch milliseconds */
  constructor(pointsPerMinute: number, now: () => number) {
    this.#perMinute = pointsPerMinute;
    this.#now = now;
  }

  /** Points that each caller may spend a minute. */
  get pointsPerMinute(): number {
    return this.#perMinute;
  }

  /** Takes points from a caller's bucket if there are enough. */
  take(caller: string, points: number): Allowance {
    const now = this.#now();
    const missingMs = Math.max(0, (this.#fullAt.get(caller) ?? 0) - now);
    const neededMs = this.#toMs(Math.min(points, this.#perMinute));
    const shortMs = missingMs + neededMs - MINUTE_MS;
    // Absorbs the rounding errors of fractional milliseconds.
    if (shortMs > 0.001) return this.#allowance(false, missingMs, Math.ceil(shortMs / 1_000));
    const afterMs = missingMs + this.#toMs(points);
    this.#remember(caller, now + afterMs);
    return this.#allowance(true, afterMs, 0);
  }

  /** Takes points that have been spent already, even if that puts the caller into debt. */
  owe(caller: string, points: number): Allowance {
    const now = this.#now();
    const afterMs = Math.max(0, (this.#fullAt.get(caller) ?? 0) - now) + this.#toMs(points);
    this.#remember(caller, now + afterMs);
    return this.#allowance(true, afterMs, 0);
  }

  #toMs(points: number): number {
    return (points / this.#perMinute) * MINUTE_MS;
  }

  #allowance(granted: boolean, missingMs: number, retryAfterSeconds: number): Allowance {
    const left = Math.max(0, Math.floor(this.#perMinute * (1 - missingMs / MINUTE_MS) + 0.001));
    return { granted, left, fullInSeconds: Math.ceil(missingMs / 1_000), retryAfterSeconds };
  }

  /**
   * If there are too many callers, forgets the least recently used one: its bucket is most likely full again.
   */
  #remember(caller: string, fullAt: number): void {
    this.#fullAt.delete(caller);
    this.#fullAt.set(caller, fullAt);
    if (this.#fullAt.size <= MAX_CALLERS) return;
    const [oldest] = this.#fullAt.keys();
    if (oldest !== undefined) this.#fullAt.delete(oldest);
  }
}

/** Charges a caller's points for one request. */
export class Budget {
  readonly #limiter: RateLimiter | undefined;
  readonly #caller: string;
  #charged = 0;
  #allowance: Allowance | undefined;

  /** @param limiter undefined if points are unlimited */
  constructor(limiter: RateLimiter | undefined, caller: string) {
    this.#limiter = limiter;
    this.#caller = caller;
  }

  /**
   * Charges what the request costs, less what it has been charged already.
   * @param points what the request costs in all, as far as known so far
   * @returns false, with nothing charged, if the caller has too few points left
   */
  charge(points: number): boolean {
    const more = points - this.#charged;
    if (!this.#limiter || more <= 0) return true;
    this.#allowance = this.#limiter.take(this.#caller, more);
    if (this.#allowance.granted) this.#charged = points;
    return this.#allowance.granted;
  }

  /**
   * Charges what the request has turned out to cost beyond what it was charged, even if that puts the caller
   * into debt.
   * @param points what the request cost in all
   */
  settle(points: number): void {
    const more = points - this.#charged;
    if (!this.#limiter || more <= 0) return;
    this.#allowance = this.#limiter.owe(this.#caller, more);
    this.#charged = points;
  }

  /** The caller's limit and what is left of it; undefined if points are unlimited. */
  get left(): { pointsPerMinute: number; remaining: number; fullInSeconds: number } | undefined {
    if (!this.#limiter) return undefined;
    const { pointsPerMinute } = this.#limiter;
    const { left, fullInSeconds } = this.#limiter.take(this.#caller, 0);
    return { pointsPerMinute, remaining: left, fullInSeconds };
  }

  /**
   * Headers that tell the caller its limit, the points left and the seconds until all are available again
   * (draft-ietf-httpapi-ratelimit-headers-10). Empty if points are unlimited or nothing has been charged yet.
   */
  get headers(): Readonly<Record<string, string>> {
    if (!this.#limiter || !this.#allowance) return {};
    const { left, fullInSeconds, granted, retryAfterSeconds } = this.#allowance;
    return {
      'ratelimit-policy': `"points";q=${this.#limiter.pointsPerMinute};w=60`,
      ratelimit: `"points";r=${left};t=${fullInSeconds}`,
      ...(!granted && { 'retry-after': String(retryAfterSeconds) }),
    };
  }

  /** The refusal (429) of a request for which `charge` returned false. */
  refusal(): RefusedRequest {
    const { left = 0, retryAfterSeconds = 0 } = this.#allowance ?? {};
    const message =
      `${this.#caller} has ${left} points left of ${this.#limiter?.pointsPerMinute} a minute, which is too few for this. ` +
      `Nothing was done; send it again in ${retryAfterSeconds} s.`;
    return new RefusedRequest(429, 'RATE_LIMITED', message, {
      headers: this.headers,
      extensions: { retryAfterSeconds },
    });
  }
}

/** Points for a call to a service; the weights in the schema count calls in the same way. */
const POINTS_PER_CALL = 100;
/** Bytes of services' answers that cost a point. */
const BYTES_PER_POINT = 1_024;

/**
 * The points for what a request has made services do, retries included, and for what they have sent. Usually less than
 * the estimate of its operation, which counts what it may cause at worst.
 */
export function pointsOfCalls({
  calls,
  receivedBytes,
}: Pick<AccessLogEntry, 'calls' | 'receivedBytes'>): number {
  return Math.max(POINTS_PER_CALL * calls, Math.floor(receivedBytes / BYTES_PER_POINT));
}

/** The part of an operation's context that this plugin uses. */
interface ChargedContext {
  readonly budget: Budget;
  readonly logEntry: Pick<AccessLogEntry, 'cost' | 'calls' | 'receivedBytes'>;
}

/**
 * Charges callers for operations: before execution the most that the operation may cost, and afterwards
 * whatever it, or what it made services do, cost beyond that. An operation that the caller cannot pay for is not executed.
 */
export class Charging implements ApolloServerPlugin<ChargedContext> {
  readonly #pointsOf: (context: object) => number | undefined;
  /** Contexts of operations that were charged before execution. */
  readonly #charged = new WeakSet<object>();

  /** @param pointsOf gives the points that the operation with this context costs, as far as known so far */
  constructor(pointsOf: (context: object) => number | undefined) {
    this.#pointsOf = pointsOf;
  }

  async requestDidStart(): Promise<GraphQLRequestListener<ChargedContext>> {
    return {
      // By now the operation is known to be valid and allowed. One that is not costs nothing.
      responseForOperation: async ({ contextValue }) => {
        if (!contextValue.budget.charge(this.#pointsOf(contextValue) ?? 0))
          return refused(contextValue.budget);
        this.#charged.add(contextValue);
        return null;
      },
      willSendResponse: async ({ contextValue }) => {
        const points = this.#pointsOf(contextValue);
        contextValue.logEntry.cost = points;
        if (!this.#charged.has(contextValue)) return;
        contextValue.budget.settle(Math.max(points ?? 0, pointsOfCalls(contextValue.logEntry)));
      },
    };
  }
}

function refused(budget: Budget): GraphQLResponse {
  // The refusal's headers need not be set here: every answer carries the budget's headers.
  const { status, code, message, extensions } = budget.refusal();
  const errors = [{ message, extensions: { code, ...extensions } }];
  return {
    http: { status, headers: new HeaderMap() },
    body: { kind: 'single', singleResult: { errors } },
  };
}
