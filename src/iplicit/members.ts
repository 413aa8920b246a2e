import { isUuid } from '../graphql/uuid.ts';
import { ownText } from '../upstream/own-text.ts';
import { malformed } from '../upstream/refusal.ts';
import { instantOf, localDateOf } from './dates.ts';
import { plainDecimal } from './decimal.ts';
import { JsonNumber, DUPLICATE_MEMBER, isJsonObject, isList } from './json.ts';
import type { JsonObject, JsonValue } from './json.ts';
import { IPLICIT } from './source.ts';

/**
 * Typed access to the members of an object in an answer. A member that is missing, of the wrong kind, or
 * duplicated throws UPSTREAM_MALFORMED. The error names the member, never its value, which may be
 * confidential. The object caches each result, so each member must always be read as the same kind.
 */
export class Members {
  readonly #object: JsonObject;
  readonly #type: string;

  /**
   * @param type the name of the object's type, for errors
   * @throws {UpstreamError} UPSTREAM_MALFORMED if the value is not an object
   */
  constructor(value: JsonValue, type: string) {
    if (!isJsonObject(value)) throw malformed(IPLICIT, `a ${type} is not an object`);
    this.#object = value;
    this.#type = type;
  }

  /** A text; null if absent. */
  text(name: string): string | null {
    return this.#read(name, textOf, 'a text');
  }

  /** A UUID in lower case; null if absent. */
  optionalUuid(name: string): string | null {
    return this.#read(name, uuidOf, 'a UUID');
  }

  /** A UUID in lower case. */
  uuid(name: string): string {
    return this.optionalUuid(name) ?? this.#missing(name, 'a UUID');
  }

  /** A number without an exponent; null if absent. */
  optionalDecimal(name: string): string | null {
    return this.#read(name, decimalOf, 'a number');
  }

  /** A number without an exponent. */
  decimal(name: string): string {
    return this.optionalDecimal(name) ?? this.#missing(name, 'a number');
  }

  /** True or false. */
  boolean(name: string): boolean {
    return this.#read(name, booleanOf, 'true or false') ?? this.#missing(name, 'true or false');
  }

  /** The date of a date-time, as YYYY-MM-DD; null if absent. */
  optionalLocalDate(name: string): string | null {
    return this.#read(name, dateOf, 'a date-time');
  }

  /** The date of a date-time, as YYYY-MM-DD. */
  localDate(name: string): string {
    return this.optionalLocalDate(name) ?? this.#missing(name, 'a date-time');
  }

  /** An RFC 3339 instant; null if absent. */
  optionalInstant(name: string): string | null {
    return this.#read(name, timeOf, 'a date-time');
  }

  /** A list; empty if absent (iplicit: null and [] both mean none). */
  list(name: string): readonly JsonValue[] {
    return this.#read(name, listOf, 'a list') ?? [];
  }

  /** A list of trimmed texts; empty if absent. */
  texts(name: string): readonly string[] {
    return this.#read(name, textsOf, 'a list of texts') ?? [];
  }

  #read<T>(name: string, read: (value: JsonValue) => T | undefined, kind: string): T | null {
    const reading = this.#object.read(name, read);
    if (reading === DUPLICATE_MEMBER) throw malformed(IPLICIT, `it has more than one ${this.#type}.${name}`);
    return reading === undefined ? this.#missing(name, kind) : reading;
  }

  #missing(name: string, kind: string): never {
    throw malformed(IPLICIT, `${this.#type}.${name} is missing or not ${kind}`);
  }
}

function textOf(value: JsonValue): string | undefined {
  return typeof value === 'string' ? ownText(value) : undefined;
}

function uuidOf(value: JsonValue): string | undefined {
  return typeof value === 'string' && isUuid(value) ? value.toLowerCase() : undefined;
}

function decimalOf(value: JsonValue): string | undefined {
  return value instanceof JsonNumber ? plainDecimal(ownText(value.source)) : undefined;
}

function booleanOf(value: JsonValue): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function dateOf(value: JsonValue): string | undefined {
  return typeof value === 'string' ? localDateOf(value) : undefined;
}

function timeOf(value: JsonValue): string | undefined {
  return typeof value === 'string' ? instantOf(value) : undefined;
}

function listOf(value: JsonValue): readonly JsonValue[] | undefined {
  return isList(value) ? value : undefined;
}

function textsOf(value: JsonValue): readonly string[] | undefined {
  if (!isList(value)) return undefined;
  const texts = value.filter((each) => typeof each === 'string');
  return texts.length === value.length ? texts.map((text) => text.trim()) : undefined;
}
