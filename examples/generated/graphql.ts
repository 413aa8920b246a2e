/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The bulk payment to submit for authorisation. */
export type SubmitBulkPaymentInput = {
  /** The payment's gateway id, its uuid in iplicit, or its batch number if no other payment has the same one. */
  readonly id: string;
  /** Change nothing unless the payment still has this `version`. */
  readonly ifVersion?: string | null | undefined;
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: string;
};

/** The status of an iplicit bulk payment: the most significant of those that iplicit gives it. */
export type BulkPaymentStatus =
  /** Still being prepared; it can be edited, submitted or abandoned (`draft`). */
  | 'DRAFT'
  /** Submitted and waiting to be authorised (`pending_auth`). */
  | 'PENDING_AUTHORISATION'
  /** Authorised; it can be processed, or amended to return it to draft (`approved`). */
  | 'APPROVED'
  /** Rejected by those who authorise it (`rejected`). */
  | 'REJECTED'
  /** Processed for payment; it can be posted, or amended to return it to draft (`processed`). */
  | 'PROCESSED'
  /** Posted to the ledger (`posted`). */
  | 'POSTED'
  /** Abandoned; it will never be paid (`abandoned`). */
  | 'ABANDONED'
  /** iplicit reports an error on it (`error`). */
  | 'ERROR'
  /** A status that the gateway has no name for; see `statuses`. */
  | 'UNKNOWN';

/** What is known about a write. */
export type MutationOutcome =
  /** It is still in progress. Only in records and in `pendingMutation`, never in a payload. */
  | 'IN_PROGRESS'
  /** The service confirmed it, or its state, read back, shows that it happened. */
  | 'APPLIED'
  /**
   * The service accepted it and is still working on it: a submission until the payment is no longer a draft, a
   * scheduled close until the batch is closed. Then it becomes APPLIED.
   */
  | 'QUEUED'
  /** It was not applied; `userErrors` says why. */
  | 'REFUSED'
  /** It was sent and no usable response came, but the service, read back later, shows that it did not happen. */
  | 'NOT_APPLIED'
  /**
   * It may have been sent, and nothing shows yet whether it happened. The gateway keeps looking: follow it with
   * `mutationSettled`, or repeat the request with the same key. Do not try again with a new key.
   */
  | 'UNKNOWN';

/** Why a write was refused or is in doubt. New codes may be added; treat an unfamiliar code as a refusal. */
export type UserErrorCode =
  /** The object does not exist, or the caller may not see it. Nothing was changed. */
  | 'NOT_FOUND'
  /**
   * The input breaks a rule of the gateway or the service. `field` says where, unless the service refuses without
   * naming a field. Nothing was changed.
   */
  | 'INVALID_INPUT'
  /** The object's status does not allow this action. Nothing was changed. */
  | 'ILLEGAL_TRANSITION'
  /**
   * The payment no longer has the version given in `ifVersion`. Nothing was changed: read the payment again before
   * deciding what to do.
   */
  | 'VERSION_CONFLICT'
  /** Concur has no reports in the batch. If reports were approved in the last 30 minutes, wait that long and try again. */
  | 'EMPTY_BATCH'
  /**
   * The same `idempotencyKey` was used before with a different input. Nothing was changed: use a new key for a new
   * request.
   */
  | 'IDEMPOTENCY_CONFLICT'
  /** The service refused for a reason of its own; `upstream` has its response. */
  | 'UPSTREAM_REFUSED'
  /**
   * The write was sent and its outcome is not known. Before deciding what to do, read the object or repeat the request
   * with the same key.
   */
  | 'OUTCOME_UNKNOWN'
  /**
   * No usable response came, and the service, read back since, shows that the write did not happen. Nothing was
   * changed: try again with a new key.
   */
  | 'NOT_APPLIED'
  /**
   * An earlier write of this kind is queued at the service and has not been carried out yet. Nothing was sent: wait
   * for it.
   */
  | 'ALREADY_QUEUED'
  /**
   * An earlier write to the same payment or batch is not settled: its outcome is not known yet, or it is a write of
   * another kind that is queued at the service. See its `pendingMutation`. Nothing was sent: wait until the earlier one
   * has settled.
   */
  | 'UNSETTLED_WRITE'
  /**
   * The batch is not what the caller saw: its total or count differs from `ifTotal` or `ifCount`. Nothing was sent:
   * look at the batch again before deciding what to do.
   */
  | 'CHANGED_SINCE_SEEN'
  /**
   * The service or the gateway could not take the write at the moment; `message` says why. Nothing was changed: try
   * again later with the same key. Returned only by mutations that write to several payments or batches; a mutation of
   * a single one fails with a top-level error instead.
   */
  | 'UNAVAILABLE';

