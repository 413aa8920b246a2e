import { sha256 } from '../../graphql/trusted-documents.ts';
import type { TrustedDocuments } from '../../graphql/trusted-documents.ts';
import { documentStatus } from '../answer.ts';
import type { AnswerType } from '../answer.ts';
import type { GraphqlParameters } from './graphql-request.ts';
import { RefusedRequest } from '../refused-request.ts';
import { isObject } from '../../json.ts';

type Refuse = (code: string, message: string) => RefusedRequest;

/**
 * Replaces the ids of trusted documents by their text. Ids come as `documentId` (appendix of GraphQL over
 * HTTP) or in Apollo's `persistedQuery` extension. Documents that clients send are never registered.
 */
export class TrustedRequests {
  readonly #documents: TrustedDocuments | undefined;
  readonly #trustedOnly: boolean;

  /**
   * @param documents undefined if none are registered
   * @param trustedOnly whether all other documents are refused
   */
  constructor(documents: TrustedDocuments | undefined, trustedOnly: boolean) {
    this.#documents = documents;
    this.#trustedOnly = trustedOnly;
  }

  /**
   * The parameters with the text of the document as `query`, and without what named it.
   * @param type media type of the answer
   * @throws {RefusedRequest} 200 or 400 (see `refusalFor`) if the id is unknown, or the document is not trusted
   *   and only trusted ones are allowed; 400 if the parameters are malformed or contradict each other
   */
  resolve(given: GraphqlParameters, type: AnswerType): GraphqlParameters {
    const { documentId: _, extensions, ...others } = given;
    const query = this.#text(given, refusalFor(type));
    return {
      ...others,
      query,
      extensions: isObject(extensions) ? withoutPersistedQuery(extensions) : extensions,
    };
  }

  /** The document's text. A `query` that is not a string is passed on for Apollo Server to refuse. */
  #text({ query, documentId, extensions }: GraphqlParameters, refuse: Refuse): string | undefined {
    const persisted = isObject(extensions) ? extensions['persistedQuery'] : undefined;
    const text =
      documentId !== undefined && documentId !== null
        ? this.#byId(documentId, query, refuse)
        : persisted !== undefined && persisted !== null
          ? this.#byHash(persisted, query, refuse)
          : (query as string | undefined);
    if (this.#trustedOnly && typeof text === 'string' && !this.#documents?.has(text)) {
      throw refuse(
        'PERSISTED_QUERY_ID_REQUIRED',
        'Only registered documents are answered here; send the id of one as `documentId`.',
      );
    }
    return text;
  }

  #byId(id: unknown, query: unknown, refuse: Refuse): string {
    if (typeof id !== 'string') throw badRequest('`documentId` must be a string.');
    if (typeof query === 'string') throw badRequest('Send either `documentId` or `query`.');
    if (!this.#documents) {
      throw refuse(
        'PERSISTED_QUERY_NOT_SUPPORTED',
        'This gateway has no registered documents; send the document itself as `query`.',
      );
    }
    const text = this.#documents.byId(id);
    if (text !== undefined) return text;
    throw refuse(
      'PERSISTED_QUERY_NOT_FOUND',
      'No document is registered under this id. Check the id, or send the document itself as `query`.',
    );
  }

  /** The messages are Apollo's own: some of its clients check them instead of the codes. */
  #byHash(persisted: unknown, query: unknown, refuse: Refuse): string {
    const { version, sha256Hash } = isObject(persisted) ? persisted : {};
    if (version !== 1 || typeof sha256Hash !== 'string') {
      throw badRequest('The extension `persistedQuery` must have `version` 1 and a `sha256Hash`.');
    }
    if (typeof query === 'string') {
      if (sha256(query) === sha256Hash) return query;
      throw badRequest(
        '`sha256Hash` is not the SHA-256 of `query`; compute it anew from the text that you send.',
      );
    }
    if (!this.#documents) throw refuse('PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported');
    const text = this.#documents.byHash(sha256Hash);
    if (text === undefined) throw refuse('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
    return text;
  }
}

function refusalFor(type: AnswerType): Refuse {
  return (code, message) => new RefusedRequest(documentStatus(type), code, message);
}

function badRequest(message: string): RefusedRequest {
  return new RefusedRequest(400, 'BAD_REQUEST', message);
}

function withoutPersistedQuery(extensions: Record<string, unknown>): Record<string, unknown> {
  const { persistedQuery: _, ...others } = extensions;
  return others;
}
