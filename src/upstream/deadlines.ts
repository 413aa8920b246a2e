/** The time that one thing has. */
export class Deadline {
  /** As `performance.now()` counts. */
  readonly at: number;
  readonly onExpire: () => void;
  /** Its neighbours in a ring, in the order in which they began. */
  next: Deadline = this;
  previous: Deadline = this;

  constructor(at: number, onExpire: () => void) {
    this.at = at;
    this.onExpire = onExpire;
  }

  /** What had the time is done with. May be called more than once. */
  end(): void {
    this.previous.next = this.next;
    this.next.previous = this.previous;
    this.next = this;
    this.previous = this;
  }
}

/**
 * Deadlines of things that all have the same time. Nearly all end early, one at every exchange; a timer of Node's for each,
 * where it is mostly the only one of its length, costs as much as an eighth of all else that JavaScript does for an exchange.
 * Here one timer stands for all, and is left alone until it fires. No process waits for it.
 */
export class Deadlines {
  readonly #ms: number;
  /** Stands in the ring before the first that began and behind the last. */
  readonly #ring = new Deadline(Number.POSITIVE_INFINITY, () => {});
  #isArmed = false;

  /** @param ms milliseconds that each thing has */
  constructor(ms: number) {
    this.#ms = ms;
  }

  /**
   * Gives something its time, from now on.
   * @param onExpire called, once, when the time is up, unless it is ended before; must not throw
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
