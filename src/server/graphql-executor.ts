import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApolloServer, HTTPGraphQLResponse } from '@apollo/server';
import { getOperationAST, GraphQLError, OperationTypeNode, parse } from 'graphql';
import type { ParseOptions } from 'graphql';
import type { AnswerCache } from '../answer-cache/answer-cache.ts';
import { pointsOfCalls } from '../auth/points.ts';
import type { GatewayContext, RequestParts } from '../services/context.ts';
import type { OperationSummary } from './access-log.ts';
import {
  bodyOf,
  codingFor,
  compress,
  documentStatus,
  headersOf,
  sendNotModified,
  sendWhole,
} from './answer.ts';
import type { AnswerType, Body, Coding } from './answer.ts';
import { apolloRequestOf, parametersOf } from './request/graphql-request.ts';
import type { GraphqlParameters, RawRequest } from './request/graphql-request.ts';
import { RefusedRequest } from './refused-request.ts';
import type { TrustedRequests } from './request/trusted-request.ts';

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

  /** The answer as JSON, on one line. */
  get text(): string {
    return bytesOf(this.#body).toString().trimEnd();
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

/** Points that every request costs at least, charged before it is read. */
const BASE_POINTS = 1;
/**
 * Bytes of a request that cost a point, so that one that is refused costs what it takes to find that out. An
 * operation that is carried out usually costs more than its bytes, and then only that.
 */
const BYTES_PER_POINT = 64;

/** The points that a request costs whatever it asks for. */
export function pointsOfText(text: string): number {
  return BASE_POINTS + Math.floor(text.length / BYTES_PER_POINT);
}

interface GraphqlExecutorOptions {
  server: ApolloServer<GatewayContext>;
  /** Replaces the ids of trusted documents by their text. */
  trusted: TrustedRequests;
  /** Throws GraphQLError if the document or the operation name is too long to be parsed. */
  checkText: (query: unknown, operationName: unknown) => void;
  parseOptions: ParseOptions;
  /** Makes the GraphQL context of a request. */
  contextFor: (parts: RequestParts) => GatewayContext;
  /** Stores answers to send them again. */
  answerCache: AnswerCache<GraphqlAnswer>;
  /** Deepest nesting of lists and objects in a request. */
  maxDepth: number;
}

/** Executes what callers ask for, whatever carries it: HTTP, a WebSocket or an event stream. */
export class GraphqlExecutor {
  readonly #options: GraphqlExecutorOptions;

  constructor(options: GraphqlExecutorOptions) {
    this.#options = options;
  }

  /**
   * The answer to a request: a stored one if it is still true, else a new one.
   * @param signal ends the reads for it
   * @throws {RefusedRequest} 400 or 413 if it is not a GraphQL request, 429 if the caller has too few points
   */
  async answer(
    raw: RawRequest,
    type: AnswerType,
    { caller, logEntry, budget }: Omit<RequestParts, 'reader'>,
    signal: AbortSignal,
  ): Promise<GraphqlAnswer> {
    const { answerCache } = this.#options;
    const key = `${caller.answerScope} ${type} ${raw.method} ${raw.text}`;
    if (!budget.charge(answerCache.stored(key)?.operation.cost ?? 0)) throw budget.refusal();
    const attempt = await answerCache.attempt(key, signal);
    if ('answer' in attempt) {
      logEntry.recordOperation(attempt.answer.operation);
      logEntry.outcome = 'CACHED';
      budget.settle(pointsOfCalls(logEntry));
      return attempt.answer;
    }
    const { reader } = attempt;
    try {
      const asked = this.parametersOf(raw, type);
      const answer = await this.execute(asked, raw.method, type, { caller, reader, logEntry, budget });
      answerCache.keep(key, reader, answer, answer.bytes);
      return answer;
    } finally {
      answerCache.end(key, reader);
    }
  }

  /**
   * What a request asks for, with the text of its document.
   * @throws {RefusedRequest} 400, 413 or, for a document that is refused, see `documentStatus`
   */
  parametersOf(raw: RawRequest, type: AnswerType): GraphqlParameters {
    const { trusted, checkText, maxDepth } = this.#options;
    const asked = trusted.resolve(parametersOf(raw, maxDepth), type);
    try {
      checkText(asked.query, asked.operationName);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      const { code, ...extensions } = error.extensions;
      throw new RefusedRequest(documentStatus(type), String(code), error.message, { extensions });
    }
    return asked;
  }

  /** Whether a request asks for a subscription. Not if that cannot be told: executing it gives the error. */
  isSubscription({ query, operationName }: GraphqlParameters): boolean {
    // Nearly every other document is spared the parsing.
    if (typeof query !== 'string' || !query.includes('subscription')) return false;
    const name = typeof operationName === 'string' ? operationName : undefined;
    try {
      const operation = getOperationAST(
        parse(query, { ...this.#options.parseOptions, noLocation: true }),
        name,
      );
      return operation?.operation === OperationTypeNode.SUBSCRIPTION;
    } catch {
      return false;
    }
  }

  /**
   * Executes a request.
   * @param method `GET` for a request that must not change anything
   */
  async execute(
    asked: GraphqlParameters,
    method: RawRequest['method'],
    type: AnswerType,
    parts: RequestParts,
  ): Promise<GraphqlAnswer> {
    const result = await this.#options.server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: apolloRequestOf(method, asked, type),
      context: async () => this.#options.contextFor(parts),
    });
    const { operation, document, cost } = parts.logEntry;
    return answerFrom({ operation, document, cost }, type, result);
  }
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
