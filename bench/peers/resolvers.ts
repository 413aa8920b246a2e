import type { Allocation, BulkPayment } from './bulk-payment.ts';
import { catalogItemOf } from './document.ts';
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
      { filter: { status }, first }: Page & { filter: { status: 'OPEN' | 'CLOSED' } },
      { reads }: ReadsContext,
    ) => {
      const batches = await reads.batches(status);
      return { nodes: batches.slice(0, first), totalCount: batches.length };
    },
  },
  Mutation: {
    updateBulkPayment: async (
      _: unknown,
      { input: { id, description } }: { input: { id: string; description: string } },
      { reads }: ReadsContext,
    ) => {
      await reads.updatePayment(uuidIn(id), { description });
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
    document: ({ documentUuid }: Allocation, _: unknown, { reads }: ReadsContext) =>
      reads.document(documentUuid),
  },
  PayableDocument: {
    contactAccount: ({ contactAccountId }: PayableDocument, _: unknown, { reads }: ReadsContext) =>
      contactAccountId === null ? null : supplierOf(contactAccountId, reads),
  },
  BankAccount: {
    code: async ({ uuid }: { uuid: string }, _: unknown, { reads }: ReadsContext) =>
      (await reads.bankAccount(uuid))?.code,
    description: async ({ uuid }: { uuid: string }, _: unknown, { reads }: ReadsContext) =>
      (await reads.bankAccount(uuid))?.description,
  },
};

async function supplierOf(id: string, reads: Reads): Promise<unknown> {
  const item = await reads.contactAccount(id);
  return item && catalogItemOf(item);
}

async function inFull(payment: BulkPayment, { reads }: ReadsContext): Promise<BulkPayment> {
  return payment.allocations ? payment : ((await reads.payment(payment.uuid)) ?? payment);
}
