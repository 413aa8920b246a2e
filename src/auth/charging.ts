import { HeaderMap } from '@apollo/server';
import type { ApolloServerPlugin, GraphQLRequestListener, GraphQLResponse } from '@apollo/server';
import type { RequestNote } from '../http/request-note.ts';
import type { Budget } from './budget.ts';

/** The part of an operation's context that this plugin uses. */
interface ChargedContext {
  readonly budget: Budget;
  readonly note: Pick<RequestNote, 'cost'>;
}

/**
 * Charges callers for operations: before execution the most that the operation may cost, and afterwards
 * whatever it cost beyond that. An operation that the caller cannot pay for is not executed.
 */
export class Charging implements ApolloServerPlugin<ChargedContext> {
  readonly #pointsOf: (context: object) => number | undefined;
  /** Contexts of operations that were charged before execution. */
  readonly #charged = new WeakSet<object>();

  /** @param pointsOf gives the points that the operation with this context costs, as far as known so far */
  constructor(pointsOf: (context: object) => number | undefined) {
    this.#pointsOf = pointsOf;
  }

  async requestDidStart(): Promise<GraphQLRequestListener<ChargedContext>> {
    return {
      // By now the operation is known to be valid and allowed. One that is not costs nothing.
      responseForOperation: async ({ contextValue }) => {
        if (!contextValue.budget.charge(this.#pointsOf(contextValue) ?? 0))
          return refused(contextValue.budget);
        this.#charged.add(contextValue);
        return null;
      },
      willSendResponse: async ({ contextValue }) => {
        const points = this.#pointsOf(contextValue);
        contextValue.note.cost = points;
        if (this.#charged.has(contextValue)) contextValue.budget.settle(points ?? 0);
      },
    };
  }
}

function refused(budget: Budget): GraphQLResponse {
  // The refusal's headers need not be set here: every answer carries the budget's headers.
  const { status, code, message, extensions } = budget.refusal();
  const errors = [{ message, extensions: { code, ...extensions } }];
  return {
    http: { status, headers: new HeaderMap() },
    body: { kind: 'single', singleResult: { errors } },
  };
}
