import {
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  valueFromASTUntyped,
} from 'graphql';
import type {
  DirectiveNode,
  FieldNode,
  GraphQLArgument,
  GraphQLField,
  GraphQLInputType,
  ValueNode,
} from 'graphql';
import type { CostWeights, ListSize } from './cost-weights.ts';
import type { Figure, Figures } from './figures.ts';

type Field = GraphQLField<unknown, unknown>;

/** Computes from the arguments of fields and directives what they contribute to an operation's cost. */
export class CostArguments {
  readonly #figures: Figures;
  readonly #weights: CostWeights;

  constructor(figures: Figures, weights: CostWeights) {
    this.#figures = figures;
    this.#weights = weights;
  }

  /** The cost of the values given for a field's arguments. */
  cost(field: Field, node: FieldNode): Figure {
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
  size(field: Field, node: FieldNode, { assumedSize, slicingArguments }: ListSize): Figure {
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
