/** The steps by which a bulk payment moves through its lifecycle. */
export type BulkPaymentTransition =
  /** From draft to authorisation, as `submitBulkPayment` does. Scope `payments:submit`. */
  | 'SUBMIT'
  /** From approved or processed back to draft, as `amendBulkPayment` does. Scope `payments:approve`. */
  | 'AMEND'
  /** From approved to processed, as `processBulkPayment` does. Scope `payments:approve`. */
  | 'PROCESS'
  /** From processed to posted, as `postBulkPayment` does. Scope `payments:approve`. */
  | 'POST'
  /** From posted back out of the ledger, as `unpostBulkPayment` does. Scope `payments:approve`. */
  | 'UNPOST'
  /** From draft to abandoned, as `abandonBulkPayment` does, without a reason. Scope `payments:edit`. */
  | 'ABANDON';

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

/** What a linked specification is needed for. */
export type Link__Purpose =
  /** Access to the data depends on it. */
  | 'SECURITY'
  /** Answering a query correctly depends on it. */
  | 'EXECUTION';

/** What somebody found out about a write whose outcome was unknown. */
export type MutationResolution =
  /** It happened: the service shows its effect. */
  | 'APPLIED'
  /** It did not happen: the service shows no effect, and none can come any more. */
  | 'NOT_APPLIED';

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

/** The direction in which a list is ordered. */
export type SortDirection =
  /** Smallest first, or from A to Z. */
  | 'ASCENDING'
  /** Largest first, or from Z to A. */
  | 'DESCENDING';

/** When Concur responds to a request to close a batch. */
export type CloseMode =
  /** Concur schedules the close and responds at once (its v1.2 close). The batch shows as closed some time later. */
  | 'SCHEDULE'
  /**
   * Concur responds once the batch is closed and its file exists (its v1.1 close). This may take up to a minute.
   * Concur's 2018 edition does not support this: INVALID_INPUT.
   */
  | 'WAIT';

/** Whether a Concur batch still accepts payments. */
export type PaymentBatchStatus =
  /** Open: approved reports are still being added to it. */
  | 'OPEN'
  /** Closed: nothing more is added, and the payment file can be fetched. */
  | 'CLOSED';

/** Who a Concur batch pays. */
export type PaymentBatchPayee =
  /** Employees, for what they spent (Concur's Type `Employee`). */
  | 'EMPLOYEE'
  /** The issuer of company cards (Concur's Type `Card Program`). */
  | 'CARD_PROGRAM'
  /** A payee that the gateway has no name for; see `payeeName`. */
  | 'OTHER';

/** How the payments of a Concur batch are paid out. */
export type ReimbursementMethod =
  /** Concur transfers the money itself (`Expense Pay by Concur`, `Expense Pay by SAP Concur`). */
  | 'EXPENSE_PAY'
  /** The company pays by cheque through accounts payable (`Company Check (via Accounts Payable)`). */
  | 'COMPANY_CHECK'
  /** Paid with the salary through ADP (`ADP (via EPIP file)`). */
  | 'ADP'
  /** A method that the gateway has no name for; see `reimbursementMethodName`. */
  | 'OTHER';

/** What payment batches can be ordered by. Batches that are equal in it are ordered by BatchID. */
export type PaymentBatchOrderField =
  /** By Concur's BatchID. */
  | 'BATCH_ID'
  /** By name, compared by code points: capital letters come before small ones, whatever the language. */
  | 'NAME'
  /** By currency code, then by amount. */
  | 'TOTAL'
  /** By the number of payment demands. */
  | 'COUNT';

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

/** What has happened to a payment run among those that are watched. */
export type ChangeKind =
  /** It is there: from the beginning, or it has begun to match. */
  | 'ADDED'
  /** Something that is selected has changed. */
  | 'UPDATED'
  /** It does not exist any more, or no longer matches. */
  | 'REMOVED';

/** How a service responded when the gateway last checked it. */
export type UpstreamState =
  /** It returned what was requested, however long that took; see `latencyMs`. */
  | 'UP'
  /**
   * It responded, but not with what was requested: with an error of its own, a demand for fewer requests, or something
   * unreadable. It may recover by itself.
   */
  | 'DEGRADED'
  /**
   * It did not respond, refused the credentials, or is temporarily not being called after repeated failures. Refused
   * credentials stay refused until somebody acts.
   */
  | 'DOWN';

/** Whether the gateway calls a service at present. After repeated failures it leaves the service alone for a while. */
export type BreakerState =
  /** The service is called as usual. */
  | 'CLOSED'
  /** The service was left alone for a while; a single call is finding out whether it has recovered. */
  | 'HALF_OPEN'
  /** The service is being left alone after repeated failures. Whatever needs it fails at once. */
  | 'OPEN';

/**
 * What a caller may do. Each scope is written `payments:` and its own word in lower case wherever keys and tokens list
 * scopes: `payments:read`. No scope includes another.
 */
export type Scope =
  /** `payments:read`: see everything but payment files and the mutation log. */
  | 'PAYMENTS_READ'
  /** `payments:files`: see the payment files of Concur batches and download them. */
  | 'PAYMENTS_FILES'
  /** `payments:edit`: create bulk payments, change drafts and their allocations, abandon drafts. */
  | 'PAYMENTS_EDIT'
  /** `payments:submit`: submit bulk payments for authorisation. */
  | 'PAYMENTS_SUBMIT'
  /**
   * `payments:approve`: amend, process, post and unpost bulk payments; close Concur batches and regenerate their
   * files.
   */
  | 'PAYMENTS_APPROVE'
  /** `payments:audit`: see the mutation log, and where in the services things are. */
  | 'PAYMENTS_AUDIT'
  /** `payments:resolve`: settle by hand a mutation whose outcome is unknown. */
  | 'PAYMENTS_RESOLVE';