/** The services that hold payments. */
export type PaymentSource =
  /** SAP Concur, which pays expense reports in payment batches. */
  | 'CONCUR'
  /** iplicit, which pays purchase documents in bulk payments (its `BatchPayment`). */
  | 'IPLICIT';

/** How far a payment run has progressed, in one vocabulary for both services. Each type also has its own exact status. */
export type PaymentRunPhase =
  /** Still being prepared. Concur: an open batch. iplicit: `draft`. */
  | 'OPEN'
  /** Submitted and waiting to be approved. iplicit: `pending_auth`. */
  | 'IN_APPROVAL'
  /** Approved, not yet processed. iplicit: `approved`. */
  | 'APPROVED'
  /** Rejected by those who approve it. iplicit: `rejected`. */
  | 'REJECTED'
  /** Processed for payment, not yet in the ledger. iplicit: `processed`. */
  | 'PROCESSED'
  /** Finished. Concur: a closed batch. iplicit: `posted` to the ledger. */
  | 'SETTLED'
  /** Abandoned; it will never be paid. iplicit: `abandoned`. */
  | 'CANCELLED'
  /** The service reports an error on it. iplicit: `error`. */
  | 'FAILED'
  /** The service gives a status that this vocabulary does not cover; see the status field of the type itself. */
  | 'UNKNOWN';

/** What can be done with a payment run. The first two are for Concur batches, the others for iplicit's bulk payments. */
export type PaymentRunAction =
  /** Close the batch: `closePaymentBatch`. Scope `payments:approve`. */
  | 'CLOSE'
  /** Have the file of a closed batch written again: `regeneratePaymentBatchFile`. Scope `payments:approve`. */
  | 'REGENERATE_FILE'
  /** Change its description, bank reference or payment date: `updateBulkPayment`. Scope `payments:edit`. */
  | 'UPDATE'
  /**
   * Add, replace or delete allocations: `addBulkPaymentAllocations`, `replaceBulkPaymentAllocations`,
   * `deleteBulkPaymentAllocation`. Scope `payments:edit`.
   */
  | 'EDIT_ALLOCATIONS'
  /** Submit it for authorisation: `submitBulkPayment`. Scope `payments:submit`. */
  | 'SUBMIT'
  /** Return it to draft: `amendBulkPayment`. Scope `payments:approve`. */
  | 'AMEND'
  /** Process it for payment: `processBulkPayment`. Scope `payments:approve`. */
  | 'PROCESS'
  /** Post it to the ledger: `postBulkPayment`. Scope `payments:approve`. */
  | 'POST'
  /** Remove it from the ledger again: `unpostBulkPayment`. Scope `payments:approve`. */
  | 'UNPOST'
  /** Abandon it for good: `abandonBulkPayment`. Scope `payments:edit`. */
  | 'ABANDON';

/** Conditions for payment runs. All conditions given must hold; those omitted or null have no effect. */
export type PaymentRunFilter = {
  /** Only runs held in one of these services. An empty list matches none. */
  readonly sources?: ReadonlyArray<PaymentSource> | null | undefined;
  /** Only runs in one of these phases. An empty list matches none. */
  readonly phases?: ReadonlyArray<PaymentRunPhase> | null | undefined;
  /** Only runs whose `total` is in this currency. */
  readonly currency?: string | null | undefined;
  /** Only runs whose `reference` contains this text, in upper or lower case. */
  readonly referenceContains?: string | null | undefined;
};

