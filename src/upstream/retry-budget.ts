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
