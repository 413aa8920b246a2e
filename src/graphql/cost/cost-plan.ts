import {
  getDirectiveValues,
  isCompositeType,
  isInputObjectType,
  isListType,
  isNonNullType,
  getNullableType,
  Kind,
  valueFromASTUntyped,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql';
import type {
  GraphQLArgument,
  GraphQLField,
  GraphQLInputField,
  GraphQLInputType,
  GraphQLNamedType,
  GraphQLSchema,
  DirectiveNode,
  FieldNode,
  ValueNode,
  GraphQLObjectType,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import type { Variables } from '../limits/argument-limits.ts';
import type { Fragments } from '../limits/document-limits.ts';

/** The length of a list, as `@listSize` declares it. */
interface ListSize {
  /** The number of entries if no argument decides it. */
  readonly assumedSize: number;
  /** The arguments that limit the number of entries. */
  readonly slicingArguments: readonly string[];
  /** The list fields of the returned object that are meant; empty if the field itself returns the list. */
  readonly sizedFields: readonly string[];
}

type Field = GraphQLField<unknown, unknown>;
type AstNode = Parameters<typeof getDirectiveValues>[1];

/** Reads `@cost` and `@listSize` from the schema. All weights are in points. */
export class CostWeights {
  readonly #schema: GraphQLSchema;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** The weight of each value of a type. Without `@cost`, 1 for an object and 0 for a leaf. */
  ofType(type: GraphQLNamedType): number {
    return this.#weight(type.astNode as AstNode) ?? (isCompositeType(type) ? 1 : 0);
  }

  /** The weight of a field, whatever it returns. It counts for each object on which the field is selected. */
  ofField({ astNode }: Field): number {
    return this.#weight(astNode) ?? 0;
  }

  /** The field's `@listSize`; undefined if it has none. */
  listSize({ astNode }: Field): ListSize | undefined {
    const values = this.#values('listSize', astNode);
    if (!values) return undefined;
    const { assumedSize = 1, slicingArguments = [], sizedFields = [] } = values as Partial<ListSize>;
    return { assumedSize, slicingArguments, sizedFields };
  }

  /** Whether a value for this argument can cost anything. */
  weighs(argument: GraphQLArgument | GraphQLInputField): boolean {
    return this.#weight(argument.astNode) !== undefined || this.#weighsWithin(argument.type);
  }

  /**
   * The cost of a value for an argument: the argument's weight for the value itself and once more for each
   * entry of a list, plus the weights of everything nested in it.
   */
  ofValue(argument: GraphQLArgument | GraphQLInputField, value: unknown): number {
    return this.#ofValue(argument.type, value, this.#weight(argument.astNode) ?? 0);
  }

  #ofValue(type: GraphQLInputType, value: unknown, weight: number): number {
    if (value === null || value === undefined) return 0;
    if (isNonNullType(type)) return this.#ofValue(type.ofType, value, weight);
    if (isListType(type)) {
      // GraphQL coerces a single value to a list of one.
      const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
      return entries.reduce<number>((sum, entry) => sum + this.#ofValue(type.ofType, entry, weight), weight);
    }
    if (!isInputObjectType(type) || typeof value !== 'object') return weight;
    const members = value as Readonly<Record<string, unknown>>;
    return Object.values(type.getFields()).reduce(
      (sum, field) => sum + this.ofValue(field, members[field.name]),
      weight,
    );
  }

  /** @param within the input objects around this type: they may contain themselves */
  #weighsWithin(type: GraphQLInputType, within: readonly GraphQLInputType[] = []): boolean {
    if (isNonNullType(type) || isListType(type)) return this.#weighsWithin(type.ofType, within);
    if (!isInputObjectType(type) || within.includes(type)) return false;
    return Object.values(type.getFields()).some(
      (field) =>
        this.#weight(field.astNode) !== undefined || this.#weighsWithin(field.type, [...within, type]),
    );
  }

  #weight(astNode: AstNode | null | undefined): number | undefined {
    const weight = this.#values('cost', astNode)?.['weight'];
    return typeof weight === 'number' ? weight : undefined;
  }

  #values(name: string, astNode: AstNode | null | undefined): Record<string, unknown> | undefined {
    const directive = this.#schema.getDirective(name);
    return directive && astNode ? getDirectiveValues(directive, astNode) : undefined;
  }
}

/** A number that is already known, or the step that computes it once the variables are known. */
export type Figure = number | { readonly step: number };

type Step = (values: readonly number[], variables: Variables) => number;

/**
 * Formulas that are set up once per operation and evaluated for each request. What does not depend on
 * variables is computed during setup. Every other step is computed once per request, however often its result
 * is used.
 */
class Figures {
  readonly #steps: Step[] = [];

  /** A figure that is read from the variables. */
  given(read: (variables: Variables) => number): Figure {
    return this.#step((_, variables) => read(variables));
  }

