/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> =
  T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** The bulk payment to abandon, and why. */
export type AbandonBulkPaymentInput = {
  /** The payment's gateway id, its uuid in iplicit, or its batch number if no other payment has the same one. */
  readonly id: string | number;
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: string;
  /** Change nothing unless the payment still has this `version`. */
  readonly ifVersion?: string | null | undefined;
  /** Why it is abandoned. iplicit stores the reason with the payment. */
  readonly reason?: string | null | undefined;
};

/** The bulk payment to return to draft. */
export type AmendBulkPaymentInput = {
  /** The payment's gateway id, its uuid in iplicit, or its batch number if no other payment has the same one. */
  readonly id: string | number;
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: string;
  /** Change nothing unless the payment still has this `version`. */
  readonly ifVersion?: string | null | undefined;
};

/** A document to pay, and how much of it. */
export type BulkPaymentAllocationInput = {
  /** How much of it to pay, exact, in the document's currency. If omitted, iplicit decides. */
  readonly amount?: string | null | undefined;
  /** The same amount in the document's base currency, exact. If omitted, iplicit calculates it. */
  readonly baseAmount?: string | null | undefined;
  /**
   * The document, by gateway id, uuid or number (up to 50 characters). Each document may appear once in a list,
   * however it is named.
   */
  readonly document: string;
};

/** The status of an iplicit bulk payment: the most significant of those that iplicit gives it. */
export type BulkPaymentStatus =
  /** Abandoned; it will never be paid (`abandoned`). */
  | 'ABANDONED'
  /** Authorised; it can be processed, or amended to return it to draft (`approved`). */
  | 'APPROVED'
  /** Still being prepared; it can be edited, submitted or abandoned (`draft`). */
  | 'DRAFT'
  /** iplicit reports an error on it (`error`). */
  | 'ERROR'
  /** Submitted and waiting to be authorised (`pending_auth`). */
  | 'PENDING_AUTHORISATION'
  /** Posted to the ledger (`posted`). */
  | 'POSTED'
  /** Processed for payment; it can be posted, or amended to return it to draft (`processed`). */
  | 'PROCESSED'
  /** Rejected by those who authorise it (`rejected`). */
  | 'REJECTED'
  /** A status that the gateway has no name for; see `statuses`. */
  | 'UNKNOWN';

/** What has happened to a payment run among those that are watched. */
export type ChangeKind =
  /** It is there: from the beginning, or it has begun to match. */
  | 'ADDED'
  /** It does not exist any more, or no longer matches. */
  | 'REMOVED'
  /** Something that is selected has changed. */
  | 'UPDATED';

/** When Concur responds to a request to close a batch. */
export type CloseMode =
  /** Concur schedules the close and responds at once (its v1.2 close). The batch shows as closed some time later. */
  | 'SCHEDULE'
  /**
   * Concur responds once the batch is closed and its file exists (its v1.1 close). This may take up to a minute.
   * Concur's 2018 edition does not support this: INVALID_INPUT.
   */
  | 'WAIT';

/** The Concur batch to close, and how. */
export type ClosePaymentBatchInput = {
  /** The batch's gateway id, or Concur's BatchID if no other batch has the same one. */
  readonly id: string | number;
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: string;
  /** Close nothing unless the batch still holds exactly this many payment demands. */
  readonly ifCount?: number | null | undefined;
  /**
   * Close nothing unless the batch's total still is exactly this amount, in the batch's currency; `100` and `100.00`
   * are the same.
   */
  readonly ifTotal?: string | null | undefined;
  /** Whether to wait until the file exists. */
  readonly mode?: CloseMode | null | undefined;
};

/**
 * A bulk payment to create. iplicit fills in whatever is omitted or null, according to its own settings. Codes have up
 * to 50 characters.
 */
export type CreateBulkPaymentInput = {
  /** The documents to pay, at most 1000, none of them twice. More can be added later. */
  readonly allocations?: ReadonlyArray<BulkPaymentAllocationInput> | null | undefined;
  /** The account to pay from, by gateway id, uuid or code. If omitted, the legal entity's default account. */
  readonly bankAccount?: string | null | undefined;
  /** The reference for the bank statement, up to 50 characters. If omitted, the batch number. */
  readonly bankRef?: string | null | undefined;
  /**
   * What the payment is for, up to 250 characters. If omitted, a reference made by the gateway, so that the payment
   * can be identified if the response to its creation is lost.
   */
  readonly description?: string | null | undefined;
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: string;
  /**
   * The company that pays, by gateway id, uuid or code. If omitted, the bank account's company, or else the default
   * one.
   */
  readonly legalEntity?: string | null | undefined;
  /** The day to pay on. If omitted, today. */
  readonly paymentDate?: string | null | undefined;
  /** How to pay, by gateway id, uuid or code. If omitted, the bank account's default method. */
  readonly paymentMethod?: string | null | undefined;
  /** The accounting period, by uuid or code. If omitted, the one that contains the payment date. */
  readonly period?: string | null | undefined;
  /** The bulk payment type, by gateway id, uuid or code. If omitted, the default type. */
  readonly type?: string | null | undefined;
};

/** What is known about a write. */
export type MutationOutcome =
  /** The service confirmed it, or its state, read back, shows that it happened. */
  | 'APPLIED'
  /** It is still in progress. Only in records and in `pendingMutation`, never in a payload. */
  | 'IN_PROGRESS'
  /** It was sent and no usable response came, but the service, read back later, shows that it did not happen. */
  | 'NOT_APPLIED'
  /**
   * The service accepted it and is still working on it: a submission until the payment is no longer a draft, a
   * scheduled close until the batch is closed. Then it becomes APPLIED.
   */
  | 'QUEUED'
  /** It was not applied; `userErrors` says why. */
  | 'REFUSED'
  /**
   * It may have been sent, and nothing shows yet whether it happened. The gateway keeps looking: follow it with
   * `mutationSettled`, or repeat the request with the same key. Do not try again with a new key.
   */
  | 'UNKNOWN';

/**
 * Conditions for listing documents. All conditions given must hold; those omitted or null have no effect, except for
 * `isOutstanding`, which is true if omitted. iplicit does the matching. A blank string is refused, as iplicit would
 * ignore it.
 */
export type PayableDocumentFilter = {
  /** Only documents of this supplier or other party, by gateway id, uuid or code. */
  readonly contactAccount?: string | null | undefined;
  /** Only documents in this currency. */
  readonly currency?: string | null | undefined;
  /** Only documents whose description contains this text. */
  readonly descriptionContains?: string | null | undefined;
  /** Only documents of this kind, in iplicit's own term (docClass). */
  readonly documentClass?: string | null | undefined;
  /** Only the document with this number. */
  readonly documentNo?: string | null | undefined;
  /** Only documents that fall due on this day or later. */
  readonly dueFrom?: string | null | undefined;
  /** Only documents that fall due on this day or earlier. */
  readonly dueTo?: string | null | undefined;
  /** True: only approved documents. False: only documents that are not approved. */
  readonly isApproved?: boolean | null | undefined;
  /** True: only documents with an amount still to be paid. False: only those without. Null: both. */
  readonly isOutstanding?: boolean | null | undefined;
  /** True: only documents posted to the ledger. False: only documents that are not posted. */
  readonly isPosted?: boolean | null | undefined;
  /** Only documents of this legal entity, by gateway id, uuid or code. */
  readonly legalEntity?: string | null | undefined;
  /** Only documents to which the supplier gave this number. */
  readonly supplierDocumentNo?: string | null | undefined;
};

/** Whether a Concur batch still accepts payments. */
export type PaymentBatchStatus =
  /** Closed: nothing more is added, and the payment file can be fetched. */
  | 'CLOSED'
  /** Open: approved reports are still being added to it. */
  | 'OPEN';

/** What can be done with a payment run. The first two are for Concur batches, the others for iplicit's bulk payments. */
export type PaymentRunAction =
  /** Abandon it for good: `abandonBulkPayment`. Scope `payments:edit`. */
  | 'ABANDON'
  /** Return it to draft: `amendBulkPayment`. Scope `payments:approve`. */
  | 'AMEND'
  /** Close the batch: `closePaymentBatch`. Scope `payments:approve`. */
  | 'CLOSE'
  /**
   * Add, replace or delete allocations: `addBulkPaymentAllocations`, `replaceBulkPaymentAllocations`,
   * `deleteBulkPaymentAllocation`. Scope `payments:edit`.
   */
  | 'EDIT_ALLOCATIONS'
  /** Post it to the ledger: `postBulkPayment`. Scope `payments:approve`. */
  | 'POST'
  /** Process it for payment: `processBulkPayment`. Scope `payments:approve`. */
  | 'PROCESS'
  /** Have the file of a closed batch written again: `regeneratePaymentBatchFile`. Scope `payments:approve`. */
  | 'REGENERATE_FILE'
  /** Submit it for authorisation: `submitBulkPayment`. Scope `payments:submit`. */
  | 'SUBMIT'
  /** Remove it from the ledger again: `unpostBulkPayment`. Scope `payments:approve`. */
  | 'UNPOST'
  /** Change its description, bank reference or payment date: `updateBulkPayment`. Scope `payments:edit`. */
  | 'UPDATE';

/** Conditions for payment runs. All conditions given must hold; those omitted or null have no effect. */
export type PaymentRunFilter = {
  /** Only runs whose `total` is in this currency. */
  readonly currency?: string | null | undefined;
  /** Only runs in one of these phases. An empty list matches none. */
  readonly phases?: ReadonlyArray<PaymentRunPhase> | null | undefined;
  /** Only runs whose `reference` contains this text, in upper or lower case. */
  readonly referenceContains?: string | null | undefined;
  /** Only runs held in one of these services. An empty list matches none. */
  readonly sources?: ReadonlyArray<PaymentSource> | null | undefined;
};

