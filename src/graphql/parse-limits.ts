import { GraphQLError } from 'graphql';

const TOO_DEEP = 'The document nests too deeply to be read. Nothing was done.';
const DEPTH = { validationErrorCode: 'MAX_DEPTH_EXCEEDED' };

/** The error for a document that is nested deeper than the call stack allows. */
export function tooDeepToRead(): GraphQLError {
  return new GraphQLError(TOO_DEEP, { extensions: DEPTH });
}

/**
 * Changes a parse error to say which limit was exceeded, if one was. The parser throws the same error type
 * for everything, so only its message tells them apart.
 * @param tokens the most tokens that are parsed
 */
export function explainParseLimit(error: Error, tokens: number): void {
  if (error instanceof RangeError) {
    error.message = TOO_DEEP;
    Object.assign(error, { extensions: DEPTH });
  } else if (error instanceof GraphQLError && error.message.endsWith('tokens. Parsing aborted.')) {
    error.message = `The document has more than ${tokens} tokens, which is the most that is allowed. Nothing was done.`;
    Object.assign(error.extensions, { validationErrorCode: 'MAX_TOKENS_EXCEEDED' });
  }
}