  /** Adds two figures. */
  sum(a: Figure, b: Figure): Figure {
    if (typeof a === 'number' && typeof b === 'number') return a + b;
    if (a === 0) return b;
    if (b === 0) return a;
    return this.#step((values) => valueOf(a, values) + valueOf(b, values));
  }

  /** Multiplies two figures. */
  product(a: Figure, b: Figure): Figure {
    if (typeof a === 'number' && typeof b === 'number') return a * b;
    if (a === 0 || b === 0) return 0;
    if (a === 1) return b;
    if (b === 1) return a;
    return this.#step((values) => valueOf(a, values) * valueOf(b, values));
  }

  /** The larger of two figures. */
  largest(a: Figure, b: Figure): Figure {
    if (typeof a === 'number' && typeof b === 'number') return Math.max(a, b);
    return this.#step((values) => Math.max(valueOf(a, values), valueOf(b, values)));
  }

  /**
   * Computes every step for these variables.
   * @returns a function that gives the value of a figure
   */
  evaluate(variables: Variables): (figure: Figure) => number {
    const values: number[] = [];
    for (const step of this.#steps) values.push(step(values, variables));
    return (figure) => valueOf(figure, values);
  }

  #step(step: Step): Figure {
    return { step: this.#steps.push(step) - 1 };
  }
}

function valueOf(figure: Figure, values: readonly number[]): number {
  // A step only uses earlier steps, so none is ever missing.
  return typeof figure === 'number' ? figure : (values[figure.step] ?? 0);
}

type ArgumentField = GraphQLField<unknown, unknown>;

/** Computes from the arguments of fields and directives what they contribute to an operation's cost. */
class CostArguments {
  readonly #figures: Figures;
  readonly #weights: CostWeights;

  constructor(figures: Figures, weights: CostWeights) {
    this.#figures = figures;
    this.#weights = weights;
  }

  /** The cost of the values given for a field's arguments. */
  cost(field: ArgumentField, node: FieldNode): Figure {
    return field.args
      .filter((argument) => this.#weights.weighs(argument))
      .map((argument) => this.#given(argument, node, (value) => this.#weights.ofValue(argument, value)))
      .reduce((sum, cost) => this.#figures.sum(sum, cost), 0);
  }

  /**
   * The length of the lists that a field returns. If the field has slicing arguments, they decide. If it has
   * none but takes lists, it returns one entry for each entry given. Otherwise the schema's assumed size
   * applies.
   */
  size(field: ArgumentField, node: FieldNode, { assumedSize, slicingArguments }: ListSize): Figure {
    const slicing = field.args.filter(
      ({ name, defaultValue }) =>
        slicingArguments.includes(name) && (defaultValue !== undefined || givenFor(name, node)),
    );
    if (slicing.length > 0) {
      const sizes = slicing.map((argument) =>
        this.#given(argument, node, (value) =>
          typeof value === 'number' ? Math.max(0, value) : defaultSize(argument, assumedSize),
        ),
      );
      return sizes.reduce((largest, size) => this.#figures.largest(largest, size), 0);
    }
    if (slicingArguments.length > 0) return assumedSize;
    const lists = field.args.filter(({ type }) => takesLists(type));
    if (lists.length === 0) return assumedSize;
    return lists
      .map((argument) => this.#given(argument, node, (value) => entriesIn(argument.type, value)))
      .reduce((sum, size) => this.#figures.sum(sum, size), 0);
  }

  /** 0 if `@skip` or `@include` leaves a selection out, otherwise 1. */
  included(directives: readonly DirectiveNode[] = []): Figure {
    return directives.reduce<Figure>((included, { name, arguments: given }) => {
      const leftOut = name.value === 'skip' ? true : name.value === 'include' ? false : undefined;
      const condition = given?.find((argument) => argument.name.value === 'if')?.value;
      if (leftOut === undefined || !condition) return included;
      return this.#figures.product(
        included,
        this.#figure(condition, (value) => Number(value !== leftOut)),
      );
    }, 1);
  }

  #given(argument: GraphQLArgument, node: FieldNode, read: (value: unknown) => number): Figure {
    const given = givenFor(argument.name, node);
    const orDefault = (value: unknown) => read(value === undefined ? argument.defaultValue : value);
    return given ? this.#figure(given, orDefault) : orDefault(undefined);
  }

  #figure(node: ValueNode, read: (value: unknown) => number): Figure {
    if (!hasVariable(node)) return read(valueFromASTUntyped(node));
    return this.#figures.given((variables) => read(valueFromASTUntyped(node, variables)));
  }
}

function givenFor(argument: string, { arguments: given }: FieldNode): ValueNode | undefined {
  return given?.find(({ name }) => name.value === argument)?.value;
}

/** The size of a list whose slicing argument is null: resolvers treat null like a missing argument. */
function defaultSize({ defaultValue }: GraphQLArgument, assumedSize: number): number {
  return typeof defaultValue === 'number' ? defaultValue : assumedSize;
}

function hasVariable(node: ValueNode): boolean {
  if (node.kind === Kind.LIST) return node.values.some(hasVariable);
  if (node.kind === Kind.OBJECT) return node.fields.some(({ value }) => hasVariable(value));
  return node.kind === Kind.VARIABLE;
}

/** Whether an input type is a list, or an input object with a list among its fields. */
function takesLists(type: GraphQLInputType): boolean {
  const nullable = getNullableType(type);
  if (!isInputObjectType(nullable)) return isListType(nullable);
  return Object.values(nullable.getFields()).some((field) => isListType(getNullableType(field.type)));
}

/** The total number of entries in the lists of an input value. */
function entriesIn(type: GraphQLInputType, value: unknown): number {
  if (value === null || value === undefined) return 0;
  if (isNonNullType(type)) return entriesIn(type.ofType, value);
  if (isListType(type)) return Array.isArray(value) ? value.length : 1;
  if (!isInputObjectType(type) || typeof value !== 'object') return 0;
  const members = value as Readonly<Record<string, unknown>>;
  return Object.values(type.getFields()).reduce(
    (sum, field) => sum + entriesIn(field.type, members[field.name]),
    0,
  );
}

/** A list whose length is not known before it is resolved, and the length that its cost was based on. */
interface ReckonedList {
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
  /** Bytes of JSON that each entry takes at least, by the field that returns the list: names and punctuation. */
  readonly entryBytes: ReadonlyMap<FieldNode, number>;
}

/** The cost of a selection on one object. */
interface Part {
  fixed: Figure;
  /** Bytes of JSON without values: names and punctuation, of nested objects too, but not of lists. */
  bytes: number;
  /**
   * By list field, the cost of each entry, for lists whose length the field around the selection may know.
   */
  readonly entries: Map<string, Figure>;
}

/** Bytes of JSON around the name of a member, and of its shortest value. */
const NAME_BYTES = 5;

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
  readonly #entryBytes = new Map<FieldNode, number>();

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
    return {
      figures: this.#figures,
      total,
      defaults: defaultsOf(operation),
      lists: this.#lists,
      entryBytes: this.#entryBytes,
    };
  }

