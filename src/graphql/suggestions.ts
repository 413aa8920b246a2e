import type { GraphQLFormattedError } from 'graphql';

/** What graphql begins its guesses with, in this writing or another. */
const GUESS = ' did you mean ';

/**
 * An error without what graphql suggests in it: names of the schema that are like the one that was written. It can be told not
 * to while it validates; when it reads variables and finds subfields missing it does so all the same.
 */
export function withoutSuggestion(error: GraphQLFormattedError): GraphQLFormattedError {
  const { message } = error;
  const guess = message.endsWith('?') ? message.toLowerCase().lastIndexOf(GUESS) : -1;
  return guess < 0 ? error : { ...error, message: message.slice(0, guess).replace(/,$/, '') };
}
