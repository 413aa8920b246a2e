import { HeaderMap } from '@apollo/server';
import type {
  ApolloServerPlugin,
  GraphQLRequestContextDidResolveOperation,
  GraphQLRequestContextWillSendResponse,
} from '@apollo/server';
import { GraphQLError, OperationTypeNode } from 'graphql';
import type { GraphQLSchema, ParseOptions, ValidationRule } from 'graphql';
import { watchLists, OperationCosts } from '../cost/operation-costs.ts';
import type { OperationCost } from '../cost/operation-costs.ts';
import { checkText, DocumentLimits, explainParseLimit } from './document-limits.ts';
import { ParsedDocuments } from './parsed-documents.ts';
import { boundedErrors, jsonBytes } from './answer-limits.ts';
import { ArgumentLimits } from './argument-limits.ts';
import type { GraphqlLimits } from '../graphql-config.ts';
import { capDefaultPageSizes } from '../schema.ts';

/** Points of the most expensive query that is begun while the process is strained: a payment with what belongs to it. */
const MAX_STRAINED_POINTS = 1_000;

/** Most memory that parsed documents may take, in bytes. */
const MAX_PARSED_BYTES = 33_554_432;

/**
 * Enforces the limits of requests: on the document's text before it is parsed, on the document before it is
 * validated, and on argument values and cost before it is executed. Every answer reports its cost in
 * `extensions.cost`.
 *
 * All but `checkText` is enforced for whatever executes operations through the Apollo Server that has this as
 * plugin, `rule` among its rules and `documents` as its store; a transport calls `checkText` itself, before it
 * hands a request over.
 */
export class RequestLimits implements ApolloServerPlugin<object> {
  /** Where Apollo Server keeps parsed documents. */
  readonly documents = new ParsedDocuments(MAX_PARSED_BYTES);
  readonly #limits: GraphqlLimits;
  readonly #isStrained: () => boolean;
  readonly #documents: DocumentLimits;
  readonly #values: ArgumentLimits;
  /** The costs of the operations in progress, by context: each operation has its own. */
  readonly #underWay = new WeakMap<object, OperationCost>();
  #costs: OperationCosts | undefined;

  /** @param isStrained whether the process has more to do than it can, so that nothing expensive may begin */
  constructor(limits: GraphqlLimits, isStrained = () => false) {
    this.#limits = limits;
    this.#isStrained = isStrained;
    this.#documents = new DocumentLimits(limits);
    this.#values = new ArgumentLimits(limits);
  }

  /** Options for the GraphQL parser. */
  get parseOptions(): ParseOptions {
    return { maxTokens: this.#limits.tokens };
  }

  /** The document limits, as a validation rule. Its place among the other rules does not matter. */
  get rule(): ValidationRule {
    return this.#documents.rule;
  }

  /**
   * Checks the texts of a request, before anything is parsed.
   * @throws {GraphQLError} if the document or the operation name is too long
   */
  checkText(query: unknown, operationName: unknown): void {
    checkText(query, operationName, this.#limits);
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
    watchLists(schema, {
      costOf: (context) => this.#underWay.get(context),
      onList: (cost, nodes, list) => {
        cost.addList(nodes, list);
        if (cost.bytes > this.#limits.answerBytes) throw this.#tooLarge();
        if (cost.points > this.#limits.cost) throw this.#tooExpensive(cost);
      },
    });
  }

  async requestDidStart() {
    return {
      parsingDidStart: async () => async (error?: Error) => {
        if (error) explainParseLimit(error, this.#limits.tokens);
      },
      didResolveOperation: async (context: GraphQLRequestContextDidResolveOperation<object>) =>
        this.#check(context),
      // A plan may have been given up before: neither the lists that it read nor those still to come count again.
      executionDidStart: async ({ contextValue }: { contextValue: object }) => {
        const cost = this.#underWay.get(contextValue);
        if (cost) this.#underWay.set(contextValue, cost.fromTheEstimate());
      },
      willSendResponse: async (context: GraphQLRequestContextWillSendResponse<object>) => {
        this.#boundAnswer(context);
        this.#reportCost(context);
      },
    };
  }

  #check(context: GraphQLRequestContextDidResolveOperation<object>): void {
    const { document, operation, request, contextValue } = context;
    const variables = request.variables ?? {};
    this.#values.check(this.#documents.complexity(document).values, variables);
    // It is not clear which operation is meant; execution reports that.
    if (!operation || !this.#costs) return;
    const cost = this.#costs.of(document, operation, variables);
    this.#underWay.set(contextValue, cost);
    if (cost.points > this.#limits.cost) throw this.#tooExpensive(cost, { http: { status: 400 } });
    const isQuery = operation.operation === OperationTypeNode.QUERY;
    if (isQuery && cost.points > MAX_STRAINED_POINTS && this.#isStrained()) throw strained();
  }

  /** Replaces an answer that is too large to be sent by an error, and leaves out errors beyond a number. */
  #boundAnswer({ contextValue, response: { body } }: GraphQLRequestContextWillSendResponse<object>): void {
    if (body.kind !== 'single') return;
    const { singleResult } = body;
    const cost = this.#underWay.get(contextValue);
    const bytes = singleResult.data ? jsonBytes(singleResult.data, this.#limits.answerBytes) : 0;
    if (cost) cost.bytes = bytes;
    if (bytes > this.#limits.answerBytes) {
      singleResult.data = null;
      singleResult.errors = [this.#tooLarge().toJSON()];
    }
    if (singleResult.errors) singleResult.errors = boundedErrors(singleResult.errors);
  }

  #reportCost({ contextValue, response: { body } }: GraphQLRequestContextWillSendResponse<object>): void {
    const requested = this.pointsOf(contextValue);
    if (requested === undefined || body.kind !== 'single') return;
    const { singleResult } = body;
    singleResult.extensions = { ...singleResult.extensions, cost: { requested, limit: this.#limits.cost } };
  }

  #tooLarge(): GraphQLError {
    const message =
      `The answer has more than ${this.#limits.answerBytes} bytes, which is the most that is sent. Ask for fewer at once, or for less ` +
      'of each. A mutation has been carried out all the same; `mutationLog` tells what came of it.';
    return new GraphQLError(message, { extensions: { code: 'ANSWER_TOO_LARGE' } });
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

/** The refusal of an expensive query by a process that has more to do than it can. Nothing was begun. */
function strained(): GraphQLError {
  const message =
    'The gateway has more to do than it can, and takes only cheap queries and mutations for now; nothing was done. ' +
    'Send it again in a second, or ask for less at once.';
  return new GraphQLError(message, {
    extensions: {
      code: 'OVERLOADED',
      http: { status: 503, headers: new HeaderMap([['retry-after', '1']]) },
    },
  });
}
