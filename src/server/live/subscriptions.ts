import type { IncomingMessage } from 'node:http';
import { Budget } from '../../auth/points.ts';
import type { Caller } from '../../auth/caller.ts';
import { COLLECTED } from '../../live/evaluation.ts';
import type { Evaluated } from '../../live/live-operation.ts';
import type { Live, Subscription } from '../../live/live.ts';
import type { Outlet } from '../../live/subscriber.ts';
import { AccessLogEntry } from '../access-log.ts';
import type { GraphqlExecutor } from '../graphql-executor.ts';
import type { GraphqlParameters } from '../request/graphql-request.ts';
import { RefusedRequest } from '../refused-request.ts';

/** The WebSocket subprotocol that is spoken here; that of subscriptions-transport-ws, its predecessor, is not. */
export const SUBPROTOCOL = 'graphql-transport-ws';

/** Whether a client offers to speak what is spoken here. */
export function speaksGraphql({ headers }: IncomingMessage): boolean {
  return (headers['sec-websocket-protocol'] ?? '').split(',').some((each) => each.trim() === SUBPROTOCOL);
}

/** Somebody who asks for a subscription, whatever carries it. */
export interface SubscriptionRequest {
  asked: GraphqlParameters;
  caller: Caller;
  budget: Budget;
  /** Collects what the log will say about it. */
  logEntry: AccessLogEntry;
}

/** Under this type a response says by its status whether anything was executed; clients never see it. */
const TYPE = 'application/graphql-response+json';

/**
 * Begins a subscription.
 * @throws {RefusedRequest} if there are too many, or the caller has too few points
 */
export function subscribe(
  live: Live,
  executor: GraphqlExecutor,
  { asked, caller, budget, logEntry }: SubscriptionRequest,
  outlet: Outlet,
): Subscription {
  const { query, operationName, variables } = asked;
  return live.subscribe(
    {
      caller,
      operation: JSON.stringify([query, operationName, variables]),
      charge(points) {
        if (!budget.charge(points)) throw budget.refusal();
        logEntry.cost = points;
      },
      async evaluate(reader, evaluation, isFirst) {
        const parts = isFirst
          ? { caller, reader, logEntry, budget, live: evaluation }
          : {
              caller,
              reader,
              logEntry: new AccessLogEntry(logEntry.id),
              budget: unlimited(caller),
              live: evaluation,
            };
        try {
          const { text } = await executor.execute(asked, 'POST', TYPE, parts);
          return evaluatedFrom(text, parts.logEntry);
        } catch (error) {
          if (!(error instanceof RefusedRequest)) throw error;
          return { text: refusalText(error), codes: [error.code], isRefused: true, cost: undefined };
        }
      },
    },
    outlet,
  );
}

/** The response of GraphQL to a request that is refused. */
export function refusalText({ code, message, extensions }: RefusedRequest): string {
  return JSON.stringify({ errors: [{ message, extensions: { code, ...extensions } }] });
}

/** The looks at the services are charged instead. */
function unlimited({ name }: Caller): Budget {
  return new Budget(undefined, name);
}

function evaluatedFrom(text: string, logEntry: AccessLogEntry): Evaluated {
  const { cost } = logEntry;
  if (logEntry.outcome === COLLECTED) logEntry.outcome = 'OK';
  if (logEntry.outcome === 'OK') return { text, codes: [], isRefused: false, cost };
  const codes = logEntry.outcome.split(',').filter((code) => code !== COLLECTED);
  return { text, codes, isRefused: !('data' in (JSON.parse(text) as object)), cost };
}
