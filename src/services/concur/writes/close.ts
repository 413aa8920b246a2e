import { wholly } from '../../../upstream/unreadable-value.ts';
import * as z from 'zod';
import type {
  ClosePaymentBatchesInput,
  RegeneratePaymentBatchFileInput,
} from '../../../generated/resolvers.ts';
import { compareDecimals, normalDecimal } from '../../../graphql/decimals.ts';
import type { CloseMode, UserErrorCode } from '../../../generated/enums.ts';
import { idempotencyKeyOf, globalId, keyOf } from '../../../graphql/ids.ts';
import { DirectReader } from '../../../upstream/reader.ts';
import { malformed } from '../../../upstream/refusal.ts';
import type { Intent, Json } from '../../../writes/store/store.ts';
import type { BeforeSending, Evidence, SentWrite } from '../../../writes/write.ts';
import type { CallersWrite, GatewayContext } from '../../context.ts';
import { writeList } from '../../write-list.ts';
import type { WrittenList } from '../../write-list.ts';
import { batchAddress } from '../client.ts';
import type { BatchAddress } from '../client.ts';
import { ConcurReads } from '../reads.ts';
import type { ConcurAccess } from '../reads.ts';
import { CONCUR } from '../types.ts';
import type { BatchWritten, ListedBatchWritten, PaymentBatch } from '../types.ts';
import { correlationOf } from '../errors.ts';
import { judgeClose, refusedClose } from './close-answer.ts';

/** What is to be closed, as every mutation says it: only if it still is what the caller saw. */
interface WantedClose {
  readonly id: string;
  readonly ifTotal?: string | null | undefined;
  readonly ifCount?: number | null | undefined;
}

/** Where a write comes from, and under which key. */
interface WriteOrigin {
  /** Path to the input object that names the batch. */
  readonly field: readonly string[];
  /** The caller's idempotency key, or its list's. */
  readonly key: string;
  /** Its place in its list, if it is of one. */
  readonly position?: number;
}

/** Why a batch in its present state is not sent a write. */
interface Objection {
  readonly code: UserErrorCode;
  readonly message: string;
  /** The member of the input that it is about. */
  readonly member: string;
}

/** One write to a batch. */
export interface BatchWrite extends WriteOrigin {
  /** The mutation field. */
  readonly operation: 'closePaymentBatch' | 'regeneratePaymentBatchFile';
  readonly batchId: string;
  readonly mode: CloseMode;
  /** The input without the idempotency key: in canonical form, and as it was asked. */
  readonly input: Json;
  readonly asked: Json;
  /** Says why a batch must not be sent the write; undefined if it may be. */
  objectionTo(batch: PaymentBatch): Objection | undefined;
}

/**
 * Closes an open batch. A closed one is refused: Concur would write its file anew.
 * @throws {GraphQLError} BAD_USER_INPUT for a malformed id
 * @throws {UpstreamError} if Concur cannot be read, or certainly did not act
 * @throws {WriteError} if the write could not be attempted
 */
export async function closeBatch(
  context: GatewayContext,
  { id, ifTotal, ifCount }: WantedClose,
  mode: CloseMode,
  origin: WriteOrigin,
): Promise<BatchWritten> {
  const batchId = keyOf('PaymentBatch', id, [...origin.field, 'id']);
  return perform(context, {
    ...origin,
    operation: 'closePaymentBatch',
    batchId,
    mode,
    input: { batchId, mode, ...seen({ ifTotal, ifCount }) },
    asked: { id, mode, ...(ifTotal != null && { ifTotal }), ...(ifCount != null && { ifCount }) },
    objectionTo({ status, total, currency, count }) {
      if (status === 'CLOSED') {
        const message = `Batch ${batchId} is closed already; nothing was sent. regeneratePaymentBatchFile has its file written anew.`;
        return { code: 'ILLEGAL_TRANSITION', message, member: 'id' };
      }
      if (mode === 'WAIT' && context.read(ConcurReads).access.client.edition === '2018') {
        const message =
          'This Concur (2018 edition) cannot wait for the file; nothing was sent. Close with SCHEDULE.';
        return { code: 'INVALID_INPUT', message, member: 'mode' };
      }
      const message = `Batch ${batchId} now comes to ${total} ${currency} in ${count} demands; nothing was sent. Look at it again.`;
      if (ifTotal != null && compareDecimals(total, ifTotal) !== 0)
        return { code: 'CHANGED_SINCE_SEEN', message, member: 'ifTotal' };
      if (ifCount != null && count !== ifCount)
        return { code: 'CHANGED_SINCE_SEEN', message, member: 'ifCount' };
      return undefined;
    },
  });
}

/** What a caller has seen of a batch, in canonical form. */
function seen({ ifTotal, ifCount }: Omit<WantedClose, 'id'>): Record<string, Json> {
  return { ifTotal: ifTotal == null ? null : (normalDecimal(ifTotal) ?? ifTotal), ifCount: ifCount ?? null };
}

