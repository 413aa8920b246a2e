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

/** A list whose size is only assumed, or asked for: what was reckoned with for it. */
export interface ReckonedList {
  readonly size: Figure;
  /** What each entry costs. */
  readonly entry: Figure;
}

/** What an operation costs, as far as that is known without its variables. */
export interface CostPlan {
  readonly figures: Figures;
  readonly total: Figure;
  /** What variables are that are left out. */
  readonly defaults: Variables;
  /** By the field that gives the list. */
  readonly lists: ReadonlyMap<FieldNode, ReckonedList>;
}

/** What a selection costs, asked of one object. */
interface Part {
  fixed: Figure;
  /** What each entry costs of the lists whose size the field around the selection knows. */
  readonly entries: Map<string, Figure>;
}

/** Describing the schema is done once for a request, and takes about as long as several pages. */
const INTROSPECTION_COST = 1_000;

/** Works out an operation's costs. Each selection is looked at once for each type of object that it can be asked of. */
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

  /** @param operation valid against the schema, as the fragments are */
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
    // A list that says nothing of its size has that of the field around it.
    if (!listSize) return { fixed, entries: new Map([[name, each]]) };
    const entry = figures.largest(this.#lists.get(node)?.entry ?? 0, each);
    this.#lists.set(node, { size, entry });
    return { fixed: figures.sum(fixed, figures.product(size, each)), entries: new Map() };
  }

  /** What one value of a field costs: of the types that it may be of, the one that costs most. */
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

/** The lists, among those of an object, whose size is known around it. */
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
