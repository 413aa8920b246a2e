/** What a service will do later by itself: an approval, or a close that was queued. */
export class Schedule {
  readonly #timers = new Set<NodeJS.Timeout>();

  /** Calls `act` after a number of milliseconds, or at once for 0. Does not keep the process alive. */
  after(milliseconds: number, act: () => void): void {
    if (milliseconds <= 0) {
      act();
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, milliseconds);
    timer.unref();
    this.#timers.add(timer);
  }

  /** Cancels everything that is still scheduled. */
  clear(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
