import { Comparison } from './comparison.ts';

/** Where this many values are others, and more than half of all so far, it is likely that the rest are, too. */
const MANY_CHANGES = 32;

/**
 * Finds the end of the value that begins at a place of a document.
 * @returns undefined where there is none that could stand there
 */
export type EndOfValue = (start: number) => number | undefined;

/** Takes in where the values of a document stand, in bytes and in ascending order, while it is read. */
export class Places {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  /** @param end what stands there belongs to the form */
  push(start: number, end: number): void {
    this.#starts.push(start);
    this.#ends.push(end);
  }

  outlineOf(body: Buffer): Outline {
    return new Outline(body, new Uint32Array(this.#starts), new Uint32Array(this.#ends));
  }
}

/** What a document says otherwise than an earlier one of the same form. */
export interface Difference {
  readonly outline: Outline;
  /** Which values are others now, by their index, in ascending order. */
  readonly changed: readonly number[];
}

/**
 * Where the values of a document stand in its bytes. Everything between them is its form: two documents with the same form
 * say the same things with other values, so that the later one has not to be read from its beginning.
 */
export class Outline {
  readonly #body: Buffer;
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;

  /** To be made by `Places`. */
  constructor(body: Buffer, starts: Uint32Array, ends: Uint32Array) {
    this.#body = body;
    this.#starts = starts;
    this.#ends = ends;
  }

  /**
   * What another document says otherwise; undefined if it has another form, or says so much otherwise, as where everything has
   * moved on by one, that to read it anew is less work.
   */
  differenceTo(body: Buffer, endOfValue: EndOfValue): Difference | undefined {
    const [before, count] = [this.#body, this.#starts.length];
    const comparison = new Comparison(before, body);
    const starts = new Uint32Array(count);
    const ends = new Uint32Array(count);
    const changed: number[] = [];
    let index = 0;
    let at = 0;
    /** How much later things stand than before. */
    let shift = 0;
    for (;;) {
      const differing = comparison.firstDifference(at, shift);
      const isAll = differing === before.length && body.length === before.length + shift;
      // A value at the very end of the document does not end before that.
      const until = isAll ? Number.POSITIVE_INFINITY : differing;
      for (; index < count && placeAt(this.#ends, index) < until; index += 1) {
        starts[index] = placeAt(this.#starts, index) + shift;
        ends[index] = placeAt(this.#ends, index) + shift;
      }
      if (isAll) return { outline: new Outline(body, starts, ends), changed };
      if (index === count || placeAt(this.#starts, index) > differing) return undefined;
      const start = placeAt(this.#starts, index) + shift;
      const end = changed.length > MANY_CHANGES && changed.length > index / 2 ? undefined : endOfValue(start);
      if (end === undefined) return undefined;
      starts[index] = start;
      ends[index] = end;
      changed.push(index);
      at = placeAt(this.#ends, index);
      shift = end - at;
      index += 1;
    }
  }
}

function placeAt(places: Uint32Array, index: number): number {
  return places[index] ?? Number.POSITIVE_INFINITY;
}
