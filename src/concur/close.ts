import { globalId } from '../graphql/ids.ts';
import type { UserError } from '../graphql/user-error.ts';
import type { Intent } from '../journal/journal.ts';
import type { Evidence, PreparedWrite, ReadBack, SentWrite, WriteRequest } from '../journal/write.ts';
import type { Performed } from '../journal/writes.ts';
import type { Cancellation } from '../upstream/cancellation.ts';
import { DirectReader } from '../upstream/reader.ts';
import { malformed } from '../upstream/refusal.ts';
import { batchAddress } from './batch-address.ts';
import type { BatchAddress } from './batch-address.ts';
import { judgeClose } from './close-answer.ts';
import { correlationOf } from './correlation.ts';
import type { CloseMode } from './edition.ts';
import { ConcurReads } from './reads.ts';
import type { ConcurAccess } from './reads.ts';
import {
  cannotRegenerate,
  cannotWait,
  closedAlready,
  noSuchBatch,
  refusedClose,
  stillOpen,
} from './refusals.ts';
import { CONCUR } from './types.ts';
import type { PaymentBatch } from './types.ts';

/** Who asks for a write to which batch. */
export interface BatchWrite {
  caller: string;
  batchId: string;
  /** The caller's idempotency key, where one was given. */
  key: string | null;
  /** Ends the reading that comes before the write, never the write. */
  cancellation: Cancellation;
}

/** What came of a write, and to which batch. */
export interface BatchWritten extends Pick<Performed, 'outcome' | 'userErrors' | 'details'> {
  batchId: string;
}

/** Why a batch, as it is, is not to be sent the write; undefined if it may be. */
type Objection = (batch: PaymentBatch) => UserError | undefined;

/** Closes an open batch. One that is closed already is left alone: for Concur that would mean writing its file anew. */
export function closeRequest(access: ConcurAccess, write: BatchWrite, mode: CloseMode): WriteRequest {
  const objection: Objection = (batch) => {
    if (batch.status === 'CLOSED') return closedAlready(batch.batchId);
    return mode === 'WAIT' && access.client.edition === '2018' ? cannotWait() : undefined;
  };
  return request(access, write, { operation: 'closePaymentBatch', mode, objection });
}

/** Has the file of a closed batch written anew. An open one is left alone: for Concur that would mean closing it. */
export function regenerateRequest(access: ConcurAccess, write: BatchWrite): WriteRequest {
  const objection: Objection = (batch) => {
    if (batch.status === 'OPEN') return stillOpen(batch.batchId);
    return access.client.edition === '2018' ? cannotRegenerate() : undefined;
  };
  return request(access, write, { operation: 'regeneratePaymentBatchFile', mode: 'WAIT', objection });
}

/** What has to be looked at to prove a close. JSON, so that it outlives the process. */
type CloseProof = { readonly batchId: string; readonly mode: CloseMode };

/**
 * Reads back what became of a close: a batch that is CLOSED after having been OPEN was closed. Nothing that Concur lists
 * tells a file that was written anew from the one before.
 */
export function concurReadBack(access: ConcurAccess): ReadBack {
  return async ({ operation, proof }: Intent): Promise<Evidence> => {
    const { batchId, mode } = proof as CloseProof;
    if (operation !== 'closePaymentBatch') return { shows: 'nothing' };
    const batch = await new ConcurReads(access).batch(batchId);
    if (batch?.status === 'CLOSED') return { shows: 'applied' };
    // Concur: a scheduled close waits in a queue that cannot be looked at, so a batch that is open may still be closed.
    return { shows: batch && mode === 'WAIT' ? 'unchanged' : 'nothing' };
  };
}

interface Action {
  operation: string;
  mode: CloseMode;
  objection: Objection;
}

function request(access: ConcurAccess, write: BatchWrite, action: Action): WriteRequest {
  const { caller, batchId, key, cancellation } = write;
  return {
    caller,
    operation: action.operation,
    source: CONCUR,
    given: access.given,
    target: globalId('PaymentBatch', batchId),
    key,
    input: { batchId, mode: action.mode },
    async prepare(): Promise<PreparedWrite | { refused: readonly UserError[] }> {
      const batch = await new ConcurReads(access, new DirectReader(cancellation)).batch(batchId);
      if (!batch) return { refused: [noSuchBatch(batchId)] };
      const refusal = action.objection(batch);
      if (refusal) return { refused: [refusal] };
      const address = addressOf(batch);
      return {
        before: { status: batch.status },
        proof: { batchId, mode: action.mode } satisfies CloseProof,
        send: () => send(access, batchId, address, action.mode),
      };
    },
  };
}

async function send(
  access: ConcurAccess,
  batchId: string,
  address: BatchAddress,
  mode: CloseMode,
): Promise<SentWrite> {
  const answer = await access.client.close(address, mode);
  const verdict = judgeClose(answer, mode, access.now());
  const told = {
    status: answer.status,
    correlationId: correlationOf(answer.headers) ?? null,
    details: {
      jobQueueKey: verdict.report?.jobQueueKey ?? null,
      upstreamStatus: verdict.report?.status ?? null,
    },
  };
  if (verdict.done === 'REFUSED') {
    return { outcome: 'REFUSED', userErrors: [refusedClose(batchId, answer, verdict.words)], ...told };
  }
  if (verdict.filePath !== undefined) {
    // The batch is closed whether or not this can be kept: regeneratePaymentBatchFile finds out a lost address.
    await access.fileUrls
      .put(batchId, verdict.filePath)
      .catch((error: unknown) => access.onUnkeptFile(error, batchId));
  }
  return { outcome: verdict.done, userErrors: [], ...told };
}

function addressOf(batch: PaymentBatch): BatchAddress {
  const address = batchAddress(batch.url);
  if (address) return address;
  throw malformed(CONCUR, `the Batch-URL of batch ${batch.batchId} is not the address of a batch`, {
    delivery: 'not-sent',
  });
}
