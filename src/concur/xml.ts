import { isUtf8 } from 'node:buffer';
import { SaxesParser } from 'saxes';
import { ownText } from '../upstream/own-text.ts';
import { UnreadableError } from './unreadable.ts';

/** Concur's answers nest 3 elements deep, 4 where an error comes wrapped. */
const DEEPEST = 16;

const DOCTYPE = '<!DOCTYPE';
const MIXED = 'it has text beside elements';

/** The entities of XML itself. Without a prototype, so that `&constructor;` finds nothing. */
const ENTITIES = Object.freeze(
  Object.assign(Object.create(null) as Record<string, string>, {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
  }),
);

/** Told of a document's elements as they come. Names are lower case and without prefix; the root has depth 1. */
export interface ElementHandler {
  open?(name: string, depth: number): void;
  /** `text` is what stood in the element, blanks around it cut; empty for an empty, self-closed or nil element. */
  close?(name: string, depth: number, text: string): void;
}

/**
 * Reads one XML document: strictly, without a tree, and without any way for the document to reach or to define anything.
 * Names are matched without case and namespace since Concur writes `Batch-URL` and `Batch-Url`.
 * @throws {UnreadableError} if it is not well-formed, carries a DOCTYPE or an entity of its own, nests too deep, or has
 *   an element with text beside elements, of which nobody could tell what it says
 */
export function readXml(body: Buffer, handler: ElementHandler): void {
  const reader = new XmlReader(handler);
  reader.write(xmlText(body));
  reader.close();
}

/** A document's text, in the one encoding that is read. Throws UnreadableError. */
export function xmlText(body: Buffer): string {
  if (!isUtf8(body)) throw new UnreadableError('it is not UTF-8');
  return body.toString('utf8');
}

/**
 * Looks at a document while it is still coming: each piece of it is to be handed over, and throws UnreadableError as
 * soon as `readXml` could only refuse the whole.
 */
export function xmlInspector(): (piece: Buffer) => void {
  const reader = new XmlReader({});
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return (piece) => reader.write(utf8(decoder, piece));
}

/** One way through a document, in as many pieces as it comes in. Throws UnreadableError. */
export class XmlReader {
  readonly #parser = new SaxesParser({ position: false });
  readonly #handler: ElementHandler;
  /** The elements that are open, from the root on. */
  readonly #open: string[] = [];
  #text = '';
  /** Whether the tag read last was one that closes: text before the next one that closes stands beside an element. */
  #afterElement = false;
  /** The end of what was read, in which a DOCTYPE may begin. */
  #tail = '';

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

  /** How many characters were read. While a handler is told of a tag, that is where the tag ends. */
  get position(): number {
    return this.#parser.position;
  }

  write(piece: string): void {
    const recent = this.#tail + piece;
    if (recent.includes(DOCTYPE)) throw new UnreadableError('it has a DOCTYPE');
    this.#tail = recent.slice(1 - DOCTYPE.length);
    this.#parsed(() => this.#parser.write(piece));
  }

  close(): void {
    this.#parsed(() => this.#parser.close());
  }

  #opened(name: string): void {
    if (this.#textSoFar() !== '') throw new UnreadableError(MIXED);
    this.#afterElement = false;
    const local = localName(name);
    if (this.#open.push(local) > DEEPEST) throw new UnreadableError('it nests too deep');
    this.#handler.open?.(local, this.#open.length);
  }

  #closed(): void {
    const text = this.#textSoFar();
    if (this.#afterElement && text !== '') throw new UnreadableError(MIXED);
    this.#afterElement = true;
    const depth = this.#open.length;
    // The parser lets no element close that is not open.
    this.#handler.close?.(this.#open.pop() ?? '', depth, ownText(text));
  }

  /** The text before a tag, which ends there. */
  #textSoFar(): string {
    if (this.#text === '') return '';
    const text = trimmed(this.#text);
    this.#text = '';
    return text;
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

/** Most names that are remembered. Concur has some thirty; whoever brings more is not Concur. */
const MOST_NAMES = 100;
/** The names of elements as handlers are told them, by the names that documents write: few, and the same in each. */
const localNames = new Map<string, string>();

function localName(name: string): string {
  const known = localNames.get(name);
  if (known !== undefined) return known;
  const local = name.slice(name.indexOf(':') + 1).toLowerCase();
  if (localNames.size < MOST_NAMES) localNames.set(ownText(name), local);
  return local;
}

/** The text without the blanks around it. To ask for its first and last character takes a fraction of cutting nothing off. */
function trimmed(text: string): string {
  return isVisible(text.charCodeAt(0)) && isVisible(text.charCodeAt(text.length - 1)) ? text : text.trim();
}

/** Whether a character is one of ASCII's that is seen. */
function isVisible(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}
