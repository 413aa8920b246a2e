import * as z from 'zod';
import { UnreadableError, correlationOf, decoded } from './unreadable.ts';
import { readXml } from './xml.ts';
import type { UserError } from '../../graphql/errors.ts';
import type { HttpResponse } from '../../upstream/http-client.ts';
import { CONCUR } from './types.ts';
import type { PaymentBatch } from './types.ts';
import { malformed } from '../../upstream/refusal.ts';
import { filePath, batchAddress } from './client.ts';
import type { CloseMode, BatchAddress } from './client.ts';
import { refusedByConcur } from './errors.ts';
import { aboutWords, isWebPage, wordsOf } from '../../upstream/words.ts';
import { globalId } from '../../graphql/ids.ts';
import { compareDecimals } from '../../graphql/decimals.ts';
import type { Intent, Json } from '../../writes/store/store.ts';
import type {
  BeforeSending,
  Evidence,
  GivenCredentials,
  PreparedWrite,
  SentWrite,
  WriteRequest,
} from '../../writes/write.ts';
import type { Performed } from '../../writes/outcome.ts';
import { DirectReader } from '../../upstream/reader.ts';
import { ConcurReads } from './reads.ts';
import type { ConcurAccess } from './reads.ts';

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

/** The input of a mutation that writes to one batch. */
const INPUT: readonly string[] = ['input'];

/** Concur's messages in a 400 for an id that it does not know. */
const UNKNOWN_ID =
  /\bbatch ?id\b.*\binvalid\b|\binvalid batch\b|\bbatch\b.*\b(?:not found|does not exist)\b/i;

/** Refusal for a batch that is in neither list. */
function noSuchBatch(batchId: string, input: readonly string[]): UserError {
  return refusal('NOT_FOUND', `Concur lists no batch ${batchId}, open or closed; check the id.`, idIn(input));
}

/** Refusal to guess which of several batches is meant. Concur documents the id as unique. */
function notUnique(batchId: string, input: readonly string[]): UserError {
  return refusal(
    'INVALID_INPUT',
    `Concur lists several batches with the id ${batchId}; nothing was sent, as only one of them can be meant. Close it in Concur.`,
    idIn(input),
  );
}

/** Refusal to close a batch that is not what the caller saw; undefined if it is. */
function changedSince(
  { ifTotal, ifCount }: SeenBatch,
  { batchId, total, currency, count }: PaymentBatch,
  input: readonly string[],
): UserError | undefined {
  const message = `Batch ${batchId} now comes to ${total} ${currency} in ${count} demands; nothing was sent. Look at it again.`;
  if (ifTotal != null && compareDecimals(total, ifTotal) !== 0)
    return refusal('CHANGED_SINCE_SEEN', message, [...input, 'ifTotal']);
  if (ifCount != null && count !== ifCount)
    return refusal('CHANGED_SINCE_SEEN', message, [...input, 'ifCount']);
  return undefined;
}

function idIn(input: readonly string[]): readonly string[] {
  return [...input, 'id'];
}

/** Refusal to close a batch twice: Concur would only write the file anew, which was not asked for. */
function closedAlready(batchId: string, input: readonly string[]): UserError {
  return refusal(
    'ILLEGAL_TRANSITION',
    `Batch ${batchId} is closed already; nothing was sent. regeneratePaymentBatchFile has its file written anew.`,
    idIn(input),
  );
}

/** Refusal to regenerate the file of an open batch: Concur would close the batch, which was not asked for. */
function stillOpen(batchId: string, input: readonly string[]): UserError {
  return refusal(
    'ILLEGAL_TRANSITION',
    `Batch ${batchId} is still open and has no file; nothing was sent. closePaymentBatch closes it.`,
    idIn(input),
  );
}

/** Refusal to wait for the file. Concur 2018 edition: no call waits for it. */
function cannotWait(): UserError {
  return refusal(
    'INVALID_INPUT',
    'This Concur (2018 edition) cannot wait for the file; nothing was sent. Close with SCHEDULE.',
    ['input', 'mode'],
  );
}

/** Refusal to regenerate a file. Concur 2018 edition: no call writes a file anew. */
function cannotRegenerate(input: readonly string[]): UserError {
  return refusal(
    'INVALID_INPUT',
    "This Concur (2018 edition) writes no file anew; nothing was sent. Read the batch's `file`.",
    idIn(input),
  );
}

/**
 * Translates Concur's refusal of a close.
 * @param words Concur's own message, if it gave one
 * @param input path to the input object that names the batch
 */
