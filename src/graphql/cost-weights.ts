import { getDirectiveValues, isCompositeType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import type {
  GraphQLArgument,
  GraphQLField,
  GraphQLInputField,
  GraphQLInputType,
  GraphQLNamedType,
  GraphQLSchema,
} from 'graphql';

/** How long a list may be, as `@listSize` says it. */
export interface ListSize {
  /** Entries where nothing that is asked says how many. */
  readonly assumedSize: number;
  /** Arguments that say how many entries are wanted. */
  readonly slicingArguments: readonly string[];
  /** The fields of what this field gives whose lists are meant; empty where it is the field's own list. */
  readonly sizedFields: readonly string[];
}

type Field = GraphQLField<unknown, unknown>;
type AstNode = Parameters<typeof getDirectiveValues>[1];

/** What the schema says about costs by `@cost` and `@listSize`. */
export class CostWeights {
  readonly #schema: GraphQLSchema;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** For each value of a type: 1 for an object and 0 for a leaf, unless the schema says otherwise. */
  ofType(type: GraphQLNamedType): number {
    return this.#weight(type.astNode as AstNode) ?? (isCompositeType(type) ? 1 : 0);
  }

  /** For each time that a field is asked of an object, whatever it gives. */
  ofField({ astNode }: Field): number {
    return this.#weight(astNode) ?? 0;
  }

  /** Undefined where the schema does not say how long the lists are that a field gives. */
  listSize({ astNode }: Field): ListSize | undefined {
    const values = this.#values('listSize', astNode);
    if (!values) return undefined;
    const { assumedSize = 1, slicingArguments = [], sizedFields = [] } = values as Partial<ListSize>;
    return { assumedSize, slicingArguments, sizedFields };
  }

  /** Whether what is given for an argument costs anything. */
  weighs(argument: GraphQLArgument | GraphQLInputField): boolean {
    return this.#weight(argument.astNode) !== undefined || this.#weighsWithin(argument.type);
  }

  /**
   * What a value costs that is given for an argument: its weight for the value itself, again for every entry of a list, and
   * the weights of all that lies within.
   */
  ofValue(argument: GraphQLArgument | GraphQLInputField, value: unknown): number {
    return this.#ofValue(argument.type, value, this.#weight(argument.astNode) ?? 0);
  }

  #ofValue(type: GraphQLInputType, value: unknown, weight: number): number {
    if (value === null || value === undefined) return 0;
    if (isNonNullType(type)) return this.#ofValue(type.ofType, value, weight);
    if (isListType(type)) {
      // A single value stands for a list of it.
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

  /** @param within the input objects that lead here: they may hold themselves */
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
