import type { HttpResponse } from '../upstream/http-client.ts';
import type { UpstreamError } from '../upstream/errors.ts';
import { malformed } from '../upstream/refusal.ts';
import { correlationOf } from './correlation.ts';
import { CONCUR } from './types.ts';

/** A body is not what it should be. Its message completes "an answer that could not be read: …" and quotes no body. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}

/** The error to throw for what came of reading an answer: UPSTREAM_MALFORMED where it was unreadable, else the same. */
export function malformedBy<E>(
  error: E,
  { status, headers }: Pick<HttpResponse, 'status' | 'headers'>,
): E | UpstreamError {
  if (!(error instanceof UnreadableError)) return error;
  return malformed(CONCUR, error.message, {
    status,
    correlationId: correlationOf(headers),
    cause: error.cause,
  });
}

/**
 * Decodes an answer's body; what makes it unreadable becomes UPSTREAM_MALFORMED.
 * @throws {UpstreamError}
 */
export function decoded<T>(answer: HttpResponse, decode: (body: Buffer) => T): T {
  try {
    return decode(answer.body);
  } catch (error) {
    throw malformedBy(error, answer);
  }
}
