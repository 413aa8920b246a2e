import { overloaded } from './refused-request.ts';

/**
 * Limits the requests in progress, which keeps those that were admitted fast and memory bounded. Further
 * requests are refused at once instead of being queued. Nothing was begun for them, so they may be sent
 * again.
 */
export class Admission {
  readonly #most: number;
  #underWay = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Checks for a free place before a request is read.
   * @throws {RefusedRequest} 503 if there is none
   */
  check(): void {
    if (this.#underWay >= this.#most) throw overloaded();
  }

  /**
   * Takes a place for a request that has arrived completely, so that one that trickles in occupies none.
   * @throws {RefusedRequest} 503 if there is none
   */
  enter(): void {
    this.check();
    this.#underWay += 1;
  }

  /** Frees the place of a request that has been answered. Call it once for each successful `enter`. */
  leave(): void {
    this.#underWay -= 1;
  }
}
