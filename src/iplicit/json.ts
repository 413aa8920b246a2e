/** A number of a JSON text, with the digits that it was written with. */
export class JsonNumber {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** Stands where an object says something twice, so that nobody can tell which is meant: no value, to be refused by whoever needs one. */
export const SAID_TWICE = Symbol('said twice');

/** A value of a JSON text, no digit of it lost. */
export type JsonValue =
  null | boolean | string | JsonNumber | readonly JsonValue[] | JsonObject | typeof SAID_TWICE;

/** The name of a member, as a text writes it, and in lower case (iplicit: names are not case-sensitive). */
export interface MemberName {
  /** With its quotes and the colon behind it. */
  readonly written: string;
  readonly name: string;
}

/** In place of a place: nobody can tell which of several values is meant. */
const TWICE = -1;

/** The names of an object's members. The objects of a list mostly have the same ones, and share them. */
export class JsonShape {
  static readonly EMPTY = new JsonShape([]);

  readonly names: readonly MemberName[];
  /** Where the value of a name, in lower case, is among the values of an object; TWICE where there are several. */
  readonly places: ReadonlyMap<string, number>;
  /** The same for names as they have been asked for. */
  readonly #asked = new Map<string, number>();

  constructor(names: readonly MemberName[]) {
    this.names = names;
    const places = new Map<string, number>();
    for (const [place, { name }] of names.entries()) places.set(name, places.has(name) ? TWICE : place);
    this.places = places;
  }

  /**
   * Where the value of a name is; TWICE where there are several.
   * @param name however it is cased; one of the code's own: it is remembered
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
  /** Those of the shape's names, in their order. */
  readonly values: readonly JsonValue[];
  /** What the values were read as, each in its place. */
  readonly #readings: unknown[];

  constructor(shape: JsonShape, values: readonly JsonValue[]) {
    this.shape = shape;
    this.values = values;
    // oxlint-disable-next-line unicorn/no-new-array -- every place is there from the start, so that none is ever moved
    this.#readings = new Array(values.length);
  }

  /** This object with other values: what was read keeps its reading. */
  with(values: readonly JsonValue[]): JsonObject {
    if (values === this.values) return this;
    const other = new JsonObject(this.shape, values);
    for (let place = 0; place < values.length; place += 1)
      if (values[place] === this.values[place]) other.#readings[place] = this.#readings[place];
    return other;
  }

  /**
   * A member's value; SAID_TWICE where there are several.
   * @param name however it is cased; one of the code's own: it is remembered
   */
  get(name: string): JsonValue | undefined {
    const place = this.shape.placeOf(name);
    if (place === undefined) return undefined;
    return place === TWICE ? SAID_TWICE : this.values[place];
  }

  /**
   * What a member's value is read as, read once: of one service's answers a member is read in one way only. Null where it is
   * missing or null; SAID_TWICE where there are several.
   * @param name as for `get`
   * @param read gives undefined for what it cannot read; so does this, then
   */
  read<T>(name: string, read: (value: JsonValue) => T | undefined): T | null | typeof SAID_TWICE | undefined {
    const place = this.shape.placeOf(name);
    if (place === undefined) return null;
    if (place === TWICE) return SAID_TWICE;
    const known = this.#readings[place] as T | undefined;
    if (known !== undefined) return known;
    const value = this.values[place] ?? null;
    if (value === null) return null;
    const reading = read(value);
    this.#readings[place] = reading;
    return reading;
  }

  /** Its members by their names in lower case, in the order in which they come first. */
  *members(): Generator<[name: string, value: JsonValue]> {
    for (const [name, place] of this.shape.places) {
      yield [name, place === TWICE ? SAID_TWICE : (this.values[place] ?? null)];
    }
  }
}

export function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return value instanceof JsonObject;
}

// What ECMAScript's JSON has, and TypeScript's declarations do not have yet.
const { rawJSON } = JSON as unknown as { rawJSON: (text: string) => unknown };

/** A decimal as JSON.stringify is to write it: as a number, digit for digit. */
export function jsonDecimal(digits: string): unknown {
  return rawJSON(digits);
}