/** How far a payment run has progressed, in one vocabulary for both services. Each type also has its own exact status. */
export type PaymentRunPhase =
  /** Approved, not yet processed. iplicit: `approved`. */
  | 'APPROVED'
  /** Abandoned; it will never be paid. iplicit: `abandoned`. */
  | 'CANCELLED'
  /** The service reports an error on it. iplicit: `error`. */
  | 'FAILED'
  /** Submitted and waiting to be approved. iplicit: `pending_auth`. */
  | 'IN_APPROVAL'
  /** Still being prepared. Concur: an open batch. iplicit: `draft`. */
  | 'OPEN'
  /** Processed for payment, not yet in the ledger. iplicit: `processed`. */
  | 'PROCESSED'
  /** Rejected by those who approve it. iplicit: `rejected`. */
  | 'REJECTED'
  /** Finished. Concur: a closed batch. iplicit: `posted` to the ledger. */
  | 'SETTLED'
  /** The service gives a status that this vocabulary does not cover; see the status field of the type itself. */
  | 'UNKNOWN';

/** The services that hold payments. */
export type PaymentSource =
  /** SAP Concur, which pays expense reports in payment batches. */
  | 'CONCUR'
  /** iplicit, which pays purchase documents in bulk payments (its `BatchPayment`). */
  | 'IPLICIT';

/** The bulk payment to post to the ledger. */
export type PostBulkPaymentInput = {
  /** The payment's gateway id, its uuid in iplicit, or its batch number if no other payment has the same one. */
  readonly id: string | number;
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: string;
  /** Change nothing unless the payment still has this `version`. */
  readonly ifVersion?: string | null | undefined;
};

/** The bulk payment to process. */
export type ProcessBulkPaymentInput = {
  /** The payment's gateway id, its uuid in iplicit, or its batch number if no other payment has the same one. */
  readonly id: string | number;
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: string;
  /** Change nothing unless the payment still has this `version`. */
  readonly ifVersion?: string | null | undefined;
};

/** The closed Concur batch whose file to regenerate. */
export type RegeneratePaymentBatchFileInput = {
  /** The batch's gateway id, or Concur's BatchID if no other batch has the same one. The batch must be closed. */
  readonly id: string | number;
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: string;
};

/** The documents that a bulk payment should pay instead of those that it pays now. */
export type ReplaceBulkPaymentAllocationsInput = {
  /** The documents to pay and how much of each; at most 1000 documents. An empty list removes all that there are. */
  readonly allocations: ReadonlyArray<BulkPaymentAllocationInput>;
  /** The payment's gateway id, its uuid in iplicit, or its batch number if no other payment has the same one. */
  readonly id: string | number;
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: string;
  /** Change nothing unless the payment still has this `version`. */
  readonly ifVersion?: string | null | undefined;
};

/**
 * What a caller may do. Each scope is written `payments:` and its own word in lower case wherever keys and tokens list
 * scopes: `payments:read`. No scope includes another.
 */
export type Scope =
  /**
   * `payments:approve`: amend, process, post and unpost bulk payments; close Concur batches and regenerate their
   * files.
   */
  | 'PAYMENTS_APPROVE'
  /** `payments:audit`: see the mutation log, and where in the services things are. */
  | 'PAYMENTS_AUDIT'
  /** `payments:edit`: create bulk payments, change drafts and their allocations, abandon drafts. */
  | 'PAYMENTS_EDIT'
  /** `payments:files`: see the payment files of Concur batches and download them. */
  | 'PAYMENTS_FILES'
  /** `payments:read`: see everything but payment files and the mutation log. */
  | 'PAYMENTS_READ'
  /** `payments:resolve`: settle by hand a mutation whose outcome is unknown. */
  | 'PAYMENTS_RESOLVE'
  /** `payments:submit`: submit bulk payments for authorisation. */
  | 'PAYMENTS_SUBMIT';

/** The bulk payment to submit for authorisation. */
export type SubmitBulkPaymentInput = {
  /** The payment's gateway id, its uuid in iplicit, or its batch number if no other payment has the same one. */
  readonly id: string | number;
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: string;
  /** Change nothing unless the payment still has this `version`. */
  readonly ifVersion?: string | null | undefined;
};

/** The bulk payment to remove from the ledger. */
export type UnpostBulkPaymentInput = {
  /** The payment's gateway id, its uuid in iplicit, or its batch number if no other payment has the same one. */
  readonly id: string | number;
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: string;
  /** Change nothing unless the payment still has this `version`. */
  readonly ifVersion?: string | null | undefined;
};

/**
 * Changes to a bulk payment. Omitted fields stay as they are; at least one of `description`, `bankRef` and
 * `paymentDate` is required. Null is refused for these; to empty a text, pass `""`.
 */
export type UpdateBulkPaymentInput = {
  /** The reference for the bank statement, up to 50 characters. */
  readonly bankRef?: string | null | undefined;
  /** What the payment is for, up to 250 characters. */
  readonly description?: string | null | undefined;
  /** The payment's gateway id, its uuid in iplicit, or its batch number if no other payment has the same one. */
  readonly id: string | number;
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: string;
  /** Change nothing unless the payment still has this `version`. */
  readonly ifVersion?: string | null | undefined;
  /** The day to pay on. */
  readonly paymentDate?: string | null | undefined;
};

/** Why a write was refused or is in doubt. New codes may be added; treat an unfamiliar code as a refusal. */
export type UserErrorCode =
  /**
   * An earlier write of this kind is queued at the service and has not been carried out yet. Nothing was sent: wait
   * for it.
   */
  | 'ALREADY_QUEUED'
  /**
   * The batch is not what the caller saw: its total or count differs from `ifTotal` or `ifCount`. Nothing was sent:
   * look at the batch again before deciding what to do.
   */
  | 'CHANGED_SINCE_SEEN'
  /** Concur has no reports in the batch. If reports were approved in the last 30 minutes, wait that long and try again. */
  | 'EMPTY_BATCH'
  /**
   * The same `idempotencyKey` was used before with a different input. Nothing was changed: use a new key for a new
   * request.
   */
  | 'IDEMPOTENCY_CONFLICT'
  /** The object's status does not allow this action. Nothing was changed. */
  | 'ILLEGAL_TRANSITION'
  /**
   * The input breaks a rule of the gateway or the service. `field` says where, unless the service refuses without
   * naming a field. Nothing was changed.
   */
  | 'INVALID_INPUT'
  /**
   * No usable response came, and the service, read back since, shows that the write did not happen. Nothing was
   * changed: try again with a new key.
   */
  | 'NOT_APPLIED'
  /** The object does not exist, or the caller may not see it. Nothing was changed. */
  | 'NOT_FOUND'
  /**
   * The write was sent and its outcome is not known. Before deciding what to do, read the object or repeat the request
   * with the same key.
   */
  | 'OUTCOME_UNKNOWN'
  /**
   * The service or the gateway could not take the write at the moment; `message` says why. Nothing was changed: try
   * again later with the same key. Returned only by mutations that write to several payments or batches; a mutation of
   * a single one fails with a top-level error instead.
   */
  | 'UNAVAILABLE'
  /**
   * An earlier write to the same payment or batch is not settled: its outcome is not known yet, or it is a write of
   * another kind that is queued at the service. See its `pendingMutation`. Nothing was sent: wait until the earlier one
   * has settled.
   */
  | 'UNSETTLED_WRITE'
  /** The service refused for a reason of its own; `upstream` has its response. */
  | 'UPSTREAM_REFUSED'
  /**
   * The payment no longer has the version given in `ifVersion`. Nothing was changed: read the payment again before
   * deciding what to do.
   */
  | 'VERSION_CONFLICT';

export type BatchFileQueryVariables = Exact<{
  id: string | number;
  rows: number;
}>;

export type BatchFileQuery = {
  readonly paymentBatch: {
    readonly id: string;
    readonly file: {
      readonly filename: string;
      readonly size: number;
      readonly link: string;
      readonly entries: ReadonlyArray<{
        readonly name: string;
        readonly rowCount: number;
        readonly columnCount: number;
        readonly rows: ReadonlyArray<ReadonlyArray<string>>;
      }>;
    } | null;
  } | null;
};

export type BatchQueryVariables = Exact<{
  id: string | number;
}>;

export type BatchQuery = {
  readonly paymentBatch: {
    readonly __typename: 'PaymentBatch';
    readonly batchId: string;
    readonly batchStatus: PaymentBatchStatus;
    readonly count: number | null;
    readonly payeeName: string;
    readonly reimbursementMethodName: string;
    readonly id: string;
    readonly source: PaymentSource;
    readonly reference: string;
    readonly phase: PaymentRunPhase;
    readonly availableActions: ReadonlyArray<PaymentRunAction>;
    readonly total: { readonly amount: string; readonly currency: string } | null;
    readonly pendingMutation: {
      readonly record: string;
      readonly mutation: string;
      readonly outcome: MutationOutcome;
      readonly at: string;
    } | null;
  } | null;
};

type RunParts_BulkPayment_Fragment = {
  readonly __typename: 'BulkPayment';
  readonly description: string | null;
  readonly paymentDate: string | null;
  readonly id: string;
  readonly source: PaymentSource;
  readonly reference: string;
  readonly phase: PaymentRunPhase;
  readonly availableActions: ReadonlyArray<PaymentRunAction>;
  readonly total: { readonly amount: string; readonly currency: string } | null;
  readonly pendingMutation: {
    readonly record: string;
    readonly mutation: string;
    readonly outcome: MutationOutcome;
    readonly at: string;
  } | null;
};

type RunParts_PaymentBatch_Fragment = {
  readonly __typename: 'PaymentBatch';
  readonly count: number | null;
  readonly payeeName: string;
  readonly reimbursementMethodName: string;
  readonly id: string;
  readonly source: PaymentSource;
  readonly reference: string;
  readonly phase: PaymentRunPhase;
  readonly availableActions: ReadonlyArray<PaymentRunAction>;
  readonly total: { readonly amount: string; readonly currency: string } | null;
  readonly pendingMutation: {
    readonly record: string;
    readonly mutation: string;
    readonly outcome: MutationOutcome;
    readonly at: string;
  } | null;
};

