import type { HttpResponse } from '../upstream/http-client.ts';
import { decodeUuid, jsonOf } from './decode.ts';
import { problemError, readProblem } from './problem.ts';
import type { Problem } from './problem.ts';

/** iplicit's answer to a write, if it settles the outcome. */
export type WriteAnswer =
  { accepted: true; status: number; uuid: string | null } | { accepted: false; problem: Problem };

/** The documented body of a successful write: the payment's id, or nothing in particular. */
export type WriteBody = 'uuid' | 'nothing';

/**
 * Client errors that do not settle the write: bad credentials (401), too many requests (429), and a timeout
 * somewhere on the way (408), after which nobody knows how much of the request was read.
 */
const UNSETTLED: ReadonlySet<number> = new Set([401, 408, 429]);

/**
 * Reads the answer to a write. A success counts only with its documented body: a proxy's page with status 200
 * is not one.
 * @param now epoch milliseconds
 * @throws {UpstreamError} if the answer does not settle the write
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
