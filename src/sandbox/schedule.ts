/** What a service still has to do by itself: an approval, a close that was queued. */
export class Schedule {
  readonly #timers = new Set<NodeJS.Timeout>();

  /** Does it after so many milliseconds, or at once for 0. Never keeps the process alive. */
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

  /** Drops all that is left to do. */
  clear(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