export type RunPartsFragment = RunParts_BulkPayment_Fragment | RunParts_PaymentBatch_Fragment;

export type DocumentPartsFragment = {
  readonly id: string;
  readonly documentNo: string | null;
  readonly description: string | null;
  readonly supplierDocumentNo: string | null;
  readonly dueDate: string | null;
  readonly outstanding: { readonly amount: string; readonly currency: string } | null;
  readonly contactAccount: {
    readonly id: string;
    readonly code: string | null;
    readonly description: string | null;
  } | null;
};

export type PaymentPartsFragment = {
  readonly __typename: 'BulkPayment';
  readonly batchNo: string | null;
  readonly bankRef: string | null;
  readonly exchangeRate: string | null;
  readonly status: BulkPaymentStatus;
  readonly statuses: ReadonlyArray<string>;
  readonly version: string | null;
  readonly lastModifiedAt: string | null;
  readonly lastModifiedBy: string | null;
  readonly description: string | null;
  readonly paymentDate: string | null;
  readonly id: string;
  readonly source: PaymentSource;
  readonly reference: string;
  readonly phase: PaymentRunPhase;
  readonly availableActions: ReadonlyArray<PaymentRunAction>;
  readonly type: {
    readonly id: string;
    readonly code: string | null;
    readonly description: string | null;
  } | null;
  readonly bankAccount: {
    readonly id: string;
    readonly code: string | null;
    readonly description: string | null;
  } | null;
  readonly paymentMethod: {
    readonly id: string;
    readonly code: string | null;
    readonly description: string | null;
  } | null;
  readonly legalEntity: {
    readonly id: string;
    readonly code: string | null;
    readonly description: string | null;
  } | null;
  readonly allocations: ReadonlyArray<{
    readonly id: string;
    readonly documentNo: string | null;
    readonly amount: string | null;
    readonly document: {
      readonly id: string;
      readonly documentNo: string | null;
      readonly description: string | null;
      readonly supplierDocumentNo: string | null;
      readonly dueDate: string | null;
      readonly outstanding: { readonly amount: string; readonly currency: string } | null;
      readonly contactAccount: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
    } | null;
  }> | null;
  readonly total: { readonly amount: string; readonly currency: string } | null;
  readonly pendingMutation: {
    readonly record: string;
    readonly mutation: string;
    readonly outcome: MutationOutcome;
    readonly at: string;
  } | null;
};

export type BatchPartsFragment = {
  readonly __typename: 'PaymentBatch';
  readonly batchId: string;
  readonly batchStatus: PaymentBatchStatus;
  readonly count: number | null;
  readonly payeeName: string;
  readonly reimbursementMethodName: string;
  readonly id: string;
  readonly source: PaymentSource;
  readonly reference: string;
  readonly phase: PaymentRunPhase;
  readonly availableActions: ReadonlyArray<PaymentRunAction>;
  readonly total: { readonly amount: string; readonly currency: string } | null;
  readonly pendingMutation: {
    readonly record: string;
    readonly mutation: string;
    readonly outcome: MutationOutcome;
    readonly at: string;
  } | null;
};

export type RunsUpdatedSubscriptionVariables = Exact<{
  filter?: PaymentRunFilter | null | undefined;
}>;

export type RunsUpdatedSubscription = {
  readonly paymentRunsUpdated: {
    readonly kind: ChangeKind;
    readonly id: string;
    readonly isInitial: boolean;
    readonly run:
      | {
          readonly __typename: 'BulkPayment';
          readonly description: string | null;
          readonly paymentDate: string | null;
          readonly id: string;
          readonly source: PaymentSource;
          readonly reference: string;
          readonly phase: PaymentRunPhase;
          readonly availableActions: ReadonlyArray<PaymentRunAction>;
          readonly total: { readonly amount: string; readonly currency: string } | null;
          readonly pendingMutation: {
            readonly record: string;
            readonly mutation: string;
            readonly outcome: MutationOutcome;
            readonly at: string;
          } | null;
        }
      | {
          readonly __typename: 'PaymentBatch';
          readonly count: number | null;
          readonly payeeName: string;
          readonly reimbursementMethodName: string;
          readonly id: string;
          readonly source: PaymentSource;
          readonly reference: string;
          readonly phase: PaymentRunPhase;
          readonly availableActions: ReadonlyArray<PaymentRunAction>;
          readonly total: { readonly amount: string; readonly currency: string } | null;
          readonly pendingMutation: {
            readonly record: string;
            readonly mutation: string;
            readonly outcome: MutationOutcome;
            readonly at: string;
          } | null;
        }
      | null;
  };
};

export type PaymentUpdatedSubscriptionVariables = Exact<{
  id: string | number;
}>;

export type PaymentUpdatedSubscription = {
  readonly bulkPaymentUpdated: {
    readonly __typename: 'BulkPayment';
    readonly batchNo: string | null;
    readonly bankRef: string | null;
    readonly exchangeRate: string | null;
    readonly status: BulkPaymentStatus;
    readonly statuses: ReadonlyArray<string>;
    readonly version: string | null;
    readonly lastModifiedAt: string | null;
    readonly lastModifiedBy: string | null;
    readonly description: string | null;
    readonly paymentDate: string | null;
    readonly id: string;
    readonly source: PaymentSource;
    readonly reference: string;
    readonly phase: PaymentRunPhase;
    readonly availableActions: ReadonlyArray<PaymentRunAction>;
    readonly type: {
      readonly id: string;
      readonly code: string | null;
      readonly description: string | null;
    } | null;
    readonly bankAccount: {
      readonly id: string;
      readonly code: string | null;
      readonly description: string | null;
    } | null;
    readonly paymentMethod: {
      readonly id: string;
      readonly code: string | null;
      readonly description: string | null;
    } | null;
    readonly legalEntity: {
      readonly id: string;
      readonly code: string | null;
      readonly description: string | null;
    } | null;
    readonly allocations: ReadonlyArray<{
      readonly id: string;
      readonly documentNo: string | null;
      readonly amount: string | null;
      readonly document: {
        readonly id: string;
        readonly documentNo: string | null;
        readonly description: string | null;
        readonly supplierDocumentNo: string | null;
        readonly dueDate: string | null;
        readonly outstanding: { readonly amount: string; readonly currency: string } | null;
        readonly contactAccount: {
          readonly id: string;
          readonly code: string | null;
          readonly description: string | null;
        } | null;
      } | null;
    }> | null;
    readonly total: { readonly amount: string; readonly currency: string } | null;
    readonly pendingMutation: {
      readonly record: string;
      readonly mutation: string;
      readonly outcome: MutationOutcome;
      readonly at: string;
    } | null;
  } | null;
};

export type BatchUpdatedSubscriptionVariables = Exact<{
  id: string | number;
}>;

export type BatchUpdatedSubscription = {
  readonly paymentBatchUpdated: {
    readonly __typename: 'PaymentBatch';
    readonly batchId: string;
    readonly batchStatus: PaymentBatchStatus;
    readonly count: number | null;
    readonly payeeName: string;
    readonly reimbursementMethodName: string;
    readonly id: string;
    readonly source: PaymentSource;
    readonly reference: string;
    readonly phase: PaymentRunPhase;
    readonly availableActions: ReadonlyArray<PaymentRunAction>;
    readonly total: { readonly amount: string; readonly currency: string } | null;
    readonly pendingMutation: {
      readonly record: string;
      readonly mutation: string;
      readonly outcome: MutationOutcome;
      readonly at: string;
    } | null;
  } | null;
};

export type CreateBulkPaymentMutationVariables = Exact<{
  input: CreateBulkPaymentInput;
}>;

export type CreateBulkPaymentMutation = {
  readonly createBulkPayment: {
    readonly outcome: MutationOutcome;
    readonly replayed: boolean;
    readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode; readonly message: string }>;
    readonly bulkPayment: {
      readonly __typename: 'BulkPayment';
      readonly batchNo: string | null;
      readonly bankRef: string | null;
      readonly exchangeRate: string | null;
      readonly status: BulkPaymentStatus;
      readonly statuses: ReadonlyArray<string>;
      readonly version: string | null;
      readonly lastModifiedAt: string | null;
      readonly lastModifiedBy: string | null;
      readonly description: string | null;
      readonly paymentDate: string | null;
      readonly id: string;
      readonly source: PaymentSource;
      readonly reference: string;
      readonly phase: PaymentRunPhase;
      readonly availableActions: ReadonlyArray<PaymentRunAction>;
      readonly type: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly bankAccount: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly paymentMethod: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly legalEntity: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly allocations: ReadonlyArray<{
        readonly id: string;
        readonly documentNo: string | null;
        readonly amount: string | null;
        readonly document: {
          readonly id: string;
          readonly documentNo: string | null;
          readonly description: string | null;
          readonly supplierDocumentNo: string | null;
          readonly dueDate: string | null;
          readonly outstanding: { readonly amount: string; readonly currency: string } | null;
          readonly contactAccount: {
            readonly id: string;
            readonly code: string | null;
            readonly description: string | null;
          } | null;
        } | null;
      }> | null;
      readonly total: { readonly amount: string; readonly currency: string } | null;
      readonly pendingMutation: {
        readonly record: string;
        readonly mutation: string;
        readonly outcome: MutationOutcome;
        readonly at: string;
      } | null;
    } | null;
  };
};

export type UpdateBulkPaymentMutationVariables = Exact<{
  input: UpdateBulkPaymentInput;
}>;

