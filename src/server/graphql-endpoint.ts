import { listenerCount } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import { GraphQLError, OperationTypeNode } from 'graphql';
import { operations } from '../observability/activities.ts';
import type { ExecutedOperation } from '../observability/activities.ts';
import type { Authenticate } from '../auth/authenticator.ts';
import type { Budget } from '../auth/points.ts';
import type { Caller } from '../auth/caller.ts';
import type { GatewayContext } from '../services/context.ts';
import { deadline } from '../upstream/abort.ts';
import type { AccessLogEntry } from './access-log.ts';
import { sendRefusedRequest } from './answer.ts';
import type { Admission } from './admission.ts';
import type { Shares } from '../shares.ts';
import { asksForStream } from './live/event-stream.ts';
import type { EventStreams } from './live/event-stream.ts';
import { pointsOfText } from './graphql-executor.ts';
import type { GraphqlExecutor } from './graphql-executor.ts';
import { answerTypeFor, checkMethod, readRawRequest } from './request/graphql-request.ts';
import type { HttpLimits } from './limits.ts';
import { RefusedRequest } from './refused-request.ts';

// Shared by all requests: capturing a stack for each would cost more than the rest of reading it.
const CLOSED = new Error('the client has its answer, or went away');
const OUT_OF_TIME = new Error('the time for the whole request is up');

/**
 * Creates the signal for the reads of one request. It is aborted when the client goes away, when the time is up,
 * and when the answer has been sent if anything still listens to it.
 * @param deadlineMs milliseconds for all reads; without it there is no limit
 */
export function requestSignal(response: ServerResponse, deadlineMs?: number): AbortSignal {
  const controller = new AbortController();
  const { signal } = controller;
  // For a response that has closed already there will be no `close` event.
  if (response.closed || response.destroyed) {
    controller.abort(CLOSED);
    return signal;
  }
  const endDeadline =
    deadlineMs === undefined ? undefined : deadline(deadlineMs, () => controller.abort(OUT_OF_TIME));
  // `on` instead of `once`, which costs as much as everything else here; the event comes only once anyway.
  response.on('close', () => {
    endDeadline?.();
    // Nearly always nobody listens any more, and telling nobody costs as much as all else here together.
    if (response.writableFinished && listenerCount(signal, 'abort') === 0) return;
    controller.abort(CLOSED);
  });
  return signal;
}

interface GraphqlEndpointOptions {
  executor: GraphqlExecutor;
  /** Identifies the caller of a request. */
  authenticate: Authenticate;
  /** Makes the budget that charges the caller for a request. */
  budgetFor: (caller: Caller) => Budget;
  streams: EventStreams;
  /** Limits the requests in progress. */
  admission: Admission;
  /** Divides the bytes of long bodies that are arriving between callers. */
  held: Shares;
  limits: HttpLimits;
}

/**
 * Makes the handler of the GraphQL endpoint: GraphQL over HTTP, and the event streams that are asked for in
 * the same way.
 */
export function graphqlEndpoint(options: GraphqlEndpointOptions) {
  const { executor, authenticate, budgetFor, streams, admission, held, limits } = options;

  return async (
    request: IncomingMessage,
    response: ServerResponse,
    logEntry: AccessLogEntry,
  ): Promise<void> => {
    const isStream = asksForStream(request.headers.accept);
    const type = isStream ? 'application/graphql-response+json' : answerTypeFor(request.headers.accept);
    try {
      checkMethod(request.method);
      // Checked before anything is executed: the client could not read the answer to its write.
      if (type === undefined) throw notAcceptable();
      admission.check();
      // Done before the body is read, so that no memory is held for unknown callers.
      const caller = await authenticate(request);
      logEntry.caller = caller.name;
      const budget = budgetFor(caller);
      charge(budget, pointsOfText(''), response);
      admission.check(caller.name);
      const read = readRawRequest(request, response, limits, { held, caller: caller.name });
      const raw = read instanceof Promise ? await read : read;
      charge(budget, pointsOfText(raw.text), response);
      const asked = isStream ? executor.parametersOf(raw, type) : undefined;
      if (asked && executor.isSubscription(asked)) {
        return await streams.open(request, response, { asked, caller, budget, logEntry });
      }
      const signal = requestSignal(response, limits.deadlineMs);
      const turn = admission.enter(caller.name);
      try {
        if (turn) await turn;
        const answer = await executor.answer(raw, type, { caller, logEntry, budget }, signal);
        setRateLimitHeaders(budget, response);
        const sent = isStream
          ? streams.sendOne(request, response, answer.text)
          : answer.send(request, response);
        if (sent) await sent;
      } finally {
        admission.leave(caller.name);
      }
    } catch (error) {
      if (!(error instanceof RefusedRequest)) throw error;
      logEntry.outcome = error.code;
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

function notAcceptable(): RefusedRequest {
  return new RefusedRequest(
    406,
    'NOT_ACCEPTABLE',
    'Answers are application/graphql-response+json, application/json or text/event-stream; accept one of them.',
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

const logListener: GraphQLRequestListener<GatewayContext> = {
  async didResolveOperation({ operation, contextValue: { logEntry } }) {
    logEntry.isWrite = operation?.operation === OperationTypeNode.MUTATION;
  },
  async willSendResponse({ operationName, queryHash, response: { body }, contextValue: { logEntry } }) {
    logEntry.operation = operationName ?? undefined;
    logEntry.document = queryHash;
    const errors = (body.kind === 'single' && body.singleResult.errors) || [];
    if (errors.length === 0) return;
    logEntry.outcome = [...new Set(errors.map(({ extensions }) => String(extensions?.['code'])))].join();
  },
};

/** Records for the log which operation a request asked for, and the codes of its errors. */
export const logOperation: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart({ contextValue: { logEntry } }) {
    if (!operations.isWatched) return logListener;
    const work: ExecutedOperation = { request: logEntry };
    operations.begin(work);
    return {
      ...logListener,
      async willSendResponse(context) {
        await logListener.willSendResponse?.(context);
        const error = logEntry.outcome === 'OK' ? undefined : logEntry.outcome.split(',')[0];
        operations.end(
          Object.assign(work, { type: context.operation?.operation, name: logEntry.operation, error }),
        );
      },
    };
  },
};

/** Refuses subscriptions where only one answer can be given. */
export const liveOperations: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation, contextValue }) {
        if (operation?.operation !== OperationTypeNode.SUBSCRIPTION || contextValue.isLive) return;
        throw new GraphQLError(
          'A subscription is answered over a WebSocket (graphql-transport-ws), or as an event stream: ' +
            'send it with `Accept: text/event-stream`.',
          { nodes: operation, extensions: { code: 'BAD_REQUEST', http: { status: 400 } } },
        );
      },
    };
  },
};

/** The path of the GraphQL endpoint. */
export const ENDPOINT = '/graphql';
