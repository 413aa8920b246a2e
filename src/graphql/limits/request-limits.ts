import type {
  ApolloServerPlugin,
  GraphQLRequestContextDidResolveOperation,
  GraphQLRequestContextWillSendResponse,
} from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { GraphQLSchema, ParseOptions, ValidationRule } from 'graphql';
import { watchLists } from '../cost/watched-lists.ts';
import { CostWeights } from '../cost/cost-plan.ts';
import { DocumentLimits, explainParseLimit } from './document-limits.ts';
import { ArgumentLimits } from './argument-limits.ts';
import type { GraphqlLimits } from '../graphql-config.ts';
import { OperationCosts } from '../cost/operation-costs.ts';
import type { OperationCost } from '../cost/operation-costs.ts';
import { capDefaultPageSizes } from '../schema.ts';

/**
 * Enforces the limits of requests: on the document before it is validated, and on argument values and cost
 * before it is executed. Every answer reports its cost in `extensions.cost`.
 */
export class RequestLimits implements ApolloServerPlugin<object> {
  readonly #limits: GraphqlLimits;
  readonly #documents: DocumentLimits;
  readonly #values: ArgumentLimits;
  /** The costs of the operations in progress, by context: each operation has its own. */
  readonly #underWay = new WeakMap<object, OperationCost>();
  #costs: OperationCosts | undefined;

  constructor(limits: GraphqlLimits) {
    this.#limits = limits;
    this.#documents = new DocumentLimits(limits);
    this.#values = new ArgumentLimits(limits);
  }

  /** Options for the GraphQL parser. */
  get parseOptions(): ParseOptions {
    return { maxTokens: this.#limits.tokens };
  }

  /**
   * The document limits. Must be the last validation rule, because the last one is the first to visit a
   * document.
   */
  get rule(): ValidationRule {
    return this.#documents.rule;
  }

  /**
   * The cost in points of the operation with this context, as far as it is known now: before execution, the
   * estimate.
   */
  pointsOf(context: object): number | undefined {
    return this.#underWay.get(context)?.points;
  }

  async serverWillStart({ schema }: { schema: GraphQLSchema }): Promise<void> {
    capDefaultPageSizes(schema, this.#limits.pageSize);
    this.#costs = new OperationCosts(schema);
    watchLists(schema, new CostWeights(schema), (context, nodes, length) => {
      const cost = this.#underWay.get(context);
      cost?.addList(nodes, length);
      if (cost && cost.points > this.#limits.cost) throw this.#tooExpensive(cost);
    });
  }

  async requestDidStart() {
    return {
      parsingDidStart: async () => async (error?: Error) => {
        if (error) explainParseLimit(error, this.#limits.tokens);
      },
      didResolveOperation: async (context: GraphQLRequestContextDidResolveOperation<object>) =>
        this.#check(context),
      // This may be the second attempt: the lists of the first one do not count.
      executionDidStart: async ({ contextValue }: { contextValue: object }) =>
        this.#underWay.get(contextValue)?.reset(),
      willSendResponse: async (context: GraphQLRequestContextWillSendResponse<object>) =>
        this.#reportCost(context),
    };
  }

  #check(context: GraphQLRequestContextDidResolveOperation<object>): void {
    const { document, operation, request, contextValue } = context;
    const variables = request.variables ?? {};
    this.#values.check(this.#documents.measure(document).values, variables);
    // It is not clear which operation is meant; execution reports that.
    if (!operation || !this.#costs) return;
    const cost = this.#costs.of(document, operation, variables);
    this.#underWay.set(contextValue, cost);
    if (cost.points > this.#limits.cost) throw this.#tooExpensive(cost, { http: { status: 400 } });
  }

  #reportCost({ contextValue, response: { body } }: GraphQLRequestContextWillSendResponse<object>): void {
    const requested = this.pointsOf(contextValue);
    if (requested === undefined || body.kind !== 'single') return;
    const { singleResult } = body;
    singleResult.extensions = { ...singleResult.extensions, cost: { requested, limit: this.#limits.cost } };
  }

  /** @param more further extensions for the server */
  #tooExpensive({ points }: OperationCost, more: object = {}): GraphQLError {
    const message = `This may cost ${points} points; ${this.#limits.cost} is the most. Ask for fewer at once, or for less of each.`;
    return new GraphQLError(message, {
      extensions: {
        code: 'GRAPHQL_VALIDATION_FAILED',
        validationErrorCode: 'MAX_COST_EXCEEDED',
        ...more,
      },
    });
  }
}
