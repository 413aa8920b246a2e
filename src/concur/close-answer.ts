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

/** The outcome of a close, as settled by Concur's answer. */
export type CloseVerdict =
  /** Closed, or queued. `filePath` is the path of the new file, if the answer names one. */
  | { outcome: 'APPLIED' | 'QUEUED'; report: CloseReport; filePath: string | undefined }
  /** Declined; `words` is Concur's explanation, if it gave one. */
  | { outcome: 'REFUSED'; report: CloseReport | null; words: string | null };

/**
 * Client errors that do not settle the close: bad credentials (401), too many requests (429), and a timeout
 * somewhere on the way (408), after which nobody knows how much of the request was read.
 */
const UNSETTLED: ReadonlySet<number> = new Set([401, 408, 429]);

/**
 * Decides what the answer to a close means.
 * @param now epoch milliseconds
 * @throws {UpstreamError} if the answer settles nothing (a server error, an unreadable body) or concerns the
 *   gateway rather than the batch (credentials, too many requests)
 */
export function judgeClose(answer: HttpResponse, mode: CloseMode, now: number): CloseVerdict {
  const { status } = answer;
  if (status === 200) return judgeReport(answer, mode);
  const words = wordsOf(answer.body);
  const declined = status >= 400 && status < 500 && !UNSETTLED.has(status);
  if (declined || isEmptyBatch(status, words)) return { outcome: 'REFUSED', report: null, words };
  const error = refusedByConcur(answer, now);
  throw status === 408 ? error.with({ delivery: 'unknown' }) : error;
}

function judgeReport(answer: HttpResponse, mode: CloseMode): CloseVerdict {
  const report = decoded(answer, decodeCloseReport);
  const { status, batchStatus, fileUrl, jobQueueKey } = report;
  const isClosed = batchStatus?.toUpperCase() === 'CLOSED';
  const path = fileUrl === null ? undefined : filePath(fileUrl);
  // Concur: a Status other than SUCCESS is a failure, whatever the HTTP status says. But if the same answer
  // says that the batch is CLOSED, it contradicts itself, and the batch has to be read to find out.
  if (status !== null && status.toUpperCase() !== 'SUCCESS') {
    if (!isClosed) return { outcome: 'REFUSED', report, words: status };
  } else if (mode === 'SCHEDULE') {
    if (status !== null || jobQueueKey !== null || batchStatus !== null)
      return { outcome: 'QUEUED', report, filePath: path };
  } else if (batchStatus === null ? status !== null || path !== undefined : isClosed) {
    return { outcome: 'APPLIED', report, filePath: path };
  }
  throw malformed(CONCUR, 'it does not say what came of the close', {
    status: answer.status,
    correlationId: correlationOf(answer.headers),
  });
}
