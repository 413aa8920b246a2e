/** A number of a JSON text, with the digits that it was written with. */
export class JsonNumber {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** A value of a JSON text, no digit of it lost. */
export type JsonValue = null | boolean | string | JsonNumber | readonly JsonValue[] | JsonObject;

/** An object of a JSON text; read its members with `memberOf`. */
export interface JsonObject {
  readonly [member: string]: JsonValue;
}

type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown;

// What ECMAScript's JSON.parse with source text access has, and TypeScript's declarations do not have yet.
const { parse, rawJSON } = JSON as unknown as {
  parse: (text: string, reviver: Reviver) => JsonValue;
  rawJSON: (text: string) => unknown;
};

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a JSON text with every digit of its numbers.
 * @throws if the bytes are not UTF-8, or not JSON, or nested deeper than the stack goes
 */
export function parseJson(body: Uint8Array): JsonValue {
  return parse(utf8.decode(body), (_key, value, context) =>
    typeof value === 'number' ? new JsonNumber(context.source ?? String(value)) : value,
  );
}

/** A decimal as JSON.stringify is to write it: as a number, digit for digit. */
export function jsonDecimal(digits: string): unknown {
  return rawJSON(digits);
}

export function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber)
  );
}

/**
 * A member by its name, however it is cased (iplicit: names are not case-sensitive). One written exactly so goes first.
 * Only own members count, so `__proto__` and `constructor` are names like any other.
 */
export function memberOf(object: JsonObject, name: string): JsonValue | undefined {
  if (Object.hasOwn(object, name)) return object[name];
  const wanted = name.toLowerCase();
  const found = Object.keys(object).find((key) => key.toLowerCase() === wanted);
  return found === undefined ? undefined : object[found];
}
