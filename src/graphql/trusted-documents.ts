import { createHash } from 'node:crypto';

/** A document that may be asked for by an id. */
export interface TrustedDocument {
  readonly id: string;
  readonly text: string;
}

/** Documents that were written down before anybody asks, each known by the id that its manifest gives it and by its SHA-256. */
export class TrustedDocuments {
  readonly #byId = new Map<string, string>();
  readonly #bySha256 = new Map<string, string>();

  /** @returns whether it was taken: not if another document has its id */
  add({ id, text }: TrustedDocument): boolean {
    if ((this.#byId.get(id) ?? text) !== text) return false;
    this.#byId.set(id, text);
    this.#bySha256.set(sha256(text), text);
    return true;
  }

  /**
   * The text of a document; undefined if there is none.
   * @param id as the manifest gives it, or, as the appendix of GraphQL over HTTP has it, `sha256:` and the text's SHA-256
   */
  byId(id: string): string | undefined {
    return this.#byId.get(id) ?? (id.startsWith('sha256:') ? this.#bySha256.get(id.slice(7)) : undefined);
  }

  /** @param hash the text's SHA-256, or its id where the manifest has ids of another kind */
  byHash(hash: string): string | undefined {
    return this.#bySha256.get(hash) ?? this.#byId.get(hash);
  }

  /** Whether a text is a document's, to the letter. */
  has(text: string): boolean {
    return this.#bySha256.has(sha256(text));
  }
}

/** SHA-256 of a text, as 64 hexadecimal digits in lower case. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
