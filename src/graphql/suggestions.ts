import type { GraphQLFormattedError } from 'graphql';

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
