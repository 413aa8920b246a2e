import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { HttpResponse } from '../../upstream/http-client.ts';
import type { UpstreamError } from '../../upstream/errors.ts';
import { malformed } from '../../upstream/refusal.ts';
import { CONCUR } from './types.ts';

const HEADER = 'concur-correlationid';

/** A fresh correlation id for one request, in the header in which Concur accepts and echoes it. */
export function newCorrelation(): Record<string, string> {
  return { [HEADER]: randomUUID() };
}

/**
 * The id by which Concur's support can find a request; undefined if the answer has no usable one. Header
 * names must be in lower case, as Node.js gives them.
 */
export function correlationOf(headers: IncomingHttpHeaders): string | undefined {
  const value = headers[HEADER];
  const id = Array.isArray(value) ? value[0] : value;
  return id !== undefined && /^[\x21-\x7E]{1,128}$/.test(id) ? id : undefined;
}

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
