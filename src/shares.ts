/**
 * Divides something limited, such as places or bytes, between callers without knowing how many there will be: a
 * caller may take more as long as it holds less than twice what is free. So one caller gets two thirds at most, two
 * get two fifths each, and there is always something left for the next. (Dynamic thresholds, as switches use them
 * for their buffers: Choudhury and Hahne, 1998.)
 */
export class Shares {
  readonly #total: number;
  readonly #isDivided: boolean;
  readonly #held = new Map<string, number>();
  #free: number;

  /**
   * @param total how much there is
   * @param isDivided whether callers are told apart; if not, whoever asks may have all of it
   */
  constructor(total: number, isDivided: boolean) {
    this.#total = total;
    this.#free = total;
    this.#isDivided = isDivided;
  }

  /** How much nobody holds. */
  get free(): number {
    return this.#free;
  }

  /** How much is held by all callers together. */
  get held(): number {
    return this.#total - this.#free;
  }

  /** Whether a caller may take so much more. */
  isOpenTo(caller: string, amount = 1): boolean {
    if (amount > this.#free) return false;
    return !this.#isDivided || (this.#held.get(caller) ?? 0) < 2 * this.#free;
  }

  /** Takes so much for a caller. Returns false, with nothing taken, if that is more than it may have. */
  take(caller: string, amount = 1): boolean {
    if (!this.isOpenTo(caller, amount)) return false;
    if (this.#isDivided) this.#held.set(caller, (this.#held.get(caller) ?? 0) + amount);
    this.#free -= amount;
    return true;
  }

  /** Gives back what a caller took. */
  release(caller: string, amount = 1): void {
    this.#free += amount;
    if (!this.#isDivided) return;
    const left = (this.#held.get(caller) ?? 0) - amount;
    if (left > 0) this.#held.set(caller, left);
    else this.#held.delete(caller);
  }
}