const LISTED: readonly string[] = ['input', 'batches'];

/** Closes several open batches, as `writeList` does. Throws as `closeBatch`. */
export async function closeBatches(
  context: GatewayContext,
  input: ClosePaymentBatchesInput,
): Promise<WrittenList<ListedBatchWritten>> {
  const items = input.batches.map((batch, index) => ({
    ...batch,
    batchId: keyOf('PaymentBatch', batch.id, [...LISTED, String(index), 'id']),
  }));
  const key = idempotencyKeyOf(input);
  const list = {
    operation: 'closePaymentBatches',
    source: CONCUR,
    key,
    input: {
      batches: items.map(({ batchId, ifTotal, ifCount }) => ({
        batchId,
        ...seen({ ifTotal, ifCount }),
      })),
    },
    credentials: context.read(ConcurReads).given?.fingerprint,
    items,
    field: LISTED,
    plural: 'batches',
    targetOf: ({ batchId }: { batchId: string }) => batchId,
  } as const;
  return writeList(context, list, {
    async write(item, position) {
      const origin = { field: [...LISTED, String(position)], key, position };
      return { ...(await closeBatch(context, item, 'SCHEDULE', origin)), id: item.id };
    },
    failed: ({ id, batchId }, outcome, userError) => ({
      id,
      batchId,
      outcome,
      replayed: false,
      userErrors: [userError],
      details: null,
    }),
  });
}

/** Has the file of a closed batch written anew. An open one is refused: Concur would close it. Throws as `closeBatch`. */
export async function regenerateFile(
  context: GatewayContext,
  input: RegeneratePaymentBatchFileInput,
): Promise<BatchWritten> {
  const batchId = keyOf('PaymentBatch', input.id, ['input', 'id']);
  return perform(context, {
    operation: 'regeneratePaymentBatchFile',
    batchId,
    mode: 'WAIT',
    field: ['input'],
    key: idempotencyKeyOf(input),
    input: { batchId },
    asked: { id: input.id },
    objectionTo({ status }) {
      if (status === 'OPEN') {
        const message = `Batch ${batchId} is still open and has no file; nothing was sent. closePaymentBatch closes it.`;
        return { code: 'ILLEGAL_TRANSITION', message, member: 'id' };
      }
      if (context.read(ConcurReads).access.client.edition !== '2018') return undefined;
      const message =
        "This Concur (2018 edition) writes no file anew; nothing was sent. Read the batch's `file`.";
      return { code: 'INVALID_INPUT', message, member: 'id' };
    },
  });
}

async function perform(context: GatewayContext, write: BatchWrite): Promise<BatchWritten> {
  const reads = context.read(ConcurReads);
  const performed = await context.perform(reads, batchRequest(reads.access, write, context.signal));
  const { outcome, replayed, userErrors, details } = performed;
  return { batchId: write.batchId, outcome, replayed, userErrors, details };
}

/** What is needed to verify a close later. It is JSON, so that it survives the process. */
const closeProof = z.object({ batchId: z.string(), mode: z.enum(['SCHEDULE', 'WAIT']) });

/**
 * The request to write to a batch.
 * @param signal cancels the read that precedes the write, never the write itself
 */
export function batchRequest(access: ConcurAccess, write: BatchWrite, signal: AbortSignal): CallersWrite {
  const { operation, batchId, mode, field, key, position, input, asked } = write;
  const refused = ({ code, message, member }: Objection) => ({
    refused: [{ code, message, field: [...field, member], upstream: null }],
  });
  return {
    operation,
    source: CONCUR,
    target: globalId('PaymentBatch', batchId),
    key,
    ...(position !== undefined && { position }),
    input,
    asked,
    async prepare() {
      const all = await new ConcurReads(access, new DirectReader(signal)).all();
      const [batch, ...others] = all.filter((each) => each.batchId === batchId);
      if (!batch) {
        const message = `Concur lists no batch ${batchId}, open or closed; check the id.`;
        return refused({ code: 'NOT_FOUND', message, member: 'id' });
      }
      if (others.length > 0) {
        // Concur documents the id as unique.
        const message = `Concur lists several batches with the id ${batchId}; nothing was sent, as only one of them can be meant. Close it in Concur.`;
        return refused({ code: 'INVALID_INPUT', message, member: 'id' });
      }
      const objection = write.objectionTo(wholly(batch));
      if (objection) return refused(objection);
      const address = addressOf(batch);
      return {
        before: { status: batch.status },
        proof: { batchId, mode } satisfies z.output<typeof closeProof>,
        isAllowed: operation === 'closePaymentBatch',
        send: (beforeSending) => send(access, write, address, beforeSending),
      };
    },
  };
}

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

async function send(
  access: ConcurAccess,
  { batchId, field, mode }: BatchWrite,
  address: BatchAddress,
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
    const userErrors = [refusedClose(batchId, answer, verdict.words, [...field, 'id'])];
    return { outcome: 'REFUSED', userErrors, ...record };
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
