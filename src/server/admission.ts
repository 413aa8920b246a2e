import { Shares } from '../shares.ts';
import { overloaded } from './refused-request.ts';

/**
 * Limits the requests in progress, which keeps those that were admitted fast and memory bounded, and divides their
 * places between callers. Further requests are refused at once instead of being queued. Nothing was begun for them,
 * so they may be sent again.
 *
 * A transport that carries operations by other means than a request each calls the same for each operation: `check`
 * before it reads anything, `enter` when the operation is there, `leave` when it is answered.
 */
export class Admission {
  readonly #places: Shares;

  /** @param isDivided whether callers are told apart */
  constructor(places: number, isDivided: boolean) {
    this.#places = new Shares(places, isDivided);
  }

  /**
   * Checks for a free place before a request is read.
   * @param caller undefined if it is not known yet
   * @throws {RefusedRequest} 503 if there is none
   */
  check(caller?: string): void {
    const isOpen = caller === undefined ? this.#places.free > 0 : this.#places.isOpenTo(caller);
    if (!isOpen) throw overloaded();
  }

  /**
   * Takes a place for a request that has arrived completely, so that one that trickles in occupies none.
   * @throws {RefusedRequest} 503 if there is none for this caller
   */
  enter(caller: string): void {
    if (!this.#places.take(caller)) throw overloaded();
  }

  /** Frees the place of a request that has been answered. Call it once for each successful `enter`. */
  leave(caller: string): void {
    this.#places.release(caller);
  }
}
