import type { Logger } from 'pino';

/** Milliseconds that an announcement is waited for: a write has two of them, so it waits for a second at most. */
const PATIENCE_MS = 500;

/** Announces this worker's writes to the others, and waits until they know. */
export class WriteAnnouncer {
  readonly #send: (id: number) => boolean;
  readonly #log: Logger;
  readonly #waiting = new Map<number, () => void>();
  #last = 0;

  /** @param send asks the primary to tell the others, which `announced` answers; false if there is no primary any more */
  constructor(send: (id: number) => boolean, log: Logger) {
    this.#send = send;
    this.#log = log;
  }

  /** Resolves when every other worker knows that a write leaves, or has been answered, or when that takes too long. */
  announce(): Promise<void> {
    const id = (this.#last += 1);
    // Without a primary every worker is about to end, and begins to read nothing.
    if (!this.#send(id)) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        this.#log.warn(
          { waitedMs: PATIENCE_MS },
          'a worker did not hear in time of a write through this one: what is read through it may be from before the write',
        );
        resolve();
      }, PATIENCE_MS);
      this.#waiting.set(id, () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Every other worker knows of the write. */
  announced(id: number): void {
    this.#waiting.get(id)?.();
    this.#waiting.delete(id);
  }
}