export type UpdateBulkPaymentMutation = {
  readonly updateBulkPayment: {
    readonly outcome: MutationOutcome;
    readonly replayed: boolean;
    readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode; readonly message: string }>;
    readonly bulkPayment: {
      readonly __typename: 'BulkPayment';
      readonly batchNo: string | null;
      readonly bankRef: string | null;
      readonly exchangeRate: string | null;
      readonly status: BulkPaymentStatus;
      readonly statuses: ReadonlyArray<string>;
      readonly version: string | null;
      readonly lastModifiedAt: string | null;
      readonly lastModifiedBy: string | null;
      readonly description: string | null;
      readonly paymentDate: string | null;
      readonly id: string;
      readonly source: PaymentSource;
      readonly reference: string;
      readonly phase: PaymentRunPhase;
      readonly availableActions: ReadonlyArray<PaymentRunAction>;
      readonly type: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly bankAccount: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly paymentMethod: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly legalEntity: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly allocations: ReadonlyArray<{
        readonly id: string;
        readonly documentNo: string | null;
        readonly amount: string | null;
        readonly document: {
          readonly id: string;
          readonly documentNo: string | null;
          readonly description: string | null;
          readonly supplierDocumentNo: string | null;
          readonly dueDate: string | null;
          readonly outstanding: { readonly amount: string; readonly currency: string } | null;
          readonly contactAccount: {
            readonly id: string;
            readonly code: string | null;
            readonly description: string | null;
          } | null;
        } | null;
      }> | null;
      readonly total: { readonly amount: string; readonly currency: string } | null;
      readonly pendingMutation: {
        readonly record: string;
        readonly mutation: string;
        readonly outcome: MutationOutcome;
        readonly at: string;
      } | null;
    } | null;
  };
};

export type SubmitBulkPaymentMutationVariables = Exact<{
  input: SubmitBulkPaymentInput;
}>;

export type SubmitBulkPaymentMutation = {
  readonly submitBulkPayment: {
    readonly outcome: MutationOutcome;
    readonly replayed: boolean;
    readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode; readonly message: string }>;
    readonly bulkPayment: {
      readonly __typename: 'BulkPayment';
      readonly batchNo: string | null;
      readonly bankRef: string | null;
      readonly exchangeRate: string | null;
      readonly status: BulkPaymentStatus;
      readonly statuses: ReadonlyArray<string>;
      readonly version: string | null;
      readonly lastModifiedAt: string | null;
      readonly lastModifiedBy: string | null;
      readonly description: string | null;
      readonly paymentDate: string | null;
      readonly id: string;
      readonly source: PaymentSource;
      readonly reference: string;
      readonly phase: PaymentRunPhase;
      readonly availableActions: ReadonlyArray<PaymentRunAction>;
      readonly type: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly bankAccount: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly paymentMethod: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly legalEntity: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly allocations: ReadonlyArray<{
        readonly id: string;
        readonly documentNo: string | null;
        readonly amount: string | null;
        readonly document: {
          readonly id: string;
          readonly documentNo: string | null;
          readonly description: string | null;
          readonly supplierDocumentNo: string | null;
          readonly dueDate: string | null;
          readonly outstanding: { readonly amount: string; readonly currency: string } | null;
          readonly contactAccount: {
            readonly id: string;
            readonly code: string | null;
            readonly description: string | null;
          } | null;
        } | null;
      }> | null;
      readonly total: { readonly amount: string; readonly currency: string } | null;
      readonly pendingMutation: {
        readonly record: string;
        readonly mutation: string;
        readonly outcome: MutationOutcome;
        readonly at: string;
      } | null;
    } | null;
  };
};

export type AmendBulkPaymentMutationVariables = Exact<{
  input: AmendBulkPaymentInput;
}>;

export type AmendBulkPaymentMutation = {
  readonly amendBulkPayment: {
    readonly outcome: MutationOutcome;
    readonly replayed: boolean;
    readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode; readonly message: string }>;
    readonly bulkPayment: {
      readonly __typename: 'BulkPayment';
      readonly batchNo: string | null;
      readonly bankRef: string | null;
      readonly exchangeRate: string | null;
      readonly status: BulkPaymentStatus;
      readonly statuses: ReadonlyArray<string>;
      readonly version: string | null;
      readonly lastModifiedAt: string | null;
      readonly lastModifiedBy: string | null;
      readonly description: string | null;
      readonly paymentDate: string | null;
      readonly id: string;
      readonly source: PaymentSource;
      readonly reference: string;
      readonly phase: PaymentRunPhase;
      readonly availableActions: ReadonlyArray<PaymentRunAction>;
      readonly type: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly bankAccount: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly paymentMethod: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly legalEntity: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly allocations: ReadonlyArray<{
        readonly id: string;
        readonly documentNo: string | null;
        readonly amount: string | null;
        readonly document: {
          readonly id: string;
          readonly documentNo: string | null;
          readonly description: string | null;
          readonly supplierDocumentNo: string | null;
          readonly dueDate: string | null;
          readonly outstanding: { readonly amount: string; readonly currency: string } | null;
          readonly contactAccount: {
            readonly id: string;
            readonly code: string | null;
            readonly description: string | null;
          } | null;
        } | null;
      }> | null;
      readonly total: { readonly amount: string; readonly currency: string } | null;
      readonly pendingMutation: {
        readonly record: string;
        readonly mutation: string;
        readonly outcome: MutationOutcome;
        readonly at: string;
      } | null;
    } | null;
  };
};

export type ProcessBulkPaymentMutationVariables = Exact<{
  input: ProcessBulkPaymentInput;
}>;

export type ProcessBulkPaymentMutation = {
  readonly processBulkPayment: {
    readonly outcome: MutationOutcome;
    readonly replayed: boolean;
    readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode; readonly message: string }>;
    readonly bulkPayment: {
      readonly __typename: 'BulkPayment';
      readonly batchNo: string | null;
      readonly bankRef: string | null;
      readonly exchangeRate: string | null;
      readonly status: BulkPaymentStatus;
      readonly statuses: ReadonlyArray<string>;
      readonly version: string | null;
      readonly lastModifiedAt: string | null;
      readonly lastModifiedBy: string | null;
      readonly description: string | null;
      readonly paymentDate: string | null;
      readonly id: string;
      readonly source: PaymentSource;
      readonly reference: string;
      readonly phase: PaymentRunPhase;
      readonly availableActions: ReadonlyArray<PaymentRunAction>;
      readonly type: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly bankAccount: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly paymentMethod: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly legalEntity: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly allocations: ReadonlyArray<{
        readonly id: string;
        readonly documentNo: string | null;
        readonly amount: string | null;
        readonly document: {
          readonly id: string;
          readonly documentNo: string | null;
          readonly description: string | null;
          readonly supplierDocumentNo: string | null;
          readonly dueDate: string | null;
          readonly outstanding: { readonly amount: string; readonly currency: string } | null;
          readonly contactAccount: {
            readonly id: string;
            readonly code: string | null;
            readonly description: string | null;
          } | null;
        } | null;
      }> | null;
      readonly total: { readonly amount: string; readonly currency: string } | null;
      readonly pendingMutation: {
        readonly record: string;
        readonly mutation: string;
        readonly outcome: MutationOutcome;
        readonly at: string;
      } | null;
    } | null;
  };
};

export type PostBulkPaymentMutationVariables = Exact<{
  input: PostBulkPaymentInput;
}>;

export type PostBulkPaymentMutation = {
  readonly postBulkPayment: {
    readonly outcome: MutationOutcome;
    readonly replayed: boolean;
    readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode; readonly message: string }>;
    readonly bulkPayment: {
      readonly __typename: 'BulkPayment';
      readonly batchNo: string | null;
      readonly bankRef: string | null;
      readonly exchangeRate: string | null;
      readonly status: BulkPaymentStatus;
      readonly statuses: ReadonlyArray<string>;
      readonly version: string | null;
      readonly lastModifiedAt: string | null;
      readonly lastModifiedBy: string | null;
      readonly description: string | null;
      readonly paymentDate: string | null;
      readonly id: string;
      readonly source: PaymentSource;
      readonly reference: string;
      readonly phase: PaymentRunPhase;
      readonly availableActions: ReadonlyArray<PaymentRunAction>;
      readonly type: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly bankAccount: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly paymentMethod: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly legalEntity: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly allocations: ReadonlyArray<{
        readonly id: string;
        readonly documentNo: string | null;
        readonly amount: string | null;
        readonly document: {
          readonly id: string;
          readonly documentNo: string | null;
          readonly description: string | null;
          readonly supplierDocumentNo: string | null;
          readonly dueDate: string | null;
          readonly outstanding: { readonly amount: string; readonly currency: string } | null;
          readonly contactAccount: {
            readonly id: string;
            readonly code: string | null;
            readonly description: string | null;
          } | null;
        } | null;
      }> | null;
      readonly total: { readonly amount: string; readonly currency: string } | null;
      readonly pendingMutation: {
        readonly record: string;
        readonly mutation: string;
        readonly outcome: MutationOutcome;
        readonly at: string;
      } | null;
    } | null;
  };
};

export type UnpostBulkPaymentMutationVariables = Exact<{
  input: UnpostBulkPaymentInput;
}>;

export type UnpostBulkPaymentMutation = {
  readonly unpostBulkPayment: {
    readonly outcome: MutationOutcome;
    readonly replayed: boolean;
    readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode; readonly message: string }>;
    readonly bulkPayment: {
      readonly __typename: 'BulkPayment';
      readonly batchNo: string | null;
      readonly bankRef: string | null;
      readonly exchangeRate: string | null;
      readonly status: BulkPaymentStatus;
      readonly statuses: ReadonlyArray<string>;
      readonly version: string | null;
      readonly lastModifiedAt: string | null;
      readonly lastModifiedBy: string | null;
      readonly description: string | null;
      readonly paymentDate: string | null;
      readonly id: string;
      readonly source: PaymentSource;
      readonly reference: string;
      readonly phase: PaymentRunPhase;
      readonly availableActions: ReadonlyArray<PaymentRunAction>;
      readonly type: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly bankAccount: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly paymentMethod: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly legalEntity: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly allocations: ReadonlyArray<{
        readonly id: string;
        readonly documentNo: string | null;
        readonly amount: string | null;
        readonly document: {
          readonly id: string;
          readonly documentNo: string | null;
          readonly description: string | null;
          readonly supplierDocumentNo: string | null;
          readonly dueDate: string | null;
          readonly outstanding: { readonly amount: string; readonly currency: string } | null;
          readonly contactAccount: {
            readonly id: string;
            readonly code: string | null;
            readonly description: string | null;
          } | null;
        } | null;
      }> | null;
      readonly total: { readonly amount: string; readonly currency: string } | null;
      readonly pendingMutation: {
        readonly record: string;
        readonly mutation: string;
        readonly outcome: MutationOutcome;
        readonly at: string;
      } | null;
    } | null;
  };
};