export type BulkPaymentDetailQueryVariables = Exact<{
  id: string;
}>;


export type BulkPaymentDetailQuery = { readonly bulkPayment: { readonly id: string, readonly reference: string, readonly status: BulkPaymentStatus, readonly version: string | null, readonly availableActions: ReadonlyArray<PaymentRunAction>, readonly total: { readonly amount: string, readonly currency: string } | null, readonly allocations: ReadonlyArray<{ readonly id: string, readonly documentNo: string | null, readonly amount: string | null, readonly document: { readonly id: string, readonly outstanding: { readonly amount: string, readonly currency: string } | null, readonly contactAccount: { readonly id: string, readonly description: string | null } | null } | null }> | null } | null };

export type PaymentRunsQueryVariables = Exact<{
  filter?: PaymentRunFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PaymentRunsQuery = { readonly paymentRuns: { readonly unavailable: ReadonlyArray<PaymentSource>, readonly edges: ReadonlyArray<{ readonly node:
        | { readonly __typename: 'BulkPayment', readonly paymentDate: string | null, readonly id: string, readonly reference: string, readonly phase: PaymentRunPhase, readonly availableActions: ReadonlyArray<PaymentRunAction>, readonly total: { readonly amount: string, readonly currency: string } | null }
        | { readonly __typename: 'PaymentBatch', readonly count: number | null, readonly payeeName: string, readonly id: string, readonly reference: string, readonly phase: PaymentRunPhase, readonly availableActions: ReadonlyArray<PaymentRunAction>, readonly total: { readonly amount: string, readonly currency: string } | null }
       }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type SubmitBulkPaymentMutationVariables = Exact<{
  input: SubmitBulkPaymentInput;
}>;


export type SubmitBulkPaymentMutation = { readonly submitBulkPayment: { readonly outcome: MutationOutcome, readonly replayed: boolean, readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null }>, readonly bulkPayment: { readonly id: string, readonly status: BulkPaymentStatus, readonly version: string | null } | null } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const BulkPaymentDetailDocument = new TypedDocumentString(`
    query BulkPaymentDetail($id: ID!) {
  bulkPayment(id: $id) {
    id
    reference
    status
    version
    availableActions
    total {
      amount
      currency
    }
    allocations {
      id
      documentNo
      amount
      document {
        id
        outstanding {
          amount
          currency
        }
        contactAccount {
          id
          description
        }
      }
    }
  }
}
    `, {"hash":"sha256:daa513d89237ed60ed2ed04df04b6fc35e2cd42b4e6ce5783a20182004ed8f9a"}) as unknown as TypedDocumentString<BulkPaymentDetailQuery, BulkPaymentDetailQueryVariables>;
export const PaymentRunsDocument = new TypedDocumentString(`
    query PaymentRuns($filter: PaymentRunFilter, $first: Int, $after: String) {
  paymentRuns(filter: $filter, first: $first, after: $after) {
    edges {
      node {
        __typename
        id
        reference
        phase
        total {
          amount
          currency
        }
        availableActions
        ... on PaymentBatch {
          count
          payeeName
        }
        ... on BulkPayment {
          paymentDate
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    unavailable
  }
}
    `, {"hash":"sha256:4892d000dc605552a7b6286a741a28b9b6c5d5337b21444f8e828d3cbfe70557"}) as unknown as TypedDocumentString<PaymentRunsQuery, PaymentRunsQueryVariables>;
export const SubmitBulkPaymentDocument = new TypedDocumentString(`
    mutation SubmitBulkPayment($input: SubmitBulkPaymentInput!) {
  submitBulkPayment(input: $input) {
    outcome
    replayed
    userErrors {
      code
      message
      field
    }
    bulkPayment {
      id
      status
      version
    }
  }
}
    `, {"hash":"sha256:bc2473107f9dac7856b860ce328232333e085adcd6d1632812ac1276bea18ede"}) as unknown as TypedDocumentString<SubmitBulkPaymentMutation, SubmitBulkPaymentMutationVariables>;