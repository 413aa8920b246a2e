import { isUtf8 } from 'node:buffer';
import { SaxesParser } from 'saxes';
import { ownText } from '../../upstream/text.ts';
import { UnreadableError } from './errors.ts';

/** Concur's answers are 3 elements deep, or 4 for a wrapped error. */
const MAX_DEPTH = 8;
/** A batch has 9 elements; the lists are whole, whatever has come together in years. */
const MAX_ELEMENTS = 500_000;

const DOCTYPE = '<!DOCTYPE';
const MIXED = 'it has text beside elements';

/** A control character other than NUL that XML 1.0 does not have, or a reference that may stand for one. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0001-\u0008\u000B\u000C\u000E-\u001F]|&#/;
const CONTROLS = new RegExp(`${CONTROL.source}(?:x([\\da-fA-F]{1,6})|(\\d{1,7}));`, 'g');
/** Unicode has 32 noncharacters that no text contains: as many as there are control characters. */
const FIRST_MARK = 0xfdd0;
const MARK = /[\uFDD0-\uFDEF]/;
const MARKS = /[\uFDD0-\uFDEF]/g;

function isControl(code: number): boolean {
  return code > 0 && code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d;
}

function unmarked(text: string): string {
  return text.replace(MARKS, (mark) => String.fromCharCode(mark.charCodeAt(0) - FIRST_MARK));
}

/** XML's predefined entities. The object has no prototype, so `&constructor;` finds nothing. */
const ENTITIES = Object.freeze(
  Object.assign(Object.create(null) as Record<string, string>, {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
  }),
);

/**
 * Called for each element of a document, in document order. Names are in lower case and without a prefix; the
 * root has depth 1.
 */
export interface ElementHandler {
  open?(name: string, depth: number): void;
  /**
   * `text` is the element's text without surrounding whitespace; empty for an empty, self-closed or nil
   * element.
   */
  close?(name: string, depth: number, text: string): void;
}

/**
 * Parses one XML document strictly and without building a tree. A document can neither define entities nor
 * refer to anything outside. Case and namespaces of names are ignored, since Concur writes both `Batch-URL`
 * and `Batch-Url`.
 * @throws {UnreadableError} if it is not well-formed, has a DOCTYPE or a custom entity, nests too deep, or
 *   mixes text and elements, which would be ambiguous
 */
export function readXml(body: Buffer, handler: ElementHandler): void {
  const reader = new XmlReader(handler);
  reader.write(xmlText(body));
  reader.close();
}

/** Decodes a document as UTF-8, the only encoding accepted. Throws UnreadableError. */
function xmlText(body: Buffer): string {
  if (!isUtf8(body)) throw new UnreadableError('it is not UTF-8');
  return body.toString('utf8');
}

/**
 * Checks a document while it arrives. Pass each piece to the returned function, which throws UnreadableError
 * as soon as `readXml` is certain to refuse the whole.
 */
export function xmlInspector(): (piece: Buffer) => void {
  const reader = new XmlReader({});
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return (piece) => reader.write(utf8(decoder, piece));
}

/** Parses one document, in any number of pieces. Throws UnreadableError. */
class XmlReader {
  readonly #parser = new SaxesParser({ position: false });
  readonly #handler: ElementHandler;
  /** Names of the open elements, the root first. */
  readonly #open: string[] = [];
  #elements = 0;
  #text = '';
  /**
   * Whether the last tag was a closing one. If so, text before the next closing tag is mixed with elements.
   */
  #afterElement = false;
  /** The last characters read, in which a DOCTYPE may begin. */
  #tail = '';
  /** The end of the last piece, in which a reference may have begun. */
  #reference = '';
  /** Whether characters that XML does not have stand in the text as noncharacters. */
  #isMarked = false;

