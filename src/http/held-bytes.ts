/** Counts, and limits, the bytes held in memory for all clients that are slow to send or to receive. */
export class HeldBytes {
  readonly #most: number;
  #held = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Reserves bytes. Returns false, with nothing reserved, if too few are left. */
  reserve(bytes: number): boolean {
    if (this.#held + bytes > this.#most) return false;
    this.#held += bytes;
    return true;
  }

  /** Gives back bytes that were reserved. */
  release(bytes: number): void {
    this.#held -= bytes;
  }
}
