import type { GraphQLField } from 'graphql';
import type { PlannedInfo } from './planned-info.ts';

/** Variables as their types have them. */
export type VariableValues = Readonly<Record<string, unknown>>;

/** What is made of a value that a field is resolved to, or of one in a list of them. */
export interface PlannedValue {
  /** Whether there has to be one. */
  readonly isRequired: boolean;
  /** Whether a text is answered as it is. */
  readonly isText: boolean;
  readonly complete: Complete;
}

/** A field that is asked for in one place of an operation. */
export interface PlannedField {
  /** What it is called in the answer. */
  readonly name: string;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly info: PlannedInfo;
  readonly value: PlannedValue;
}

/** The fields that are asked for of an object. */
export interface PlannedFields {
  readonly all: readonly PlannedField[];
  /** Every member of the answer, in order, and nothing in it: to be copied is the quickest way in which an object is made. */
  readonly blank: Readonly<Record<string, null>>;
}

/**
 * Makes what is answered of a value that is there. Members that are still to come are filled in by the run.
 * @throws whatever is unusual; GraphQL's own execution then has to deal with it
 */
export type Complete = (value: unknown, run: Run) => unknown;

/** One execution of a plan, as its fields see it. */
export interface Run {
  readonly context: unknown;
  readonly variables: VariableValues;
  /** An object's part of the answer. */
  object(source: unknown, fields: PlannedFields): object;
  /** A list's part of the answer. */
  list(values: readonly unknown[], item: PlannedValue): unknown[];
}
