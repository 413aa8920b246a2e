import { Places } from '../upstream/outline.ts';
import type { Outline } from '../upstream/outline.ts';
import { ownText } from '../upstream/own-text.ts';
import { JsonNumber, isJsonObject, isList } from './json.ts';
import type { JsonValue } from './json.ts';
import { JsonReader } from './json-reader.ts';

/** What one place answers to a GET, time and again: mostly what it answered before, with some values changed. */
export class JsonDocument {
  readonly value: JsonValue;
  readonly #outline: Outline;

  private constructor(value: JsonValue, outline: Outline) {
    this.value = value;
    this.#outline = outline;
  }

  /**
   * Reads a JSON text as `parseJson` does.
   * @param before what the same place answered earlier: what is still the same is the very same object again
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

  /** This document with the values that another text has in their places; undefined if that has more than other values. */
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
    return new JsonDocument(new Replacement(changed, values).in(this.value), outline);
  }
}

/** A value that keeps nothing of the text around it: else each text of which one value lives on would, whole. */
function own(value: string | JsonNumber): JsonValue {
  return typeof value === 'string' ? ownText(value) : new JsonNumber(ownText(value.source));
}

/** Puts other strings and numbers in the places of some, in the order in which a text has them. */
class Replacement {
  readonly #changed: readonly number[];
  readonly #values: readonly JsonValue[];
  #index = 0;
  #replaced = 0;

  constructor(changed: readonly number[], values: readonly JsonValue[]) {
    this.#changed = changed;
    this.#values = values;
  }

  in(value: JsonValue): JsonValue {
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
      const other = this.in(value);
      if (other !== value) (others ??= [...values])[place] = other;
    }
    return others ?? values;
  }
}
