/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Where an iplicit bulk payment stands, by the governing one of its statuses. */
export type BulkPaymentStatus =
  /** Being put together; it can be edited, submitted or abandoned (`draft`). */
  | 'DRAFT'
  /** Submitted and waiting for those who authorise it (`pending_auth`). */
  | 'PENDING_AUTHORISATION'
  /** Authorised; it can be processed, or amended to return it to draft (`approved`). */
  | 'APPROVED'
  /** Turned down by those who authorise it (`rejected`). */
  | 'REJECTED'
  /** Processed for payment; it can be posted, or amended to return it to draft (`processed`). */
  | 'PROCESSED'
  /** Posted to the ledger (`posted`). */
  | 'POSTED'
  /** Given up and never to be paid (`abandoned`). */
  | 'ABANDONED'
  /** iplicit reports an error on it (`error`). */
  | 'ERROR'
  /** A status for which the gateway has no name of its own; see `statuses`. */
  | 'UNKNOWN';

/** What can be done with an iplicit bulk payment. */
export type BulkPaymentAction =
  /** Change its description, bank reference or payment date: `updateBulkPayment`. */
  | 'UPDATE'
  /** Add, replace or delete allocations. */
  | 'EDIT_ALLOCATIONS'
  /** Hand it in for authorisation: `submitBulkPayment`. */
  | 'SUBMIT'
  /** Return it to draft: `amendBulkPayment`. */
  | 'AMEND'
  /** Process it for payment: `processBulkPayment`. */
  | 'PROCESS'
  /** Post it to the ledger: `postBulkPayment`. */
  | 'POST'
  /** Take it out of the ledger again: `unpostBulkPayment`. */
  | 'UNPOST'
  /** Give it up for good: `abandonBulkPayment`. */
  | 'ABANDON';

/** Which bulk payment to move one step on. */
export type BulkPaymentActionInput = {
  /** The payment: its gateway id, its uuid in iplicit, or its batch number if no other payment has the same. */
  readonly id: string;
  /** Do nothing unless the payment still has this `version`. */
  readonly ifVersion?: string | null | undefined;
  /**
   * A key of the caller's choosing, 1 to 255 visible ASCII characters. The same key with the same input never
   * acts twice.
   */
  readonly idempotencyKey?: string | null | undefined;
};

/** What is known of a write after the attempt. */
export type MutationOutcome =
  /** The service confirmed it, or its state shows that it happened. */
  | 'APPLIED'
  /** The service accepted it and is still working on it; read the object again later. */
  | 'QUEUED'
  /**
   * The same `idempotencyKey` with the same input was answered before: this is that answer, and nothing was
   * sent.
   */
  | 'REPLAYED'
  /** It was not applied; `userErrors` says why. */
  | 'REFUSED'
  /**
   * It was sent, no answer came back, and the service's state does not show whether it happened. Check before
   * trying again.
   */
  | 'UNKNOWN';

/** Why a write was refused or is in doubt. New codes may be added; treat one you do not know as a refusal. */
export type UserErrorCode =
  /** There is no such object, or the caller may not see it. Nothing was changed. */
  | 'NOT_FOUND'
  /**
   * The input breaks a rule of the gateway or the service; `field` points at the place, unless the service refuses without
   * naming one. Nothing was changed.
   */
  | 'INVALID_INPUT'
  /** The object's status does not allow this action. Nothing was changed. */
  | 'ILLEGAL_TRANSITION'
  /**
   * The payment no longer has the version given in `ifVersion`: read it again and decide anew. Nothing was
   * changed.
   */
  | 'VERSION_CONFLICT'
  /**
   * Concur holds no reports in the batch. If reports were approved in the last 30 minutes, wait that long and
   * try again.
   */
  | 'EMPTY_BATCH'
  /**
   * The same `idempotencyKey` was used before with another input. Nothing was changed: use a new key for a new
   * request.
   */
  | 'IDEMPOTENCY_CONFLICT'
  /** The service refused for a reason of its own; `upstream` has its words. */
  | 'UPSTREAM_REFUSED'
  /**
   * The write was sent and its outcome is not known. Read the object, or ask again with the same key, before
   * deciding.
   */
  | 'OUTCOME_UNKNOWN'
  /**
   * An earlier attempt under the same key was lost on the way, and the service, read back since, shows that it
   * did not happen. Nothing was moved: ask again with a new key.
   */
  | 'NOT_APPLIED'
  /**
   * The service or the gateway could not take the write just now; `message` says what was in the way. Nothing was
   * changed: ask again later, with the same key. Given where several payments are written to at once; one alone
   * fails with an error of its own.
   */
  | 'UNAVAILABLE';

