/** How long traffic is remembered, in milliseconds. */
const WINDOW_MS = 10_000;
/** Retries that are always allowed within the window, so that a quiet gateway may retry at all. */
const MIN_RETRIES = 3;

/**
 * Bounds retries to a share of recent traffic: retries help while few requests fail, and finish off a service when all do.
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

  /** Notes a request that is not a retry. */
  request(): void {
    this.#rotate();
    this.#current.requests += 1;
  }

  /** Takes a retry out of the budget; false if there is none left. */
  tryRetry(): boolean {
    this.#rotate();
    const requests = this.#current.requests + this.#previous.requests;
    const retries = this.#current.retries + this.#previous.retries;
    if (retries >= Math.max(MIN_RETRIES, requests * this.#share)) return false;
    this.#current.retries += 1;
    return true;
  }

  /** Traffic is counted in two halves of the window, the older one dropped as the younger fills its time. */
  #rotate(): void {
    const age = this.#now() - this.#since;
    if (age < WINDOW_MS / 2) return;
    this.#previous = age < WINDOW_MS ? this.#current : { requests: 0, retries: 0 };
    this.#current = { requests: 0, retries: 0 };
    this.#since = this.#now();
  }
}
