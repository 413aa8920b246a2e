import type {
  AbandonBulkPaymentInput,
  BankAccountResolvers,
  BulkPaymentAllocationResolvers,
  BulkPaymentResolvers,
  ContactAccountResolvers,
  LegalEntityResolvers,
  MutationResolvers,
  PayableDocumentResolvers,
  QueryResolvers,
  SubscriptionBulkPaymentUpdatedArgs,
} from '../../generated/resolvers.ts';
import { globalId } from '../../graphql/ids.ts';
import { UpstreamError } from '../../upstream/errors.ts';
import { malformed } from '../../upstream/refusal.ts';
import { availableActions, pendingMutation } from '../actions.ts';
import type { GatewayContext } from '../context.ts';
import { actionsIn, byField, fieldOf, phaseOf, statusOf } from './lifecycle.ts';
import { IplicitReads } from './loaders.ts';
import { iplicitKey, contactNamed, documentNamed, paymentNamed, paymentReference } from './named.ts';
import { readPage, refuseBlanks } from './listing.ts';
import { IPLICIT, schemaTypeOf } from './types.ts';
import type {
  BulkPayment as Payment,
  BulkPaymentDetail,
  CatalogItem,
  CatalogName,
  CatalogRef,
  ContactAccountRef,
} from './types.ts';
import { versionOf } from './version.ts';
import { addAllocations, deleteAllocation, replaceAllocations } from './writes/allocations.ts';
import { createPayment } from './writes/create.ts';
import type { WrittenPayment } from './writes/payment-write.ts';
import { transitionPayment, transitionPayments } from './writes/transition.ts';
import { updatePayment } from './writes/update.ts';

/** The Query fields that iplicit answers. */
export const Query = {
  bulkPayment: (_, { id }, context) =>
    paymentNamed(context.read(IplicitReads), paymentReference(id, ['id']), ['id']),

  bulkPayments(_, { filter, first, after }, context) {
    const { type, legalEntity, bankAccount, ...rest } = filter ?? {};
    const wanted = {
      ...rest,
      type: iplicitKey('BulkPaymentType', type, ['filter', 'type']),
      legalEntity: iplicitKey('LegalEntity', legalEntity, ['filter', 'legalEntity']),
      bankAccount: iplicitKey('BankAccount', bankAccount, ['filter', 'bankAccount']),
    };
    refuseBlanks(wanted);
    const reads = context.read(IplicitReads);
    const page = (take: number, skip: number) => reads.payments(wanted, take, skip);
    return readPage('bulkPayments', page, ({ uuid }) => uuid, { first, after });
  },

  bulkPaymentTypes: (_parent, _args, context) => allIn('BatchPaymentType', context),
  bankAccounts: (_parent, _args, context) => allIn('BankAccount', context),
  paymentMethods: (_parent, _args, context) => allIn('PaymentMethod', context),
  legalEntities: async (_parent, _args, context) =>
    (await context.read(IplicitReads).legalEntities()).map(({ id }) => ({ legalEntity: id })),

  payableDocument: (_, { id }, context) => documentNamed(context.read(IplicitReads), id, ['id']),

  payableDocuments(_, { filter, first, after }, context) {
    const { contactAccount, legalEntity, ...rest } = filter ?? { isOutstanding: true };
    const wanted = {
      ...rest,
      contactAccount: iplicitKey('ContactAccount', contactAccount, ['filter', 'contactAccount']),
      legalEntity: iplicitKey('LegalEntity', legalEntity, ['filter', 'legalEntity']),
    };
    refuseBlanks(wanted);
    const reads = context.read(IplicitReads);
    const page = (take: number, skip: number) => reads.documents(wanted, take, skip);
    return readPage('payableDocuments', page, ({ id }) => id, { first, after });
  },

  contactAccount: (_, { id }, context) => contactNamed(context.read(IplicitReads), id, ['id']),

  async contactAccounts(_, { filter, first, after }, context) {
    const wanted = filter ?? { isSupplier: true };
    refuseBlanks(wanted);
    const reads = context.read(IplicitReads);
    const page = async (take: number, skip: number): Promise<ContactAccountRef[]> =>
      (await reads.contactAccounts(wanted, take, skip)).map(({ id, ...known }) => ({
        contactAccount: id,
        ...known,
      }));
    return readPage('contactAccounts', page, ({ contactAccount }) => contactAccount, { first, after });
  },
} satisfies QueryResolvers;

