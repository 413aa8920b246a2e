import type { Logger } from 'pino';

/**
 * Most milliseconds to wait for one announcement. A write makes two, so it is delayed by a second at most.
 */
const TIMEOUT_MS = 500;

/** Announces this worker's writes to the other workers and waits until they know. */
export class WriteAnnouncer {
  readonly #send: (id: number) => boolean;
  readonly #log: Logger;
  readonly #waiting = new Map<number, () => void>();
  #lastId = 0;

  /**
   * @param send asks the primary to tell the other workers, whose reply calls `announced`; returns false if
   *   the primary is gone
   */
  constructor(send: (id: number) => boolean, log: Logger) {
    this.#send = send;
    this.#log = log;
  }

  /**
   * To be called before a write is sent and after it has been answered. Resolves when every other worker
   * knows, or with a warning in the log when that takes longer than half a second.
   */
  announce(): Promise<void> {
    const id = (this.#lastId += 1);
    // Without a primary, every worker is stopping and starts no new reads.
    if (!this.#send(id)) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        this.#log.warn(
          { waitedMs: TIMEOUT_MS },
          'another worker did not confirm in time that it knows of a write: its answers may show data from before the write',
        );
        resolve();
      }, TIMEOUT_MS);
      this.#waiting.set(id, () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** To be called when every other worker knows of the write with this id. */
  announced(id: number): void {
    this.#waiting.get(id)?.();
    this.#waiting.delete(id);
  }
}
