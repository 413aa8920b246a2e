import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { WorkerExit, WorkerProcess } from './worker-process.ts';

/**
 * Milliseconds before the first replacement. Each further one waits twice as long as the one before, up to
 * the longest.
 */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 30_000;
/** After a worker has lived this many milliseconds, the pauses start from the shortest again. */
const STABLE_AFTER_MS = 60_000;

/**
 * A slot that holds one worker at a time. A worker that dies is replaced, but only if one has listened here
 * before: if the very first one dies, the start of the gateway has failed.
 */
export class WorkerSlot {
  readonly #startWorker: () => WorkerProcess;
  readonly #log: Logger;
  readonly #stopping = new AbortController();
  readonly #firstOrigin = Promise.withResolvers<string>();
  readonly #exit: Promise<WorkerExit | undefined>;
  #worker: WorkerProcess | undefined;
  #hasListened = false;

  constructor(startWorker: () => WorkerProcess, log: Logger) {
    this.#startWorker = startWorker;
    this.#log = log;
    this.#firstOrigin.promise.catch(() => {});
    this.#exit = this.#keepFilled();
  }

  /** Resolves to the origin once the first worker listens. Rejects with StartError if it ends before that. */
  get firstOrigin(): Promise<string> {
    return this.#firstOrigin.promise;
  }

  /** The latest worker, which may have ended. */
  get worker(): WorkerProcess | undefined {
    return this.#worker;
  }

  /**
   * Makes the worker end after its requests in progress, without a replacement.
   * @returns how it ended; undefined if there was no worker, only a pause before the next
   */
  stop(): Promise<WorkerExit | undefined> {
    this.#stopping.abort();
    this.#worker?.stop();
    return this.#exit;
  }

  /** Ends the worker at once, without a replacement. */
  kill(): void {
    this.#stopping.abort();
    this.#worker?.kill();
  }

  async #keepFilled(): Promise<WorkerExit | undefined> {
    const { signal } = this.#stopping;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const since = performance.now();
      this.#worker = this.#startWorker();
      void this.#awaitListening(this.#worker);
      const end = await this.#worker.ended;
      if (signal.aborted || !this.#hasListened) return end;
      if (performance.now() - since > STABLE_AFTER_MS) pause = FIRST_PAUSE_MS;
      this.#log.error({ ...end, pauseMs: pause }, 'a worker ended; another takes its place');
      await sleep(pause, undefined, { signal }).catch(() => {});
      if (signal.aborted) return undefined;
    }
  }

  async #awaitListening(worker: WorkerProcess): Promise<void> {
    try {
      const origin = await worker.listening;
      if (this.#hasListened) this.#log.info({ origin }, 'a worker listens in the place of one that ended');
      this.#hasListened = true;
      this.#firstOrigin.resolve(origin);
    } catch (error) {
      this.#firstOrigin.reject(error);
    }
  }
}
