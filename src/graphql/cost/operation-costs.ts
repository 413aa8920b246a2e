import { defaultFieldResolver, getNullableType, isListType, isObjectType } from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  GraphQLSchema,
  OperationDefinitionNode,
  GraphQLFieldResolver,
} from 'graphql';
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

/** Bytes of an answer that cost a point: an entry of a list has about as many. */
const BYTES_PER_POINT = 256;

/**
 * The cost of one operation with its variables: the estimate, plus the entries of lists that turned out
 * longer.
 */
export class OperationCost {
  readonly #plan: CostPlan;
  readonly #valueOf: (figure: Figure) => number;
  #points: number;
  #bytes = 0;

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

  /** The cost in points, as far as it is known now: of what is done, or of the answer's bytes if that is more. */
  get points(): number {
    return Math.max(this.#points, Math.floor(this.#bytes / BYTES_PER_POINT));
  }

  /** Bytes of JSON that the answer takes, as far as known: a lower estimate until all of it is there. */
  get bytes(): number {
    return this.#bytes;
  }

  set bytes(bytes: number) {
    this.#bytes = bytes;
  }

  /** Adds a list: its entries beyond those in the estimate, and the bytes that it takes at least. */
  addList(nodes: readonly FieldNode[], list: readonly unknown[]): void {
    this.#bytes += textLength(list);
    for (const node of nodes) {
      this.#bytes += list.length * (this.#plan.entryBytes.get(node) ?? 0);
      const reckoned = this.#plan.lists.get(node);
      const beyond = reckoned ? list.length - this.#valueOf(reckoned.size) : 0;
      if (reckoned && beyond > 0) this.#points += beyond * this.#valueOf(reckoned.entry);
    }
  }
}

/** The length of the texts in a list, and in lists within it. */
function textLength(list: readonly unknown[]): number {
  let length = 0;
  for (const entry of list) {
    if (typeof entry === 'string') length += entry.length + 3;
    else if (Array.isArray(entry)) length += textLength(entry) + 3;
    // Entries of one list are of one kind.
    else break;
  }
  return length;
}

type Resolver = GraphQLFieldResolver<unknown, object>;

/** What the lists of an operation are counted in. */
interface ListCount {
  /**
   * The cost of the execution under way with this context. It is asked for when a list field is resolved, not when its list
   * has come: one that comes after its execution was given up is not counted in the next.
   */
  costOf(context: object): OperationCost | undefined;
  /** Called with a list before its entries are resolved. If it throws, that becomes the field's error. */
  onList(cost: OperationCost, nodes: readonly FieldNode[], list: readonly unknown[]): void;
}

/** Wraps the resolvers of all list fields, so that each list is counted. */
export function watchLists(schema: GraphQLSchema, count: ListCount): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (isListType(getNullableType(field.type)))
        field.resolve = watched(field.resolve ?? defaultFieldResolver, count);
    }
  }
}

function watched(resolve: Resolver, { costOf, onList }: ListCount): Resolver {
  return (source, args, context, info) => {
    const cost = costOf(context);
    const watch = (list: unknown) => {
      if (cost && Array.isArray(list)) onList(cost, info.fieldNodes, list);
      return list;
    };
    const list: unknown = resolve(source, args, context, info);
    return list instanceof Promise ? list.then(watch) : watch(list);
  };
}
