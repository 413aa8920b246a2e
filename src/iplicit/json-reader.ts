import { JsonNumber, memberName, SAID_TWICE } from './json.ts';
import type { JsonValue } from './json.ts';

/** iplicit's answers nest 3 deep; what it may add some day has room. */
const DEEPEST = 32;
/** A payment of 100,000 allocations has 700,000 values. Each takes many times the bytes that it is written with. */
const MOST_VALUES = 1_000_000;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// oxlint-disable-next-line no-control-regex
const UNESCAPED = /[\u0000-\u001F]/;

const utf8 = new TextDecoder('utf-8', { fatal: true });

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
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    throw new JsonError('it is not UTF-8');
  }
  return new JsonReader(text).read();
}

/** One way through a text, from its start to its end. */
class JsonReader {
  readonly #text: string;
  #at = 0;
  #values = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): JsonValue {
    const value = this.#value(0);
    this.#next();
    if (this.#at < this.#text.length) throw this.#wrong();
    return value;
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
        return this.#string();
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
        return this.#number();
    }
  }

  #object(depth: number): JsonValue {
    const members = new Map<string, JsonValue>();
    if (this.#opens(depth, 0x7d)) return members;
    let said = 0;
    do {
      if (this.#next() !== 0x22) throw this.#wrong();
      const name = memberName(this.#string());
      if (this.#next() !== 0x3a) throw this.#wrong();
      this.#at += 1;
      members.set(name, this.#value(depth));
      said += 1;
      if (members.size < said) {
        members.set(name, SAID_TWICE);
        said -= 1;
      }
    } while (this.#goesOn(0x7d));
    return members;
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
    const string = this.#text.slice(start, end);
    if (end < 0) throw this.#wrong();
    if (string.includes('\\')) return this.#escaped(end);
    if (UNESCAPED.test(string)) throw this.#wrong();
    this.#at = end + 1;
    return string;
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
      const string = JSON.parse(literal) as string;
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
    return new JsonError(`it is not JSON at character ${this.#at + 1}`);
  }
}
