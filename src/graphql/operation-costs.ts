import type { DocumentNode, FieldNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { CostPlanner } from './cost-plan.ts';
import type { CostPlan } from './cost-plan.ts';
import { CostWeights } from './cost-weights.ts';
import type { Figure, Variables } from './figures.ts';
import { fragmentsOf } from './fragments.ts';

/** What operations cost, by the schema's weights. What a document says of that is worked out once for each of its operations. */
export class OperationCosts {
  readonly #schema: GraphQLSchema;
  readonly #weights: CostWeights;
  readonly #plans = new WeakMap<OperationDefinitionNode, CostPlan>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
    this.#weights = new CostWeights(schema);
  }

  /** The cost of one of a valid document's operations, to be added to while it is executed. */
  of(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): OperationCost {
    let plan = this.#plans.get(operation);
    if (!plan) {
      plan = new CostPlanner(this.#schema, this.#weights, fragmentsOf(document)).plan(operation);
      this.#plans.set(operation, plan);
    }
    return new OperationCost(plan, variables);
  }
}

/** What one operation costs with its variables: what is reckoned with, and what came to it. */
export class OperationCost {
  readonly #plan: CostPlan;
  readonly #valueOf: (figure: Figure) => number;
  #points: number;

  constructor(plan: CostPlan, variables: Variables) {
    this.#plan = plan;
    this.#valueOf = plan.figures.evaluate({ ...plan.defaults, ...variables });
    this.#points = this.#valueOf(plan.total);
  }

  /** Forgets what came: the operation is executed from its beginning. */
  reset(): void {
    this.#points = this.#valueOf(this.#plan.total);
  }

  get points(): number {
    return this.#points;
  }

  /** Adds the entries of a list beyond those that were reckoned with. */
  addList(nodes: readonly FieldNode[], length: number): void {
    for (const node of nodes) {
      const list = this.#plan.lists.get(node);
      if (!list) continue;
      const beyond = length - this.#valueOf(list.size);
      if (beyond > 0) this.#points += beyond * this.#valueOf(list.entry);
    }
  }
}
