import type { UpstreamError } from '../../upstream/errors.ts';
import type { HttpResponse } from '../../upstream/http-client.ts';
import { refusedBy } from '../../upstream/refusal.ts';
import { wordsOf } from '../../upstream/words.ts';
import type { Words } from '../../upstream/words.ts';
import { IPLICIT } from './types.ts';

/** iplicit's explanation of why it did not carry out a request. */
export interface Problem extends Words {
  readonly status: number;
}

/**
 * Reads an error answer. iplicit: `application/problem+json` in two forms, one with `detail`, the other with
 * `message`, `traceId` and `errors` by member. The body may also be empty, or come from a proxy.
 */
export function readProblem({ status, body }: Pick<HttpResponse, 'status' | 'body'>): Problem {
  return { status, ...wordsOf(body) };
}

/**
 * Makes the error for an answer that does not settle the request.
 * @param now epoch milliseconds
 */
export function problemError(answer: HttpResponse, now: number): UpstreamError {
  return refusedBy(IPLICIT, answer, wordsOf(answer.body).traceId ?? undefined, now);
}
