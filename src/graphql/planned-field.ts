import type { GraphQLField } from 'graphql';
import type { PlannedInfo } from './planned-info.ts';

/** Variables as their types have them. */
export type VariableValues = Readonly<Record<string, unknown>>;

/** A field that is asked for in one place of an operation. */
export interface PlannedField {
  /** What it is called in the answer. */
  readonly name: string;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly info: PlannedInfo;
  readonly complete: Complete;
}

/**
 * Makes what is answered of what a field was resolved to. Members that are still to come are filled in by the run.
 * @throws whatever is unusual; GraphQL's own execution then has to deal with it
 */
export type Complete = (value: unknown, run: Run) => unknown;

/** One execution of a plan, as its fields see it. */
export interface Run {
  readonly context: unknown;
  readonly variables: VariableValues;
  /** An object's part of the answer. */
  object(source: unknown, fields: readonly PlannedField[]): object;
  /** A list's part of the answer. */
  list(values: readonly unknown[], complete: Complete): unknown[];
}