export function refusedClose(
  batchId: string,
  answer: HttpResponse,
  words: string | null,
  input: readonly string[] = INPUT,
): UserError {
  const field = idIn(input);
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

function refusal(code: UserError['code'], message: string, field: readonly string[]): UserError {
  return { code, message, field, upstream: null };
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

/** A caller's request to write to one batch. */
export interface BatchWrite {
  caller: string;
  batchId: string;
  /** The caller's idempotency key, or its list's. */
  key: string;
  /** Its place in its list, if it is of one. */
  position?: number | undefined;
  /** The input without the idempotency key: in canonical form, and as it was asked. */
  input: Json;
  asked: Json;
  /** Path to the input object that names the batch. */
  field: readonly string[];
  /** The caller's own credentials; undefined if the gateway's are used. */
  given: GivenCredentials | undefined;
  /** Cancels the read that precedes the write, never the write itself. */
  signal: AbortSignal;
}

/** The result of a write to a batch. */
export interface BatchWritten extends Pick<Performed, 'outcome' | 'replayed' | 'userErrors' | 'details'> {
  batchId: string;
}

/** The result of a write to one batch among several. */
export interface ListedBatchWritten extends BatchWritten {
  /** The batch's id as the caller gave it. */
  id: string;
}

/** What the caller saw of a batch: it is closed only if that still is so. */
export interface SeenBatch {
  readonly ifTotal?: string | null | undefined;
  readonly ifCount?: number | null | undefined;
}

/** Says why a batch in its current state must not be sent the write; undefined if it may be. */
type Objection = (batch: PaymentBatch) => UserError | undefined;

/** Closes an open batch. A closed one is refused: Concur would write its file anew. */
export function closeRequest(
  access: ConcurAccess,
  write: BatchWrite,
  mode: CloseMode,
  seen: SeenBatch = {},
): WriteRequest {
  const objection: Objection = (batch) => {
    if (batch.status === 'CLOSED') return closedAlready(batch.batchId, write.field);
    if (mode === 'WAIT' && access.client.edition === '2018') return cannotWait();
    return changedSince(seen, batch, write.field);
  };
  return request(access, write, { operation: 'closePaymentBatch', mode, objection });
}

/** Has the file of a closed batch written anew. An open one is refused: Concur would close it. */
export function regenerateRequest(access: ConcurAccess, write: BatchWrite): WriteRequest {
  const objection: Objection = (batch) => {
    if (batch.status === 'OPEN') return stillOpen(batch.batchId, write.field);
    return access.client.edition === '2018' ? cannotRegenerate(write.field) : undefined;
  };
  return request(access, write, { operation: 'regeneratePaymentBatchFile', mode: 'WAIT', objection });
}

/** What is needed to verify a close later. It is JSON, so that it survives the process. */
const closeProof = z.object({ batchId: z.string(), mode: z.enum(['SCHEDULE', 'WAIT']) });

/**
 * Finds out what became of a close whose answer was lost: a batch that was OPEN before and is CLOSED now was
 * closed.
 */
export async function checkClose(access: ConcurAccess, { proof }: Intent): Promise<Evidence> {
  const checked = closeProof.safeParse(proof);
  if (!checked.success) return { shows: 'nothing' };
  const batch = await new ConcurReads(access).batch(checked.data.batchId);
  if (batch?.status === 'CLOSED') return { shows: 'applied' };
  return { shows: batch ? 'unchanged' : 'nothing' };
}

/** Concur lists nothing that distinguishes a file that was written anew from the old one. */
export function checkRegeneration(): Promise<Evidence> {
  return Promise.resolve({ shows: 'nothing' });
}

interface Action {
  operation: string;
  mode: CloseMode;
  objection: Objection;
}

function request(access: ConcurAccess, write: BatchWrite, action: Action): WriteRequest {
  const { caller, batchId, key, position, input, asked, field, given, signal } = write;
  return {
    caller,
    operation: action.operation,
    source: CONCUR,
    given,
    target: globalId('PaymentBatch', batchId),
    key,
    ...(position !== undefined && { position }),
    input,
    asked,
    async prepare(): Promise<PreparedWrite | { refused: readonly UserError[] }> {
      const all = await new ConcurReads(access, new DirectReader(signal)).all();
      const [batch, ...others] = all.filter((each) => each.batchId === batchId);
      if (!batch) return { refused: [noSuchBatch(batchId, field)] };
      if (others.length > 0) return { refused: [notUnique(batchId, field)] };
      const refusal = action.objection(batch);
      if (refusal) return { refused: [refusal] };
      const address = addressOf(batch);
      return {
        before: { status: batch.status },
        proof: { batchId, mode: action.mode } satisfies z.output<typeof closeProof>,
        isAllowed: action.operation === 'closePaymentBatch',
        send: (beforeSending) => send(access, { batchId, field }, address, action.mode, beforeSending),
      };
    },
  };
}

async function send(
  access: ConcurAccess,
  { batchId, field }: Pick<BatchWrite, 'batchId' | 'field'>,
  address: BatchAddress,
  mode: CloseMode,
  beforeSending: BeforeSending,
): Promise<SentWrite> {
  const answer = await access.client.close(address, mode, beforeSending);
  const verdict = judgeClose(answer, mode, access.now());
  const record = {
    status: answer.status,
    correlationId: correlationOf(answer.headers) ?? null,
    details: {
      jobQueueKey: verdict.report?.jobQueueKey ?? null,
      upstreamStatus: verdict.report?.status ?? null,
    },
  };
  if (verdict.outcome === 'REFUSED') {
    return {
      outcome: 'REFUSED',
      userErrors: [refusedClose(batchId, answer, verdict.words, field)],
      ...record,
    };
  }
  if (verdict.filePath !== undefined) {
    // The batch is closed even if the address cannot be stored: regeneratePaymentBatchFile recovers a lost
    // one.
    await access.fileUrls
      .put(batchId, verdict.filePath)
      .catch((error: unknown) => access.onUnkeptFile(error, batchId));
  }
  return { outcome: verdict.outcome, userErrors: [], ...record };
}

function addressOf(batch: PaymentBatch): BatchAddress {
  const address = batchAddress(batch.url);
  if (address) return address;
  throw malformed(CONCUR, `the Batch-URL of batch ${batch.batchId} is not the address of a batch`, {
    delivery: 'not-sent',
  });
}