  constructor(handler: ElementHandler) {
    this.#handler = handler;
    this.#parser.ENTITIES = ENTITIES;
    this.#parser.on('opentag', (tag) => this.#opened(tag.name));
    this.#parser.on('closetag', () => this.#closed());
    const characters = (more: string): void => {
      this.#text += more;
    };
    this.#parser.on('text', characters);
    this.#parser.on('cdata', characters);
  }

  /** Parses the next piece of the document. Throws UnreadableError. */
  write(more: string): void {
    const text = this.#reference + more;
    this.#reference = /&[#\w]{0,9}$/.exec(text)?.[0] ?? '';
    this.#write(this.#marked(text.slice(0, text.length - this.#reference.length)));
  }

  #write(piece: string): void {
    const recent = this.#tail + piece;
    if (recent.includes(DOCTYPE)) throw new UnreadableError('it has a DOCTYPE');
    this.#tail = recent.slice(1 - DOCTYPE.length);
    this.#parsed(() => this.#parser.write(piece));
  }

  /** Ends the document. Throws UnreadableError if it is incomplete. */
  close(): void {
    this.#write(this.#reference);
    this.#parsed(() => this.#parser.close());
  }

  #opened(name: string): void {
    if (this.#textSoFar() !== '') throw new UnreadableError(MIXED);
    this.#afterElement = false;
    const local = localName(name);
    if (this.#open.push(local) > MAX_DEPTH) throw new UnreadableError('it nests too deep');
    if ((this.#elements += 1) > MAX_ELEMENTS)
      throw new UnreadableError(`it has more than ${MAX_ELEMENTS} elements`);
    this.#handler.open?.(local, this.#open.length);
  }

  #closed(): void {
    const text = this.#textSoFar();
    if (this.#afterElement && text !== '') throw new UnreadableError(MIXED);
    this.#afterElement = true;
    const depth = this.#open.length;
    // The parser rejects closing tags of elements that are not open.
    this.#handler.close?.(this.#open.pop() ?? '', depth, ownText(text));
  }

  /**
   * Puts a noncharacter in the place of each control character. XML has none of those, but names that people have typed or
   * pasted do, and services write them all the same.
   */
  #marked(text: string): string {
    if (!CONTROL.test(text)) return text;
    if (MARK.test(text)) throw new UnreadableError('it has noncharacters');
    this.#isMarked = true;
    return text.replace(CONTROLS, (written, hex?: string, decimal?: string) => {
      const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : written.charCodeAt(0);
      return isControl(code) ? String.fromCharCode(FIRST_MARK + code) : written;
    });
  }

  /** Takes the text collected since the last tag. */
  #textSoFar(): string {
    if (this.#text === '') return '';
    const text = trimmed(this.#text);
    this.#text = '';
    return this.#isMarked ? unmarked(text) : text;
  }

  #parsed(parse: () => unknown): void {
    try {
      parse();
    } catch (error) {
      if (error instanceof UnreadableError) throw error;
      throw new UnreadableError('it is not well-formed XML', { cause: error });
    }
  }
}

function utf8(decoder: TextDecoder, piece: Buffer): string {
  try {
    return decoder.decode(piece, { stream: true });
  } catch {
    throw new UnreadableError('it is not UTF-8');
  }
}

/**
 * Limit of the cache below. Concur uses some thirty names; a document with more than this is not from Concur.
 */
const MAX_NAMES = 100;
/** Local names by the names in documents: the same few in every answer. */
const localNames = new Map<string, string>();

function localName(name: string): string {
  const known = localNames.get(name);
  if (known !== undefined) return known;
  const local = name.slice(name.indexOf(':') + 1).toLowerCase();
  if (localNames.size < MAX_NAMES) localNames.set(ownText(name), local);
  return local;
}

/** Trims a text. Checking its first and last character first is much cheaper than calling `trim`. */
function trimmed(text: string): string {
  return isVisible(text.charCodeAt(0)) && isVisible(text.charCodeAt(text.length - 1)) ? text : text.trim();
}

/** Whether a character is visible ASCII. */
function isVisible(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}