/** The services that payments are held in. */
export type PaymentSource =
  /** SAP Concur, which pays expense reports in payment batches. */
  | 'CONCUR'
  /** iplicit, which pays purchase documents in bulk payments (its `BatchPayment`). */
  | 'IPLICIT';

/** How far a payment run has come, in one vocabulary for both services. Each type keeps its own exact status too. */
export type PaymentRunPhase =
  /** Still being put together. Concur: an open batch. iplicit: `draft`. */
  | 'OPEN'
  /** Handed in and waiting for those who approve it. iplicit: `pending_auth`. */
  | 'IN_APPROVAL'
  /** Approved, not yet processed. iplicit: `approved`. */
  | 'APPROVED'
  /** Turned down by those who approve it. iplicit: `rejected`. */
  | 'REJECTED'
  /** Processed for payment, not yet in the ledger. iplicit: `processed`. */
  | 'PROCESSED'
  /** Finished. Concur: a closed batch. iplicit: `posted` to the ledger. */
  | 'SETTLED'
  /** Given up and never to be paid. iplicit: `abandoned`. */
  | 'CANCELLED'
  /** The service reports an error on it. iplicit: `error`. */
  | 'FAILED'
  /** The service gives a status that this vocabulary does not cover; see the type's own status. */
  | 'UNKNOWN';

/** Narrows a list of payment runs. Conditions left out do not narrow it; those given must all hold. */
export type PaymentRunFilter = {
  /** Only runs held in this service. */
  readonly source?: PaymentSource | null | undefined;
  /** Only runs in one of these phases. An empty list matches none. */
  readonly phase?: ReadonlyArray<PaymentRunPhase> | null | undefined;
};

export type BulkPaymentDetailQueryVariables = Exact<{
  id: string;
}>;


export type BulkPaymentDetailQuery = { readonly bulkPayment: { readonly id: string, readonly reference: string, readonly status: BulkPaymentStatus, readonly version: string, readonly availableActions: ReadonlyArray<BulkPaymentAction>, readonly total: { readonly amount: string, readonly currency: string }, readonly allocations: ReadonlyArray<{ readonly id: string, readonly documentNo: string | null, readonly amount: string, readonly document: { readonly id: string, readonly outstanding: { readonly amount: string, readonly currency: string } | null, readonly contactAccount: { readonly id: string, readonly description: string | null } | null } | null }> } | null };

export type PaymentRunsQueryVariables = Exact<{
  filter?: PaymentRunFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PaymentRunsQuery = { readonly paymentRuns: { readonly unavailable: ReadonlyArray<PaymentSource>, readonly nodes: ReadonlyArray<
      | { readonly __typename: 'BulkPayment', readonly paymentDate: string, readonly availableActions: ReadonlyArray<BulkPaymentAction>, readonly id: string, readonly reference: string, readonly phase: PaymentRunPhase, readonly total: { readonly amount: string, readonly currency: string } }
      | { readonly __typename: 'PaymentBatch', readonly count: number, readonly payeeName: string, readonly id: string, readonly reference: string, readonly phase: PaymentRunPhase, readonly total: { readonly amount: string, readonly currency: string } }
    >, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type SubmitBulkPaymentMutationVariables = Exact<{
  input: BulkPaymentActionInput;
}>;


export type SubmitBulkPaymentMutation = { readonly submitBulkPayment: { readonly outcome: MutationOutcome, readonly userErrors: ReadonlyArray<{ readonly code: UserErrorCode, readonly message: string, readonly field: ReadonlyArray<string> | null }>, readonly bulkPayment: { readonly id: string, readonly status: BulkPaymentStatus, readonly version: string } | null } };

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
    nodes {
      __typename
      id
      reference
      phase
      total {
        amount
        currency
      }
      ... on PaymentBatch {
        count
        payeeName
      }
      ... on BulkPayment {
        paymentDate
        availableActions
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    unavailable
  }
}
    `, {"hash":"sha256:343cad202fb895206614d5c2def768e9cf0fc49e7c9b0ad15fcaf04732016c06"}) as unknown as TypedDocumentString<PaymentRunsQuery, PaymentRunsQueryVariables>;
export const SubmitBulkPaymentDocument = new TypedDocumentString(`
    mutation SubmitBulkPayment($input: BulkPaymentActionInput!) {
  submitBulkPayment(input: $input) {
    outcome
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
    `, {"hash":"sha256:68dec443c1bf07680f76377261bed48f93111a2cfad685593cab4bfaf8cae93e"}) as unknown as TypedDocumentString<SubmitBulkPaymentMutation, SubmitBulkPaymentMutationVariables>;