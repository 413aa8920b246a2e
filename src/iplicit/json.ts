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

/** An object of a JSON text: its members by their names in lower case (iplicit: names are not case-sensitive). */
export type JsonObject = ReadonlyMap<string, JsonValue>;

export function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return value instanceof Map;
}

/** Names that are asked for, as the code writes them and iplicit too, in lower case: making each of an answer's anew costs as much as reading it. */
const inLowerCase = new Map<string, string>();

/** The name that a member has in an object. */
export function memberName(written: string): string {
  return inLowerCase.get(written) ?? written.toLowerCase();
}

/**
 * A member by its name, however it is cased.
 * @param name one of the code's own: it is remembered for good
 */
export function memberOf(object: JsonObject, name: string): JsonValue | undefined {
  let known = inLowerCase.get(name);
  if (known === undefined) {
    known = name.toLowerCase();
    inLowerCase.set(name, known);
  }
  return object.get(known);
}

// What ECMAScript's JSON has, and TypeScript's declarations do not have yet.
const { rawJSON } = JSON as unknown as { rawJSON: (text: string) => unknown };

/** A decimal as JSON.stringify is to write it: as a number, digit for digit. */
export function jsonDecimal(digits: string): unknown {
  return rawJSON(digits);
}
