import { createHash } from 'node:crypto';

/** A document that clients may request by its id. */
export interface TrustedDocument {
  readonly id: string;
  readonly text: string;
}

/** Documents that are known in advance, by the id from their manifest and by their SHA-256. */
export class TrustedDocuments {
  readonly #byId = new Map<string, string>();
  readonly #bySha256 = new Map<string, string>();

  /**
   * Adds a document.
   * @returns false, without adding it, if another document has its id
   */
  add({ id, text }: TrustedDocument): boolean {
    if ((this.#byId.get(id) ?? text) !== text) return false;
    this.#byId.set(id, text);
    this.#bySha256.set(sha256(text), text);
    return true;
  }

  /**
   * The text of a document; undefined if there is none.
   * @param id from the manifest, or `sha256:` and the text's SHA-256, as in the appendix of GraphQL over HTTP
   */
  byId(id: string): string | undefined {
    return this.#byId.get(id) ?? (id.startsWith('sha256:') ? this.#bySha256.get(id.slice(7)) : undefined);
  }

  /**
   * The text of a document; undefined if there is none.
   * @param hash the text's SHA-256, or its id if the manifest has ids of another kind
   */
  byHash(hash: string): string | undefined {
    return this.#bySha256.get(hash) ?? this.#byId.get(hash);
  }

  /** Whether a text is exactly that of a document. */
  has(text: string): boolean {
    return this.#bySha256.has(sha256(text));
  }
}

/** SHA-256 of a text, as 64 hexadecimal digits in lower case. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
