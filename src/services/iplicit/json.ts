import { isAscii, isUtf8 } from 'node:buffer';
import { ownText } from '../../upstream/text.ts';
import type { Places } from '../../answer-cache/value-offsets.ts';

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
interface MemberName {
  /** Including its quotes and the colon after it. */
  readonly written: string;
  readonly name: string;
}

/** Stands for the index of a member that occurs more than once. */
const DUPLICATE = -1;

/** The names of an object's members. Most objects in a list have the same names and share one shape. */
class JsonShape {
  static readonly EMPTY = new JsonShape([]);

  readonly names: readonly MemberName[];
  #places: ReadonlyMap<string, number> | undefined;
  /** The same, by the names that were passed to `placeOf`. */
  #asked: Map<string, number> | undefined;

  constructor(names: readonly MemberName[]) {
    this.names = names;
  }

  /**
   * Index of a member's value, by its name in lower case; DUPLICATE if the member occurs more than once. Made when
   * it is first asked for: most shapes of a hostile text never are.
   */
  get places(): ReadonlyMap<string, number> {
    if (this.#places) return this.#places;
    const places = new Map<string, number>();
    for (const [place, { name }] of this.names.entries())
      places.set(name, places.has(name) ? DUPLICATE : place);
    return (this.#places = places);
  }

  /**
   * Index of a member's value; DUPLICATE if the member occurs more than once, undefined if there is none.
   * @param name in any case. Names are cached, so pass constants only, never a name from a text
   */
  placeOf(name: string): number | undefined {
    const known = this.#asked?.get(name);
    if (known !== undefined) return known;
    const place = this.places.get(name.toLowerCase());
    if (place !== undefined) (this.#asked ??= new Map()).set(name, place);
    return place;
  }
}

/** An object of a JSON text. */
export class JsonObject {
  static readonly EMPTY = new JsonObject(JsonShape.EMPTY, []);

  readonly shape: JsonShape;
  /** The members' values, in the order of the shape's names. */
  readonly values: readonly JsonValue[];
  /** The result of `read` for each value; made with the first one. */
  #readings: unknown[] | undefined;

  constructor(shape: JsonShape, values: readonly JsonValue[]) {
    this.shape = shape;
    this.values = values;
  }

  /** This object with other values. Unchanged values keep their cached readings. */
  with(values: readonly JsonValue[]): JsonObject {
    if (values === this.values) return this;
    const other = new JsonObject(this.shape, values);
    const known = this.#readings;
    if (known)
      other.#readings = known.map((reading, place) =>
        values[place] === this.values[place] ? reading : undefined,
      );
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
    const known = this.#readings?.[place] as T | undefined;
    if (known !== undefined) return known;
    const value = this.values[place] ?? null;
    if (value === null) return null;
    const reading = read(value);
    // oxlint-disable-next-line unicorn/no-new-array -- every place is there from the start, so that none is ever moved
    (this.#readings ??= new Array(this.values.length))[place] = reading;
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

/** iplicit's answers nest 3 deep, 5 with the details that nobody asks for; the rest is room for additions. */
const MAX_DEPTH = 12;
/**
 * A payment with 30,000 allocations has 210,000 values, and companies have hundreds. Each value takes many times its
 * written size in memory.
 */
const MAX_VALUES = 300_000;
/** iplicit's published objects have 120 different names together. */
const MAX_NAMES = 1_000;
/** Combinations of names that objects have, in the order in which they were written: one or two for each type. */
const MAX_SHAPES = 1_000;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// oxlint-disable-next-line no-control-regex
const UNESCAPED = /[\u0000-\u001F]/;
/** UTF-8's byte order mark, read as Latin-1. */
const BYTE_ORDER_MARK = '\u00EF\u00BB\u00BF';
const BEYOND_ASCII = /[\u0080-\u00FF]/;

/**
 * Thrown for a text that is not JSON or exceeds a limit. The message quotes nothing of the text, which may be
 * confidential.
 */
export class JsonError extends Error {
  override readonly name = 'JsonError';
}

/**
 * Parses a JSON text (RFC 8259), keeping every digit of its numbers and marking duplicate members.
 * `JSON.parse` would round the numbers and silently take the last of two amounts. With a reviver it keeps the
 * digits, but takes twice as long as this and still hides duplicates.
 * @throws {JsonError} if the bytes are not UTF-8, are not JSON, or hold more values or deeper nesting than
 *   any answer of iplicit's
 */
export function parseJson(body: Uint8Array): JsonValue {
  return new JsonReader(body).read();
}

/** Parses one text. JSON's structural characters are single bytes, so the text is read byte by byte. */
export class JsonReader {
  /** One character per byte (Latin-1). */
  readonly #text: string;
  readonly #isAscii: boolean;
  /**
   * Whether the text has no backslash and no control character, as almost every text. Then every quote begins
   * or ends a string, and no string needs a closer look.
   */
  #isPlain = false;
  readonly #places: Places | undefined;
  /** The shape of the last object at each depth. */
  readonly #last: JsonShape[] = [];
  /** All shapes, by their names as written. */
  readonly #shapes = new Map<string, JsonShape>();
  /** All names, as written. */
  readonly #names = new Map<string, MemberName>();
  #at = 0;
  #values = 0;

  /**
   * @param places receives the position of every value that is a string (without its quotes) or a number
   * @throws {JsonError} if the bytes are not UTF-8
   */
  constructor(body: Uint8Array, places?: Places) {
    if (!isUtf8(body)) throw new JsonError('it is not UTF-8');
    const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    this.#text = bytes.toString('latin1');
    this.#isAscii = isAscii(bytes);
    this.#places = places;
    if (this.#text.startsWith(BYTE_ORDER_MARK)) this.#at = BYTE_ORDER_MARK.length;
  }

  /** Parses the whole text. Throws JsonError. */
  read(): JsonValue {
    this.#isPlain = !this.#text.includes('\\') && !UNESCAPED.test(this.#text);
    const value = this.#value(0);
    this.#peek();
    if (this.#at < this.#text.length) throw this.#syntaxError();
    return value;
  }

  /**
   * The string or number at a position that `places` received, and where it ends; undefined if there is none.
   */
  valueAt(start: number): { value: string | JsonNumber; end: number } | undefined {
    const isString = this.#text[start - 1] === '"';
    this.#at = isString ? start - 1 : start;
    try {
      const value = isString ? this.#string() : this.#number();
      return { value, end: isString ? this.#at - 1 : this.#at };
    } catch {
      return undefined;
    }
  }

  /** Skips whitespace and returns the code of the next character; NaN at the end. */
  #peek(): number {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return code;
      this.#at += 1;
    }
  }

  #value(depth: number): JsonValue {
    if (++this.#values > MAX_VALUES) throw new JsonError(`it has more than ${MAX_VALUES} values`);
    switch (this.#peek()) {
      case 0x22: // "
        return this.#recorded(this.#at + 1, this.#string(), 1);
      case 0x7b: // {
        return this.#object(depth + 1);
      case 0x5b: // [
        return this.#list(depth + 1);
      case 0x74: // t
        return this.#word('true', true);
      case 0x66: // f
        return this.#word('false', false);
      case 0x6e: // n
        return this.#word('null', null);
      default:
        return this.#recorded(this.#at, this.#number(), 0);
    }
  }

  /** @param quote length of the closing quote, which is not part of the value */
  #recorded<T>(start: number, value: T, quote: number): T {
    this.#places?.push(start, this.#at - quote);
    return value;
  }

  #object(depth: number): JsonObject {
    const before = this.#last[depth] ?? JsonShape.EMPTY;
    if (this.#opensEmpty(depth, 0x7d)) return JsonObject.EMPTY;
    const values: JsonValue[] = [];
    // Undefined as long as the names are those of the previous object.
    let differing: MemberName[] | undefined;
    do {
      if (this.#peek() !== 0x22) throw this.#syntaxError();
      const likely = differing ? undefined : before.names[values.length];
      if (likely && this.#text.startsWith(likely.written, this.#at)) this.#at += likely.written.length;
      else {
        differing ??= before.names.slice(0, values.length);
        differing.push(this.#name());
      }
      values.push(this.#value(depth));
    } while (this.#hasNextItem(0x7d));
    if (values.length < before.names.length) differing ??= before.names.slice(0, values.length);
    const shape = differing ? this.#shapeOf(differing) : before;
    this.#last[depth] = shape;
    return new JsonObject(shape, values);
  }

  #shapeOf(names: readonly MemberName[]): JsonShape {
    const key = names.map(({ written }) => written).join('');
    const known = this.#shapes.get(key);
    if (known) return known;
    if (this.#shapes.size === MAX_SHAPES)
      throw new JsonError(`it has objects of more than ${MAX_SHAPES} kinds`);
    const shape = new JsonShape(names);
    this.#shapes.set(key, shape);
    return shape;
  }

  #name(): MemberName {
    const start = this.#at;
    const name = this.#string().toLowerCase();
    if (this.#peek() !== 0x3a) throw this.#syntaxError();
    this.#at += 1;
    const written = this.#text.slice(start, this.#at);
    const known = this.#names.get(written);
    if (known) return known;
    if (this.#names.size === MAX_NAMES) throw new JsonError(`it has more than ${MAX_NAMES} different names`);
    const made = { written: ownText(written), name: ownText(name) };
    this.#names.set(made.written, made);
    return made;
  }

  #list(depth: number): JsonValue {
    const items: JsonValue[] = [];
    if (this.#opensEmpty(depth, 0x5d)) return items;
    do items.push(this.#value(depth));
    while (this.#hasNextItem(0x5d));
    return items;
  }

  /** Consumes an opening bracket. Returns true if the closing one follows, and consumes that too. */
  #opensEmpty(depth: number, closing: number): boolean {
    if (depth > MAX_DEPTH) throw new JsonError(`it nests deeper than ${MAX_DEPTH} levels`);
    this.#at += 1;
    if (this.#peek() !== closing) return false;
    this.#at += 1;
    return true;
  }

  /** Consumes what follows an item. Returns true for a comma, false for the closing bracket. */
  #hasNextItem(closing: number): boolean {
    const code = this.#peek();
    if (code !== 0x2c && code !== closing) throw this.#syntaxError();
    this.#at += 1;
    return code === 0x2c;
  }

  #word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) throw this.#syntaxError();
    this.#at += word.length;
    return value;
  }

  #number(): JsonNumber {
    NUMBER.lastIndex = this.#at;
    if (!NUMBER.test(this.#text)) throw this.#syntaxError();
    const source = this.#text.slice(this.#at, NUMBER.lastIndex);
    this.#at = NUMBER.lastIndex;
    return new JsonNumber(source);
  }

  #string(): string {
    const start = this.#at + 1;
    const end = this.#text.indexOf('"', start);
    if (end < 0) throw this.#syntaxError();
    const string = this.#text.slice(start, end);
    if (!this.#isPlain) {
      if (string.includes('\\')) return this.#escaped(end);
      if (UNESCAPED.test(string)) throw this.#syntaxError();
    }
    this.#at = end + 1;
    return this.#isAscii ? string : decoded(string);
  }

  /** @param quote position of the first `"` after the string's start; it may be an escaped one */
  #escaped(quote: number): string {
    let end = quote;
    while (this.#isEscape(end)) {
      end = this.#text.indexOf('"', end + 1);
      if (end < 0) throw this.#syntaxError();
    }
    const literal = this.#text.slice(this.#at, end + 1);
    try {
      const string = JSON.parse(decoded(literal)) as string;
      this.#at = end + 1;
      return string;
    } catch {
      throw this.#syntaxError();
    }
  }

  /** Whether an odd number of backslashes precedes a position. */
  #isEscape(at: number): boolean {
    let first = at;
    while (this.#text.charCodeAt(first - 1) === 0x5c) first -= 1;
    return (at - first) % 2 === 1;
  }

  #syntaxError(): JsonError {
    return new JsonError(`it is not JSON at byte ${this.#at + 1}`);
  }
}

/** Decodes UTF-8 bytes that were read as Latin-1. */
function decoded(bytes: string): string {
  return BEYOND_ASCII.test(bytes) ? Buffer.from(bytes, 'latin1').toString() : bytes;
}
