import { globalId } from '../graphql/ids.ts';
import type { UserError } from '../graphql/user-error.ts';
import type { Intent } from '../journal/journal.ts';
import type { Evidence, PreparedWrite, ReadBack, SentWrite, WriteRequest } from '../journal/write.ts';
import type { Performed } from '../journal/performed.ts';
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

/** A caller's request to write to one batch. */
export interface BatchWrite {
  caller: string;
  batchId: string;
  /** The caller's idempotency key, if there is one. */
  key: string | null;
  /** Cancels the read that precedes the write, never the write itself. */
  cancellation: Cancellation;
}

/** The result of a write to a batch. */
export interface BatchWritten extends Pick<Performed, 'outcome' | 'userErrors' | 'details'> {
  batchId: string;
}

/** Says why a batch in its current state must not be sent the write; undefined if it may be. */
type Objection = (batch: PaymentBatch) => UserError | undefined;

/** Closes an open batch. A closed one is refused: Concur would write its file anew. */
export function closeRequest(access: ConcurAccess, write: BatchWrite, mode: CloseMode): WriteRequest {
  const objection: Objection = (batch) => {
    if (batch.status === 'CLOSED') return closedAlready(batch.batchId);
    return mode === 'WAIT' && access.client.edition === '2018' ? cannotWait() : undefined;
  };
  return request(access, write, { operation: 'closePaymentBatch', mode, objection });
}

/** Has the file of a closed batch written anew. An open one is refused: Concur would close it. */
export function regenerateRequest(access: ConcurAccess, write: BatchWrite): WriteRequest {
  const objection: Objection = (batch) => {
    if (batch.status === 'OPEN') return stillOpen(batch.batchId);
    return access.client.edition === '2018' ? cannotRegenerate() : undefined;
  };
  return request(access, write, { operation: 'regeneratePaymentBatchFile', mode: 'WAIT', objection });
}

/** What is needed to verify a close later. It is JSON, so that it survives the process. */
type CloseProof = { readonly batchId: string; readonly mode: CloseMode };

/**
 * Finds out what became of a close whose answer was lost: a batch that was OPEN before and is CLOSED now was
 * closed. Regenerations cannot be verified: Concur lists nothing that distinguishes a new file from the old
 * one.
 */
export function concurReadBack(access: ConcurAccess): ReadBack {
  return async ({ operation, proof }: Intent): Promise<Evidence> => {
    const { batchId, mode } = proof as CloseProof;
    if (operation !== 'closePaymentBatch') return { shows: 'nothing' };
    const batch = await new ConcurReads(access).batch(batchId);
    if (batch?.status === 'CLOSED') return { shows: 'applied' };
    // Concur: a scheduled close waits in a queue that cannot be inspected, so an open batch may still get
    // closed.
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
  const record = {
    status: answer.status,
    correlationId: correlationOf(answer.headers) ?? null,
    details: {
      jobQueueKey: verdict.report?.jobQueueKey ?? null,
      upstreamStatus: verdict.report?.status ?? null,
    },
  };
  if (verdict.outcome === 'REFUSED') {
    return { outcome: 'REFUSED', userErrors: [refusedClose(batchId, answer, verdict.words)], ...record };
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
