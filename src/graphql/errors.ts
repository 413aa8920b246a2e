import { GraphQLError } from 'graphql';
import type { GraphQLFormattedError } from 'graphql';
import type { UserErrorCode } from '../generated/enums.ts';

/**
 * The error for an argument that cannot be used. Nothing has been written to a service.
 * @param message what is wrong with it and what is allowed; never repeats the argument at length
 * @param argument path to it, e.g. `['input', 'id']`
 */
export function badUserInput(message: string, argument: readonly string[]): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', argument: argument.join('.') } });
}

/** What the service itself said about a refusal. */
export interface UpstreamErrorDetail {
  readonly source: string;
  readonly status: number | null;
  /** The service's own words, as it gave them. */
  readonly message: string | null;
  readonly correlationId: string | null;
}

/**
 * Something the caller can act on; the schema's UserError. It is plain JSON, so that a journal can store it.
 */
export type UserError = {
  readonly code: UserErrorCode;
  /** What happened, to what, and what to do now. */
  readonly message: string;
  /** Path into the mutation's arguments, e.g. `['input', 'id']`; null if no single argument is at fault. */
  readonly field: readonly string[] | null;
  readonly upstream: { readonly [Member in keyof UpstreamErrorDetail]: UpstreamErrorDetail[Member] } | null;
};

/** How graphql-js introduces its suggestions; the case varies. */
const GUESS = ' did you mean ';

/**
 * An error without the suggestions of graphql-js, which reveal names of the schema. An option turns them off
 * for validation, but not for coercing variables and for missing subfields.
 */
export function withoutSuggestion(error: GraphQLFormattedError): GraphQLFormattedError {
  const { message } = error;
  const guess = message.endsWith('?') ? message.toLowerCase().lastIndexOf(GUESS) : -1;
  return guess < 0 ? error : { ...error, message: message.slice(0, guess).replace(/,$/, '') };
}
