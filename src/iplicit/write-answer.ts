import type { HttpResponse } from '../upstream/http-client.ts';
import { decodeUuid, jsonOf } from './decode.ts';
import { problemError, readProblem } from './problem.ts';
import type { Problem } from './problem.ts';

/** What iplicit said of a write, where that settles it. */
export type WriteAnswer =
  { accepted: true; status: number; uuid: string | null } | { accepted: false; problem: Problem };

/** What the body of a write that was carried out is documented to be: the payment's id, or nothing in particular. */
export type WriteBody = 'uuid' | 'nothing';

/**
 * Refusals that tell nothing about the write itself: bad credentials (401), too many requests (429), and a request that
 * something on the way was tired of waiting for (408), so that nobody knows how much of it was read.
 */
const UNSETTLED: ReadonlySet<number> = new Set([401, 408, 429]);

/**
 * Reads the answer to a write. A success counts only with the body that is documented for it: a proxy's page at 200 is
 * none.
 * @param now epoch milliseconds
 * @throws {UpstreamError} where the answer does not settle the write
 */
export function readWriteAnswer(answer: HttpResponse, expected: WriteBody, now: number): WriteAnswer {
  const { status, body } = answer;
  if (status >= 200 && status < 300) {
    if (expected === 'uuid') return { accepted: true, status, uuid: decodeUuid(body) };
    if (body.length > 0) jsonOf(body);
    return { accepted: true, status, uuid: null };
  }
  if (status >= 400 && status < 500 && !UNSETTLED.has(status)) {
    return { accepted: false, problem: readProblem(answer) };
  }
  const error = problemError(answer, now);
  throw status === 408 ? error.with({ delivery: 'unknown' }) : error;
}
