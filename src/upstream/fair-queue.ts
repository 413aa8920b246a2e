import { Shares } from '../shares.ts';
import { deadline, whenAborted } from './abort.ts';

/** The line is full, or its turn did not come in time; nothing was begun. */
export class QueueError extends Error {
  override readonly name = 'QueueError';
}

/** How many requests of one kind run and wait. */
export interface QueueLimits {
  /** Requests that run at once. */
  atOnce: number;
  /** Requests that wait for a place. */
  waiting: number;
}

/** One request that waits for a place. */
interface Waiting {
  begin(): void;
}

/**
 * Places for requests to a service, and a line for those that find none. Each caller has its own line, and the
 * lines are served in turn: however many requests one caller puts in, another's next one is next but a few. No
 * caller gets all of the places, nor all of the line.
 */
export class FairQueue {
  readonly #places: Shares;
  readonly #line: Shares;
  readonly #waitMs: number;
  /** The requests that wait, by caller. The caller whose turn is next comes first. */
  readonly #waiting = new Map<string, Set<Waiting>>();

  /**
   * @param waitMs the longest that a request waits, in milliseconds
   * @param isDivided whether callers are told apart
   */
  constructor({ atOnce, waiting }: QueueLimits, waitMs: number, isDivided: boolean) {
    this.#places = new Shares(atOnce, isDivided);
    this.#line = new Shares(waiting, isDivided);
    this.#waitMs = waitMs;
  }

  /**
   * Does some work when there is a place for it.
   * @param work gets the milliseconds that it waited; the place is free again once its promise is settled
   * @param signal ends the waiting
   * @throws {QueueError} if the line is full, the time for waiting is up or the request was cancelled
   */
  async run<T>(caller: string, work: (waitedMs: number) => Promise<T>, signal?: AbortSignal): Promise<T> {
    let waitedMs = 0;
    if (this.#waiting.has(caller) || !this.#places.take(caller)) {
      const since = performance.now();
      await this.#wait(caller, signal);
      waitedMs = performance.now() - since;
    }
    try {
      return await work(waitedMs);
    } finally {
      this.#places.release(caller);
      this.#beginNext();
    }
  }

  /** Waits for a place, which is taken when this resolves. */
  async #wait(caller: string, signal: AbortSignal | undefined): Promise<void> {
    if (!this.#line.take(caller)) throw new QueueError('the line is full');
    const turn = Promise.withResolvers<void>();
    const giveUp = (reason: string) => {
      this.#leave(caller, waiting);
      turn.reject(new QueueError(reason));
    };
    const waiting: Waiting = { begin: turn.resolve };
    const line = this.#waiting.get(caller) ?? new Set();
    this.#waiting.set(caller, line.add(waiting));
    const endDeadline = deadline(this.#waitMs, () => giveUp('its turn did not come in time'));
    const endListening = whenAborted(signal, () => giveUp('it was given up while it waited'));
    try {
      await turn.promise;
    } finally {
      endDeadline();
      endListening();
      this.#line.release(caller);
    }
  }

  #leave(caller: string, waiting: Waiting): void {
    const line = this.#waiting.get(caller);
    line?.delete(waiting);
    if (line?.size === 0) this.#waiting.delete(caller);
  }

  /** Gives free places to those that wait, one to each caller in turn. */
  #beginNext(): void {
    for (const [caller, line] of this.#waiting) {
      const [first] = line;
      if (!first || !this.#places.take(caller)) continue;
      this.#leave(caller, first);
      // Behind the others, if more of its requests wait.
      if (this.#waiting.delete(caller)) this.#waiting.set(caller, line);
      first.begin();
      if (this.#places.free === 0) return;
    }
  }
}
