import { UnreadableError, correlationOf, decoded, refusedByConcur } from '../errors.ts';
import { readXml } from '../xml.ts';
import type { UserError } from '../../../graphql/errors.ts';
import type { HttpResponse } from '../../../upstream/http-client.ts';
import { malformed } from '../../../upstream/refusal.ts';
import { aboutWords, isWebPage, wordsOf } from '../../../upstream/words.ts';
import { filePath } from '../client.ts';
import type { CloseMode } from '../../../generated/enums.ts';
import { CONCUR } from '../types.ts';

/** Concur's report on a close. Any member may be missing, empty or nil, and is null then. */
interface CloseReport {
  /** `CLOSED` once the batch is. */
  batchStatus: string | null;
  /** The address of the new file. Only its path is ever used; see `filePath`. */
  fileUrl: string | null;
  /** The result of the call: `SUCCESS`, or a failure even with HTTP status 200. */
  status: string | null;
  /** Present for a scheduled close. */
  jobQueueKey: string | null;
}

const MEMBERS = new Map<string, keyof CloseReport>([
  ['batchstatus', 'batchStatus'],
  ['file-url', 'fileUrl'],
  ['status', 'status'],
  ['jobqueuekey', 'jobQueueKey'],
]);

/**
 * Decodes Concur's BatchStatus. Its first member has the same name as the root element.
 * @throws {UnreadableError} if the body is anything else
 */
export function decodeCloseReport(body: Buffer): CloseReport {
  const report: CloseReport = { batchStatus: null, fileUrl: null, status: null, jobQueueKey: null };
  readXml(body, {
    open(name, depth) {
      if (depth === 1 && name !== 'batchstatus') throw new UnreadableError('it is not a BatchStatus');
    },
    close(name, depth, text) {
      const member = depth === 2 ? MEMBERS.get(name) : undefined;
      if (member === undefined || text === '') return;
      if (report[member] !== null) throw new UnreadableError(`it has more than one ${name}`);
      report[member] = text;
    },
  });
  return report;
}

/** Concur's messages in a 400 for an id that it does not know. */
const UNKNOWN_ID =
  /\bbatch ?id\b.*\binvalid\b|\binvalid batch\b|\bbatch\b.*\b(?:not found|does not exist)\b/i;

/**
 * Translates Concur's refusal of a close.
 * @param words Concur's own message, if it gave one
 * @param field path to the id that names the batch
 */
export function refusedClose(
  batchId: string,
  answer: HttpResponse,
  words: string | null,
  field: readonly string[],
): UserError {
  const said = words ?? '';
  const upstream = {
    source: CONCUR,
    status: answer.status,
    message: words,
    correlationId: correlationOf(answer.headers) ?? null,
  };
  if (isEmptyBatch(answer.status, words)) {
    const message = `Concur holds no reports in batch ${batchId}, so it was not closed. If reports were approved in the last 30 minutes, wait that long and try again.`;
    return { code: 'EMPTY_BATCH', message, field, upstream };
  }
  // Concur: an unknown id is a 404, or a 400 that only its message tells from other errors.
  if (answer.status === 404 || UNKNOWN_ID.test(said)) {
    return {
      code: 'NOT_FOUND',
      message: `Concur does not know batch ${batchId}; read it again.`,
      field,
      upstream,
    };
  }
  if (/\b(?:not open|already (?:been )?closed)\b/i.test(said)) {
    const message = `Batch ${batchId} is no longer open in Concur; read it again.`;
    return { code: 'ILLEGAL_TRANSITION', message, field, upstream };
  }
  const message = `Concur refused the call for batch ${batchId}; nothing was changed. ${aboutWords({ message: words })}`;
  return { code: 'UPSTREAM_REFUSED', message, field: null, upstream };
}

/**
 * Whether Concur refused because the batch is empty. This is the only 500 that answers the request; any other
 * leaves it open whether the batch was closed.
 */
function isEmptyBatch(status: number, words: string | null): boolean {
  return status === 500 && words !== null && /does not contain any reports/i.test(words);
}

/** The outcome of a close, as settled by Concur's answer. */
type CloseVerdict =
  /** Closed, or queued. `filePath` is the path of the new file, if the answer names one. */
  | { outcome: 'APPLIED' | 'QUEUED'; report: CloseReport; filePath: string | undefined }
  /** Declined; `words` is Concur's explanation, if it gave one. */
  | { outcome: 'REFUSED'; report: CloseReport | null; words: string | null };

/**
 * Client errors that do not settle the close. Too many requests (429) is said before anything is read. After the
 * others nobody knows how much was: a session that is refused (401, 403), though a read under it was just
 * answered; a timeout on the way (408); a client that closed the connection, as a proxy says it (499).
 */
const UNSETTLED: ReadonlySet<number> = new Set([401, 403, 408, 429, 499]);

/**
 * Decides what the answer to a close means.
 * @param now epoch milliseconds
 * @throws {UpstreamError} if the answer settles nothing (a server error, an unreadable body) or concerns the
 *   gateway rather than the batch (credentials, too many requests)
 */
export function judgeClose(answer: HttpResponse, mode: CloseMode, now: number): CloseVerdict {
  const { status } = answer;
  if (status === 200) return judgeReport(answer, mode);
  const words = wordsOf(answer.body).message;
  // A web page is from something in front of Concur, which cannot know what Concur has done.
  const isOfFront = isWebPage(answer);
  const declined = status >= 400 && status < 500 && !UNSETTLED.has(status) && !isOfFront;
  if (declined || isEmptyBatch(status, words)) return { outcome: 'REFUSED', report: null, words };
  const error = refusedByConcur(answer, now);
  throw status === 429 ? error : error.with({ delivery: 'unknown' });
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
