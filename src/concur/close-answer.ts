import type { HttpResponse } from '../upstream/http-client.ts';
import { malformed } from '../upstream/refusal.ts';
import { filePath } from './batch-address.ts';
import { decodeCloseReport } from './close-report.ts';
import type { CloseReport } from './close-report.ts';
import { correlationOf } from './correlation.ts';
import type { CloseMode } from './edition.ts';
import { wordsOf } from './error-body.ts';
import { refusedByConcur } from './read-refusal.ts';
import { isEmptyBatch } from './refusals.ts';
import { CONCUR } from './types.ts';
import { decoded } from './unreadable.ts';

/** What a close came to, where Concur's answer settles it. */
export type CloseVerdict =
  /** Closed, or taken on; `filePath` is where the new file is, where the answer tells. */
  | { done: 'APPLIED' | 'QUEUED'; report: CloseReport; filePath: string | undefined }
  /** Declined, with Concur's words where it gave any. */
  | { done: 'REFUSED'; report: CloseReport | null; words: string | null };

/**
 * Refusals that say nothing of the close itself: bad credentials (401), too many requests (429), and a request that something
 * on the way got tired of waiting for (408), so that nobody knows how much of it was read.
 */
const UNSETTLED: ReadonlySet<number> = new Set([401, 408, 429]);

/**
 * Judges the answer to a close.
 * @param now epoch milliseconds
 * @throws {UpstreamError} where the answer settles nothing (a server error, a body that cannot be read) or is about the
 *   gateway and not the batch (credentials, too many requests)
 */
export function judgeClose(answer: HttpResponse, mode: CloseMode, now: number): CloseVerdict {
  const { status } = answer;
  if (status === 200) return judgeReport(answer, mode);
  const words = wordsOf(answer.body);
  const declined = status >= 400 && status < 500 && !UNSETTLED.has(status);
  if (declined || isEmptyBatch(status, words)) return { done: 'REFUSED', report: null, words };
  const error = refusedByConcur(answer, now);
  throw status === 408 ? error.with({ delivery: 'unknown' }) : error;
}

function judgeReport(answer: HttpResponse, mode: CloseMode): CloseVerdict {
  const report = decoded(answer, decodeCloseReport);
  const { status, batchStatus, fileUrl, jobQueueKey } = report;
  const isClosed = batchStatus?.toUpperCase() === 'CLOSED';
  const path = fileUrl === null ? undefined : filePath(fileUrl);
  // Concur: a Status other than SUCCESS is a failure, whatever the HTTP status says. It must not be taken for one where the
  // same answer says that the batch is closed: then the batch itself has to be looked at.
  if (status !== null && status.toUpperCase() !== 'SUCCESS') {
    if (!isClosed) return { done: 'REFUSED', report, words: status };
  } else if (mode === 'SCHEDULE') {
    if (status !== null || jobQueueKey !== null || batchStatus !== null)
      return { done: 'QUEUED', report, filePath: path };
  } else if (batchStatus === null ? status !== null || path !== undefined : isClosed) {
    return { done: 'APPLIED', report, filePath: path };
  }
  throw malformed(CONCUR, 'it does not say what came of the close', {
    status: answer.status,
    correlationId: correlationOf(answer.headers),
  });
}
