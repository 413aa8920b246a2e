import type { GatewayContext } from '../context.ts';
import type {
  ClosePaymentBatchesResultResolvers,
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
import { MAX_PAGE, pageOfWhole, pageSize, placeAfter } from '../../graphql/connection.ts';
import { idempotencyKeyOf, globalId, keyOf } from '../../graphql/ids.ts';
import type { Json } from '../../writes/store/store.ts';
import { pathSegment } from '../../upstream/text.ts';
import { availableActions, pendingMutation } from '../actions.ts';
import { matching, orderOf, totalsOf } from './batch-query.ts';
import { contentOf, FILES_PATH } from './file/download.ts';
import { ConcurReads } from './reads.ts';
import { CONCUR } from './types.ts';
import type { BatchWritten, PaymentBatch as Batch } from './types.ts';
import { closeBatch, closeBatches, regenerateFile } from './writes/close.ts';

/** What can be done with a batch, by the mutation field that does it. */
const ACTIONS = { CLOSE: 'closePaymentBatch', REGENERATE_FILE: 'regeneratePaymentBatchFile' } as const;

/** The Query fields that Concur answers. */
export const Query = {
  paymentBatch: (_parent, { id }, context) =>
    context.read(ConcurReads).batch(keyOf('PaymentBatch', id, ['id'])),

  paymentBatches: async (_parent, { filter, orderBy, first, after }, context) => {
    const order = orderOf(orderBy);
    // Refuse an invalid page before Concur is asked for anything.
    pageSize(first);
    placeAfter(order, after);
    const reads = context.read(ConcurReads);
    const batches = matching(await (filter?.status ? reads.list(filter.status) : reads.all()), filter ?? {});
    const page = pageOfWhole(batches, order, { first, after });
    return {
      ...page,
      // Added up only if asked for: one total that cannot be read must not cost the page.
      get totals() {
        return totalsOf(batches);
      },
    };
  },
} satisfies QueryResolvers;

/** The Subscription field that Concur answers. */
export const Subscription = {
  paymentBatchUpdated: (
    _: unknown,
    { id }: SubscriptionPaymentBatchUpdatedArgs,
    context: GatewayContext,
  ): Promise<Batch | null> => context.read(ConcurReads).batch(keyOf('PaymentBatch', id, ['id'])),
};

/** The Mutation fields that write to Concur. */
export const Mutation = {
  closePaymentBatch: (_parent, { input }, context) =>
    closeBatch(context, input, input.mode ?? 'SCHEDULE', { field: ['input'], key: idempotencyKeyOf(input) }),
  closePaymentBatches: (_parent, { input }, context) => closeBatches(context, input),
  regeneratePaymentBatchFile: (_parent, { input }, context) => regenerateFile(context, input),
} satisfies MutationResolvers;

/** The batch is read by its own resolver, so that the outcome of the close survives a failed read. */
export const ClosePaymentBatchPayload: ClosePaymentBatchPayloadResolvers = {
  paymentBatch: readAgain,
  jobQueueKey: ({ details }) => textIn(details, 'jobQueueKey'),
  upstreamStatus: ({ details }) => textIn(details, 'upstreamStatus'),
};

/** As `ClosePaymentBatchPayload`. */
export const ClosePaymentBatchesResult: ClosePaymentBatchesResultResolvers = { paymentBatch: readAgain };

/** The batch and its file are read by their own resolvers, so that the outcome survives a failed read. */
export const RegeneratePaymentBatchFilePayload: RegeneratePaymentBatchFilePayloadResolvers = {
  paymentBatch: readAgain,
  file: async (written, _arguments, context) => {
    if (written.userErrors.length > 0) return null;
    const batch = await readAgain(written, _arguments, context);
    return batch && context.read(ConcurReads).file(batch);
  },
};

/** Resolves a batch from Concur's lists; only its file takes more requests. */
export const PaymentBatch: PaymentBatchResolvers = {
  id: idOf,
  source: () => CONCUR,
  reference: (batch) => batch.name,
  total: (batch) => ({ amount: batch.total, currency: batch.currency }),
  phase: (batch) => (batch.status === 'OPEN' ? 'OPEN' : 'SETTLED'),
  batchStatus: (batch) => batch.status,
  availableActions: (batch, _arguments, context) =>
    availableActions(
      context,
      idOf(batch),
      [batch.status === 'OPEN' ? 'CLOSE' : 'REGENERATE_FILE'],
      (action) => ACTIONS[action],
    ),
  pendingMutation: (batch, _arguments, context) => pendingMutation(context, idOf(batch)),
  reimbursementMethod: (batch) => batch.paymentMethod,
  reimbursementMethodName: (batch) => batch.paymentMethodName,
  file: (batch, _arguments, context) => context.read(ConcurReads).file(batch),
};

/** How long a signed link may open, in seconds. */
const MIN_LINK_SECONDS = 30;
const MAX_LINK_SECONDS = 3_600;

function idOf({ batchId }: Batch): string {
  return globalId('PaymentBatch', batchId);
}

function downloadPath({ batchId }: Batch): string {
  return FILES_PATH + pathSegment(batchId);
}

/** Resolves the file of a closed batch, which is fetched only when needed. */
export const PaymentBatchFile: PaymentBatchFileResolvers = {
  downloadUrl: ({ batch }, _arguments, { publicUrl }) => publicUrl + downloadPath(batch),
  link({ batch, path: content }, { expiresIn }, context) {
    const seconds = expiresIn ?? 300;
    if (seconds < MIN_LINK_SECONDS || seconds > MAX_LINK_SECONDS) {
      throw badUserInput(`\`expiresIn\` must be from ${MIN_LINK_SECONDS} to ${MAX_LINK_SECONDS} seconds.`, [
        'expiresIn',
      ]);
    }
    if (context.read(ConcurReads).given) {
      throw badUserInput(
        'A link carries no credentials for Concur, and yours are needed for this file; use `downloadUrl` with them.',
        ['link'],
      );
    }
    const path = downloadPath(batch);
    const permit = { caller: context.caller.name, content: contentOf(content) };
    return context.publicUrl + path + context.links.query(path, permit, seconds);
  },
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

function readAgain(
  { batchId }: BatchWritten,
  _arguments: unknown,
  context: GatewayContext,
): Promise<Batch | null> {
  return context.read(ConcurReads).batch(batchId);
}

function rowsFirst(first: number | null | undefined): number {
  const rows = first ?? 100;
  if (rows >= 0 && rows <= MAX_PAGE) return rows;
  throw badUserInput(`\`first\` must be from 0 to ${MAX_PAGE}; go on with \`offset\`.`, ['first']);
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
