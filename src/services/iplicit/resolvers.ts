import type { GatewayContext } from '../context.ts';
import type {
  AbandonBulkPaymentInput,
  BankAccountResolvers,
  BulkPaymentAllocationResolvers,
  BulkPaymentResolvers,
  CatalogItemResolvers,
  ContactAccountResolvers,
  LegalEntityResolvers,
  PayableDocumentResolvers,
  QueryResolvers,
  SubscriptionBulkPaymentUpdatedArgs,
  BulkPaymentPayloadResolvers,
  MutationResolvers,
} from '../../generated/resolvers.ts';
import { globalId, keyOf } from '../../graphql/ids.ts';
import { UpstreamError } from '../../upstream/errors.ts';
import { malformed } from '../../upstream/refusal.ts';
import { actionsIn, byField, phaseOf, statusOf } from './lifecycle.ts';
import { IplicitReads } from './loaders.ts';
import { readPaymentPage } from './page.ts';
import { paymentNamed } from './payment-name.ts';
import { IPLICIT } from './types.ts';
import type { BulkPayment as Payment, BulkPaymentDetail } from './types.ts';
import { versionOf } from './version.ts';
import { addAllocations, deleteAllocation, replaceAllocations } from './writes/allocations.ts';
import { createPayment } from './writes/create.ts';
import { transitionPayments, transitionPayment } from './writes/transition.ts';
import { updatePayment } from './writes/update.ts';
import { WrittenPayment } from './writes/payment-write.ts';

/** The Query fields that iplicit answers. */
export const Query = {
  bulkPayment: (_, { id }, context) =>
    paymentNamed(context.read(IplicitReads), keyOf('BulkPayment', id, ['id']), ['id']),
  bulkPayments: (_, { filter, first, after }, context) =>
    readPaymentPage(context.read(IplicitReads), filter ?? {}, { first, after }),
} satisfies QueryResolvers;

/** The Subscription field that iplicit answers. */
export const Subscription = {
  bulkPaymentUpdated: (
    _: unknown,
    { id }: SubscriptionBulkPaymentUpdatedArgs,
    context: GatewayContext,
  ): Promise<Payment | null> =>
    paymentNamed(context.read(IplicitReads), keyOf('BulkPayment', id, ['id']), ['id']),
};

/** Resolves a payment. Fields that a list does not have read the payment itself. */
export const BulkPayment: BulkPaymentResolvers = {
  id: ({ uuid }) => globalId('BulkPayment', uuid),
  source: () => IPLICIT,
  reference: ({ batchNo, uuid }) => batchNo || uuid,
  total: ({ amount, currency }) => ({ amount, currency: currencyOf(currency, 'BatchPayment.bankCurrency') }),
  phase: ({ statuses }) => phaseOf(statusOf(statuses)),
  bankAccount: ({ bankAccountId }) => ({ id: bankAccountId }),
  paymentMethod: ({ paymentMethodId }) => ({ id: paymentMethodId }),
  legalEntity: ({ legalEntityId }) => ({ id: legalEntityId }),
  status: ({ statuses }) => statusOf(statuses),
  availableActions: ({ statuses }) => actionsIn(statusOf(statuses)),
  hasNotes: async (payment, _, context) => (await detailOf(payment, context)).hasNotes,
  hasAttachments: async (payment, _, context) => (await detailOf(payment, context)).hasAttachments,
  allocations: async (payment, _, context) => (await detailOf(payment, context)).allocations,
  version: async (payment, _, context) => versionOf(await detailOf(payment, context)),
};

/** Resolves an allocation; its document is read when asked for. */
export const BulkPaymentAllocation: BulkPaymentAllocationResolvers = {
  id: ({ paymentUuid, uuid }) => globalId('BulkPaymentAllocation', `${paymentUuid}:${uuid}`),
  document: ({ documentId }, _, context) => context.read(IplicitReads).document(documentId),
};

/** Resolves a bank account from iplicit's catalog. */
export const BankAccount: BankAccountResolvers = {
  code: async ({ id }, _, context) => (await context.read(IplicitReads).bankAccount(id))?.code ?? null,
  description: async ({ id }, _, context) =>
    (await context.read(IplicitReads).bankAccount(id))?.description ?? null,
};

