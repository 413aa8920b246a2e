import { GraphQLError } from 'graphql';

/**
 * The error for an argument that cannot be used. Nothing has been written to a service.
 * @param message what is wrong with it and what is allowed; never repeats the argument at length
 * @param argument path to it, e.g. `['input', 'id']`
 */
export function badUserInput(message: string, argument: readonly string[]): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', argument: argument.join('.') } });
}