/** The Subscription field that iplicit answers. */
export const Subscription = {
  bulkPaymentUpdated: (
    _: unknown,
    { id }: SubscriptionBulkPaymentUpdatedArgs,
    context: GatewayContext,
  ): Promise<Payment | null> =>
    paymentNamed(context.read(IplicitReads), paymentReference(id, ['id']), ['id']),
};

/** Resolves a payment. Fields that a list does not have read the payment itself. */
export const BulkPayment: BulkPaymentResolvers = {
  id: idOf,
  source: () => IPLICIT,
  reference: ({ batchNo, uuid }) => batchNo || uuid,
  total: ({ uuid, amount, currency }) => ({
    amount,
    currency: currency ?? missing(`BatchPayment.bankCurrency of ${uuid}`),
  }),
  phase: ({ statuses }) => phaseOf(statusOf(statuses)),
  type: ({ uuid, typeId }) => ({
    catalog: 'BatchPaymentType',
    id: typeId ?? missing(`BatchPayment.batchPaymentTypeId of ${uuid}`),
  }),
  bankAccount: ({ bankAccountId }) => ({ catalog: 'BankAccount', id: bankAccountId }),
  paymentMethod: ({ paymentMethodId }) => ({ catalog: 'PaymentMethod', id: paymentMethodId }),
  legalEntity: ({ legalEntityId }) => ({ legalEntity: legalEntityId }),
  periodUuid: ({ periodId }) => periodId,
  status: ({ statuses }) => statusOf(statuses),
  availableActions: (payment, _, context) =>
    availableActions(context, idOf(payment), actionsIn(statusOf(payment.statuses)), fieldOf),
  pendingMutation: (payment, _, context) => pendingMutation(context, idOf(payment)),
  hasNotes: async (payment, _, context) => (await detailOf(payment, context)).hasNotes,
  hasAttachments: async (payment, _, context) => (await detailOf(payment, context)).hasAttachments,
  allocations: async (payment, _, context) => (await detailOf(payment, context)).allocations,
  allocationCount: async (payment, _, context) => (await detailOf(payment, context)).allocations.length,
  version: async (payment, _, context) => versionOf(await detailOf(payment, context)),
};

/** Resolves an allocation; its document is read when asked for. */
export const BulkPaymentAllocation: BulkPaymentAllocationResolvers = {
  id: ({ paymentUuid, uuid }) => globalId('BulkPaymentAllocation', `${paymentUuid}:${uuid}`),
  documentUuid: ({ documentId }) => documentId,
  document: ({ documentId }, _, context) => context.read(IplicitReads).document(documentId),
};

/** Resolves an entry of a catalog, which is read when more than its id is asked for. */
const catalogEntry: BankAccountResolvers = {
  id: ({ catalog, id }) => globalId(schemaTypeOf(catalog), id),
  uuid: ({ id }) => id,
  code: async (ref, _, context) => (await entryOf(ref, context))?.code ?? null,
  description: async (ref, _, context) => (await entryOf(ref, context))?.description ?? null,
  isActive: async (ref, _, context) => (await entryOf(ref, context))?.isActive ?? null,
};

export { catalogEntry as BankAccount, catalogEntry as BulkPaymentType, catalogEntry as PaymentMethod };

/** Resolves a legal entity, as an entry of a catalog. */
export const LegalEntity: LegalEntityResolvers = {
  id: ({ legalEntity }) => globalId('LegalEntity', legalEntity),
  uuid: ({ legalEntity }) => legalEntity,
  code: async ({ legalEntity }, _, context) =>
    (await context.read(IplicitReads).legalEntity(legalEntity))?.code ?? null,
  description: async ({ legalEntity }, _, context) =>
    (await context.read(IplicitReads).legalEntity(legalEntity))?.description ?? null,
  currency: async ({ legalEntity }, _, context) =>
    (await context.read(IplicitReads).legalEntity(legalEntity))?.currency ?? null,
};

