import type { HttpResponse } from '../upstream/http-client.ts';
import type { UpstreamError } from '../upstream/errors.ts';
import { malformed } from '../upstream/refusal.ts';
import { correlationOf } from './correlation.ts';
import { CONCUR } from './types.ts';

/**
 * Thrown for a body that cannot be read. The message completes "an answer that could not be read: …" and
 * never quotes the body.
 */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}

/** Turns an UnreadableError into UPSTREAM_MALFORMED and returns any other error unchanged. */
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
 * Decodes the body of an answer.
 * @throws {UpstreamError} UPSTREAM_MALFORMED if it is unreadable
 */
export function decoded<T>(answer: HttpResponse, decode: (body: Buffer) => T): T {
  try {
    return decode(answer.body);
  } catch (error) {
    throw malformedBy(error, answer);
  }
}
