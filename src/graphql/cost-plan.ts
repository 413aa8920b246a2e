import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isListType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
} from 'graphql';
import type {
  FieldNode,
  GraphQLField,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { CostArguments } from './cost-arguments.ts';
import type { CostWeights } from './cost-weights.ts';
import { Figures } from './figures.ts';
import type { Figure, Variables } from './figures.ts';
import type { Fragments } from './fragments.ts';

/** A list whose length is not known before it is resolved, and the length that its cost was based on. */
export interface ReckonedList {
  readonly size: Figure;
  /** The cost of each entry. */
  readonly entry: Figure;
}

/** The cost of an operation, as far as it can be computed without its variables. */
export interface CostPlan {
  readonly figures: Figures;
  readonly total: Figure;
  /** Default values of variables. */
  readonly defaults: Variables;
  /** By the field that returns the list. */
  readonly lists: ReadonlyMap<FieldNode, ReckonedList>;
}

/** The cost of a selection on one object. */
interface Part {
  fixed: Figure;
  /**
   * By list field, the cost of each entry, for lists whose length the field around the selection may know.
   */
  readonly entries: Map<string, Figure>;
}

/** The schema is described once in a request, which takes about as long as several pages. */
const INTROSPECTION_COST = 1_000;

/**
 * Computes the cost of an operation. Each selection is visited once for each object type that it applies to.
 */
export class CostPlanner {
  readonly #schema: GraphQLSchema;
  readonly #weights: CostWeights;
  readonly #fragments: Fragments;
  readonly #figures = new Figures();
  readonly #arguments: CostArguments;
  readonly #parts = new Map<SelectionSetNode, Map<GraphQLObjectType, Part>>();
  readonly #lists = new Map<FieldNode, ReckonedList>();

  constructor(schema: GraphQLSchema, weights: CostWeights, fragments: Fragments) {
    this.#schema = schema;
    this.#weights = weights;
    this.#fragments = fragments;
    this.#arguments = new CostArguments(this.#figures, weights);
  }

  /**
   * Computes the cost of an operation.
   * @param operation already validated, as are the fragments
   */
  plan(operation: OperationDefinitionNode): CostPlan {
    const root = this.#schema.getRootType(operation.operation);
    const whole = { size: 1, fields: [] };
    const total = root ? this.#object(this.#part(operation.selectionSet, root), root, whole) : 0;
    return { figures: this.#figures, total, defaults: defaultsOf(operation), lists: this.#lists };
  }

  #part(selectionSet: SelectionSetNode, type: GraphQLObjectType): Part {
    let parts = this.#parts.get(selectionSet);
    if (!parts) this.#parts.set(selectionSet, (parts = new Map<GraphQLObjectType, Part>()));
    let part = parts.get(type);
    if (!part) parts.set(type, (part = this.#selections(selectionSet, type)));
    return part;
  }

  #selections({ selections }: SelectionSetNode, type: GraphQLObjectType): Part {
    const total: Part = { fixed: 0, entries: new Map() };
    for (const selection of selections) {
      const included = this.#arguments.included(selection.directives);
      if (selection.kind === Kind.FIELD) {
        add(this.#figures, total, this.#field(selection, type), included);
        continue;
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments[selection.name.value];
      if (!fragment || !this.#applies(fragment.typeCondition?.name.value, type)) continue;
      add(this.#figures, total, this.#part(fragment.selectionSet, type), included);
    }
    return total;
  }

  #applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    const wanted = condition === undefined ? type : this.#schema.getType(condition);
    return wanted === type || (isAbstractType(wanted) && this.#schema.isSubType(wanted, type));
  }

  #field(node: FieldNode, parent: GraphQLObjectType): Part {
    const name = node.name.value;
    const field = parent.getFields()[name];
    if (!field) return { fixed: name === '__typename' ? 0 : INTROSPECTION_COST, entries: new Map() };
    const figures = this.#figures;
    const fixed = figures.sum(this.#weights.ofField(field), this.#arguments.cost(field, node));
    const listSize = this.#weights.listSize(field);
    const size = listSize ? this.#arguments.size(field, node, listSize) : 1;
    const each = this.#each(node, field, { size, fields: listSize?.sizedFields ?? [] });
    if (!isListType(getNullableType(field.type)))
      return { fixed: figures.sum(fixed, each), entries: new Map() };
    // A list without `@listSize` has the size that the field around it gives for it, if any.
    if (!listSize) return { fixed, entries: new Map([[name, each]]) };
    const entry = figures.largest(this.#lists.get(node)?.entry ?? 0, each);
    this.#lists.set(node, { size, entry });
    return { fixed: figures.sum(fixed, figures.product(size, each)), entries: new Map() };
  }

  /** The cost of one value of a field. For an abstract type, that of the most expensive type. */
  #each(node: FieldNode, field: GraphQLField<unknown, unknown>, sized: Sized): Figure {
    const named = getNamedType(field.type);
    const { selectionSet } = node;
    if (!selectionSet) return this.#weights.ofType(named);
    const types = isAbstractType(named)
      ? this.#schema.getPossibleTypes(named)
      : isObjectType(named)
        ? [named]
        : [];
    return types
      .map((type) => this.#object(this.#part(selectionSet, type), type, sized))
      .reduce((largest, cost) => this.#figures.largest(largest, cost), 0);
  }

  #object(part: Part, type: GraphQLObjectType, { size, fields }: Sized): Figure {
    const figures = this.#figures;
    const own = figures.sum(this.#weights.ofType(type), part.fixed);
    return [...part.entries].reduce(
      (sum, [name, entry]) => figures.sum(sum, figures.product(fields.includes(name) ? size : 1, entry)),
      own,
    );
  }
}

/** The list fields of an object whose length the field that returns the object knows. */
interface Sized {
  readonly size: Figure;
  readonly fields: readonly string[];
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Variables {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
}

function add(figures: Figures, total: Part, part: Part, times: Figure): void {
  total.fixed = figures.sum(total.fixed, figures.product(times, part.fixed));
  for (const [name, entry] of part.entries) {
    total.entries.set(name, figures.sum(total.entries.get(name) ?? 0, figures.product(times, entry)));
  }
}
