/** Counts, and limits, the bytes held in memory for all clients that are slow to send or to receive. */
export class HeldBytes {
  readonly #most: number;
  #held = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Reserves bytes. Returns false, with nothing reserved, if too few are left. */
  take(bytes: number): boolean {
    if (this.#held + bytes > this.#most) return false;
    this.#held += bytes;
    return true;
  }

  /** Gives back bytes that were reserved. */
  give(bytes: number): void {
    this.#held -= bytes;
  }
}
