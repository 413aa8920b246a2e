import type { Change } from './watch.ts';

/** What tells whoever reads that a write is about to be sent, or has been answered. */
export interface Changes {
  /**
   * Tells of a write. Resolves when everybody knows who could otherwise show what was true before. Never
   * rejects.
   */
  announce(change: Change): Promise<void> | void;
  /** Calls `listener` for every write, of this process and of the others. */
  listen(listener: (change: Change) => void): void;
  /**
   * Whether this process hears of the others' writes in time. While it does not, it must show nothing that was
   * read for another request.
   */
  readonly isHearing: boolean;
  /** Stops listening. */
  close(): Promise<void>;
}

/** Tells of writes within one process. */
export class LocalChanges implements Changes {
  readonly isHearing = true;
  readonly #listeners = new Set<(change: Change) => void>();

  announce(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }

  listen(listener: (change: Change) => void): void {
    this.#listeners.add(listener);
  }

  async close(): Promise<void> {
    this.#listeners.clear();
  }
}
