const WORD = Int32Array.BYTES_PER_ELEMENT;

/** Two bodies side by side. */
export class Comparison {
  readonly #one: Buffer;
  readonly #other: Buffer;
  /** What they lie in, four bytes at a time: a fourth of the work that it is byte by byte, and a third of asking Buffer. */
  readonly #words: readonly [Int32Array, Int32Array];

  constructor(one: Buffer, other: Buffer) {
    this.#one = one;
    this.#other = other;
    this.#words = [wordsAround(one), wordsAround(other)];
  }

  /**
   * Where, from a place on, the one differs from the other; its end if it goes on in all that is left of it.
   * @param shift how much later things stand in the other
   */
  firstDifference(from: number, shift: number): number {
    const [one, other] = [this.#one, this.#other];
    const end = Math.min(one.length, other.length - shift);
    const apart = other.byteOffset + shift - one.byteOffset;
    // No word of one lies as a word of the other does.
    if (apart % WORD !== 0) return this.#firstDifferingByte(from, end, shift);
    const word = Math.min(end, this.#wordFrom(from));
    const at = this.#firstDifferingByte(from, word, shift);
    return at < word
      ? at
      : this.#firstDifferingByte(this.#firstDifferingWord(at, end, apart / WORD), end, shift);
  }

  #firstDifferingByte(from: number, end: number, shift: number): number {
    const [one, other] = [this.#one, this.#other];
    let at = from;
    while (at < end && one[at] === other[at + shift]) at += 1;
    return at;
  }

  #firstDifferingWord(from: number, end: number, apart: number): number {
    const [words, others] = this.#words;
    const base = this.#one.byteOffset;
    const last = Math.floor((base + end) / WORD);
    let at = (base + from) / WORD;
    while (at < last && words[at] === others[at + apart]) at += 1;
    return at * WORD - base;
  }

  /** Where a word begins, here or next. */
  #wordFrom(at: number): number {
    const base = this.#one.byteOffset;
    return Math.ceil((base + at) / WORD) * WORD - base;
  }
}

/** All that a body lies in, as far as it makes words. */
function wordsAround({ buffer }: Buffer): Int32Array {
  return new Int32Array(buffer, 0, Math.floor(buffer.byteLength / WORD));
}
