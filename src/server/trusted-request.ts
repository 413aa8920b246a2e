import type { HTTPGraphQLRequest } from '@apollo/server';
import { sha256 } from '../graphql/trusted-documents.ts';
import type { TrustedDocuments } from '../graphql/trusted-documents.ts';
import type { AnswerType } from './answer.ts';
import { RefusedRequest } from './refused-request.ts';

/** The parameters of a request that name its document. */
interface DocumentParameters {
  query: unknown;
  documentId: unknown;
  extensions: unknown;
}

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
   * Gives the request with the text of its document.
   * @param type media type of the answer
   * @throws {RefusedRequest} 200 or 400 (see `refusalFor`) if the id is unknown, or the document is not trusted
   *   and only trusted ones are allowed; 400 if the parameters are malformed or contradict each other
   */
  resolve(request: HTTPGraphQLRequest, type: AnswerType): HTTPGraphQLRequest {
    return request.method === 'GET' ? this.#bySearch(request, type) : this.#byBody(request, type);
  }

  #byBody(request: HTTPGraphQLRequest, type: AnswerType): HTTPGraphQLRequest {
    const { body } = request;
    if (!isObject(body)) return request;
    const { query, documentId, extensions } = body;
    const text = this.#text({ query, documentId, extensions }, refusalFor(type));
    if (text === query && !isObject(extensions)) return request;
    const { documentId: _, ...rest } = body;
    return {
      ...request,
      body: {
        ...rest,
        query: text,
        ...(isObject(extensions) && { extensions: withoutPersistedQuery(extensions) }),
      },
    };
  }

  #bySearch(request: HTTPGraphQLRequest, type: AnswerType): HTTPGraphQLRequest {
    const search = new URLSearchParams(request.search);
    if (search.getAll('documentId').length > 1) throw badRequest('Give `documentId` once.');
    const query = search.get('query') ?? undefined;
    const json = search.get('extensions');
    // `checkedSearch` has made sure that it is JSON.
    const extensions: unknown = json === null ? undefined : JSON.parse(json);
    const text = this.#text(
      { query, documentId: search.get('documentId') ?? undefined, extensions },
      refusalFor(type),
    );
    if (text === query && !isObject(extensions)) return request;
    search.delete('documentId');
    if (text !== undefined) search.set('query', text);
    if (isObject(extensions)) search.set('extensions', JSON.stringify(withoutPersistedQuery(extensions)));
    return { ...request, search: `?${search}` };
  }

  /** The document's text. A `query` that is not a string is passed on for Apollo Server to refuse. */
  #text({ query, documentId, extensions }: DocumentParameters, refuse: Refuse): string | undefined {
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
    if (!this.#documents) throw refuse('PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported');
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
    const text = this.#documents.byHash(sha256Hash);
    if (text === undefined) throw refuse('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
    return text;
  }
}

/** GraphQL over HTTP: a bad document gets 400 under GraphQL's own media type, 200 under application/json. */
function refusalFor(type: AnswerType): Refuse {
  return (code, message) => new RefusedRequest(type === 'application/json' ? 200 : 400, code, message);
}

function badRequest(message: string): RefusedRequest {
  return new RefusedRequest(400, 'BAD_REQUEST', message);
}

function withoutPersistedQuery(extensions: Record<string, unknown>): Record<string, unknown> {
  const { persistedQuery: _, ...others } = extensions;
  return others;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
