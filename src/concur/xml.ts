import { isUtf8 } from 'node:buffer';
import { SaxesParser } from 'saxes';
import { UnreadableError } from './unreadable.ts';

/** Concur's answers nest 3 elements deep, 4 where an error comes wrapped. */
const DEEPEST = 16;

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
  close(name: string, depth: number, text: string): void;
}

/**
 * Reads one XML document: strictly, without a tree, and without any way for the document to reach or to define anything.
 * Names are matched without case and namespace since Concur writes `Batch-URL` and `Batch-Url`.
 * @throws {UnreadableError} if it is not well-formed, carries a DOCTYPE or an entity of its own, or nests too deep
 */
export function readXml(body: Buffer, handler: ElementHandler): void {
  if (!isUtf8(body)) throw new UnreadableError('it is not UTF-8');
  const document = body.toString('utf8');
  if (document.includes('<!DOCTYPE')) throw new UnreadableError('it has a DOCTYPE');
  const parser = new SaxesParser({ position: false });
  parser.ENTITIES = ENTITIES;
  let depth = 0;
  let text = '';
  parser.on('opentag', (tag) => {
    if (++depth > DEEPEST) throw new UnreadableError('it nests too deep');
    text = '';
    handler.open?.(localName(tag.name), depth);
  });
  const characters = (more: string): void => {
    text += more;
  };
  parser.on('text', characters);
  parser.on('cdata', characters);
  parser.on('closetag', (tag) => {
    handler.close(localName(tag.name), depth--, text.trim());
    text = '';
  });
  try {
    parser.write(document).close();
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    throw new UnreadableError('it is not well-formed XML', { cause: error });
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}