/** Resolves a payment method from iplicit's catalog. */
export const CatalogItem: CatalogItemResolvers = {
  code: async ({ id }, _, context) => (await context.read(IplicitReads).paymentMethod(id))?.code ?? null,
  description: async ({ id }, _, context) =>
    (await context.read(IplicitReads).paymentMethod(id))?.description ?? null,
};

/** Resolves a legal entity from iplicit's list. */
export const LegalEntity: LegalEntityResolvers = {
  code: async ({ id }, _, context) => (await context.read(IplicitReads).legalEntity(id))?.code ?? null,
  description: async ({ id }, _, context) =>
    (await context.read(IplicitReads).legalEntity(id))?.description ?? null,
  currency: async ({ id }, _, context) => {
    const currency = (await context.read(IplicitReads).legalEntity(id))?.currency ?? null;
    return currency === null ? null : currencyOf(currency, 'LegalEntity.currency');
  },
};

/** Resolves a contact account, which is read when more than its id is asked for. */
export const ContactAccount: ContactAccountResolvers = {
  code: async ({ id }, _, context) => (await context.read(IplicitReads).contactAccount(id))?.code ?? null,
  description: async ({ id }, _, context) =>
    (await context.read(IplicitReads).contactAccount(id))?.description ?? null,
};

/** Resolves a document that a payment pays. */
export const PayableDocument: PayableDocumentResolvers = {
  gross: ({ grossAmount, currency }) => moneyOf(grossAmount, currency),
  outstanding: ({ outstandingAmount, currency }) => moneyOf(outstandingAmount, currency),
  contactAccount: ({ contactAccountId }) => (contactAccountId === null ? null : { id: contactAccountId }),
};

/** The payment with all details. Lists lack its allocations, notes and attachments. */
async function detailOf(payment: Payment, context: GatewayContext): Promise<BulkPaymentDetail> {
  if ('allocations' in payment) return payment;
  const detail = await context.read(IplicitReads).payment(payment.uuid);
  if (detail) return detail;
  throw new UpstreamError(
    'UPSTREAM_MALFORMED',
    `${IPLICIT} listed a payment and then did not know it; it may just have been deleted. Ask again.`,
    { source: IPLICIT, delivery: 'declined', status: 404 },
  );
}

function moneyOf(
  amount: string | null,
  currency: string | null,
): { amount: string; currency: string } | null {
  if (amount === null || currency === null) return null;
  return { amount, currency: currencyOf(currency, 'Document.currency') };
}

function currencyOf(code: string | null, member: string): string {
  if (code !== null && /^[A-Z]{3}$/.test(code)) return code;
  throw malformed(IPLICIT, `${member} is missing or not a currency code`, { status: 200 });
}

/** The Mutation fields that write to iplicit. */
export const Mutation = {
  createBulkPayment: (_, { input }, context) => createPayment(context, input),
  updateBulkPayment: (_, { input }, context) => updatePayment(context, input),
  ...byField(
    (step) =>
      (_: unknown, { input }: { input: AbandonBulkPaymentInput }, context: GatewayContext) =>
        transitionPayment(context, step, input),
  ),
  transitionBulkPayments: async (_, { input }, context) => ({
    results: await transitionPayments(context, input),
  }),
  addBulkPaymentAllocations: (_, { input }, context) => addAllocations(context, input),
  replaceBulkPaymentAllocations: (_, { input }, context) => replaceAllocations(context, input),
  deleteBulkPaymentAllocation: (_, { input }, context) => deleteAllocation(context, input),
} satisfies MutationResolvers;

/** What a write to a payment answers. */
export const BulkPaymentPayload: BulkPaymentPayloadResolvers = {
  // Read after the write, so that it shows the result. It has a resolver of its own, so that the outcome
  // survives a failed read.
  bulkPayment: (payload, _, context) => {
    if (!(payload instanceof WrittenPayment) || payload.uuid === null) return null;
    return payload.known === undefined ? context.read(IplicitReads).payment(payload.uuid) : payload.known;
  },
};
