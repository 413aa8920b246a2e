import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { End, WorkerProcess } from './worker-process.ts';

/** Milliseconds before the first replacement; each further one waits twice as long, up to the longest. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 30_000;
/** A worker that lived for so many milliseconds was well: what ended it is a new beginning. */
const WELL_MS = 60_000;

/** The place of one worker. Who dies in it is replaced; who dies before the first has ever listened is not. */
export class Seat {
  readonly #startWorker: () => WorkerProcess;
  readonly #log: Logger;
  readonly #left = new AbortController();
  readonly #first = Promise.withResolvers<string>();
  readonly #over: Promise<End | undefined>;
  #worker: WorkerProcess | undefined;
  #hasListened = false;

  constructor(startWorker: () => WorkerProcess, log: Logger) {
    this.#startWorker = startWorker;
    this.#log = log;
    this.#first.promise.catch(() => {});
    this.#over = this.#keepTaken();
  }

  /** Where the first worker listens. Rejects with StartError if it ends before. */
  get first(): Promise<string> {
    return this.#first.promise;
  }

  /** Who sits here now, alive or not. */
  get worker(): WorkerProcess | undefined {
    return this.#worker;
  }

  /**
   * Has the worker end once it has seen through what is under way, and nobody follow it.
   * @returns how it ended; undefined if nobody was there
   */
  leave(): Promise<End | undefined> {
    this.#left.abort();
    this.#worker?.stop();
    return this.#over;
  }

  /** Ends the worker at once, and nobody follows it. */
  clear(): void {
    this.#left.abort();
    this.#worker?.kill();
  }

  async #keepTaken(): Promise<End | undefined> {
    const { signal } = this.#left;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const since = performance.now();
      this.#worker = this.#startWorker();
      void this.#await(this.#worker);
      const end = await this.#worker.ended;
      if (signal.aborted || !this.#hasListened) return end;
      if (performance.now() - since > WELL_MS) pause = FIRST_PAUSE_MS;
      this.#log.error({ ...end, pauseMs: pause }, 'a worker ended; another takes its place');
      await sleep(pause, undefined, { signal }).catch(() => {});
      if (signal.aborted) return undefined;
    }
  }

  async #await(worker: WorkerProcess): Promise<void> {
    try {
      const origin = await worker.listening;
      if (this.#hasListened) this.#log.info({ origin }, 'a worker listens in the place of one that ended');
      this.#hasListened = true;
      this.#first.resolve(origin);
    } catch (error) {
      this.#first.reject(error);
    }
  }
}
