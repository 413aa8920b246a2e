import { Places } from '../../answer-cache/value-offsets.ts';
import type { Outline } from '../../answer-cache/value-offsets.ts';
import { ownText } from '../../upstream/text.ts';
import { JsonNumber, isJsonObject, isList, JsonReader } from './json.ts';
import type { JsonValue } from './json.ts';

/**
 * An answer to a GET that is repeated often. Most of the time it is the previous answer with a few values
 * changed, and then only those are parsed.
 */
export class JsonDocument {
  readonly value: JsonValue;
  readonly #outline: Outline;

  private constructor(value: JsonValue, outline: Outline) {
    this.value = value;
    this.#outline = outline;
  }

  /**
   * Parses a JSON text as `parseJson` does.
   * @param before an earlier answer to the same GET; unchanged objects in the result are the same objects as
   *   in it
   * @throws {JsonError} as `parseJson`
   */
  static of(body: Buffer, before?: JsonDocument): JsonDocument {
    return (before && before.#with(body)) ?? JsonDocument.#of(body);
  }

  static #of(body: Buffer): JsonDocument {
    const places = new Places();
    const value = new JsonReader(body, places).read();
    return new JsonDocument(value, places.outlineOf(body));
  }

  /** This document with the values of another text; undefined if they differ in more than values. */
  #with(body: Buffer): JsonDocument | undefined {
    const reader = new JsonReader(body);
    const values: JsonValue[] = [];
    const difference = this.#outline.differenceTo(body, (start) => {
      const read = reader.valueAt(start);
      if (read) values.push(own(read.value));
      return read?.end;
    });
    if (!difference) return undefined;
    const { outline, changed } = difference;
    return new JsonDocument(new Replacement(changed, values).appliedTo(this.value), outline);
  }
}

/**
 * Copies a value out of the text it was read from. Otherwise one surviving value would keep the whole text in
 * memory.
 */
function own(value: string | JsonNumber): JsonValue {
  return typeof value === 'string' ? ownText(value) : new JsonNumber(ownText(value.source));
}

/** Replaces some strings and numbers of a value. They are counted in the order of the text. */
class Replacement {
  readonly #changed: readonly number[];
  readonly #values: readonly JsonValue[];
  #index = 0;
  #replaced = 0;

  constructor(changed: readonly number[], values: readonly JsonValue[]) {
    this.#changed = changed;
    this.#values = values;
  }

  appliedTo(value: JsonValue): JsonValue {
    if (typeof value === 'string' || value instanceof JsonNumber) return this.#leaf(value);
    if (isJsonObject(value)) return value.with(this.#all(value.values));
    return isList(value) ? this.#all(value) : value;
  }

  #leaf(value: JsonValue): JsonValue {
    const isChanged = this.#index === this.#changed[this.#replaced];
    this.#index += 1;
    if (!isChanged) return value;
    this.#replaced += 1;
    return this.#values[this.#replaced - 1] ?? value;
  }

  #all(values: readonly JsonValue[]): readonly JsonValue[] {
    let others: JsonValue[] | undefined;
    for (let place = 0; place < values.length; place += 1) {
      const value = values[place] as JsonValue;
      const other = this.appliedTo(value);
      if (other !== value) (others ??= [...values])[place] = other;
    }
    return others ?? values;
  }
}
