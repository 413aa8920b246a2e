import { getDirectiveValues, isCompositeType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import type {
  GraphQLArgument,
  GraphQLField,
  GraphQLInputField,
  GraphQLInputType,
  GraphQLNamedType,
  GraphQLSchema,
} from 'graphql';

/** The length of a list, as `@listSize` declares it. */
export interface ListSize {
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
