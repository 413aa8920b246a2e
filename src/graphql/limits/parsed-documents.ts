import { visit } from 'graphql';
import type { ASTNode, DocumentNode, SourceLocation } from 'graphql';

/** Where nodes stand in the texts that they were parsed from. */
const places = new WeakMap<ASTNode, SourceLocation>();

/**
 * The lines and columns of an error's nodes; undefined if none is known. In linear time: graphql-js searches
 * the whole text anew for every error.
 */
export function locationsOf(nodes: readonly ASTNode[] | undefined): readonly SourceLocation[] | undefined {
  const known = nodes?.flatMap((node) => places.get(node) ?? []) ?? [];
  return known.length > 0 ? known : undefined;
}

/**
 * Notes where each node stands and lets go of the document's text and tokens. The parser links all tokens,
 * comments among them, to the nodes: an empty query behind 30,000 comments would keep 3 MB.
 * @returns the number of nodes
 */
export function releaseText(document: DocumentNode): number {
  const lines = lineStarts(document.loc?.source.body ?? '');
  let nodes = 0;
  visit(document, {
    enter(node) {
      nodes += 1;
      if (!node.loc) return;
      places.set(node, placeIn(lines, node.loc.start));
      Object.assign(node, { loc: undefined });
    },
  });
  return nodes;
}

/** The offset at which each line begins. */
function lineStarts(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\r\n|[\n\r]/g), ({ 0: end, index }) => index + end.length)];
}

function placeIn(lines: readonly number[], offset: number): SourceLocation {
  let [first, after] = [0, lines.length];
  while (after - first > 1) {
    const middle = (first + after) >>> 1;
    if ((lines[middle] ?? 0) <= offset) first = middle;
    else after = middle;
  }
  return { line: first + 1, column: offset - (lines[first] ?? 0) + 1 };
}

/**
 * Bytes of memory that a node takes with what is worked out about it: its place, its share of the complexity,
 * the cost plan and the query plan. Measured, and rounded up.
 */
const NODE_BYTES = 1_024;

/**
 * Parsed and validated documents, by the hash of their text: Apollo Server's `documentStore`. The least
 * recently used ones make room for new ones.
 */
export class ParsedDocuments {
  readonly #maxBytes: number;
  readonly #documents = new Map<string, { document: DocumentNode; bytes: number }>();
  #bytes = 0;

  /** @param maxBytes the most memory that the documents may take, by an upper estimate */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Upper estimate of the memory that the documents take, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The document stored under a key, which counts as used now. */
  async get(key: string): Promise<DocumentNode | undefined> {
    const stored = this.#documents.get(key);
    if (!stored) return undefined;
    this.#documents.delete(key);
    this.#documents.set(key, stored);
    return stored.document;
  }

  /** Stores a document, unless it alone would take more than a quarter of the memory. */
  async set(key: string, document: DocumentNode): Promise<void> {
    // Names of more than a few characters are slices that keep the whole text in memory.
    const text = 2 * (document.loc?.source.body.length ?? 0);
    const bytes = text + NODE_BYTES * releaseText(document);
    if (bytes > this.#maxBytes / 4) return;
    await this.delete(key);
    this.#documents.set(key, { document, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#documents.keys()) {
      if (this.#bytes <= this.#maxBytes) break;
      await this.delete(oldest);
    }
  }

  /** Drops a document. */
  async delete(key: string): Promise<boolean> {
    this.#bytes -= this.#documents.get(key)?.bytes ?? 0;
    return this.#documents.delete(key);
  }
}
