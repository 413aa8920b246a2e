import { isUuid } from '../graphql/uuid.ts';
import { ownText } from '../upstream/own-text.ts';
import { malformed } from '../upstream/refusal.ts';
import { instantOf, localDateOf } from './dates.ts';
import { plainDecimal } from './decimal.ts';
import { JsonNumber, SAID_TWICE, isJsonObject, isList } from './json.ts';
import type { JsonObject, JsonValue } from './json.ts';
import { IPLICIT } from './source.ts';

/**
 * The members of one object in an answer. What is missing, of the wrong kind or there twice (of two amounts nobody can
 * tell which is meant) throws UPSTREAM_MALFORMED naming the member, never its value: it may be somebody's data.
 * What a member was read as is kept for as long as it stays as it is, so each is to be read as one kind only.
 */
export class Members {
  readonly #object: JsonObject;
  readonly #type: string;

  /** @param type what the object is, for errors */
  constructor(value: JsonValue, type: string) {
    if (!isJsonObject(value)) throw malformed(IPLICIT, `a ${type} is not an object`);
    this.#object = value;
    this.#type = type;
  }

  /** A text, or null where there is none. */
  text(name: string): string | null {
    return this.#read(name, textOf, 'a text');
  }

  /** A UUID in lower case, or null where there is none. */
  optionalUuid(name: string): string | null {
    return this.#read(name, uuidOf, 'a UUID');
  }

  uuid(name: string): string {
    return this.optionalUuid(name) ?? this.#missing(name, 'a UUID');
  }

  /** A number in plain digits, or null where there is none. */
  optionalDecimal(name: string): string | null {
    return this.#read(name, decimalOf, 'a number');
  }

  decimal(name: string): string {
    return this.optionalDecimal(name) ?? this.#missing(name, 'a number');
  }

  boolean(name: string): boolean {
    return this.#read(name, booleanOf, 'true or false') ?? this.#missing(name, 'true or false');
  }

  /** The date of a date-time, YYYY-MM-DD, or null where there is none. */
  optionalLocalDate(name: string): string | null {
    return this.#read(name, dateOf, 'a date-time');
  }

  localDate(name: string): string {
    return this.optionalLocalDate(name) ?? this.#missing(name, 'a date-time');
  }

  /** An RFC 3339 instant, or null where there is none. */
  optionalInstant(name: string): string | null {
    return this.#read(name, timeOf, 'a date-time');
  }

  /** A list; empty where there is none (iplicit: null and [] both mean none). */
  list(name: string): readonly JsonValue[] {
    return this.#read(name, listOf, 'a list') ?? [];
  }

  /** A list of texts without the blanks around them; empty where there is none. */
  texts(name: string): readonly string[] {
    return this.#read(name, textsOf, 'a list of texts') ?? [];
  }

  #read<T>(name: string, read: (value: JsonValue) => T | undefined, kind: string): T | null {
    const reading = this.#object.read(name, read);
    if (reading === SAID_TWICE) throw malformed(IPLICIT, `it has more than one ${this.#type}.${name}`);
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
