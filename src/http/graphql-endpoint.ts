import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApolloServer, HTTPGraphQLResponse } from '@apollo/server';
import type { Authenticate } from '../auth/authenticator.ts';
import type { Budget } from '../auth/budget.ts';
import type { Caller } from '../auth/caller.ts';
import type { RequestParts, GatewayContext } from '../context.ts';
import type { Replay } from '../replay/replay.ts';
import { Deadlines } from '../upstream/deadlines.ts';
import { answerTypeFor } from './accept.ts';
import type { Admission } from './admission.ts';
import { GraphqlAnswer } from './graphql-answer.ts';
import { sendRefusedRequest } from './answer.ts';
import type { AnswerType } from './answer.ts';
import { requestCancellation } from './request-cancellation.ts';
import { checkMethod, graphqlRequestOf, readRawRequest } from './graphql-request.ts';
import type { RawRequest } from './graphql-request.ts';
import type { HeldBytes } from './held-bytes.ts';
import type { HttpLimits } from './limits.ts';
import { RefusedRequest } from './refused-request.ts';
import type { OperationSummary, RequestNote } from './request-note.ts';
import type { TrustedRequests } from './trusted-request.ts';

export interface GraphqlEndpointOptions {
  server: ApolloServer<GatewayContext>;
  /** Replaces the ids of trusted documents by their text. */
  trusted: TrustedRequests;
  /** Identifies the caller of a request. */
  authenticate: Authenticate;
  /** Makes the budget that charges the caller for a request. */
  budgetFor: (caller: Caller) => Budget;
  /** Makes the GraphQL context of a request. */
  contextFor: (parts: RequestParts) => GatewayContext;
  /** Stores answers to send them again. */
  replay: Replay<GraphqlAnswer>;
  /** Limits the requests in progress. */
  admission: Admission;
  /** Counts the bytes of long bodies while they arrive. */
  held: HeldBytes;
  limits: HttpLimits;
}

/** Points that every request costs at least, charged before it is read. */
const BASE_POINTS = 1;

/**
 * Makes the handler of the GraphQL endpoint: all of GraphQL over HTTP around Apollo Server's
 * `executeHTTPGraphQLRequest`.
 */
export function graphqlEndpoint(options: GraphqlEndpointOptions) {
  const { server, trusted, authenticate, budgetFor, contextFor, replay, admission, held, limits } = options;
  const deadlines = new Deadlines(limits.deadlineMs);

  async function execute(raw: RawRequest, type: AnswerType, parts: RequestParts): Promise<GraphqlAnswer> {
    const result = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: trusted.resolve(graphqlRequestOf(raw, type, limits), type),
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
    charge(budget, replay.stored(key)?.operation.cost ?? 0, response);
    const attempt = await replay.attempt(key, requestCancellation(response, deadlines));
    if ('answer' in attempt) {
      note.recordOperation(attempt.answer.operation);
      note.outcome = 'REPLAYED';
      return attempt.answer;
    }
    const { reader } = attempt;
    try {
      const answer = await execute(raw, type, { caller, reader, note, budget });
      replay.keep(key, reader, answer, answer.bytes);
      setRateLimitHeaders(budget, response);
      return answer;
    } finally {
      replay.end(key, reader);
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
      const read = readRawRequest(request, response, limits, held);
      const raw = read instanceof Promise ? await read : read;
      admission.enter();
      try {
        const answer = await answerTo(raw, type, { caller, note, budget }, response);
        const sent = answer.send(request, response);
        if (sent) await sent;
      } finally {
        admission.leave();
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
