import { RefusedRequest } from '../http/refused-request.ts';
import type { Allowance, RateLimiter } from './rate-limiter.ts';

/** What one request takes of its caller's points. */
export class Budget {
  readonly #limiter: RateLimiter | undefined;
  readonly #caller: string;
  #charged = 0;
  #allowance: Allowance | undefined;

  /** @param limiter undefined where callers may use as many points as they like */
  constructor(limiter: RateLimiter | undefined, caller: string) {
    this.#limiter = limiter;
    this.#caller = caller;
  }

  /**
   * Takes what the request costs in all, as far as it is known by now, less what has been taken for it already.
   * @returns false, and nothing taken, if the caller has not so many points left
   */
  charge(points: number): boolean {
    const more = points - this.#charged;
    if (!this.#limiter || more <= 0) return true;
    this.#allowance = this.#limiter.take(this.#caller, more);
    if (this.#allowance.granted) this.#charged = points;
    return this.#allowance.granted;
  }

  /** Takes what the request has turned out to cost beyond what was taken for it, also where that leaves less than nothing. */
  settle(points: number): void {
    const more = points - this.#charged;
    if (!this.#limiter || more <= 0) return;
    this.#allowance = this.#limiter.owe(this.#caller, more);
    this.#charged = points;
  }

  /**
   * How the caller stands, for the headers of the answer (draft-ietf-httpapi-ratelimit-headers-10): the points of a minute,
   * those that are left, and the seconds until all are there again. Empty where nobody counts.
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

  /** The refusal of a request whose caller has not enough points left. Nothing was done for it. */
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
