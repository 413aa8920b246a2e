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

/** What can be done with an iplicit bulk payment. */
export type BulkPaymentAction =
  /** Change its description, bank reference or payment date: `updateBulkPayment`. */
  | 'UPDATE'
  /** Add, replace or delete allocations. */
  | 'EDIT_ALLOCATIONS'
  /** Submit it for authorisation: `submitBulkPayment`. */
  | 'SUBMIT'
  /** Return it to draft: `amendBulkPayment`. */
  | 'AMEND'
  /** Process it for payment: `processBulkPayment`. */
  | 'PROCESS'
  /** Post it to the ledger: `postBulkPayment`. */
  | 'POST'
  /** Remove it from the ledger again: `unpostBulkPayment`. */
  | 'UNPOST'
  /** Abandon it for good: `abandonBulkPayment`. */
  | 'ABANDON';

/** The steps by which a bulk payment moves through its lifecycle. */
export type BulkPaymentTransition =
  /** From draft to authorisation, as `submitBulkPayment` does. */
  | 'SUBMIT'
  /** From approved or processed back to draft, as `amendBulkPayment` does. */
  | 'AMEND'
  /** From approved to processed, as `processBulkPayment` does. */
  | 'PROCESS'
  /** From processed to posted, as `postBulkPayment` does. */
  | 'POST'
  /** From posted back out of the ledger, as `unpostBulkPayment` does. */
  | 'UNPOST'
  /** From draft to abandoned, as `abandonBulkPayment` does, without a reason. */
  | 'ABANDON';

/** What a linked specification is needed for. */
export type Link__Purpose =
  /** Access to the data depends on it. */
  | 'SECURITY'
  /** Answering a query correctly depends on it. */
  | 'EXECUTION';

/** How a recorded mutation ended. */
export type MutationRecordOutcome =
  /** It is in progress, or the process that was handling it died and its outcome has not been established yet. */
  | 'OPEN'
  /** The service confirmed it, or its state, read back, shows that it happened. */
  | 'APPLIED'
  /** The service accepted it and carries it out in its own time. */
  | 'QUEUED'
  /** The service refused it; nothing was changed. */
  | 'REFUSED'
  /** The response was lost, and the service, read back later, shows that it did not happen. */
  | 'NOT_APPLIED'
  /** The response was lost, and nothing shows yet whether it happened. */
  | 'UNKNOWN';

/** What is known about a write after the attempt. */
export type MutationOutcome =
  /** The service confirmed it, or its state, read back, shows that it happened. */
  | 'APPLIED'
  /** The service accepted it and is still working on it. Read the object again later. */
  | 'QUEUED'
  /** The same `idempotencyKey` with the same input was answered before. This is that answer; nothing was sent. */
  | 'REPLAYED'
  /** It was not applied; `userErrors` says why. */
  | 'REFUSED'
  /**
   * It was sent, no response came, and the service's state does not show whether it happened. Check before trying
   * again.
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
   * No response came to an earlier attempt with the same key, and the service, read back since, shows that it did not
   * happen. Nothing was changed: try again with a new key.
   */
  | 'NOT_APPLIED'
  /**
   * The service or the gateway could not take the write at the moment; `message` says why. Nothing was changed: try
   * again later with the same key. Returned only by mutations that write to several payments; a mutation of a single
   * payment fails with a top-level error instead.
   */
  | 'UNAVAILABLE'
  /** An earlier write of this kind is queued at the service and not carried out yet; nothing was sent. Wait for it. */
  | 'ALREADY_QUEUED'
  /** An earlier write to the same payment has no known outcome yet; nothing was sent. Try again when it has. */
  | 'UNSETTLED_WRITE';

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

/** How a Concur batch is paid out. */
export type PaymentBatchMethod =
  /** Concur transfers the money itself (`Expense Pay by Concur`, `Expense Pay by SAP Concur`). */
  | 'EXPENSE_PAY'
  /** The company pays by cheque through accounts payable (`Company Check (via Accounts Payable)`). */
  | 'COMPANY_CHECK'
  /** Paid with the salary through ADP (`ADP (via EPIP file)`). */
  | 'ADP'
  /** A method that the gateway has no name for; see `paymentMethodName`. */
  | 'OTHER';

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
