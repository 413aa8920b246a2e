/** A number of a JSON text, exactly as it was written. */
export class JsonNumber {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/**
 * Stands for the value of a member that an object has more than once. The value is ambiguous, so whoever
 * needs it must refuse it.
 */
export const DUPLICATE_MEMBER = Symbol('duplicate member');

/** A value of a JSON text, with every digit of its numbers. */
export type JsonValue =
  null | boolean | string | JsonNumber | readonly JsonValue[] | JsonObject | typeof DUPLICATE_MEMBER;

/** The name of a member, as written and in lower case (iplicit: names are case-insensitive). */
export interface MemberName {
  /** Including its quotes and the colon after it. */
  readonly written: string;
  readonly name: string;
}

/** Stands for the index of a member that occurs more than once. */
const DUPLICATE = -1;

/** The names of an object's members. Most objects in a list have the same names and share one shape. */
export class JsonShape {
  static readonly EMPTY = new JsonShape([]);

  readonly names: readonly MemberName[];
  /** Index of a member's value, by its name in lower case; DUPLICATE if the member occurs more than once. */
  readonly places: ReadonlyMap<string, number>;
  /** The same, by the names that were passed to `placeOf`. */
  readonly #asked = new Map<string, number>();

  constructor(names: readonly MemberName[]) {
    this.names = names;
    const places = new Map<string, number>();
    for (const [place, { name }] of names.entries()) places.set(name, places.has(name) ? DUPLICATE : place);
    this.places = places;
  }

  /**
   * Index of a member's value; DUPLICATE if the member occurs more than once, undefined if there is none.
   * @param name in any case. Names are cached, so pass constants only, never a name from a text
   */
  placeOf(name: string): number | undefined {
    const known = this.#asked.get(name);
    if (known !== undefined) return known;
    const place = this.places.get(name.toLowerCase());
    if (place !== undefined) this.#asked.set(name, place);
    return place;
  }
}

/** An object of a JSON text. */
export class JsonObject {
  static readonly EMPTY = new JsonObject(JsonShape.EMPTY, []);

  readonly shape: JsonShape;
  /** The members' values, in the order of the shape's names. */
  readonly values: readonly JsonValue[];
  /** The result of `read` for each value. */
  readonly #readings: unknown[];

  constructor(shape: JsonShape, values: readonly JsonValue[]) {
    this.shape = shape;
    this.values = values;
    // oxlint-disable-next-line unicorn/no-new-array -- every place is there from the start, so that none is ever moved
    this.#readings = new Array(values.length);
  }

  /** This object with other values. Unchanged values keep their cached readings. */
  with(values: readonly JsonValue[]): JsonObject {
    if (values === this.values) return this;
    const other = new JsonObject(this.shape, values);
    for (let place = 0; place < values.length; place += 1)
      if (values[place] === this.values[place]) other.#readings[place] = this.#readings[place];
    return other;
  }

  /**
   * A member's value; DUPLICATE_MEMBER if it occurs more than once, undefined if there is none.
   * @param name in any case. Names are cached, so pass constants only, never a name from a text
   */
  get(name: string): JsonValue | undefined {
    const place = this.shape.placeOf(name);
    if (place === undefined) return undefined;
    return place === DUPLICATE ? DUPLICATE_MEMBER : this.values[place];
  }

  /**
   * Converts a member's value and caches the result, so each member must always be read with the same `read`.
   * Null if the member is missing or null; DUPLICATE_MEMBER if it occurs more than once; undefined if `read`
   * cannot convert it.
   * @param name as for `get`
   * @param read returns undefined for a value that it cannot convert
   */
  read<T>(
    name: string,
    read: (value: JsonValue) => T | undefined,
  ): T | null | typeof DUPLICATE_MEMBER | undefined {
    const place = this.shape.placeOf(name);
    if (place === undefined) return null;
    if (place === DUPLICATE) return DUPLICATE_MEMBER;
    const known = this.#readings[place] as T | undefined;
    if (known !== undefined) return known;
    const value = this.values[place] ?? null;
    if (value === null) return null;
    const reading = read(value);
    this.#readings[place] = reading;
    return reading;
  }

  /** The members by their names in lower case, in the order in which they first occur. */
  *members(): Generator<[name: string, value: JsonValue]> {
    for (const [name, place] of this.shape.places) {
      yield [name, place === DUPLICATE ? DUPLICATE_MEMBER : (this.values[place] ?? null)];
    }
  }
}

/** Whether a value is a list. */
export function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Whether a value is an object. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return value instanceof JsonObject;
}

// ECMAScript has `JSON.rawJSON`; TypeScript does not declare it yet.
const { rawJSON } = JSON as unknown as { rawJSON: (text: string) => unknown };

/** Makes JSON.stringify write a decimal as a number with exactly these digits. */
export function jsonDecimal(digits: string): unknown {
  return rawJSON(digits);
}
