/** How long traffic is remembered, in milliseconds. */
const WINDOW_MS = 10_000;
/** Retries that are always allowed within the window, so that a quiet gateway may retry at all. */
const ALWAYS = 3;

/**
 * Bounds retries to a share of recent traffic: retries help while few requests fail, and finish off a service when all do.
 */
export class RetryBudget {
  readonly #share: number;
  readonly #now: () => number;
  #since = 0;
  #present = { requests: 0, retries: 0 };
  #previous = { requests: 0, retries: 0 };

  /**
   * @param share retries allowed per request, e.g. 0.1
   * @param now epoch milliseconds
   */
  constructor(share: number, now: () => number) {
    this.#share = share;
    this.#now = now;
  }

  /** Notes a request that is not a retry. */
  request(): void {
    this.#turn();
    this.#present.requests += 1;
  }

  /** Takes a retry out of the budget; false if there is none left. */
  tryRetry(): boolean {
    this.#turn();
    const requests = this.#present.requests + this.#previous.requests;
    const retries = this.#present.retries + this.#previous.retries;
    if (retries >= Math.max(ALWAYS, requests * this.#share)) return false;
    this.#present.retries += 1;
    return true;
  }

  /** Traffic is counted in two halves of the window, the older one dropped as the younger fills its time. */
  #turn(): void {
    const age = this.#now() - this.#since;
    if (age < WINDOW_MS / 2) return;
    this.#previous = age < WINDOW_MS ? this.#present : { requests: 0, retries: 0 };
    this.#present = { requests: 0, retries: 0 };
    this.#since = this.#now();
  }
}
