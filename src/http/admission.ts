import { overloaded } from './refused-request.ts';

/**
 * Bounds what is worked on at once, so that those who were let in keep their pace and memory stays where it is. What
 * comes beyond is refused at once instead of waiting: nothing was begun, so it may be sent again.
 */
export class Admission {
  readonly #most: number;
  #underWay = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Refuses a request that could not be worked on now, before any of it is read.
   * @throws {RefusedRequest} 503
   */
  check(): void {
    if (this.#underWay >= this.#most) throw overloaded();
  }

  /**
   * Takes a place for a request that has arrived whole, one that trickles in holding up nobody, until it is left.
   * @throws {RefusedRequest} 503
   */
  enter(): void {
    this.check();
    this.#underWay += 1;
  }

  /** Gives back the place of a request that is answered. To be called once for each that entered. */
  leave(): void {
    this.#underWay -= 1;
  }
}
