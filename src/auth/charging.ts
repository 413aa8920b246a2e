import { HeaderMap } from '@apollo/server';
import type { ApolloServerPlugin, GraphQLRequestListener, GraphQLResponse } from '@apollo/server';
import type { RequestNote } from '../http/request-note.ts';
import type { Budget } from './budget.ts';

/** What an operation's context says of it. */
interface Charged {
  readonly budget: Budget;
  readonly note: Pick<RequestNote, 'cost'>;
}

/**
 * Charges callers for operations: what one may cost at most before it is executed, or it is not; what came to it beyond that
 * afterwards.
 */
export class Charging implements ApolloServerPlugin<Charged> {
  readonly #pointsOf: (context: object) => number | undefined;
  /** Contexts of operations that have been paid for. */
  readonly #begun = new WeakSet<object>();

  /** @param pointsOf what the operation with this context costs, as far as it is known by now */
  constructor(pointsOf: (context: object) => number | undefined) {
    this.#pointsOf = pointsOf;
  }

  async requestDidStart(): Promise<GraphQLRequestListener<Charged>> {
    return {
      // Once the operation is known to be valid and allowed: what is refused for another reason costs nothing.
      responseForOperation: async ({ contextValue }) => {
        if (!contextValue.budget.charge(this.#pointsOf(contextValue) ?? 0))
          return refused(contextValue.budget);
        this.#begun.add(contextValue);
        return null;
      },
      willSendResponse: async ({ contextValue }) => {
        const points = this.#pointsOf(contextValue);
        contextValue.note.cost = points;
        if (this.#begun.has(contextValue)) contextValue.budget.settle(points ?? 0);
      },
    };
  }
}

function refused(budget: Budget): GraphQLResponse {
  // The headers that go with it are those of every answer.
  const { status, code, message, extensions } = budget.refusal();
  const errors = [{ message, extensions: { code, ...extensions } }];
  return {
    http: { status, headers: new HeaderMap() },
    body: { kind: 'single', singleResult: { errors } },
  };
}
