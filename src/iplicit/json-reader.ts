import { isAscii, isUtf8 } from 'node:buffer';
import type { Places } from '../upstream/outline.ts';
import { JsonNumber, JsonObject, JsonShape } from './json.ts';
import type { JsonValue, MemberName } from './json.ts';

/** iplicit's answers nest 3 deep; what it may add some day has room. */
const DEEPEST = 32;
/** A payment of 100,000 allocations has 700,000 values. Each takes many times the bytes that it is written with. */
const MOST_VALUES = 1_000_000;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// oxlint-disable-next-line no-control-regex
const UNESCAPED = /[\u0000-\u001F]/;
/** UTF-8's byte order mark. */
const MARK = '\u00EF\u00BB\u00BF';
const BEYOND_ASCII = /[\u0080-\u00FF]/;

/** A text is not JSON, or not JSON that is read. Its message quotes nothing of the text, which may be anybody's data. */
export class JsonError extends Error {
  override readonly name = 'JsonError';
}

/**
 * Reads a JSON text (RFC 8259) with every digit of its numbers, and with members that it says twice marked as such.
 * `JSON.parse` would round the numbers and take the last of two amounts; with a reviver it keeps the digits, takes twice
 * as long as this and still cannot tell.
 * @throws {JsonError} if the bytes are not UTF-8 or not JSON, or are more, or nest deeper, than anything that iplicit answers
 */
export function parseJson(body: Uint8Array): JsonValue {
  return new JsonReader(body).read();
}

/** One way through a text, from its start to its end. What is structure in JSON is a byte each, so it goes byte by byte. */
export class JsonReader {
  /** A character for each byte. */
  readonly #text: string;
  readonly #isAscii: boolean;
  /** Whether every quote in it begins or ends a string, and no string needs a closer look: so nearly every text is. */
  #isPlain = false;
  readonly #places: Places | undefined;
  /** What the object read last at each depth was like. */
  readonly #shapes: JsonShape[] = [];
  #at = 0;
  #values = 0;

  /**
   * @param places takes where all strings, without their quotes, and numbers stand that are values
   * @throws {JsonError} if the bytes are not UTF-8
   */
  constructor(body: Uint8Array, places?: Places) {
    if (!isUtf8(body)) throw new JsonError('it is not UTF-8');
    const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    this.#text = bytes.toString('latin1');
    this.#isAscii = isAscii(bytes);
    this.#places = places;
    if (this.#text.startsWith(MARK)) this.#at = MARK.length;
  }

  /** The whole text. Throws JsonError. */
  read(): JsonValue {
    this.#isPlain = !this.#text.includes('\\') && !UNESCAPED.test(this.#text);
    const value = this.#value(0);
    this.#next();
    if (this.#at < this.#text.length) throw this.#wrong();
    return value;
  }

  /** The string or number at such a place, and where it ends; undefined if there is none. */
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

  /** The code of the next character that is no blank; NaN at the end. */
  #next(): number {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return code;
      this.#at += 1;
    }
  }

  #value(depth: number): JsonValue {
    if (++this.#values > MOST_VALUES) throw new JsonError(`it has more than ${MOST_VALUES} values`);
    switch (this.#next()) {
      case 0x22: // "
        return this.#noted(this.#at + 1, this.#string(), 1);
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
        return this.#noted(this.#at, this.#number(), 0);
    }
  }

  /** @param quote how long what stands behind it is that is not part of it */
  #noted<T>(start: number, value: T, quote: number): T {
    this.#places?.push(start, this.#at - quote);
    return value;
  }

  #object(depth: number): JsonObject {
    const before = this.#shapes[depth] ?? JsonShape.EMPTY;
    if (this.#opens(depth, 0x7d)) return JsonObject.EMPTY;
    const values: JsonValue[] = [];
    // As long as the names are those of the object before.
    let differing: MemberName[] | undefined;
    do {
      if (this.#next() !== 0x22) throw this.#wrong();
      const likely = differing ? undefined : before.names[values.length];
      if (likely && this.#text.startsWith(likely.written, this.#at)) this.#at += likely.written.length;
      else {
        differing ??= before.names.slice(0, values.length);
        differing.push(this.#name());
      }
      values.push(this.#value(depth));
    } while (this.#goesOn(0x7d));
    if (values.length < before.names.length) differing ??= before.names.slice(0, values.length);
    const shape = differing ? new JsonShape(differing) : before;
    this.#shapes[depth] = shape;
    return new JsonObject(shape, values);
  }

  #name(): MemberName {
    const start = this.#at;
    const name = this.#string().toLowerCase();
    if (this.#next() !== 0x3a) throw this.#wrong();
    this.#at += 1;
    return { written: this.#text.slice(start, this.#at), name };
  }

  #list(depth: number): JsonValue {
    const items: JsonValue[] = [];
    if (this.#opens(depth, 0x5d)) return items;
    do items.push(this.#value(depth));
    while (this.#goesOn(0x5d));
    return items;
  }

  /** Steps over an opening bracket; true if the closing one follows, which it steps over too. */
  #opens(depth: number, closing: number): boolean {
    if (depth > DEEPEST) throw new JsonError(`it nests deeper than ${DEEPEST} levels`);
    this.#at += 1;
    if (this.#next() !== closing) return false;
    this.#at += 1;
    return true;
  }

  /** Steps over what follows an item: true for a comma, false for the closing bracket. */
  #goesOn(closing: number): boolean {
    const code = this.#next();
    if (code !== 0x2c && code !== closing) throw this.#wrong();
    this.#at += 1;
    return code === 0x2c;
  }

  #word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) throw this.#wrong();
    this.#at += word.length;
    return value;
  }

  #number(): JsonNumber {
    NUMBER.lastIndex = this.#at;
    if (!NUMBER.test(this.#text)) throw this.#wrong();
    const source = this.#text.slice(this.#at, NUMBER.lastIndex);
    this.#at = NUMBER.lastIndex;
    return new JsonNumber(source);
  }

  #string(): string {
    const start = this.#at + 1;
    const end = this.#text.indexOf('"', start);
    if (end < 0) throw this.#wrong();
    const string = this.#text.slice(start, end);
    if (!this.#isPlain) {
      if (string.includes('\\')) return this.#escaped(end);
      if (UNESCAPED.test(string)) throw this.#wrong();
    }
    this.#at = end + 1;
    return this.#isAscii ? string : decoded(string);
  }

  /** @param quote the first `"` behind the string's start; it may be an escaped one */
  #escaped(quote: number): string {
    let end = quote;
    while (this.#isEscape(end)) {
      end = this.#text.indexOf('"', end + 1);
      if (end < 0) throw this.#wrong();
    }
    const literal = this.#text.slice(this.#at, end + 1);
    try {
      const string = JSON.parse(decoded(literal)) as string;
      this.#at = end + 1;
      return string;
    } catch {
      throw this.#wrong();
    }
  }

  /** Whether an odd number of backslashes stands before a place. */
  #isEscape(at: number): boolean {
    let first = at;
    while (this.#text.charCodeAt(first - 1) === 0x5c) first -= 1;
    return (at - first) % 2 === 1;
  }

  #wrong(): JsonError {
    return new JsonError(`it is not JSON at byte ${this.#at + 1}`);
  }
}

/** The text that a text with a character for each byte of UTF-8 stands for. */
function decoded(bytes: string): string {
  return BEYOND_ASCII.test(bytes) ? Buffer.from(bytes, 'latin1').toString() : bytes;
}
