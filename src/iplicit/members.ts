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
 */
export class Members {
  readonly #object: JsonObject;
  readonly #type: string;

  /** @param type what the object is, for errors */
  constructor(value: JsonValue, type: string) {
    if (!isJsonObject(value)) throw malformed(IPLICIT, `a ${type} is no object`);
    this.#object = value;
    this.#type = type;
  }

  /** A text, or null where there is none. */
  text(name: string): string | null {
    const value = this.#text(name);
    return value === null ? null : ownText(value);
  }

  /** A UUID in lower case, or null where there is none. */
  optionalUuid(name: string): string | null {
    const value = this.#text(name);
    if (value !== null && !isUuid(value)) throw this.#wrong(name, 'a UUID');
    return value === null ? null : value.toLowerCase();
  }

  uuid(name: string): string {
    return this.#required(name, this.optionalUuid(name), 'a UUID');
  }

  /** A number in plain digits, or null where there is none. */
  optionalDecimal(name: string): string | null {
    const value = this.#member(name) ?? null;
    if (value === null) return null;
    const digits = value instanceof JsonNumber ? plainDecimal(ownText(value.source)) : undefined;
    return this.#required(name, digits ?? null, 'a number');
  }

  decimal(name: string): string {
    return this.#required(name, this.optionalDecimal(name), 'a number');
  }

  boolean(name: string): boolean {
    const value = this.#member(name);
    return this.#required(name, typeof value === 'boolean' ? value : null, 'true or false');
  }

  /** The date of a date-time, YYYY-MM-DD, or null where there is none. */
  optionalLocalDate(name: string): string | null {
    const value = this.#text(name);
    return value === null ? null : this.#required(name, localDateOf(value) ?? null, 'a date-time');
  }

  localDate(name: string): string {
    return this.#required(name, this.optionalLocalDate(name), 'a date-time');
  }

  /** An RFC 3339 instant, or null where there is none. */
  optionalInstant(name: string): string | null {
    const value = this.#text(name);
    return value === null ? null : this.#required(name, instantOf(value) ?? null, 'a date-time');
  }

  /** A list; empty where there is none (iplicit: null and [] both mean none). */
  list(name: string): readonly JsonValue[] {
    const value = this.#member(name) ?? [];
    if (!isList(value)) throw this.#wrong(name, 'a list');
    return value;
  }

  /** A list of texts without the blanks around them; empty where there is none. */
  texts(name: string): readonly string[] {
    return this.list(name).map((value) => {
      if (typeof value !== 'string') throw this.#wrong(name, 'a list of texts');
      return value.trim();
    });
  }

  #text(name: string): string | null {
    const value = this.#member(name) ?? null;
    if (value !== null && typeof value !== 'string') throw this.#wrong(name, 'a text');
    return value;
  }

  #member(name: string): JsonValue | undefined {
    const value = this.#object.get(name);
    if (value === SAID_TWICE) throw malformed(IPLICIT, `it has two of ${this.#type}.${name}`);
    return value;
  }

  #required<T>(name: string, value: T | null, kind: string): T {
    if (value === null) throw this.#wrong(name, kind);
    return value;
  }

  #wrong(name: string, kind: string): Error {
    return malformed(IPLICIT, `${this.#type}.${name} is missing or not ${kind}`);
  }
}