export type AbandonBulkPaymentMutationVariables = Exact<{
  input: AbandonBulkPaymentInput;
}>;

export type AbandonBulkPaymentMutation = {
  readonly abandonBulkPayment: {
    readonly outcome: MutationOutcome;
    readonly replayed: boolean;
    readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode; readonly message: string }>;
    readonly bulkPayment: {
      readonly __typename: 'BulkPayment';
      readonly batchNo: string | null;
      readonly bankRef: string | null;
      readonly exchangeRate: string | null;
      readonly status: BulkPaymentStatus;
      readonly statuses: ReadonlyArray<string>;
      readonly version: string | null;
      readonly lastModifiedAt: string | null;
      readonly lastModifiedBy: string | null;
      readonly description: string | null;
      readonly paymentDate: string | null;
      readonly id: string;
      readonly source: PaymentSource;
      readonly reference: string;
      readonly phase: PaymentRunPhase;
      readonly availableActions: ReadonlyArray<PaymentRunAction>;
      readonly type: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly bankAccount: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly paymentMethod: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly legalEntity: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly allocations: ReadonlyArray<{
        readonly id: string;
        readonly documentNo: string | null;
        readonly amount: string | null;
        readonly document: {
          readonly id: string;
          readonly documentNo: string | null;
          readonly description: string | null;
          readonly supplierDocumentNo: string | null;
          readonly dueDate: string | null;
          readonly outstanding: { readonly amount: string; readonly currency: string } | null;
          readonly contactAccount: {
            readonly id: string;
            readonly code: string | null;
            readonly description: string | null;
          } | null;
        } | null;
      }> | null;
      readonly total: { readonly amount: string; readonly currency: string } | null;
      readonly pendingMutation: {
        readonly record: string;
        readonly mutation: string;
        readonly outcome: MutationOutcome;
        readonly at: string;
      } | null;
    } | null;
  };
};

export type ReplaceBulkPaymentAllocationsMutationVariables = Exact<{
  input: ReplaceBulkPaymentAllocationsInput;
}>;

export type ReplaceBulkPaymentAllocationsMutation = {
  readonly replaceBulkPaymentAllocations: {
    readonly outcome: MutationOutcome;
    readonly replayed: boolean;
    readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode; readonly message: string }>;
    readonly bulkPayment: {
      readonly __typename: 'BulkPayment';
      readonly batchNo: string | null;
      readonly bankRef: string | null;
      readonly exchangeRate: string | null;
      readonly status: BulkPaymentStatus;
      readonly statuses: ReadonlyArray<string>;
      readonly version: string | null;
      readonly lastModifiedAt: string | null;
      readonly lastModifiedBy: string | null;
      readonly description: string | null;
      readonly paymentDate: string | null;
      readonly id: string;
      readonly source: PaymentSource;
      readonly reference: string;
      readonly phase: PaymentRunPhase;
      readonly availableActions: ReadonlyArray<PaymentRunAction>;
      readonly type: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly bankAccount: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly paymentMethod: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly legalEntity: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      } | null;
      readonly allocations: ReadonlyArray<{
        readonly id: string;
        readonly documentNo: string | null;
        readonly amount: string | null;
        readonly document: {
          readonly id: string;
          readonly documentNo: string | null;
          readonly description: string | null;
          readonly supplierDocumentNo: string | null;
          readonly dueDate: string | null;
          readonly outstanding: { readonly amount: string; readonly currency: string } | null;
          readonly contactAccount: {
            readonly id: string;
            readonly code: string | null;
            readonly description: string | null;
          } | null;
        } | null;
      }> | null;
      readonly total: { readonly amount: string; readonly currency: string } | null;
      readonly pendingMutation: {
        readonly record: string;
        readonly mutation: string;
        readonly outcome: MutationOutcome;
        readonly at: string;
      } | null;
    } | null;
  };
};

export type ClosePaymentBatchMutationVariables = Exact<{
  input: ClosePaymentBatchInput;
}>;

export type ClosePaymentBatchMutation = {
  readonly closePaymentBatch: {
    readonly outcome: MutationOutcome;
    readonly replayed: boolean;
    readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode; readonly message: string }>;
    readonly paymentBatch: {
      readonly __typename: 'PaymentBatch';
      readonly batchId: string;
      readonly batchStatus: PaymentBatchStatus;
      readonly count: number | null;
      readonly payeeName: string;
      readonly reimbursementMethodName: string;
      readonly id: string;
      readonly source: PaymentSource;
      readonly reference: string;
      readonly phase: PaymentRunPhase;
      readonly availableActions: ReadonlyArray<PaymentRunAction>;
      readonly total: { readonly amount: string; readonly currency: string } | null;
      readonly pendingMutation: {
        readonly record: string;
        readonly mutation: string;
        readonly outcome: MutationOutcome;
        readonly at: string;
      } | null;
    } | null;
  };
};

export type RegeneratePaymentBatchFileMutationVariables = Exact<{
  input: RegeneratePaymentBatchFileInput;
}>;

export type RegeneratePaymentBatchFileMutation = {
  readonly regeneratePaymentBatchFile: {
    readonly outcome: MutationOutcome;
    readonly replayed: boolean;
    readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode; readonly message: string }>;
    readonly paymentBatch: {
      readonly __typename: 'PaymentBatch';
      readonly batchId: string;
      readonly batchStatus: PaymentBatchStatus;
      readonly count: number | null;
      readonly payeeName: string;
      readonly reimbursementMethodName: string;
      readonly id: string;
      readonly source: PaymentSource;
      readonly reference: string;
      readonly phase: PaymentRunPhase;
      readonly availableActions: ReadonlyArray<PaymentRunAction>;
      readonly total: { readonly amount: string; readonly currency: string } | null;
      readonly pendingMutation: {
        readonly record: string;
        readonly mutation: string;
        readonly outcome: MutationOutcome;
        readonly at: string;
      } | null;
    } | null;
  };
};

export type PayableDocumentsQueryVariables = Exact<{
  filter?: PayableDocumentFilter | null | undefined;
  first: number;
}>;

export type PayableDocumentsQuery = {
  readonly payableDocuments: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly id: string;
        readonly documentNo: string | null;
        readonly description: string | null;
        readonly supplierDocumentNo: string | null;
        readonly dueDate: string | null;
        readonly outstanding: { readonly amount: string; readonly currency: string } | null;
        readonly contactAccount: {
          readonly id: string;
          readonly code: string | null;
          readonly description: string | null;
        } | null;
      };
    }>;
    readonly pageInfo: { readonly hasNextPage: boolean };
  };
};

export type SuppliersQueryVariables = Exact<{
  name: string;
}>;

export type SuppliersQuery = {
  readonly contactAccounts: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly id: string;
        readonly code: string | null;
        readonly description: string | null;
      };
    }>;
  };
};

export type CatalogsQueryVariables = Exact<{ [key: string]: never }>;

export type CatalogsQuery = {
  readonly bankAccounts: ReadonlyArray<{
    readonly id: string;
    readonly code: string | null;
    readonly description: string | null;
    readonly isActive: boolean | null;
  }>;
  readonly bulkPaymentTypes: ReadonlyArray<{
    readonly id: string;
    readonly code: string | null;
    readonly description: string | null;
    readonly isActive: boolean | null;
  }>;
  readonly paymentMethods: ReadonlyArray<{
    readonly id: string;
    readonly code: string | null;
    readonly description: string | null;
    readonly isActive: boolean | null;
  }>;
  readonly legalEntities: ReadonlyArray<{
    readonly id: string;
    readonly code: string | null;
    readonly description: string | null;
  }>;
};

export type PaymentQueryVariables = Exact<{
  id: string | number;
}>;

export type PaymentQuery = {
  readonly bulkPayment: {
    readonly __typename: 'BulkPayment';
    readonly batchNo: string | null;
    readonly bankRef: string | null;
    readonly exchangeRate: string | null;
    readonly status: BulkPaymentStatus;
    readonly statuses: ReadonlyArray<string>;
    readonly version: string | null;
    readonly lastModifiedAt: string | null;
    readonly lastModifiedBy: string | null;
    readonly description: string | null;
    readonly paymentDate: string | null;
    readonly id: string;
    readonly source: PaymentSource;
    readonly reference: string;
    readonly phase: PaymentRunPhase;
    readonly availableActions: ReadonlyArray<PaymentRunAction>;
    readonly type: {
      readonly id: string;
      readonly code: string | null;
      readonly description: string | null;
    } | null;
    readonly bankAccount: {
      readonly id: string;
      readonly code: string | null;
      readonly description: string | null;
    } | null;
    readonly paymentMethod: {
      readonly id: string;
      readonly code: string | null;
      readonly description: string | null;
    } | null;
    readonly legalEntity: {
      readonly id: string;
      readonly code: string | null;
      readonly description: string | null;
    } | null;
    readonly allocations: ReadonlyArray<{
      readonly id: string;
      readonly documentNo: string | null;
      readonly amount: string | null;
      readonly document: {
        readonly id: string;
        readonly documentNo: string | null;
        readonly description: string | null;
        readonly supplierDocumentNo: string | null;
        readonly dueDate: string | null;
        readonly outstanding: { readonly amount: string; readonly currency: string } | null;
        readonly contactAccount: {
          readonly id: string;
          readonly code: string | null;
          readonly description: string | null;
        } | null;
      } | null;
    }> | null;
    readonly total: { readonly amount: string; readonly currency: string } | null;
    readonly pendingMutation: {
      readonly record: string;
      readonly mutation: string;
      readonly outcome: MutationOutcome;
      readonly at: string;
    } | null;
  } | null;
};

