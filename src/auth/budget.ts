import { RefusedRequest } from '../http/refused-request.ts';
import type { Allowance, RateLimiter } from './rate-limiter.ts';

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
