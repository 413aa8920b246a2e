import type {
  ApolloServerPlugin,
  GraphQLRequestContextDidResolveOperation,
  GraphQLRequestContextWillSendResponse,
} from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { GraphQLSchema, ParseOptions, ValidationRule } from 'graphql';
import { watchLists } from './watched-lists.ts';
import { CostWeights } from './cost-weights.ts';
import { DocumentLimits } from './document-limits.ts';
import { ArgumentLimits } from './argument-limits.ts';
import type { GraphqlLimits } from './limits.ts';
import { OperationCosts } from './operation-costs.ts';
import type { OperationCost } from './operation-costs.ts';
import { explainParseLimit } from './parse-limits.ts';
import { capDefaultPageSizes } from './default-page-size.ts';

/**
 * Holds requests to their limits: the document before it is validated, what is given for arguments and what the operation may
 * cost before it is executed. What it costs is told with every answer, in `extensions.cost`.
 */
export class RequestLimits implements ApolloServerPlugin<object> {
  readonly #limits: GraphqlLimits;
  readonly #documents: DocumentLimits;
  readonly #values: ArgumentLimits;
  /** What the operations under way cost, by the context that each has to itself. */
  readonly #underWay = new WeakMap<object, OperationCost>();
  #costs: OperationCosts | undefined;

  constructor(limits: GraphqlLimits) {
    this.#limits = limits;
    this.#documents = new DocumentLimits(limits);
    this.#values = new ArgumentLimits(limits);
  }

  /** What the parser is told. */
  get parseOptions(): ParseOptions {
    return { maxTokens: this.#limits.tokens };
  }

  /** The limits of documents. To be the last of the rules, which is the first to see a document. */
  get rule(): ValidationRule {
    return this.#documents.rule;
  }

  /** What the operation with this context costs in points, as far as it is known by now: at most, before it is executed. */
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
      // It may be the second attempt: what came in the first does not count.
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
    // Which operation is meant cannot be told: executing it says so.
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

  /** @param more what else the server is told of it */
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
