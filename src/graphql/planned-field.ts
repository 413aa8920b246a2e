import type { GraphQLField } from 'graphql';
import type { PlannedInfo } from './planned-info.ts';

/** Variables, coerced to their types. */
export type VariableValues = Readonly<Record<string, unknown>>;

/** How a field's resolved value, or an entry of a list, is completed. */
export interface PlannedValue {
  /** Whether the value must not be null. */
  readonly isRequired: boolean;
  /** Whether a string is answered as it is. */
  readonly isText: boolean;
  /** Completes a value that is not null. */
  readonly complete: Complete;
}

/** A field selected in one place of an operation. */
export interface PlannedField {
  /** Its name in the answer: the alias, if there is one. */
  readonly name: string;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly info: PlannedInfo;
  readonly value: PlannedValue;
}

/** The fields selected on an object. */
export interface PlannedFields {
  readonly all: readonly PlannedField[];
  /**
   * An object with every member of the answer in order, each null: copying it is the quickest way to create
   * one.
   */
  readonly blank: Readonly<Record<string, null>>;
}

/**
 * Completes a value that is not null. The run fills in members that are still awaited.
 * @throws for anything unusual; GraphQL's own execution then takes over
 */
export type Complete = (value: unknown, run: Run) => unknown;

/** One execution of a plan, as its fields see it. */
export interface Run {
  readonly context: unknown;
  readonly variables: VariableValues;
  /** Completes an object. */
  object(source: unknown, fields: PlannedFields): object;
  /** Completes a list. */
  list(values: readonly unknown[], item: PlannedValue): unknown[];
}