/** Resolves a contact account, which is read when more is asked for than is known. */
export const ContactAccount: ContactAccountResolvers = {
  id: ({ contactAccount }) => globalId('ContactAccount', contactAccount),
  uuid: ({ contactAccount }) => contactAccount,
  code: async ({ contactAccount, code }, _, context) =>
    code === undefined
      ? ((await context.read(IplicitReads).contactAccount(contactAccount))?.code ?? null)
      : code,
  description: async ({ contactAccount, description }, _, context) =>
    description === undefined
      ? ((await context.read(IplicitReads).contactAccount(contactAccount))?.description ?? null)
      : description,
};

/** Resolves a document that can be paid. */
export const PayableDocument: PayableDocumentResolvers = {
  id: (document) => globalId('PayableDocument', document.id),
  uuid: (document) => document.id,
  gross: ({ grossAmount, currency }) => moneyOf(grossAmount, currency),
  outstanding: ({ outstandingAmount, currency }) => moneyOf(outstandingAmount, currency),
  legalEntity: ({ legalEntityId }) => (legalEntityId === null ? null : { legalEntity: legalEntityId }),
  contactAccount: ({ contactAccountId, contactAccountName }) =>
    contactAccountId === null
      ? null
      : { contactAccount: contactAccountId, ...(contactAccountName && { description: contactAccountName }) },
};

/** The Mutation fields that write to iplicit. */
export const Mutation = {
  createBulkPayment: (_, { input }, context) => createPayment(context, input),
  updateBulkPayment: (_, { input }, context) => updatePayment(context, input),
  ...byField(
    (step) =>
      (_: unknown, { input }: { input: AbandonBulkPaymentInput }, context: GatewayContext) =>
        transitionPayment(context, step, input),
  ),
  transitionBulkPayments: (_, { input }, context) => transitionPayments(context, input),
  addBulkPaymentAllocations: (_, { input }, context) => addAllocations(context, input),
  replaceBulkPaymentAllocations: (_, { input }, context) => replaceAllocations(context, input),
  deleteBulkPaymentAllocation: (_, { input }, context) => deleteAllocation(context, input),
} satisfies MutationResolvers;

/** What a write to a payment answers. */
const written = {
  // Read after the write, so that it shows the result. It has a resolver of its own, so that the outcome survives a
  // failed read.
  bulkPayment: ({ uuid, known }: WrittenPayment, _: unknown, context: GatewayContext) =>
    uuid === null || known !== undefined ? (known ?? null) : context.read(IplicitReads).payment(uuid),
};

export {
  written as AbandonBulkPaymentPayload,
  written as AddBulkPaymentAllocationsPayload,
  written as AmendBulkPaymentPayload,
  written as CreateBulkPaymentPayload,
  written as DeleteBulkPaymentAllocationPayload,
  written as PostBulkPaymentPayload,
  written as ProcessBulkPaymentPayload,
  written as ReplaceBulkPaymentAllocationsPayload,
  written as SubmitBulkPaymentPayload,
  written as TransitionBulkPaymentsResult,
  written as UnpostBulkPaymentPayload,
  written as UpdateBulkPaymentPayload,
};

function idOf({ uuid }: Payment): string {
  return globalId('BulkPayment', uuid);
}

async function allIn(catalog: CatalogName, context: GatewayContext): Promise<CatalogRef[]> {
  return [...(await context.read(IplicitReads).catalog(catalog)).keys()].map((id) => ({ catalog, id }));
}

async function entryOf(
  { catalog, id }: CatalogRef,
  context: GatewayContext,
): Promise<CatalogItem | undefined> {
  return (await context.read(IplicitReads).catalog(catalog)).get(id);
}

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
  return amount === null || currency === null ? null : { amount, currency };
}

function missing(what: string): never {
  throw malformed(IPLICIT, `${what} is missing`, { status: 200 });
}
