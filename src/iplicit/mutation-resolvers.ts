import type { GatewayContext } from '../context.ts';
import type { BulkPaymentPayloadResolvers, MutationResolvers } from '../generated/resolvers.ts';
import { addAllocations, deleteAllocation, replaceAllocations } from './allocations.ts';
import { createPayment } from './create.ts';
import { transitionPayments } from './transition-many.ts';
import { transitionPayment } from './transition.ts';
import { updatePayment } from './update.ts';
import { WrittenPayment } from './written-payment.ts';

/** The Mutation fields that write to iplicit. */
export const Mutation: Omit<
  MutationResolvers<GatewayContext>,
  'closePaymentBatch' | 'regeneratePaymentBatchFile'
> = {
  createBulkPayment: (_, { input }, context) => createPayment(context, input),
  updateBulkPayment: (_, { input }, context) => updatePayment(context, input),
  submitBulkPayment: (_, { input }, context) =>
    transitionPayment(context, 'submitBulkPayment', 'SUBMIT', input),
  amendBulkPayment: (_, { input }, context) => transitionPayment(context, 'amendBulkPayment', 'AMEND', input),
  processBulkPayment: (_, { input }, context) =>
    transitionPayment(context, 'processBulkPayment', 'PROCESS', input),
  postBulkPayment: (_, { input }, context) => transitionPayment(context, 'postBulkPayment', 'POST', input),
  unpostBulkPayment: (_, { input }, context) =>
    transitionPayment(context, 'unpostBulkPayment', 'UNPOST', input),
  abandonBulkPayment: (_, { input }, context) =>
    transitionPayment(context, 'abandonBulkPayment', 'ABANDON', input),
  transitionBulkPayments: async (_, { input }, context) => ({
    results: await transitionPayments(context, input),
  }),
  addBulkPaymentAllocations: (_, { input }, context) => addAllocations(context, input),
  replaceBulkPaymentAllocations: (_, { input }, context) => replaceAllocations(context, input),
  deleteBulkPaymentAllocation: (_, { input }, context) => deleteAllocation(context, input),
};

/** What a write to a payment answers. */
export const BulkPaymentPayload: BulkPaymentPayloadResolvers = {
  // Read after the write, so that it shows the result. It has a resolver of its own, so that the outcome
  // survives a failed read.
  bulkPayment: (payload, _, { iplicit }) => {
    if (!(payload instanceof WrittenPayment) || payload.uuid === null) return null;
    return payload.known === undefined ? iplicit.payment(payload.uuid) : payload.known;
  },
};
