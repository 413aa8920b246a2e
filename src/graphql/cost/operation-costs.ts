import type { DocumentNode, FieldNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { CostPlanner, CostWeights } from './cost-plan.ts';
import type { CostPlan, Figure } from './cost-plan.ts';
import type { Variables } from '../limits/argument-limits.ts';
import { fragmentsOf } from '../limits/document-limits.ts';

/**
 * The cost of operations, by the schema's weights. What the document alone decides is computed once per
 * operation.
 */
export class OperationCosts {
  readonly #schema: GraphQLSchema;
  readonly #weights: CostWeights;
  readonly #plans = new WeakMap<OperationDefinitionNode, CostPlan>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
    this.#weights = new CostWeights(schema);
  }

  /**
   * The cost of an operation of a valid document. Longer lists can be added to it during execution.
   * @param variables as the request sent them
   */
  of(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): OperationCost {
    let plan = this.#plans.get(operation);
    if (!plan) {
      plan = new CostPlanner(this.#schema, this.#weights, fragmentsOf(document)).plan(operation);
      this.#plans.set(operation, plan);
    }
    return new OperationCost(plan, plan.figures.evaluate({ ...plan.defaults, ...variables }));
  }
}

/**
 * The cost of one operation with its variables: the estimate, plus the entries of lists that turned out
 * longer.
 */
export class OperationCost {
  readonly #plan: CostPlan;
  readonly #valueOf: (figure: Figure) => number;
  #points: number;

  /** @param valueOf gives the value of a figure of the plan, for the operation's variables */
  constructor(plan: CostPlan, valueOf: (figure: Figure) => number) {
    this.#plan = plan;
    this.#valueOf = valueOf;
    this.#points = this.#valueOf(plan.total);
  }

  /** The estimate of the same operation, for another execution of it. */
  fromTheEstimate(): OperationCost {
    return new OperationCost(this.#plan, this.#valueOf);
  }

  /** The cost in points, as far as it is known now. */
  get points(): number {
    return this.#points;
  }

  /** Adds the entries of a list beyond those in the estimate. */
  addList(nodes: readonly FieldNode[], length: number): void {
    for (const node of nodes) {
      const list = this.#plan.lists.get(node);
      if (!list) continue;
      const beyond = length - this.#valueOf(list.size);
      if (beyond > 0) this.#points += beyond * this.#valueOf(list.entry);
    }
  }
}
