import type { Allocation, BulkPayment } from './bulk-payment.ts';
import type { PayableDocument } from './document.ts';
import { uuidIn } from './reads.ts';
import type { Reads } from './reads.ts';

/** The context of one request. */
export interface ReadsContext {
  reads: Reads;
}

interface Page {
  first: number;
}

/**
 * The root fields of the schema over `Reads`. Fields that are members of a decoded answer have no resolver, because the
 * default one is the fastest.
 */
export const resolvers = {
  Query: {
    bulkPayment: (_: unknown, { id }: { id: string }, { reads }: ReadsContext) => reads.payment(uuidIn(id)),
    bulkPayments: async (_: unknown, { first }: Page, { reads }: ReadsContext) => ({
      nodes: await reads.payments(first),
    }),
    paymentBatches: async (
      _: unknown,
      { status, first }: Page & { status: 'OPEN' | 'CLOSED' },
      { reads }: ReadsContext,
    ) => {
      const batches = await reads.batches(status);
      return { nodes: batches.slice(0, first), totalCount: batches.length };
    },
  },
  Mutation: {
    updateBulkPayment: async (
      _: unknown,
      { input: { id, ...members } }: { input: { id: string } },
      { reads }: ReadsContext,
    ) => {
      await reads.updatePayment(uuidIn(id), members);
      return { outcome: 'APPLIED', userErrors: [], bulkPayment: await reads.payment(uuidIn(id)) };
    },
  },
};

/** Resolvers of the fields that a list does not give, for one object at a time. `Reads` fetches nothing twice. */
export const fieldResolvers = {
  BulkPayment: {
    hasNotes: async (payment: BulkPayment, _: unknown, context: ReadsContext) =>
      (await inFull(payment, context)).hasNotes,
    hasAttachments: async (payment: BulkPayment, _: unknown, context: ReadsContext) =>
      (await inFull(payment, context)).hasAttachments,
    allocations: async (payment: BulkPayment, _: unknown, context: ReadsContext) =>
      (await inFull(payment, context)).allocations,
  },
  BulkPaymentAllocation: {
    document: ({ documentId }: Allocation, _: unknown, { reads }: ReadsContext) => reads.document(documentId),
  },
  PayableDocument: {
    contactAccount: ({ contactAccountId }: PayableDocument, _: unknown, { reads }: ReadsContext) =>
      contactAccountId === null ? null : reads.contactAccount(contactAccountId),
  },
  BankAccount: {
    code: async ({ id }: { id: string }, _: unknown, { reads }: ReadsContext) =>
      (await reads.bankAccount(id))?.code,
    description: async ({ id }: { id: string }, _: unknown, { reads }: ReadsContext) =>
      (await reads.bankAccount(id))?.description,
  },
};

async function inFull(payment: BulkPayment, { reads }: ReadsContext): Promise<BulkPayment> {
  return payment.allocations ? payment : ((await reads.payment(payment.uuid)) ?? payment);
}
