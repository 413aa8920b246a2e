import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { HttpResponse } from '../../upstream/http-client.ts';
import { UpstreamError } from '../../upstream/errors.ts';
import { malformed, refusedBy } from '../../upstream/refusal.ts';
import { CONCUR } from './types.ts';
import { isWebPage, wordsOf } from '../../upstream/words.ts';

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

/** Concur documents a 503 as maintenance, with the advice to try again after 5 minutes. */
const MAINTENANCE_SECONDS = '300';

/**
 * Makes the error for an answer other than 200 that has no more specific meaning.
 * @param now epoch milliseconds
 */
export function refusedByConcur(answer: HttpResponse, now: number): UpstreamError {
  const { status, headers } = answer;
  const correlationId = correlationOf(headers);
  const facts = { source: CONCUR, status, correlationId, delivery: 'declined' as const };
  // Concur: its request limit and a database deadlock are both a 400, distinguishable only by the message.
  const words = status === 400 ? (wordsOf(answer.body).message ?? '') : '';
  if (/limit exceeded/i.test(words)) {
    return new UpstreamError(
      'UPSTREAM_RATE_LIMITED',
      'CONCUR asks for fewer requests; try again later.',
      facts,
    );
  }
  if (/deadlock/i.test(words)) {
    return new UpstreamError(
      'UPSTREAM_UNAVAILABLE',
      'CONCUR was busy with something else; try again.',
      facts,
    );
  }
  if (status === 403 && !isWebPage(answer)) {
    return new UpstreamError(
      'UPSTREAM_AUTH',
      'CONCUR does not let the gateway do this (403); check that its application has the PAYBAT scope.',
      facts,
    );
  }
  if (status === 503 && headers['retry-after'] === undefined) {
    return refusedBy(
      CONCUR,
      { ...answer, headers: { ...headers, 'retry-after': MAINTENANCE_SECONDS } },
      correlationId,
      now,
    );
  }
  return refusedBy(CONCUR, answer, correlationId, now);
}
