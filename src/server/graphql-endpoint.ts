import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  bodyOf,
  headersOf,
  sendNotModified,
  sendWhole,
  codingFor,
  documentStatus,
  compress,
  sendRefusedRequest,
} from './answer.ts';
import type { AnswerType, Body, Coding } from './answer.ts';
import type { OperationSummary, RequestNote } from './access-log.ts';
import { Cancellation } from '../upstream/cancellation.ts';
import { Deadlines } from '../upstream/http-client.ts';
import type {
  ApolloServer,
  HTTPGraphQLResponse,
  ApolloServerPlugin,
  GraphQLRequestListener,
} from '@apollo/server';
import { operations } from '../observability/activities.ts';
import type { ExecutedOperation } from '../observability/activities.ts';
import type { Authenticate } from '../auth/authenticator.ts';
import type { Budget } from '../auth/points.ts';
import type { Caller } from '../auth/caller.ts';
import type { RequestParts, GatewayContext } from '../services/context.ts';
import type { AnswerCache } from '../answer-cache/answer-cache.ts';
import {
  answerTypeFor,
  apolloRequestOf,
  checkMethod,
  parametersOf,
  readRawRequest,
} from './graphql-request.ts';
import type { GraphqlParameters, RawRequest } from './graphql-request.ts';
import { GraphQLError, OperationTypeNode } from 'graphql';
import type { Admission } from './admission.ts';
import type { Shares } from '../shares.ts';
import type { HttpLimits } from './limits.ts';
import { RefusedRequest } from './refused-request.ts';
import type { TrustedRequests } from './trusted-request.ts';

/** An answer in one content coding: the body and all its headers. */
interface Representation {
  body: Body;
  headers: string[];
}

/** A GraphQL answer that can be sent any number of times, compressed as each client prefers. */
export class GraphqlAnswer {
  /** The operation that it answers. */
  readonly operation: OperationSummary;
  readonly #status: number;
  readonly #type: AnswerType;
  readonly #headers: readonly string[];
  readonly #body: Body;
  /** The answer in every coding that has been needed so far. */
  readonly #representations = new Map<Coding, Representation>();
  /** Compressions in progress, shared by all requests that wait for them. */
  readonly #compressing = new Map<Coding, Promise<Representation>>();
  #tag: string | undefined;

  /** @param headers further headers: names and values in turn */
  constructor(
    operation: OperationSummary,
    status: number,
    type: AnswerType,
    headers: readonly string[],
    text: string,
  ) {
    this.operation = operation;
    this.#status = status;
    this.#type = type;
    this.#headers = headers;
    this.#body = bodyOf(Buffer.from(text));
  }

