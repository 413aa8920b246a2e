/** When one piece of work has to be finished. */
export class Deadline {
  /** In milliseconds of `performance.now()`. */
  readonly at: number;
  readonly onExpire: () => void;
  /** Neighbours in a ring, in the order in which they began. */
  next: Deadline = this;
  previous: Deadline = this;

  constructor(at: number, onExpire: () => void) {
    this.at = at;
    this.onExpire = onExpire;
  }

  /** The work is finished: its deadline no longer counts. May be called more than once. */
  end(): void {
    this.previous.next = this.next;
    this.next.previous = this.previous;
    this.next = this;
    this.previous = this;
  }
}

/**
 * Deadlines for work that always gets the same amount of time. Nearly all end early, one with every HTTP
 * exchange. A Node timer for each, usually the only one of its duration, would cost as much as an eighth of
 * all other JavaScript work on an exchange. Here one timer serves all deadlines and is left alone until it
 * fires. It does not keep the process alive.
 */
export class Deadlines {
  readonly #ms: number;
  /** The sentinel of the ring: the oldest deadline follows it, the newest precedes it. */
  readonly #ring = new Deadline(Number.POSITIVE_INFINITY, () => {});
  #isArmed = false;

  /** @param ms milliseconds that each piece of work gets */
  constructor(ms: number) {
    this.#ms = ms;
  }

  /**
   * Starts a deadline.
   * @param onExpire called once when the time is up, unless the deadline is ended first; must not throw
   */
  begin(onExpire: () => void): Deadline {
    const deadline = new Deadline(performance.now() + this.#ms, onExpire);
    const last = this.#ring.previous;
    last.next = deadline;
    deadline.previous = last;
    deadline.next = this.#ring;
    this.#ring.previous = deadline;
    if (!this.#isArmed) this.#arm(this.#ms);
    return deadline;
  }

  #arm(ms: number): void {
    this.#isArmed = true;
    setTimeout(() => this.#expireDue(), Math.ceil(ms)).unref();
  }

  #expireDue(): void {
    this.#isArmed = false;
    const now = performance.now();
    for (let first = this.#ring.next; first !== this.#ring; first = this.#ring.next) {
      if (first.at > now) {
        this.#arm(first.at - now);
        return;
      }
      first.end();
      first.onExpire();
    }
  }
}
