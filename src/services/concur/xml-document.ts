import { Places } from '../../answer-cache/value-offsets.ts';
import type { Outline } from '../../answer-cache/value-offsets.ts';
import { XmlReader, xmlText } from './xml.ts';
import type { ElementHandler } from './xml.ts';

/**
 * An element opens or closes. One that contains only text is a single step, `leaf`, whose text has a place in
 * the document; a self-closing tag is `empty`.
 */
interface Step {
  readonly kind: 'open' | 'close' | 'leaf' | 'empty';
  readonly name: string;
  readonly depth: number;
}

/**
 * An answer to a GET that is repeated often. Most of the time it is the previous answer with a few texts
 * changed, and then only those are parsed.
 */
export class XmlDocument {
  readonly #steps: readonly Step[];
  /** The texts of the leaves, in order. */
  readonly #texts: readonly string[];
  readonly #outline: Outline;

  private constructor(steps: readonly Step[], texts: readonly string[], outline: Outline) {
    this.#steps = steps;
    this.#texts = texts;
    this.#outline = outline;
  }

  /**
   * Parses an XML document as `readXml` does.
   * @param before an earlier answer to the same GET
   * @throws {UnreadableError} as `readXml`
   */
  static of(body: Buffer, before?: XmlDocument): XmlDocument {
    return (before && before.#with(body)) ?? XmlDocument.#of(body);
  }

  static #of(body: Buffer): XmlDocument {
    const text = xmlText(body);
    const steps = new Steps();
    const texts: string[] = [];
    const places = new LeafPlaces(text, body);
    /** Where the last tag ended, if it opened an element. */
    let start: number | undefined;
    const reader = new XmlReader({
      open(name, depth) {
        start = reader.position;
        steps.push('open', name, depth);
      },
      close(name, depth, leaf) {
        if (start === undefined) steps.push('close', name, depth);
        else if (places.push(start, reader.position)) {
          steps.replaceLast('leaf', name, depth);
          texts.push(leaf);
        } else steps.replaceLast('empty', name, depth);
        start = undefined;
      },
    });
    reader.write(text);
    reader.close();
    return new XmlDocument(steps.all, texts, places.outline());
  }

  /** Calls a handler for each element, as `readXml` does. */
  visit(handler: ElementHandler): void {
    let leaf = 0;
    for (const { kind, name, depth } of this.#steps) {
      if (kind !== 'close') handler.open?.(name, depth);
      if (kind !== 'open') handler.close?.(name, depth, kind === 'leaf' ? (this.#texts[leaf++] ?? '') : '');
    }
  }

  /** This document with the texts of another; undefined if they differ in more than texts. */
  #with(body: Buffer): XmlDocument | undefined {
    const read: string[] = [];
    const difference = this.#outline.differenceTo(body, (start) => {
      const end = endOfPlainText(body, start);
      if (end !== undefined) read.push(body.toString('latin1', start, end));
      return end;
    });
    if (!difference) return undefined;
    const texts = [...this.#texts];
    for (const [index, text] of read.entries()) texts[difference.changed[index] ?? 0] = text;
    return new XmlDocument(this.#steps, texts, difference.outline);
  }
}

/** Collects steps. Few of them differ, so equal ones share one object. */
class Steps {
  readonly all: Step[] = [];
  readonly #known = {
    open: new Map<string, Step>(),
    close: new Map<string, Step>(),
    leaf: new Map<string, Step>(),
    empty: new Map<string, Step>(),
  };

  push(kind: Step['kind'], name: string, depth: number): void {
    const known = this.#known[kind].get(name);
    if (known?.depth === depth) this.all.push(known);
    else {
      const step = { kind, name, depth };
      this.#known[kind].set(name, step);
      this.all.push(step);
    }
  }

  replaceLast(kind: Step['kind'], name: string, depth: number): void {
    this.all.pop();
    this.push(kind, name, depth);
  }
}

/** Collects where the texts of leaves are. The parser counts characters; the outline needs bytes. */
class LeafPlaces {
  readonly #text: string;
  readonly #body: Buffer;
  readonly #places = new Places();
  #characters = 0;
  #bytes = 0;

  constructor(text: string, body: Buffer) {
    this.#text = text;
    this.#body = body;
  }

  /**
   * @param start the end of an element's opening tag, in characters
   * @param end the end of its closing tag, in characters
   * @returns false if both are one self-closing tag, which has no room for a text
   */
  push(start: number, end: number): boolean {
    // Search before `end`: the next tag begins there.
    const close = this.#text.lastIndexOf('</', end - 1);
    if (close < start) return false;
    this.#places.push(this.#bytesTo(start), this.#bytesTo(close));
    return true;
  }

  outline(): Outline {
    return this.#places.outlineOf(this.#body);
  }

  #bytesTo(characters: number): number {
    if (this.#text.length === this.#body.length) return characters;
    this.#bytes += Buffer.byteLength(this.#text.slice(this.#characters, characters));
    this.#characters = characters;
    return this.#bytes;
  }
}

/**
 * Where a text ends if it needs no decoding: printable ASCII without special XML characters or surrounding
 * spaces. Undefined for any other text.
 */
function endOfPlainText(body: Buffer, start: number): number | undefined {
  let end = start;
  while (isPlain(body[end])) end += 1;
  const isAlone = body[start] !== BLANK && body[end - 1] !== BLANK && body[end] === OPENING;
  return isAlone || end === start ? end : undefined;
}

const BLANK = 0x20;
const OPENING = '<'.charCodeAt(0);
const SPECIAL = new Set(Buffer.from('<>&]'));

function isPlain(byte: number | undefined): boolean {
  return byte !== undefined && byte >= BLANK && byte < 0x7f && !SPECIAL.has(byte);
}