  /**
   * Upper estimate of the memory that it takes, in bytes: uncompressed and in two codings, each a quarter of
   * that or less.
   */
  get bytes(): number {
    return Math.ceil(1.5 * this.#body.length);
  }

  /** Sends the answer in the client's preferred coding, or a 304 if a GET's `If-None-Match` has its ETag. */
  send(request: IncomingMessage, response: ServerResponse): void | Promise<void> {
    const tagged = request.method === 'POST' || this.#status !== 200 ? undefined : ['etag', this.#etag()];
    if (tagged && matches(request.headers['if-none-match'], this.#etag()))
      return sendNotModified(response, tagged);
    const coding = codingFor(request.headers['accept-encoding'], this.#body.length);
    const send = ({ headers, body }: Representation): void =>
      sendWhole(response, this.#status, tagged ? [...headers, ...tagged] : headers, body);
    const known = this.#representations.get(coding);
    if (known) return send(known);
    if (coding === 'identity') return send(this.#remember(coding, this.#body));
    return this.#compressed(coding).then(send);
  }

  #compressed(coding: Exclude<Coding, 'identity'>): Promise<Representation> {
    const inProgress = this.#compressing.get(coding);
    if (inProgress) return inProgress;
    const compressing = compress(bytesOf(this.#body), coding)
      .then((compressed) => this.#remember(coding, bodyOf(compressed), ['content-encoding', coding]))
      .finally(() => this.#compressing.delete(coding));
    this.#compressing.set(coding, compressing);
    return compressing;
  }

  #remember(coding: Coding, body: Body, extraHeaders: readonly string[] = []): Representation {
    const representation = {
      body,
      headers: headersOf(this.#type, body, [...this.#headers, ...extraHeaders]),
    };
    this.#representations.set(coding, representation);
    return representation;
  }

  /** A weak ETag (RFC 9110, 8.8.1): the same for every coding, but different for another media type. */
  #etag(): string {
    return (this.#tag ??= `W/"${createHash('sha256').update(this.#type).update(bytesOf(this.#body)).digest('base64url')}"`);
  }
}

function bytesOf(body: Body): Buffer {
  return typeof body === 'string' ? Buffer.from(body, 'latin1') : body;
}

function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const strong = etag.slice(2);
  return ifNoneMatch
    .split(',')
    .some((tag) => tag.trim().replace(/^W\//, '') === strong || tag.trim() === '*');
}

// Shared by all requests: capturing a stack for each would cost more than the rest of reading it.
const CLOSED = new Error('the client has its answer, or went away');
const OUT_OF_TIME = new Error('the time for the whole request is up');

/**
 * Creates a cancellation for the reads of one request. It is cancelled when the answer has been sent, the
 * client goes away or the deadline passes.
 * @param deadlines limits the time of all reads; without it there is no deadline
 */
export function requestCancellation(response: ServerResponse, deadlines?: Deadlines): Cancellation {
  const cancellation = new Cancellation();
  // For a response that has closed already there will be no `close` event.
  if (response.closed || response.destroyed) {
    cancellation.cancel(CLOSED);
    return cancellation;
  }
  const deadline = deadlines?.begin(() => cancellation.cancel(OUT_OF_TIME));
  // `on` instead of `once`, which costs as much as everything else here; the event comes only once anyway.
  response.on('close', () => {
    deadline?.end();
    cancellation.cancel(CLOSED);
  });
  return cancellation;
}

interface GraphqlEndpointOptions {
  server: ApolloServer<GatewayContext>;
  /** Replaces the ids of trusted documents by their text. */
  trusted: TrustedRequests;
  /** Throws GraphQLError if the document or the operation name is too long to be parsed. */
  checkText: (query: unknown, operationName: unknown) => void;
  /** Identifies the caller of a request. */
  authenticate: Authenticate;
  /** Makes the budget that charges the caller for a request. */
  budgetFor: (caller: Caller) => Budget;
  /** Makes the GraphQL context of a request. */
  contextFor: (parts: RequestParts) => GatewayContext;
  /** Stores answers to send them again. */
  answerCache: AnswerCache<GraphqlAnswer>;
  /** Limits the requests in progress. */
  admission: Admission;
  /** Divides the bytes of long bodies that are arriving between callers. */
  held: Shares;
  limits: HttpLimits;
}

/** Points that every request costs at least, charged before it is read. */
const BASE_POINTS = 1;
/**
 * Bytes of a request that cost a point, so that one that is refused costs what it takes to find that out. An
 * operation that is carried out usually costs more than its bytes, and then only that.
 */
const BYTES_PER_POINT = 64;

/**
 * Makes the handler of the GraphQL endpoint: all of GraphQL over HTTP around Apollo Server's
 * `executeHTTPGraphQLRequest`.
 */
export function graphqlEndpoint(options: GraphqlEndpointOptions) {
  const {
    server,
    trusted,
    checkText,
    authenticate,
    budgetFor,
    contextFor,
    answerCache,
    admission,
    held,
    limits,
  } = options;
  const deadlines = new Deadlines(limits.deadlineMs);

  function checkTextOf({ query, operationName }: GraphqlParameters, type: AnswerType): void {
    try {
      checkText(query, operationName);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      const { code, ...extensions } = error.extensions;
      throw new RefusedRequest(documentStatus(type), String(code), error.message, { extensions });
    }
  }

  async function execute(raw: RawRequest, type: AnswerType, parts: RequestParts): Promise<GraphqlAnswer> {
    const asked = trusted.resolve(parametersOf(raw, limits.bodyDepth), type);
    checkTextOf(asked, type);
    const result = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: apolloRequestOf(raw.method, asked, type),
      context: async () => contextFor(parts),
    });
    const { operation, document, cost } = parts.note;
    return answerFrom({ operation, document, cost }, type, result);
  }

  /** The answer to a request: a stored one if it is still true, else a new one. */
  async function answerTo(
    raw: RawRequest,
    type: AnswerType,
    { caller, note, budget }: Omit<RequestParts, 'reader'>,
    response: ServerResponse,
  ): Promise<GraphqlAnswer> {
    const key = `${caller.answerScope} ${type} ${raw.method} ${raw.text}`;
    charge(budget, answerCache.stored(key)?.operation.cost ?? 0, response);
    const attempt = await answerCache.attempt(key, requestCancellation(response, deadlines));
    if ('answer' in attempt) {
      note.recordOperation(attempt.answer.operation);
      note.outcome = 'CACHED';
      return attempt.answer;
    }
    const { reader } = attempt;
    try {
      const answer = await execute(raw, type, { caller, reader, note, budget });
      answerCache.keep(key, reader, answer, answer.bytes);
      setRateLimitHeaders(budget, response);
      return answer;
    } finally {
      answerCache.end(key, reader);
    }
  }

  return async (request: IncomingMessage, response: ServerResponse, note: RequestNote): Promise<void> => {
    const type = answerTypeFor(request.headers.accept);
    try {
      checkMethod(request.method);
      // Checked before anything is executed: the client could not read the answer to its write.
      if (type === undefined) throw notAcceptable();
      admission.check();
      // Done before the body is read, so that no memory is held for unknown callers.
      const caller = await authenticate(request);
      note.caller = caller.name;
      const budget = budgetFor(caller);
      charge(budget, BASE_POINTS, response);
      admission.check(caller.name);
      const read = readRawRequest(request, response, limits, { held, caller: caller.name });
      const raw = read instanceof Promise ? await read : read;
      charge(budget, BASE_POINTS + Math.floor(raw.text.length / BYTES_PER_POINT), response);
      admission.enter(caller.name);
      try {
        const answer = await answerTo(raw, type, { caller, note, budget }, response);
        const sent = answer.send(request, response);
        if (sent) await sent;
      } finally {
        admission.leave(caller.name);
      }
    } catch (error) {
      if (!(error instanceof RefusedRequest)) throw error;
      note.outcome = error.code;
      sendRefusedRequest(response, error, type);
    }
  };
}

/**
 * Charges points and sets the rate limit headers of the answer. Throws RefusedRequest 429 if there are too
 * few points.
 */
function charge(budget: Budget, points: number, response: ServerResponse): void {
  if (!budget.charge(points)) throw budget.refusal();
  setRateLimitHeaders(budget, response);
}

function setRateLimitHeaders({ headers }: Budget, response: ServerResponse): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

function answerFrom(
  operation: OperationSummary,
  type: AnswerType,
  { status = 200, headers, body }: HTTPGraphQLResponse,
): GraphqlAnswer {
  if (body.kind !== 'complete')
    throw new Error(
      'Apollo Server gave an answer in parts (@defer or @stream), which the schema does not offer.',
    );
  const others = [...headers].flatMap(([name, value]) => (name === 'content-type' ? [] : [name, value]));
  return new GraphqlAnswer(operation, status, type, others, body.string);
}

function notAcceptable(): RefusedRequest {
  return new RefusedRequest(
    406,
    'NOT_ACCEPTABLE',
    'Answers are application/graphql-response+json or application/json; accept one of them.',
  );
}

/** GraphQL over HTTP, September 2026 edition: the status of an answer with both data and errors. */
const PARTIAL_SUCCESS = 294;

const statusListener: GraphQLRequestListener<GatewayContext> = {
  async willSendResponse({ request, response, source }) {
    const { body, http } = response;
    if (body.kind !== 'single' || !body.singleResult.errors?.length) return;
    const hasData = body.singleResult.data !== undefined;
    if (request.http?.headers.get('accept') === 'application/graphql-response+json') {
      if (hasData) http.status ??= PARTIAL_SUCCESS;
    } else if (http.status === 400 && source !== undefined) {
      http.status = 200;
    }
  },
};

/**
 * Sets the status of answers as GraphQL over HTTP requires. Under GraphQL's own media type the status
 * reflects the result. Under application/json only a 200 tells a client that the answer is GraphQL and not a
 * proxy's, so every request with a document gets 200, whatever is wrong with the document (appendix on
 * application/json). Refusals of the method or the caller keep their status under both types.
 */
export const graphqlStatus: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return statusListener;
  },
};

const noteListener: GraphQLRequestListener<GatewayContext> = {
  async didResolveOperation({ operation, contextValue: { note } }) {
    note.isWrite = operation?.operation === OperationTypeNode.MUTATION;
  },
  async willSendResponse({ operationName, queryHash, response: { body }, contextValue: { note } }) {
    note.operation = operationName ?? undefined;
    note.document = queryHash;
    const errors = (body.kind === 'single' && body.singleResult.errors) || [];
    if (errors.length === 0) return;
    note.outcome = [...new Set(errors.map(({ extensions }) => String(extensions?.['code'])))].join();
  },
};

/** Records for the log which operation a request asked for, and the codes of its errors. */
export const noteOperation: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart({ contextValue: { note } }) {
    if (!operations.isWatched) return noteListener;
    const work: ExecutedOperation = { request: note };
    operations.begin(work);
    return {
      async willSendResponse(context) {
        await noteListener.willSendResponse?.(context);
        const error = note.outcome === 'OK' ? undefined : note.outcome.split(',')[0];
        operations.end(
          Object.assign(work, { type: context.operation?.operation, name: note.operation, error }),
        );
      },
    };
  },
};

/** The path of the GraphQL endpoint. */
export const ENDPOINT = '/graphql';