  #part(selectionSet: SelectionSetNode, type: GraphQLObjectType): Part {
    let parts = this.#parts.get(selectionSet);
    if (!parts) this.#parts.set(selectionSet, (parts = new Map<GraphQLObjectType, Part>()));
    let part = parts.get(type);
    if (!part) parts.set(type, (part = this.#selections(selectionSet, type)));
    return part;
  }

  #selections({ selections }: SelectionSetNode, type: GraphQLObjectType): Part {
    const total: Part = { fixed: 0, bytes: 0, entries: new Map() };
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
    const bytes = (node.alias ?? node.name).value.length + NAME_BYTES;
    if (!field) return { fixed: name === '__typename' ? 0 : INTROSPECTION_COST, bytes, entries: new Map() };
    const figures = this.#figures;
    const fixed = figures.sum(this.#weights.ofField(field), this.#arguments.cost(field, node));
    const listSize = this.#weights.listSize(field);
    const size = listSize ? this.#arguments.size(field, node, listSize) : 1;
    const each = this.#each(node, field, { size, fields: listSize?.sizedFields ?? [] });
    const within = this.#bytesWithin(node, field);
    if (!isListType(getNullableType(field.type)))
      return { fixed: figures.sum(fixed, each), bytes: bytes + within, entries: new Map() };
    this.#entryBytes.set(node, Math.max(this.#entryBytes.get(node) ?? 0, within));
    // A list without `@listSize` has the size that the field around it gives for it, if any.
    if (!listSize) return { fixed, bytes, entries: new Map([[name, each]]) };
    const entry = figures.largest(this.#lists.get(node)?.entry ?? 0, each);
    this.#lists.set(node, { size, entry });
    return { fixed: figures.sum(fixed, figures.product(size, each)), bytes, entries: new Map() };
  }

  /** The bytes of one value of a field without its own values. For an abstract type, of the longest type. */
  #bytesWithin({ selectionSet }: FieldNode, field: GraphQLField<unknown, unknown>): number {
    if (!selectionSet) return 0;
    const types = this.#typesOf(getNamedType(field.type));
    return types.reduce((most, type) => Math.max(most, this.#part(selectionSet, type).bytes), 0);
  }

  #typesOf(named: GraphQLNamedType): readonly GraphQLObjectType[] {
    if (isAbstractType(named)) return this.#schema.getPossibleTypes(named);
    return isObjectType(named) ? [named] : [];
  }

  /** The cost of one value of a field. For an abstract type, that of the most expensive type. */
  #each(node: FieldNode, field: GraphQLField<unknown, unknown>, sized: Sized): Figure {
    const named = getNamedType(field.type);
    const { selectionSet } = node;
    if (!selectionSet) return this.#weights.ofType(named);
    return this.#typesOf(named)
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
  total.bytes += part.bytes;
  for (const [name, entry] of part.entries) {
    total.entries.set(name, figures.sum(total.entries.get(name) ?? 0, figures.product(times, entry)));
  }
}