export type RunTotalsQueryVariables = Exact<{
  filter?: PaymentRunFilter | null | undefined;
}>;

export type RunTotalsQuery = {
  readonly paymentRunTotals: {
    readonly isComplete: boolean;
    readonly totals: ReadonlyArray<{
      readonly source: PaymentSource;
      readonly phase: PaymentRunPhase;
      readonly count: number;
      readonly total: { readonly amount: string; readonly currency: string };
    }>;
  };
};

export type RunsQueryVariables = Exact<{
  filter?: PaymentRunFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;

export type RunsQuery = {
  readonly paymentRuns: {
    readonly unavailable: ReadonlyArray<PaymentSource>;
    readonly edges: ReadonlyArray<{
      readonly node:
        | {
            readonly __typename: 'BulkPayment';
            readonly description: string | null;
            readonly paymentDate: string | null;
            readonly id: string;
            readonly source: PaymentSource;
            readonly reference: string;
            readonly phase: PaymentRunPhase;
            readonly availableActions: ReadonlyArray<PaymentRunAction>;
            readonly total: { readonly amount: string; readonly currency: string } | null;
            readonly pendingMutation: {
              readonly record: string;
              readonly mutation: string;
              readonly outcome: MutationOutcome;
              readonly at: string;
            } | null;
          }
        | {
            readonly __typename: 'PaymentBatch';
            readonly count: number | null;
            readonly payeeName: string;
            readonly reimbursementMethodName: string;
            readonly id: string;
            readonly source: PaymentSource;
            readonly reference: string;
            readonly phase: PaymentRunPhase;
            readonly availableActions: ReadonlyArray<PaymentRunAction>;
            readonly total: { readonly amount: string; readonly currency: string } | null;
            readonly pendingMutation: {
              readonly record: string;
              readonly mutation: string;
              readonly outcome: MutationOutcome;
              readonly at: string;
            } | null;
          };
    }>;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
};

export type ViewerQueryVariables = Exact<{ [key: string]: never }>;

export type ViewerQuery = {
  readonly viewer: { readonly name: string; readonly scopes: ReadonlyArray<Scope> };
};

export const RunPartsFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'RunParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentRun' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'source' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'phase' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'total' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'availableActions' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'pendingMutation' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'record' } },
                { kind: 'Field', name: { kind: 'Name', value: 'mutation' } },
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
                { kind: 'Field', name: { kind: 'Name', value: 'paymentDate' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentBatch' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'count' } },
                { kind: 'Field', name: { kind: 'Name', value: 'payeeName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reimbursementMethodName' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<RunPartsFragment, unknown>;
export const DocumentPartsFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DocumentParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PayableDocument' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'documentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'description' } },
          { kind: 'Field', name: { kind: 'Name', value: 'supplierDocumentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dueDate' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'outstanding' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'contactAccount' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<DocumentPartsFragment, unknown>;
export const PaymentPartsFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'PaymentParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'FragmentSpread', name: { kind: 'Name', value: 'RunParts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'batchNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'bankRef' } },
          { kind: 'Field', name: { kind: 'Name', value: 'exchangeRate' } },
          { kind: 'Field', name: { kind: 'Name', value: 'status' } },
          { kind: 'Field', name: { kind: 'Name', value: 'statuses' } },
          { kind: 'Field', name: { kind: 'Name', value: 'version' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lastModifiedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lastModifiedBy' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'type' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bankAccount' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'paymentMethod' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'legalEntity' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'allocations' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'documentNo' } },
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'document' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'DocumentParts' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'RunParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentRun' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'source' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'phase' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'total' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'availableActions' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'pendingMutation' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'record' } },
                { kind: 'Field', name: { kind: 'Name', value: 'mutation' } },
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
                { kind: 'Field', name: { kind: 'Name', value: 'paymentDate' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentBatch' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'count' } },
                { kind: 'Field', name: { kind: 'Name', value: 'payeeName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reimbursementMethodName' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DocumentParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PayableDocument' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'documentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'description' } },
          { kind: 'Field', name: { kind: 'Name', value: 'supplierDocumentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dueDate' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'outstanding' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'contactAccount' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<PaymentPartsFragment, unknown>;
export const BatchPartsFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'BatchParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentBatch' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'FragmentSpread', name: { kind: 'Name', value: 'RunParts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'batchId' } },
          { kind: 'Field', name: { kind: 'Name', value: 'batchStatus' } },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'RunParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentRun' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'source' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'phase' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'total' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'availableActions' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'pendingMutation' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'record' } },
                { kind: 'Field', name: { kind: 'Name', value: 'mutation' } },
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
                { kind: 'Field', name: { kind: 'Name', value: 'paymentDate' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentBatch' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'count' } },
                { kind: 'Field', name: { kind: 'Name', value: 'payeeName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reimbursementMethodName' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<BatchPartsFragment, unknown>;
export const BatchFileDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'BatchFile' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'rows' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'paymentBatch' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'id' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'file' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'filename' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'size' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'link' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'entries' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'rowCount' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'columnCount' } },
                            {
                              kind: 'Field',
                              name: { kind: 'Name', value: 'rows' },
                              arguments: [
                                {
                                  kind: 'Argument',
                                  name: { kind: 'Name', value: 'first' },
                                  value: { kind: 'Variable', name: { kind: 'Name', value: 'rows' } },
                                },
                              ],
                            },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<BatchFileQuery, BatchFileQueryVariables>;
export const BatchDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'Batch' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'paymentBatch' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'id' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'BatchParts' } }],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'RunParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentRun' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'source' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'phase' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'total' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'availableActions' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'pendingMutation' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'record' } },
                { kind: 'Field', name: { kind: 'Name', value: 'mutation' } },
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
                { kind: 'Field', name: { kind: 'Name', value: 'paymentDate' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentBatch' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'count' } },
                { kind: 'Field', name: { kind: 'Name', value: 'payeeName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reimbursementMethodName' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'BatchParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentBatch' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'FragmentSpread', name: { kind: 'Name', value: 'RunParts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'batchId' } },
          { kind: 'Field', name: { kind: 'Name', value: 'batchStatus' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<BatchQuery, BatchQueryVariables>;
export const RunsUpdatedDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'subscription',
      name: { kind: 'Name', value: 'RunsUpdated' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'filter' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentRunFilter' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'paymentRunsUpdated' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'filter' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'filter' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'isInitial' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'run' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'RunParts' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'RunParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentRun' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'source' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'phase' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'total' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'availableActions' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'pendingMutation' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'record' } },
                { kind: 'Field', name: { kind: 'Name', value: 'mutation' } },
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
                { kind: 'Field', name: { kind: 'Name', value: 'paymentDate' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentBatch' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'count' } },
                { kind: 'Field', name: { kind: 'Name', value: 'payeeName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reimbursementMethodName' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<RunsUpdatedSubscription, RunsUpdatedSubscriptionVariables>;
export const PaymentUpdatedDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'subscription',
      name: { kind: 'Name', value: 'PaymentUpdated' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bulkPaymentUpdated' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'id' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'PaymentParts' } }],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'RunParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentRun' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'source' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'phase' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'total' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'availableActions' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'pendingMutation' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'record' } },
                { kind: 'Field', name: { kind: 'Name', value: 'mutation' } },
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
                { kind: 'Field', name: { kind: 'Name', value: 'paymentDate' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentBatch' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'count' } },
                { kind: 'Field', name: { kind: 'Name', value: 'payeeName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reimbursementMethodName' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DocumentParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PayableDocument' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'documentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'description' } },
          { kind: 'Field', name: { kind: 'Name', value: 'supplierDocumentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dueDate' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'outstanding' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'contactAccount' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'PaymentParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'FragmentSpread', name: { kind: 'Name', value: 'RunParts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'batchNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'bankRef' } },
          { kind: 'Field', name: { kind: 'Name', value: 'exchangeRate' } },
          { kind: 'Field', name: { kind: 'Name', value: 'status' } },
          { kind: 'Field', name: { kind: 'Name', value: 'statuses' } },
          { kind: 'Field', name: { kind: 'Name', value: 'version' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lastModifiedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lastModifiedBy' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'type' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bankAccount' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'paymentMethod' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'legalEntity' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'allocations' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'documentNo' } },
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'document' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'DocumentParts' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<PaymentUpdatedSubscription, PaymentUpdatedSubscriptionVariables>;
export const BatchUpdatedDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'subscription',
      name: { kind: 'Name', value: 'BatchUpdated' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'paymentBatchUpdated' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'id' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'BatchParts' } }],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'RunParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentRun' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'source' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'phase' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'total' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'availableActions' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'pendingMutation' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'record' } },
                { kind: 'Field', name: { kind: 'Name', value: 'mutation' } },
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
                { kind: 'Field', name: { kind: 'Name', value: 'paymentDate' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentBatch' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'count' } },
                { kind: 'Field', name: { kind: 'Name', value: 'payeeName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reimbursementMethodName' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'BatchParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentBatch' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'FragmentSpread', name: { kind: 'Name', value: 'RunParts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'batchId' } },
          { kind: 'Field', name: { kind: 'Name', value: 'batchStatus' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<BatchUpdatedSubscription, BatchUpdatedSubscriptionVariables>;
export const CreateBulkPaymentDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'CreateBulkPayment' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'CreateBulkPaymentInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'createBulkPayment' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'replayed' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'bulkPayment' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'PaymentParts' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'RunParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentRun' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'source' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'phase' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'total' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'availableActions' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'pendingMutation' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'record' } },
                { kind: 'Field', name: { kind: 'Name', value: 'mutation' } },
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
                { kind: 'Field', name: { kind: 'Name', value: 'paymentDate' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentBatch' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'count' } },
                { kind: 'Field', name: { kind: 'Name', value: 'payeeName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reimbursementMethodName' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DocumentParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PayableDocument' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'documentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'description' } },
          { kind: 'Field', name: { kind: 'Name', value: 'supplierDocumentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dueDate' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'outstanding' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'contactAccount' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'PaymentParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'FragmentSpread', name: { kind: 'Name', value: 'RunParts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'batchNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'bankRef' } },
          { kind: 'Field', name: { kind: 'Name', value: 'exchangeRate' } },
          { kind: 'Field', name: { kind: 'Name', value: 'status' } },
          { kind: 'Field', name: { kind: 'Name', value: 'statuses' } },
          { kind: 'Field', name: { kind: 'Name', value: 'version' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lastModifiedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lastModifiedBy' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'type' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bankAccount' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'paymentMethod' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'legalEntity' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'allocations' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'documentNo' } },
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'document' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'DocumentParts' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<CreateBulkPaymentMutation, CreateBulkPaymentMutationVariables>;
export const UpdateBulkPaymentDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'UpdateBulkPayment' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'UpdateBulkPaymentInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'updateBulkPayment' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'replayed' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'bulkPayment' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'PaymentParts' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'RunParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentRun' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'source' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'phase' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'total' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'availableActions' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'pendingMutation' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'record' } },
                { kind: 'Field', name: { kind: 'Name', value: 'mutation' } },
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
                { kind: 'Field', name: { kind: 'Name', value: 'paymentDate' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentBatch' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'count' } },
                { kind: 'Field', name: { kind: 'Name', value: 'payeeName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reimbursementMethodName' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DocumentParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PayableDocument' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'documentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'description' } },
          { kind: 'Field', name: { kind: 'Name', value: 'supplierDocumentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dueDate' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'outstanding' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'contactAccount' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'PaymentParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'FragmentSpread', name: { kind: 'Name', value: 'RunParts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'batchNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'bankRef' } },
          { kind: 'Field', name: { kind: 'Name', value: 'exchangeRate' } },
          { kind: 'Field', name: { kind: 'Name', value: 'status' } },
          { kind: 'Field', name: { kind: 'Name', value: 'statuses' } },
          { kind: 'Field', name: { kind: 'Name', value: 'version' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lastModifiedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lastModifiedBy' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'type' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bankAccount' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'paymentMethod' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'legalEntity' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'allocations' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'documentNo' } },
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'document' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'DocumentParts' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<UpdateBulkPaymentMutation, UpdateBulkPaymentMutationVariables>;
export const SubmitBulkPaymentDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'SubmitBulkPayment' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'SubmitBulkPaymentInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'submitBulkPayment' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'replayed' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'bulkPayment' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'PaymentParts' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'RunParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentRun' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'source' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'phase' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'total' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'availableActions' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'pendingMutation' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'record' } },
                { kind: 'Field', name: { kind: 'Name', value: 'mutation' } },
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
                { kind: 'Field', name: { kind: 'Name', value: 'paymentDate' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentBatch' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'count' } },
                { kind: 'Field', name: { kind: 'Name', value: 'payeeName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reimbursementMethodName' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DocumentParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PayableDocument' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'documentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'description' } },
          { kind: 'Field', name: { kind: 'Name', value: 'supplierDocumentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dueDate' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'outstanding' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'contactAccount' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'PaymentParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'FragmentSpread', name: { kind: 'Name', value: 'RunParts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'batchNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'bankRef' } },
          { kind: 'Field', name: { kind: 'Name', value: 'exchangeRate' } },
          { kind: 'Field', name: { kind: 'Name', value: 'status' } },
          { kind: 'Field', name: { kind: 'Name', value: 'statuses' } },
          { kind: 'Field', name: { kind: 'Name', value: 'version' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lastModifiedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lastModifiedBy' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'type' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bankAccount' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'paymentMethod' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'legalEntity' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'allocations' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'documentNo' } },
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'document' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'DocumentParts' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<SubmitBulkPaymentMutation, SubmitBulkPaymentMutationVariables>;
export const AmendBulkPaymentDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'AmendBulkPayment' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'AmendBulkPaymentInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'amendBulkPayment' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'replayed' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'bulkPayment' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'PaymentParts' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'RunParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentRun' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'source' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'phase' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'total' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'availableActions' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'pendingMutation' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'record' } },
                { kind: 'Field', name: { kind: 'Name', value: 'mutation' } },
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
                { kind: 'Field', name: { kind: 'Name', value: 'paymentDate' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentBatch' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'count' } },
                { kind: 'Field', name: { kind: 'Name', value: 'payeeName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reimbursementMethodName' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DocumentParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PayableDocument' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'documentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'description' } },
          { kind: 'Field', name: { kind: 'Name', value: 'supplierDocumentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dueDate' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'outstanding' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'contactAccount' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'PaymentParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'FragmentSpread', name: { kind: 'Name', value: 'RunParts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'batchNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'bankRef' } },
          { kind: 'Field', name: { kind: 'Name', value: 'exchangeRate' } },
          { kind: 'Field', name: { kind: 'Name', value: 'status' } },
          { kind: 'Field', name: { kind: 'Name', value: 'statuses' } },
          { kind: 'Field', name: { kind: 'Name', value: 'version' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lastModifiedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lastModifiedBy' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'type' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bankAccount' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'paymentMethod' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'legalEntity' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'allocations' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'documentNo' } },
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'document' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'DocumentParts' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<AmendBulkPaymentMutation, AmendBulkPaymentMutationVariables>;
export const ProcessBulkPaymentDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'ProcessBulkPayment' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'ProcessBulkPaymentInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'processBulkPayment' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'replayed' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'bulkPayment' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'PaymentParts' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'RunParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentRun' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'source' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'phase' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'total' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'availableActions' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'pendingMutation' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'record' } },
                { kind: 'Field', name: { kind: 'Name', value: 'mutation' } },
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
                { kind: 'Field', name: { kind: 'Name', value: 'paymentDate' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentBatch' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'count' } },
                { kind: 'Field', name: { kind: 'Name', value: 'payeeName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reimbursementMethodName' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DocumentParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PayableDocument' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'documentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'description' } },
          { kind: 'Field', name: { kind: 'Name', value: 'supplierDocumentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dueDate' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'outstanding' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'contactAccount' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'PaymentParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'FragmentSpread', name: { kind: 'Name', value: 'RunParts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'batchNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'bankRef' } },
          { kind: 'Field', name: { kind: 'Name', value: 'exchangeRate' } },
          { kind: 'Field', name: { kind: 'Name', value: 'status' } },
          { kind: 'Field', name: { kind: 'Name', value: 'statuses' } },
          { kind: 'Field', name: { kind: 'Name', value: 'version' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lastModifiedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lastModifiedBy' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'type' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bankAccount' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'paymentMethod' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'legalEntity' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'allocations' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'documentNo' } },
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'document' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'DocumentParts' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<ProcessBulkPaymentMutation, ProcessBulkPaymentMutationVariables>;
export const PostBulkPaymentDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'PostBulkPayment' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'PostBulkPaymentInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'postBulkPayment' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'replayed' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'bulkPayment' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'PaymentParts' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'RunParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentRun' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'source' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'phase' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'total' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'availableActions' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'pendingMutation' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'record' } },
                { kind: 'Field', name: { kind: 'Name', value: 'mutation' } },
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
                { kind: 'Field', name: { kind: 'Name', value: 'paymentDate' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentBatch' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'count' } },
                { kind: 'Field', name: { kind: 'Name', value: 'payeeName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reimbursementMethodName' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DocumentParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PayableDocument' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'documentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'description' } },
          { kind: 'Field', name: { kind: 'Name', value: 'supplierDocumentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dueDate' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'outstanding' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'contactAccount' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'PaymentParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'FragmentSpread', name: { kind: 'Name', value: 'RunParts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'batchNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'bankRef' } },
          { kind: 'Field', name: { kind: 'Name', value: 'exchangeRate' } },
          { kind: 'Field', name: { kind: 'Name', value: 'status' } },
          { kind: 'Field', name: { kind: 'Name', value: 'statuses' } },
          { kind: 'Field', name: { kind: 'Name', value: 'version' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lastModifiedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lastModifiedBy' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'type' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bankAccount' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'paymentMethod' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'legalEntity' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'allocations' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'documentNo' } },
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'document' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'DocumentParts' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<PostBulkPaymentMutation, PostBulkPaymentMutationVariables>;
export const UnpostBulkPaymentDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'UnpostBulkPayment' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'UnpostBulkPaymentInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'unpostBulkPayment' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'replayed' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'bulkPayment' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'PaymentParts' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'RunParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentRun' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'source' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'phase' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'total' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'availableActions' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'pendingMutation' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'record' } },
                { kind: 'Field', name: { kind: 'Name', value: 'mutation' } },
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
                { kind: 'Field', name: { kind: 'Name', value: 'paymentDate' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentBatch' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'count' } },
                { kind: 'Field', name: { kind: 'Name', value: 'payeeName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reimbursementMethodName' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DocumentParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PayableDocument' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'documentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'description' } },
          { kind: 'Field', name: { kind: 'Name', value: 'supplierDocumentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dueDate' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'outstanding' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'contactAccount' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'PaymentParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'FragmentSpread', name: { kind: 'Name', value: 'RunParts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'batchNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'bankRef' } },
          { kind: 'Field', name: { kind: 'Name', value: 'exchangeRate' } },
          { kind: 'Field', name: { kind: 'Name', value: 'status' } },
          { kind: 'Field', name: { kind: 'Name', value: 'statuses' } },
          { kind: 'Field', name: { kind: 'Name', value: 'version' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lastModifiedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lastModifiedBy' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'type' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bankAccount' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'paymentMethod' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'legalEntity' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'allocations' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'documentNo' } },
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'document' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'DocumentParts' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<UnpostBulkPaymentMutation, UnpostBulkPaymentMutationVariables>;
export const AbandonBulkPaymentDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'AbandonBulkPayment' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'AbandonBulkPaymentInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'abandonBulkPayment' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'replayed' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'bulkPayment' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'PaymentParts' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'RunParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentRun' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'source' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'phase' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'total' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'availableActions' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'pendingMutation' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'record' } },
                { kind: 'Field', name: { kind: 'Name', value: 'mutation' } },
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
                { kind: 'Field', name: { kind: 'Name', value: 'paymentDate' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentBatch' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'count' } },
                { kind: 'Field', name: { kind: 'Name', value: 'payeeName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reimbursementMethodName' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DocumentParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PayableDocument' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'documentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'description' } },
          { kind: 'Field', name: { kind: 'Name', value: 'supplierDocumentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dueDate' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'outstanding' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'contactAccount' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'PaymentParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'FragmentSpread', name: { kind: 'Name', value: 'RunParts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'batchNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'bankRef' } },
          { kind: 'Field', name: { kind: 'Name', value: 'exchangeRate' } },
          { kind: 'Field', name: { kind: 'Name', value: 'status' } },
          { kind: 'Field', name: { kind: 'Name', value: 'statuses' } },
          { kind: 'Field', name: { kind: 'Name', value: 'version' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lastModifiedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lastModifiedBy' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'type' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bankAccount' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'paymentMethod' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'legalEntity' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'allocations' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'documentNo' } },
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'document' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'DocumentParts' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<AbandonBulkPaymentMutation, AbandonBulkPaymentMutationVariables>;
export const ReplaceBulkPaymentAllocationsDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'ReplaceBulkPaymentAllocations' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'ReplaceBulkPaymentAllocationsInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'replaceBulkPaymentAllocations' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'replayed' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'bulkPayment' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'PaymentParts' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'RunParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentRun' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'source' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'phase' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'total' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'availableActions' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'pendingMutation' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'record' } },
                { kind: 'Field', name: { kind: 'Name', value: 'mutation' } },
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
                { kind: 'Field', name: { kind: 'Name', value: 'paymentDate' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentBatch' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'count' } },
                { kind: 'Field', name: { kind: 'Name', value: 'payeeName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reimbursementMethodName' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DocumentParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PayableDocument' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'documentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'description' } },
          { kind: 'Field', name: { kind: 'Name', value: 'supplierDocumentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dueDate' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'outstanding' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'contactAccount' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'PaymentParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'FragmentSpread', name: { kind: 'Name', value: 'RunParts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'batchNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'bankRef' } },
          { kind: 'Field', name: { kind: 'Name', value: 'exchangeRate' } },
          { kind: 'Field', name: { kind: 'Name', value: 'status' } },
          { kind: 'Field', name: { kind: 'Name', value: 'statuses' } },
          { kind: 'Field', name: { kind: 'Name', value: 'version' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lastModifiedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lastModifiedBy' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'type' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bankAccount' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'paymentMethod' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'legalEntity' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'allocations' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'documentNo' } },
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'document' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'DocumentParts' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<
  ReplaceBulkPaymentAllocationsMutation,
  ReplaceBulkPaymentAllocationsMutationVariables
>;
export const ClosePaymentBatchDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'ClosePaymentBatch' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'ClosePaymentBatchInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'closePaymentBatch' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'replayed' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'paymentBatch' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'BatchParts' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'RunParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentRun' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'source' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'phase' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'total' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'availableActions' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'pendingMutation' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'record' } },
                { kind: 'Field', name: { kind: 'Name', value: 'mutation' } },
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
                { kind: 'Field', name: { kind: 'Name', value: 'paymentDate' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentBatch' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'count' } },
                { kind: 'Field', name: { kind: 'Name', value: 'payeeName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reimbursementMethodName' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'BatchParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentBatch' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'FragmentSpread', name: { kind: 'Name', value: 'RunParts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'batchId' } },
          { kind: 'Field', name: { kind: 'Name', value: 'batchStatus' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<ClosePaymentBatchMutation, ClosePaymentBatchMutationVariables>;
export const RegeneratePaymentBatchFileDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'mutation',
      name: { kind: 'Name', value: 'RegeneratePaymentBatchFile' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'RegeneratePaymentBatchFileInput' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'regeneratePaymentBatchFile' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'input' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'input' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'replayed' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'userErrors' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'message' } },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'paymentBatch' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'BatchParts' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'RunParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentRun' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'source' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'phase' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'total' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'availableActions' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'pendingMutation' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'record' } },
                { kind: 'Field', name: { kind: 'Name', value: 'mutation' } },
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
                { kind: 'Field', name: { kind: 'Name', value: 'paymentDate' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentBatch' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'count' } },
                { kind: 'Field', name: { kind: 'Name', value: 'payeeName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reimbursementMethodName' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'BatchParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentBatch' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'FragmentSpread', name: { kind: 'Name', value: 'RunParts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'batchId' } },
          { kind: 'Field', name: { kind: 'Name', value: 'batchStatus' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<RegeneratePaymentBatchFileMutation, RegeneratePaymentBatchFileMutationVariables>;
export const PayableDocumentsDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'PayableDocuments' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'filter' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'PayableDocumentFilter' } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'first' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'payableDocuments' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'filter' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'filter' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'first' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'first' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'edges' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'node' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'FragmentSpread', name: { kind: 'Name', value: 'DocumentParts' } },
                          ],
                        },
                      },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'pageInfo' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'Field', name: { kind: 'Name', value: 'hasNextPage' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DocumentParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PayableDocument' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'documentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'description' } },
          { kind: 'Field', name: { kind: 'Name', value: 'supplierDocumentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dueDate' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'outstanding' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'contactAccount' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<PayableDocumentsQuery, PayableDocumentsQueryVariables>;
export const SuppliersDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'Suppliers' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'name' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'contactAccounts' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'filter' },
                value: {
                  kind: 'ObjectValue',
                  fields: [
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'descriptionContains' },
                      value: { kind: 'Variable', name: { kind: 'Name', value: 'name' } },
                    },
                  ],
                },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'first' },
                value: { kind: 'IntValue', value: '20' },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'edges' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'node' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'description' } },
                          ],
                        },
                      },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<SuppliersQuery, SuppliersQueryVariables>;
export const CatalogsDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'Catalogs' },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bankAccounts' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
                { kind: 'Field', name: { kind: 'Name', value: 'isActive' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bulkPaymentTypes' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
                { kind: 'Field', name: { kind: 'Name', value: 'isActive' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'paymentMethods' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
                { kind: 'Field', name: { kind: 'Name', value: 'isActive' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'legalEntities' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<CatalogsQuery, CatalogsQueryVariables>;
export const PaymentDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'Payment' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bulkPayment' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'id' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'PaymentParts' } }],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'RunParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentRun' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'source' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'phase' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'total' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'availableActions' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'pendingMutation' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'record' } },
                { kind: 'Field', name: { kind: 'Name', value: 'mutation' } },
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
                { kind: 'Field', name: { kind: 'Name', value: 'paymentDate' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentBatch' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'count' } },
                { kind: 'Field', name: { kind: 'Name', value: 'payeeName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reimbursementMethodName' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'DocumentParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PayableDocument' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'documentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'description' } },
          { kind: 'Field', name: { kind: 'Name', value: 'supplierDocumentNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'dueDate' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'outstanding' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'contactAccount' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'PaymentParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'FragmentSpread', name: { kind: 'Name', value: 'RunParts' } },
          { kind: 'Field', name: { kind: 'Name', value: 'batchNo' } },
          { kind: 'Field', name: { kind: 'Name', value: 'bankRef' } },
          { kind: 'Field', name: { kind: 'Name', value: 'exchangeRate' } },
          { kind: 'Field', name: { kind: 'Name', value: 'status' } },
          { kind: 'Field', name: { kind: 'Name', value: 'statuses' } },
          { kind: 'Field', name: { kind: 'Name', value: 'version' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lastModifiedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lastModifiedBy' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'type' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'bankAccount' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'paymentMethod' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'legalEntity' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'allocations' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                { kind: 'Field', name: { kind: 'Name', value: 'documentNo' } },
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'document' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'DocumentParts' } }],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<PaymentQuery, PaymentQueryVariables>;
export const RunTotalsDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'RunTotals' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'filter' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentRunFilter' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'paymentRunTotals' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'filter' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'filter' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'totals' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'source' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'phase' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'count' } },
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'total' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [
                            { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                            { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
                          ],
                        },
                      },
                    ],
                  },
                },
                { kind: 'Field', name: { kind: 'Name', value: 'isComplete' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<RunTotalsQuery, RunTotalsQueryVariables>;
export const RunsDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'Runs' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'filter' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentRunFilter' } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'first' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'paymentRuns' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'filter' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'filter' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'first' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'first' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'after' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'edges' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      {
                        kind: 'Field',
                        name: { kind: 'Name', value: 'node' },
                        selectionSet: {
                          kind: 'SelectionSet',
                          selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'RunParts' } }],
                        },
                      },
                    ],
                  },
                },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'pageInfo' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'hasNextPage' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'endCursor' } },
                    ],
                  },
                },
                { kind: 'Field', name: { kind: 'Name', value: 'unavailable' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'RunParts' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentRun' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: '__typename' } },
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'source' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reference' } },
          { kind: 'Field', name: { kind: 'Name', value: 'phase' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'total' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'currency' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'availableActions' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'pendingMutation' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'record' } },
                { kind: 'Field', name: { kind: 'Name', value: 'mutation' } },
                { kind: 'Field', name: { kind: 'Name', value: 'outcome' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'BulkPayment' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'description' } },
                { kind: 'Field', name: { kind: 'Name', value: 'paymentDate' } },
              ],
            },
          },
          {
            kind: 'InlineFragment',
            typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'PaymentBatch' } },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'count' } },
                { kind: 'Field', name: { kind: 'Name', value: 'payeeName' } },
                { kind: 'Field', name: { kind: 'Name', value: 'reimbursementMethodName' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<RunsQuery, RunsQueryVariables>;
export const ViewerDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'Viewer' },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'viewer' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'name' } },
                { kind: 'Field', name: { kind: 'Name', value: 'scopes' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<ViewerQuery, ViewerQueryVariables>;
