import { UpstreamError } from '../../upstream/errors.ts';
import type { HttpResponse } from '../../upstream/http-client.ts';
import { refusedBy } from '../../upstream/refusal.ts';
import { isWebPage, wordsOf } from '../../upstream/words.ts';
import { correlationOf } from './unreadable.ts';
import { CONCUR } from './types.ts';

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
