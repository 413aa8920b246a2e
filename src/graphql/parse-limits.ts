import { GraphQLError } from 'graphql';

const TOO_DEEP = 'The document nests too deeply to be read. Nothing was done.';
const DEPTH = { validationErrorCode: 'MAX_DEPTH_EXCEEDED' };

/** The error for a document that is deeper than the calls can go that look at it. */
export function tooDeepToRead(): GraphQLError {
  return new GraphQLError(TOO_DEEP, { extensions: DEPTH });
}

/**
 * Says of an error in parsing a document which limit was passed, where one was. The parser has one error for everything, so
 * that what it says is all that there is to go by.
 * @param tokens the most that are parsed
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
