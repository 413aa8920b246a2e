/** How long requests may take in one turn of the event loop before those of whom has had one wait, in milliseconds. */
const TURN_MS = 4;

/**
 * Shares the event loop between callers. Node hands over all that has arrived on all connections before it looks for
 * anything new, so one caller with many connections and expensive requests would hold up each step of everybody else's
 * for as long as all of those take. Here, once a turn has taken some milliseconds, only callers that have not had one
 * in it go on. The others' requests wait, in a line for each caller, and as many of each line go on in the next turn as
 * fit into it by what they have taken lately, but at least one.
 */
export class EventLoopTurns {
  readonly #isDivided: boolean;
  /** Requests that wait, by caller. */
  readonly #waiting = new Map<string, (() => void)[]>();
  /** Who has had a request in this turn. */
  readonly #served = new Set<string>();
  /** When this turn began, in milliseconds of `performance.now()`; undefined if nothing has been served in it. */
  #since: number | undefined;
  /** Requests served in this turn. */
  #count = 0;

  /** @param isDivided whether callers are told apart */
  constructor(isDivided: boolean) {
    this.#isDivided = isDivided;
  }

  /** Waits until a request of a caller may go on; undefined if it may at once, as nearly always. */
  wait(caller: string): Promise<void> | undefined {
    if (!this.#isDivided) return undefined;
    const line = this.#waiting.get(caller);
    if (!line && !this.#isOver(caller)) return this.#serve(caller);
    const { promise, resolve } = Promise.withResolvers<void>();
    if (line) line.push(resolve);
    else this.#waiting.set(caller, [resolve]);
    return promise;
  }

  #isOver(caller: string): boolean {
    return (
      this.#since !== undefined && this.#served.has(caller) && performance.now() - this.#since >= TURN_MS
    );
  }

  #serve(caller: string): undefined {
    if (this.#since === undefined) {
      this.#since = performance.now();
      setImmediate(() => this.#next());
    }
    this.#served.add(caller);
    this.#count += 1;
  }

  #next(): void {
    const each = (performance.now() - (this.#since ?? 0)) / this.#count;
    const most = Math.max(1, Math.floor(TURN_MS / each / Math.max(1, this.#waiting.size)));
    this.#since = undefined;
    this.#count = 0;
    this.#served.clear();
    for (const [caller, line] of this.#waiting) {
      for (const goOn of line.splice(0, most)) {
        this.#serve(caller);
        goOn();
      }
      if (line.length === 0) this.#waiting.delete(caller);
    }
  }
}
