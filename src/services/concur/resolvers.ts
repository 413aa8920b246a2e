import type { GatewayContext } from '../context.ts';
import type {
  ClosePaymentBatchInput,
  ClosePaymentBatchPayloadResolvers,
  MutationResolvers,
  PaymentBatchFileEntryResolvers,
  PaymentBatchFileResolvers,
  PaymentBatchResolvers,
  QueryResolvers,
  RegeneratePaymentBatchFilePayloadResolvers,
  SubscriptionPaymentBatchUpdatedArgs,
} from '../../generated/resolvers.ts';
import { badUserInput } from '../../graphql/errors.ts';
import { decodeCursor, LARGEST_PAGE, pageOfWhole, pageSize } from '../../graphql/connection.ts';
import { idempotencyKeyOf } from '../../graphql/idempotency-key.ts';
import { globalId, keyOf } from '../../graphql/ids.ts';
import type { Json } from '../../writes/store/store.ts';
import { shownOutcome } from '../../writes/outcome.ts';
import type { WriteRequest } from '../../writes/write.ts';
import { pathSegment } from '../../upstream/text.ts';
import { closeRequest, regenerateRequest } from './close.ts';
import type { BatchWrite, BatchWritten } from './close.ts';
import { FILES_PATH } from './file/download.ts';
import { ConcurReads } from './reads.ts';
import { CONCUR } from './types.ts';
import type { PaymentBatch as PaymentBatchParent } from './types.ts';

const LIST = 'paymentBatches';

/** The Query fields that Concur answers. */
export const Query = {
  paymentBatch: (_parent, { id }, context) =>
    context.read(ConcurReads).batch(keyOf('PaymentBatch', id, ['id'])),

  paymentBatches: async (_parent, { status, first, after }, context) => {
    // Refuse an invalid page before Concur is asked for anything.
    pageSize(first);
    if (typeof after === 'string') decodeCursor(LIST, after);
    const batches = await (status ? context.read(ConcurReads).list(status) : context.read(ConcurReads).all());
    return pageOfWhole(LIST, batches, (batch) => batch.batchId, { first, after });
  },
} satisfies QueryResolvers;

/** The Subscription field that Concur answers. */
export const Subscription = {
  paymentBatchUpdated: (
    _: unknown,
    { id }: SubscriptionPaymentBatchUpdatedArgs,
    context: GatewayContext,
  ): Promise<PaymentBatchParent | null> => context.read(ConcurReads).batch(keyOf('PaymentBatch', id, ['id'])),
};

/** The Mutation fields that write to Concur. */
export const Mutation = {
  closePaymentBatch: async (_parent, { input }, context) => {
    const write = batchWrite(input, context);
    const mode = input.mode ?? 'SCHEDULE';
    return perform(write, closeRequest(context.read(ConcurReads).access, write, mode), context);
  },

  regeneratePaymentBatchFile: async (_parent, { input }, context) => {
    const write = batchWrite(input, context);
    return perform(write, regenerateRequest(context.read(ConcurReads).access, write), context);
  },
} satisfies MutationResolvers;

/** The batch is read by its own resolver, so that the outcome of the close survives a failed read. */
export const ClosePaymentBatchPayload: ClosePaymentBatchPayloadResolvers = {
  paymentBatch: ({ batchId }, _arguments, context) => context.read(ConcurReads).batch(batchId),
  jobQueueKey: ({ details }) => textIn(details, 'jobQueueKey'),
  upstreamStatus: ({ details }) => textIn(details, 'upstreamStatus'),
};

/** The batch and its file are read by their own resolvers, so that the outcome survives a failed read. */
export const RegeneratePaymentBatchFilePayload: RegeneratePaymentBatchFilePayloadResolvers = {
  paymentBatch: ({ batchId }, _arguments, context) => context.read(ConcurReads).batch(batchId),
  file: async ({ batchId, userErrors }, _arguments, context) => {
    if (userErrors.length > 0) return null;
    const batch = await context.read(ConcurReads).batch(batchId);
    return batch && context.read(ConcurReads).file(batch);
  },
};

/** Resolves a batch from Concur's lists; only its file takes more requests. */
export const PaymentBatch: PaymentBatchResolvers = {
  id: (batch) => globalId('PaymentBatch', batch.batchId),
  source: () => CONCUR,
  reference: (batch) => batch.name,
  total: (batch) => ({ amount: batch.total, currency: batch.currency }),
  phase: (batch) => (batch.status === 'OPEN' ? 'OPEN' : 'SETTLED'),
  file: (batch, _arguments, context) => context.read(ConcurReads).file(batch),
};

/** Resolves the file of a closed batch, which is fetched only when needed. */
export const PaymentBatchFile: PaymentBatchFileResolvers = {
  downloadUrl: ({ batch }, _arguments, { publicUrl }) =>
    `${publicUrl}${FILES_PATH}${pathSegment(batch.batchId)}`,
  contentType: (file) => file.contentType(),
  filename: (file) => file.filename(),
  size: (file) => file.size(),
  entries: (file) => file.entries(),
};

/** Resolves one text within a payment file. */
export const PaymentBatchFileEntry: PaymentBatchFileEntryResolvers = {
  rowCount: (entry) => entry.rowCount(),
  columnCount: (entry) => entry.columnCount(),
  rows: (entry, { first, offset }) => entry.rows(rowsOffset(offset), rowsFirst(first)),
};

function batchWrite(input: ClosePaymentBatchInput, context: GatewayContext): BatchWrite {
  return {
    caller: context.caller.name,
    given: context.read(ConcurReads).given,
    signal: context.signal,
    batchId: keyOf('PaymentBatch', input.id, ['input', 'id']),
    key: idempotencyKeyOf(input),
  };
}

async function perform(
  { batchId }: BatchWrite,
  request: WriteRequest,
  context: GatewayContext,
): Promise<BatchWritten> {
  const performed = await context.writes.perform(request, context.signal);
  context.read(ConcurReads).clear();
  const { userErrors, details } = performed;
  return { batchId, outcome: shownOutcome(performed), userErrors, details };
}

function rowsFirst(first: number | null | undefined): number {
  const rows = first ?? 100;
  if (rows >= 0 && rows <= LARGEST_PAGE) return rows;
  throw badUserInput(`\`first\` must be from 0 to ${LARGEST_PAGE}; go on with \`offset\`.`, ['first']);
}

function rowsOffset(offset: number | null | undefined): number {
  const rows = offset ?? 0;
  if (rows >= 0) return rows;
  throw badUserInput('`offset` is the number of rows to leave out, 0 or more.', ['offset']);
}

/** A text member of the details that the journal keeps of Concur's answer. */
function textIn(details: Json, member: string): string | null {
  const members = new Map(Object.entries(details ?? {}));
  const text = members.get(member);
  return typeof text === 'string' ? text : null;
}
