import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { BatchWritten as ClosePaymentBatchPayloadParent, ListedBatchWritten as ClosePaymentBatchesResultParent, PaymentBatch as PaymentBatchParent, BatchWritten as RegeneratePaymentBatchFilePayloadParent } from '../services/concur/types.ts';
import type { PaymentBatchFile as PaymentBatchFileParent, PaymentBatchFileEntry as PaymentBatchFileEntryParent } from '../services/concur/file/file.ts';
import type { WrittenPayment as AbandonBulkPaymentPayloadParent, WrittenPayment as AddBulkPaymentAllocationsPayloadParent, WrittenPayment as AmendBulkPaymentPayloadParent, WrittenPayment as CreateBulkPaymentPayloadParent, WrittenPayment as DeleteBulkPaymentAllocationPayloadParent, WrittenPayment as PostBulkPaymentPayloadParent, WrittenPayment as ProcessBulkPaymentPayloadParent, WrittenPayment as ReplaceBulkPaymentAllocationsPayloadParent, WrittenPayment as SubmitBulkPaymentPayloadParent, ListedPaymentWritten as TransitionBulkPaymentsResultParent, WrittenPayment as UnpostBulkPaymentPayloadParent, WrittenPayment as UpdateBulkPaymentPayloadParent } from '../services/iplicit/writes/payment-write.ts';
import type { CatalogRef as BankAccountParent, BulkPayment as BulkPaymentParent, Allocation as BulkPaymentAllocationParent, CatalogRef as BulkPaymentTypeParent, ContactAccountRef as ContactAccountParent, LegalEntityRef as LegalEntityParent, PayableDocument as PayableDocumentParent, CatalogRef as PaymentMethodParent } from '../services/iplicit/types.ts';
import type { ObjectChange } from '../live/evaluation.ts';
import type { WriteRecord } from '../writes/store/store.ts';
import type { Bounds } from '../graphql/connection.ts';
import type { UserError as UserErrorParent } from '../graphql/errors.ts';
import type { GatewayContext } from '../services/context.ts';
export type Maybe<T> = T extends PromiseLike<infer U> ? Promise<U | null> : T | null;
export type InputMaybe<T> = T | null;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A list of fields written as in a query, without the outer braces: `"id"`. */
  FieldSet: { input: string; output: string; }
  /** A name imported from a linked specification: a string, or an object that renames it. */
  link__Import: { input: string; output: string; }
  /**
   * An exact decimal number, such as an amount of money or a rate. The gateway never rounds it.
   *
   * As output it is always a JSON string with every digit that the service returned, including trailing zeros:
   * `"145.17000"`.
   *
   * As input it is either
   * - a string: an optional `-`, one or more digits, then optionally a point and one or more digits. At most 38 digits
   *   in total, no unnecessary leading zero (`"0.5"` but not `"00.5"`), no exponent, no `+`, no spaces and no thousands
   *   separators: `"0.8846290000"`, `"-12"`; or
   * - a whole number from -9007199254740991 to 9007199254740991, the range in which a JSON number is exact: `145`.
   *
   * A number with a fraction or an exponent is refused, since a JSON number may have lost digits before it arrives: send
   * `"145.17"` instead of `145.17`.
   */
  Decimal: { input: string; output: string; }
  /**
   * An instant: date, time of day and offset from UTC, in RFC 3339 format: `"2026-02-09T11:12:39.64Z"`,
   * `"2026-02-09T11:12:39+01:00"`.
   *
   * As input, the offset is required, `T` and `Z` are upper case, seconds have up to 9 decimals, and the day must exist
   * in the calendar. Nothing is rounded.
   *
   * As output, the instant is written as the service returned it, with its own decimals and offset. If the service gives
   * no offset, `Z` is added.
   */
  DateTime: { input: string; output: string; }
  /**
   * A calendar day without a time of day, in the format `YYYY-MM-DD`: `"2026-11-30"`. As input, the day must exist:
   * `"2026-02-29"` is refused.
   */
  LocalDate: { input: string; output: string; }
  /**
   * A currency, as its three-letter ISO 4217 code in upper case: `"GBP"`. As input, lower case and codes of currencies
   * that are not in use are refused. As output, it is the code that the service returned, in upper case.
   */
  Currency: { input: string; output: string; }
  /**
   * An absolute address that begins with `https://` or `http://` and contains no whitespace. No other scheme is accepted
   * or returned.
   */
  URL: { input: string; output: string; }
  /**
   * A universally unique identifier of any version: 32 hexadecimal digits in groups of 8-4-4-4-12, such as
   * `"3f1c2a9e-5b77-4c1e-9d52-0a6b8f3e7d10"`. Letters are accepted in either case and always returned in lower case,
   * however the service wrote them: use lower case for comparisons.
   */
  UUID: { input: string; output: string; }
  /**
   * Any JSON value: an object, a list, a string, a number, a boolean or null. Only in the mutation log, which shows inputs
   * as they were given.
   */
  JSON: { input: unknown; output: unknown; }
};

/** A document to pay, and how much of it. */
export type BulkPaymentAllocationInput = {
  /**
   * The document, by gateway id, uuid or number (up to 50 characters). Each document may appear once in a list,
   * however it is named.
   */
  readonly document: Scalars['String']['input'];
  /** How much of it to pay, exact, in the document's currency. If omitted, iplicit decides. */
  readonly amount?: InputMaybe<Scalars['Decimal']['input']>;
  /** The same amount in the document's base currency, exact. If omitted, iplicit calculates it. */
  readonly baseAmount?: InputMaybe<Scalars['Decimal']['input']>;
};

/** The documents to add to a bulk payment. */
export type AddBulkPaymentAllocationsInput = {
  /** The payment's gateway id, its uuid in iplicit, or its batch number if no other payment has the same one. */
  readonly id: Scalars['ID']['input'];
  /** The documents to add and how much of each to pay; at least one and at most 1000. */
  readonly allocations: ReadonlyArray<BulkPaymentAllocationInput>;
  /** Change nothing unless the payment still has this `version`. */
  readonly ifVersion?: InputMaybe<Scalars['String']['input']>;
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: Scalars['String']['input'];
};

/** The documents that a bulk payment should pay instead of those that it pays now. */
export type ReplaceBulkPaymentAllocationsInput = {
  /** The payment's gateway id, its uuid in iplicit, or its batch number if no other payment has the same one. */
  readonly id: Scalars['ID']['input'];
  /** The documents to pay and how much of each; at most 1000 documents. An empty list removes all that there are. */
  readonly allocations: ReadonlyArray<BulkPaymentAllocationInput>;
  /** Change nothing unless the payment still has this `version`. */
  readonly ifVersion?: InputMaybe<Scalars['String']['input']>;
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: Scalars['String']['input'];
};

/** An allocation to delete from a bulk payment. */
export type DeleteBulkPaymentAllocationInput = {
  /** The payment's gateway id, its uuid in iplicit, or its batch number if no other payment has the same one. */
  readonly id: Scalars['ID']['input'];
  /** The allocation's gateway id, or its uuid in iplicit. */
  readonly allocation: Scalars['ID']['input'];
  /** Change nothing unless the payment still has this `version`. */
  readonly ifVersion?: InputMaybe<Scalars['String']['input']>;
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: Scalars['String']['input'];
};

/** The result of adding documents to a bulk payment. */
export type AddBulkPaymentAllocationsPayload = MutationPayload & {
  readonly __typename?: 'AddBulkPaymentAllocationsPayload';
  /** What is known about the write by now. */
  readonly outcome: MutationOutcome;
  /**
   * True if this key was answered before: nothing was sent this time, and the answer is that of the first attempt, as
   * known by now.
   */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why the write was refused or is in doubt; empty if all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
  /**
   * The payment as iplicit holds it after the call. Null if the id belongs to no payment or to several, or if it is a
   * batch number and the input was refused before the number was looked up; also if the payment cannot be read, and
   * then a top-level error says why and `outcome` is still valid. Requires the scope `payments:read`.
   */
  readonly bulkPayment?: Maybe<BulkPayment>;
};

/** The result of replacing the documents of a bulk payment. */
export type ReplaceBulkPaymentAllocationsPayload = MutationPayload & {
  readonly __typename?: 'ReplaceBulkPaymentAllocationsPayload';
  /** What is known about the write by now. */
  readonly outcome: MutationOutcome;
  /**
   * True if this key was answered before: nothing was sent this time, and the answer is that of the first attempt, as
   * known by now.
   */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why the write was refused or is in doubt; empty if all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
  /**
   * The payment as iplicit holds it after the call. Null if the id belongs to no payment or to several, or if it is a
   * batch number and the input was refused before the number was looked up; also if the payment cannot be read, and
   * then a top-level error says why and `outcome` is still valid. Requires the scope `payments:read`.
   */
  readonly bulkPayment?: Maybe<BulkPayment>;
};

/** The result of removing a document from a bulk payment. */
export type DeleteBulkPaymentAllocationPayload = MutationPayload & {
  readonly __typename?: 'DeleteBulkPaymentAllocationPayload';
  /** What is known about the write by now. */
  readonly outcome: MutationOutcome;
  /**
   * True if this key was answered before: nothing was sent this time, and the answer is that of the first attempt, as
   * known by now.
   */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why the write was refused or is in doubt; empty if all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
  /**
   * The payment as iplicit holds it after the call. Null if the id belongs to no payment or to several, or if it is a
   * batch number and the input was refused before the number was looked up; also if the payment cannot be read, and
   * then a top-level error says why and `outcome` is still valid. Requires the scope `payments:read`.
   */
  readonly bulkPayment?: Maybe<BulkPayment>;
};

/**
 * Everything that changes something in a service, and the one mutation that settles the gateway's own record of a
 * change. Each mutation takes one `input` and sends at most one write per payment or batch: the gateway never repeats
 * a write. Afterwards the object is read back, so that the payload shows what the service now holds.
 *
 * Each needs an `idempotencyKey`, chosen by the caller: one key for each thing that a user wants done, kept until the
 * outcome is known. Sent again with the same key, the same input is not carried out again; the answer is that of the
 * first attempt, as far as it is known by then. Inputs that mean the same count as the same: null and omitted, `100`
 * and `100.00`, a gateway id and the uuid in it. If the first attempt is still in progress, the gateway waits for it,
 * and in the end fails with IDEMPOTENCY_IN_PROGRESS.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Adds documents to a draft. If the draft already pays a document, the amount given here replaces the old one.
   *
   * - In iplicit: one POST to the payment's allocations.
   * - Outcomes: APPLIED, REFUSED, NOT_APPLIED, UNKNOWN.
   * - User errors: NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION (not a draft), VERSION_CONFLICT, UNSETTLED_WRITE,
   *   UPSTREAM_REFUSED, IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly addBulkPaymentAllocations: AddBulkPaymentAllocationsPayload;
  /**
   * Replaces all documents of a draft with those given. An empty list removes all of them.
   *
   * - In iplicit: one PUT of the payment's allocations.
   * - Outcomes: APPLIED, REFUSED, NOT_APPLIED, UNKNOWN.
   * - User errors: NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION (not a draft), VERSION_CONFLICT, UNSETTLED_WRITE,
   *   UPSTREAM_REFUSED, IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly replaceBulkPaymentAllocations: ReplaceBulkPaymentAllocationsPayload;
  /**
   * Removes one document from a draft.
   *
   * - In iplicit: one DELETE of the allocation.
   * - Outcomes: APPLIED, REFUSED, NOT_APPLIED, UNKNOWN.
   * - User errors: NOT_FOUND (payment or allocation), INVALID_INPUT, ILLEGAL_TRANSITION (not a draft),
   *   VERSION_CONFLICT, UNSETTLED_WRITE, UPSTREAM_REFUSED, IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly deleteBulkPaymentAllocation: DeleteBulkPaymentAllocationPayload;
  /**
   * Creates a bulk payment as a draft. This does not pay anything.
   *
   * - In iplicit: one POST to BatchPayment.
   * - Outcomes: APPLIED, REFUSED, NOT_APPLIED, UNKNOWN.
   * - User errors: INVALID_INPUT, UNSETTLED_WRITE (an earlier create with the same description is not settled),
   *   UPSTREAM_REFUSED, IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly createBulkPayment: CreateBulkPaymentPayload;
  /**
   * Changes the description, bank reference or payment date of a draft.
   *
   * - In iplicit: one PATCH of the payment.
   * - Outcomes: APPLIED, REFUSED, NOT_APPLIED, UNKNOWN.
   * - User errors: NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION (not a draft), VERSION_CONFLICT, UNSETTLED_WRITE,
   *   UPSTREAM_REFUSED, IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly updateBulkPayment: UpdateBulkPaymentPayload;
  /**
   * Submits a draft for authorisation.
   *
   * - In iplicit: one POST to the payment's submit, which puts it in a queue. Some time later the payment becomes
   *   pending, and then approved or rejected.
   * - Outcomes: QUEUED, APPLIED, REFUSED, NOT_APPLIED, UNKNOWN.
   * - User errors: NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION, VERSION_CONFLICT, ALREADY_QUEUED, UNSETTLED_WRITE,
   *   UPSTREAM_REFUSED, IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly submitBulkPayment: SubmitBulkPaymentPayload;
  /**
   * Returns an approved or processed payment to draft, so that it can be edited and submitted again.
   *
   * - In iplicit: one POST to the payment's amend.
   * - Outcomes: APPLIED, REFUSED, NOT_APPLIED, UNKNOWN.
   * - User errors: NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION, VERSION_CONFLICT, UNSETTLED_WRITE, UPSTREAM_REFUSED,
   *   IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly amendBulkPayment: AmendBulkPaymentPayload;
  /**
   * Processes an approved payment, so that the money can leave.
   *
   * - In iplicit: one POST to the payment's process.
   * - Outcomes: APPLIED, REFUSED, NOT_APPLIED, UNKNOWN.
   * - User errors: NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION, VERSION_CONFLICT, UNSETTLED_WRITE, UPSTREAM_REFUSED,
   *   IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly processBulkPayment: ProcessBulkPaymentPayload;
  /**
   * Posts a processed payment to the ledger.
   *
   * - In iplicit: one POST to the payment's post.
   * - Outcomes: APPLIED, REFUSED, NOT_APPLIED, UNKNOWN.
   * - User errors: NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION, VERSION_CONFLICT, UNSETTLED_WRITE, UPSTREAM_REFUSED,
   *   IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly postBulkPayment: PostBulkPaymentPayload;
  /**
   * Removes a posted payment from the ledger again. iplicit does not document which status the payment then has: read
   * it from the payload.
   *
   * - In iplicit: one POST to the payment's unpost.
   * - Outcomes: APPLIED, REFUSED, NOT_APPLIED, UNKNOWN.
   * - User errors: NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION, VERSION_CONFLICT, UNSETTLED_WRITE, UPSTREAM_REFUSED,
   *   IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly unpostBulkPayment: UnpostBulkPaymentPayload;
  /**
   * Abandons a draft for good; it can no longer be paid.
   *
   * - In iplicit: one POST to the payment's abandon, with the reason if one is given.
   * - Outcomes: APPLIED, REFUSED, NOT_APPLIED, UNKNOWN.
   * - User errors: NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION, VERSION_CONFLICT, UNSETTLED_WRITE, UPSTREAM_REFUSED,
   *   IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly abandonBulkPayment: AbandonBulkPaymentPayload;
  /**
   * Moves several payments by the same step of their lifecycle, at most 4 at the same time. Each is independent: if
   * one is refused, the others are unaffected and nothing is undone. Requires the scope of the mutation for that step.
   *
   * - In iplicit: one POST per payment, to the action given.
   * - Outcomes and user errors: for each payment, those of the mutation for that action, and UNAVAILABLE where that
   *   mutation would fail with a top-level error. For the list as a whole: INVALID_INPUT, IDEMPOTENCY_CONFLICT.
   */
  readonly transitionBulkPayments: TransitionBulkPaymentsPayload;
  /**
   * Ends an UNKNOWN by hand, after somebody has looked at the service. The payment run can be written to again
   * afterwards, and whoever repeats the write's key gets the outcome given here. The record keeps who resolved it,
   * when and why; this is never undone.
   *
   * - In the services: nothing is sent.
   * - Outcomes: APPLIED, REFUSED.
   * - User errors: NOT_FOUND, INVALID_INPUT (`run` is missing, unfit or not allowed), ILLEGAL_TRANSITION (the record
   *   is not UNKNOWN), IDEMPOTENCY_CONFLICT.
   */
  readonly resolveMutation: ResolveMutationPayload;
  /**
   * Closes an open Concur batch, so that nothing more is added to it and its payment file is written. It cannot be
   * reopened.
   *
   * - In Concur: one POST to the close action of the batch's Batch-URL, v1.2 for SCHEDULE and v1.1 for WAIT.
   * - Outcomes: QUEUED (SCHEDULE only), APPLIED, REFUSED, NOT_APPLIED, UNKNOWN.
   * - User errors: NOT_FOUND, INVALID_INPUT (also if two batches have the BatchID), ILLEGAL_TRANSITION (already
   *   closed), CHANGED_SINCE_SEEN, EMPTY_BATCH, ALREADY_QUEUED, UNSETTLED_WRITE, UPSTREAM_REFUSED,
   *   IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly closePaymentBatch: ClosePaymentBatchPayload;
  /**
   * Closes several open Concur batches, each as `closePaymentBatch` does with mode SCHEDULE. Each is independent: if
   * one is refused, the others are unaffected and nothing is undone.
   *
   * - In Concur: one POST per batch, to the v1.2 close action of its Batch-URL.
   * - Outcomes and user errors: for each batch, those of `closePaymentBatch`, and UNAVAILABLE where that mutation
   *   would fail with a top-level error. For the list as a whole: INVALID_INPUT, IDEMPOTENCY_CONFLICT.
   */
  readonly closePaymentBatches: ClosePaymentBatchesPayload;
  /**
   * Makes Concur regenerate the payment file of a closed batch, at a new address. No payment is made or changed.
   *
   * - In Concur: one POST to the v1.1 close action of a batch that is already closed.
   * - Outcomes: APPLIED, REFUSED, UNKNOWN.
   * - User errors: NOT_FOUND, INVALID_INPUT (also with Concur's 2018 edition, which does not support this),
   *   ILLEGAL_TRANSITION (still open), EMPTY_BATCH, UNSETTLED_WRITE, UPSTREAM_REFUSED, IDEMPOTENCY_CONFLICT,
   *   OUTCOME_UNKNOWN.
   */
  readonly regeneratePaymentBatchFile: RegeneratePaymentBatchFilePayload;
};


/**
 * Everything that changes something in a service, and the one mutation that settles the gateway's own record of a
 * change. Each mutation takes one `input` and sends at most one write per payment or batch: the gateway never repeats
 * a write. Afterwards the object is read back, so that the payload shows what the service now holds.
 *
 * Each needs an `idempotencyKey`, chosen by the caller: one key for each thing that a user wants done, kept until the
 * outcome is known. Sent again with the same key, the same input is not carried out again; the answer is that of the
 * first attempt, as far as it is known by then. Inputs that mean the same count as the same: null and omitted, `100`
 * and `100.00`, a gateway id and the uuid in it. If the first attempt is still in progress, the gateway waits for it,
 * and in the end fails with IDEMPOTENCY_IN_PROGRESS.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationAddBulkPaymentAllocationsArgs = {
  input: AddBulkPaymentAllocationsInput;
};


/**
 * Everything that changes something in a service, and the one mutation that settles the gateway's own record of a
 * change. Each mutation takes one `input` and sends at most one write per payment or batch: the gateway never repeats
 * a write. Afterwards the object is read back, so that the payload shows what the service now holds.
 *
 * Each needs an `idempotencyKey`, chosen by the caller: one key for each thing that a user wants done, kept until the
 * outcome is known. Sent again with the same key, the same input is not carried out again; the answer is that of the
 * first attempt, as far as it is known by then. Inputs that mean the same count as the same: null and omitted, `100`
 * and `100.00`, a gateway id and the uuid in it. If the first attempt is still in progress, the gateway waits for it,
 * and in the end fails with IDEMPOTENCY_IN_PROGRESS.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationReplaceBulkPaymentAllocationsArgs = {
  input: ReplaceBulkPaymentAllocationsInput;
};


/**
 * Everything that changes something in a service, and the one mutation that settles the gateway's own record of a
 * change. Each mutation takes one `input` and sends at most one write per payment or batch: the gateway never repeats
 * a write. Afterwards the object is read back, so that the payload shows what the service now holds.
 *
 * Each needs an `idempotencyKey`, chosen by the caller: one key for each thing that a user wants done, kept until the
 * outcome is known. Sent again with the same key, the same input is not carried out again; the answer is that of the
 * first attempt, as far as it is known by then. Inputs that mean the same count as the same: null and omitted, `100`
 * and `100.00`, a gateway id and the uuid in it. If the first attempt is still in progress, the gateway waits for it,
 * and in the end fails with IDEMPOTENCY_IN_PROGRESS.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationDeleteBulkPaymentAllocationArgs = {
  input: DeleteBulkPaymentAllocationInput;
};


/**
 * Everything that changes something in a service, and the one mutation that settles the gateway's own record of a
 * change. Each mutation takes one `input` and sends at most one write per payment or batch: the gateway never repeats
 * a write. Afterwards the object is read back, so that the payload shows what the service now holds.
 *
 * Each needs an `idempotencyKey`, chosen by the caller: one key for each thing that a user wants done, kept until the
 * outcome is known. Sent again with the same key, the same input is not carried out again; the answer is that of the
 * first attempt, as far as it is known by then. Inputs that mean the same count as the same: null and omitted, `100`
 * and `100.00`, a gateway id and the uuid in it. If the first attempt is still in progress, the gateway waits for it,
 * and in the end fails with IDEMPOTENCY_IN_PROGRESS.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationCreateBulkPaymentArgs = {
  input: CreateBulkPaymentInput;
};


/**
 * Everything that changes something in a service, and the one mutation that settles the gateway's own record of a
 * change. Each mutation takes one `input` and sends at most one write per payment or batch: the gateway never repeats
 * a write. Afterwards the object is read back, so that the payload shows what the service now holds.
 *
 * Each needs an `idempotencyKey`, chosen by the caller: one key for each thing that a user wants done, kept until the
 * outcome is known. Sent again with the same key, the same input is not carried out again; the answer is that of the
 * first attempt, as far as it is known by then. Inputs that mean the same count as the same: null and omitted, `100`
 * and `100.00`, a gateway id and the uuid in it. If the first attempt is still in progress, the gateway waits for it,
 * and in the end fails with IDEMPOTENCY_IN_PROGRESS.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationUpdateBulkPaymentArgs = {
  input: UpdateBulkPaymentInput;
};


/**
 * Everything that changes something in a service, and the one mutation that settles the gateway's own record of a
 * change. Each mutation takes one `input` and sends at most one write per payment or batch: the gateway never repeats
 * a write. Afterwards the object is read back, so that the payload shows what the service now holds.
 *
 * Each needs an `idempotencyKey`, chosen by the caller: one key for each thing that a user wants done, kept until the
 * outcome is known. Sent again with the same key, the same input is not carried out again; the answer is that of the
 * first attempt, as far as it is known by then. Inputs that mean the same count as the same: null and omitted, `100`
 * and `100.00`, a gateway id and the uuid in it. If the first attempt is still in progress, the gateway waits for it,
 * and in the end fails with IDEMPOTENCY_IN_PROGRESS.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationSubmitBulkPaymentArgs = {
  input: SubmitBulkPaymentInput;
};


/**
 * Everything that changes something in a service, and the one mutation that settles the gateway's own record of a
 * change. Each mutation takes one `input` and sends at most one write per payment or batch: the gateway never repeats
 * a write. Afterwards the object is read back, so that the payload shows what the service now holds.
 *
 * Each needs an `idempotencyKey`, chosen by the caller: one key for each thing that a user wants done, kept until the
 * outcome is known. Sent again with the same key, the same input is not carried out again; the answer is that of the
 * first attempt, as far as it is known by then. Inputs that mean the same count as the same: null and omitted, `100`
 * and `100.00`, a gateway id and the uuid in it. If the first attempt is still in progress, the gateway waits for it,
 * and in the end fails with IDEMPOTENCY_IN_PROGRESS.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationAmendBulkPaymentArgs = {
  input: AmendBulkPaymentInput;
};


/**
 * Everything that changes something in a service, and the one mutation that settles the gateway's own record of a
 * change. Each mutation takes one `input` and sends at most one write per payment or batch: the gateway never repeats
 * a write. Afterwards the object is read back, so that the payload shows what the service now holds.
 *
 * Each needs an `idempotencyKey`, chosen by the caller: one key for each thing that a user wants done, kept until the
 * outcome is known. Sent again with the same key, the same input is not carried out again; the answer is that of the
 * first attempt, as far as it is known by then. Inputs that mean the same count as the same: null and omitted, `100`
 * and `100.00`, a gateway id and the uuid in it. If the first attempt is still in progress, the gateway waits for it,
 * and in the end fails with IDEMPOTENCY_IN_PROGRESS.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationProcessBulkPaymentArgs = {
  input: ProcessBulkPaymentInput;
};


/**
 * Everything that changes something in a service, and the one mutation that settles the gateway's own record of a
 * change. Each mutation takes one `input` and sends at most one write per payment or batch: the gateway never repeats
 * a write. Afterwards the object is read back, so that the payload shows what the service now holds.
 *
 * Each needs an `idempotencyKey`, chosen by the caller: one key for each thing that a user wants done, kept until the
 * outcome is known. Sent again with the same key, the same input is not carried out again; the answer is that of the
 * first attempt, as far as it is known by then. Inputs that mean the same count as the same: null and omitted, `100`
 * and `100.00`, a gateway id and the uuid in it. If the first attempt is still in progress, the gateway waits for it,
 * and in the end fails with IDEMPOTENCY_IN_PROGRESS.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationPostBulkPaymentArgs = {
  input: PostBulkPaymentInput;
};


/**
 * Everything that changes something in a service, and the one mutation that settles the gateway's own record of a
 * change. Each mutation takes one `input` and sends at most one write per payment or batch: the gateway never repeats
 * a write. Afterwards the object is read back, so that the payload shows what the service now holds.
 *
 * Each needs an `idempotencyKey`, chosen by the caller: one key for each thing that a user wants done, kept until the
 * outcome is known. Sent again with the same key, the same input is not carried out again; the answer is that of the
 * first attempt, as far as it is known by then. Inputs that mean the same count as the same: null and omitted, `100`
 * and `100.00`, a gateway id and the uuid in it. If the first attempt is still in progress, the gateway waits for it,
 * and in the end fails with IDEMPOTENCY_IN_PROGRESS.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationUnpostBulkPaymentArgs = {
  input: UnpostBulkPaymentInput;
};


/**
 * Everything that changes something in a service, and the one mutation that settles the gateway's own record of a
 * change. Each mutation takes one `input` and sends at most one write per payment or batch: the gateway never repeats
 * a write. Afterwards the object is read back, so that the payload shows what the service now holds.
 *
 * Each needs an `idempotencyKey`, chosen by the caller: one key for each thing that a user wants done, kept until the
 * outcome is known. Sent again with the same key, the same input is not carried out again; the answer is that of the
 * first attempt, as far as it is known by then. Inputs that mean the same count as the same: null and omitted, `100`
 * and `100.00`, a gateway id and the uuid in it. If the first attempt is still in progress, the gateway waits for it,
 * and in the end fails with IDEMPOTENCY_IN_PROGRESS.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationAbandonBulkPaymentArgs = {
  input: AbandonBulkPaymentInput;
};


/**
 * Everything that changes something in a service, and the one mutation that settles the gateway's own record of a
 * change. Each mutation takes one `input` and sends at most one write per payment or batch: the gateway never repeats
 * a write. Afterwards the object is read back, so that the payload shows what the service now holds.
 *
 * Each needs an `idempotencyKey`, chosen by the caller: one key for each thing that a user wants done, kept until the
 * outcome is known. Sent again with the same key, the same input is not carried out again; the answer is that of the
 * first attempt, as far as it is known by then. Inputs that mean the same count as the same: null and omitted, `100`
 * and `100.00`, a gateway id and the uuid in it. If the first attempt is still in progress, the gateway waits for it,
 * and in the end fails with IDEMPOTENCY_IN_PROGRESS.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationTransitionBulkPaymentsArgs = {
  input: TransitionBulkPaymentsInput;
};


/**
 * Everything that changes something in a service, and the one mutation that settles the gateway's own record of a
 * change. Each mutation takes one `input` and sends at most one write per payment or batch: the gateway never repeats
 * a write. Afterwards the object is read back, so that the payload shows what the service now holds.
 *
 * Each needs an `idempotencyKey`, chosen by the caller: one key for each thing that a user wants done, kept until the
 * outcome is known. Sent again with the same key, the same input is not carried out again; the answer is that of the
 * first attempt, as far as it is known by then. Inputs that mean the same count as the same: null and omitted, `100`
 * and `100.00`, a gateway id and the uuid in it. If the first attempt is still in progress, the gateway waits for it,
 * and in the end fails with IDEMPOTENCY_IN_PROGRESS.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationResolveMutationArgs = {
  input: ResolveMutationInput;
};


/**
 * Everything that changes something in a service, and the one mutation that settles the gateway's own record of a
 * change. Each mutation takes one `input` and sends at most one write per payment or batch: the gateway never repeats
 * a write. Afterwards the object is read back, so that the payload shows what the service now holds.
 *
 * Each needs an `idempotencyKey`, chosen by the caller: one key for each thing that a user wants done, kept until the
 * outcome is known. Sent again with the same key, the same input is not carried out again; the answer is that of the
 * first attempt, as far as it is known by then. Inputs that mean the same count as the same: null and omitted, `100`
 * and `100.00`, a gateway id and the uuid in it. If the first attempt is still in progress, the gateway waits for it,
 * and in the end fails with IDEMPOTENCY_IN_PROGRESS.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationClosePaymentBatchArgs = {
  input: ClosePaymentBatchInput;
};


/**
 * Everything that changes something in a service, and the one mutation that settles the gateway's own record of a
 * change. Each mutation takes one `input` and sends at most one write per payment or batch: the gateway never repeats
 * a write. Afterwards the object is read back, so that the payload shows what the service now holds.
 *
 * Each needs an `idempotencyKey`, chosen by the caller: one key for each thing that a user wants done, kept until the
 * outcome is known. Sent again with the same key, the same input is not carried out again; the answer is that of the
 * first attempt, as far as it is known by then. Inputs that mean the same count as the same: null and omitted, `100`
 * and `100.00`, a gateway id and the uuid in it. If the first attempt is still in progress, the gateway waits for it,
 * and in the end fails with IDEMPOTENCY_IN_PROGRESS.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationClosePaymentBatchesArgs = {
  input: ClosePaymentBatchesInput;
};


/**
 * Everything that changes something in a service, and the one mutation that settles the gateway's own record of a
 * change. Each mutation takes one `input` and sends at most one write per payment or batch: the gateway never repeats
 * a write. Afterwards the object is read back, so that the payload shows what the service now holds.
 *
 * Each needs an `idempotencyKey`, chosen by the caller: one key for each thing that a user wants done, kept until the
 * outcome is known. Sent again with the same key, the same input is not carried out again; the answer is that of the
 * first attempt, as far as it is known by then. Inputs that mean the same count as the same: null and omitted, `100`
 * and `100.00`, a gateway id and the uuid in it. If the first attempt is still in progress, the gateway waits for it,
 * and in the end fails with IDEMPOTENCY_IN_PROGRESS.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationRegeneratePaymentBatchFileArgs = {
  input: RegeneratePaymentBatchFileInput;
};

/** The part of a bulk payment that pays one document. */
export type BulkPaymentAllocation = Node & {
  readonly __typename?: 'BulkPaymentAllocation';
  /** Identifies the allocation across both services. */
  readonly id: Scalars['ID']['output'];
  /** iplicit's id for the allocation, unique only within its payment. */
  readonly uuid: Scalars['UUID']['output'];
  /** iplicit's id for the document that is paid. */
  readonly documentUuid: Scalars['UUID']['output'];
  /** The number of the document that is paid; null if iplicit does not say. */
  readonly documentNo?: Maybe<Scalars['String']['output']>;
  /**
   * How much of the document is paid, exact, in the document's currency (allocAmountCurrency). Null only together
   * with an error: what iplicit gave could not be read.
   */
  readonly amount?: Maybe<Scalars['Decimal']['output']>;
  /**
   * The same amount in the document's base currency, exact (allocAmountBase). Null only together with an error: what
   * iplicit gave could not be read.
   */
  readonly baseAmount?: Maybe<Scalars['Decimal']['output']>;
  /**
   * The rate between `amount` and `baseAmount`, exact (allocCurrencyRate). Null only together with an error: what
   * iplicit gave could not be read.
   */
  readonly exchangeRate?: Maybe<Scalars['Decimal']['output']>;
  /** The document itself; null if the caller may not see it, or, with an error, if it cannot be read. */
  readonly document?: Maybe<PayableDocument>;
};

/**
 * A bulk payment to create. iplicit fills in whatever is omitted or null, according to its own settings. Codes have up
 * to 50 characters.
 */
export type CreateBulkPaymentInput = {
  /** The account to pay from, by gateway id, uuid or code. If omitted, the legal entity's default account. */
  readonly bankAccount?: InputMaybe<Scalars['String']['input']>;
  /** The bulk payment type, by gateway id, uuid or code. If omitted, the default type. */
  readonly type?: InputMaybe<Scalars['String']['input']>;
  /**
   * The company that pays, by gateway id, uuid or code. If omitted, the bank account's company, or else the default
   * one.
   */
  readonly legalEntity?: InputMaybe<Scalars['String']['input']>;
  /** The day to pay on. If omitted, today. */
  readonly paymentDate?: InputMaybe<Scalars['LocalDate']['input']>;
  /**
   * What the payment is for, up to 250 characters. If omitted, a reference made by the gateway, so that the payment
   * can be identified if the response to its creation is lost.
   */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The reference for the bank statement, up to 50 characters. If omitted, the batch number. */
  readonly bankRef?: InputMaybe<Scalars['String']['input']>;
  /** How to pay, by gateway id, uuid or code. If omitted, the bank account's default method. */
  readonly paymentMethod?: InputMaybe<Scalars['String']['input']>;
  /** The accounting period, by uuid or code. If omitted, the one that contains the payment date. */
  readonly period?: InputMaybe<Scalars['String']['input']>;
  /** The documents to pay, at most 1000, none of them twice. More can be added later. */
  readonly allocations?: InputMaybe<ReadonlyArray<BulkPaymentAllocationInput>>;
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: Scalars['String']['input'];
};

/**
 * Changes to a bulk payment. Omitted fields stay as they are; at least one of `description`, `bankRef` and
 * `paymentDate` is required. Null is refused for these; to empty a text, pass `""`.
 */
export type UpdateBulkPaymentInput = {
  /** The payment's gateway id, its uuid in iplicit, or its batch number if no other payment has the same one. */
  readonly id: Scalars['ID']['input'];
  /** What the payment is for, up to 250 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The reference for the bank statement, up to 50 characters. */
  readonly bankRef?: InputMaybe<Scalars['String']['input']>;
  /** The day to pay on. */
  readonly paymentDate?: InputMaybe<Scalars['LocalDate']['input']>;
  /** Change nothing unless the payment still has this `version`. */
  readonly ifVersion?: InputMaybe<Scalars['String']['input']>;
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: Scalars['String']['input'];
};

/** The result of creating a bulk payment. */
export type CreateBulkPaymentPayload = MutationPayload & {
  readonly __typename?: 'CreateBulkPaymentPayload';
  /** What is known about the write by now. */
  readonly outcome: MutationOutcome;
  /**
   * True if this key was answered before: nothing was sent this time, and the answer is that of the first attempt, as
   * known by now.
   */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why the write was refused or is in doubt; empty if all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
  /**
   * The new payment as iplicit holds it after the call. Null if it was not created, or is not known to have been
   * created; also if it cannot be read, and then a top-level error says why and `outcome` is still valid. Requires the
   * scope `payments:read`.
   */
  readonly bulkPayment?: Maybe<BulkPayment>;
};

/** The result of changing a bulk payment. */
export type UpdateBulkPaymentPayload = MutationPayload & {
  readonly __typename?: 'UpdateBulkPaymentPayload';
  /** What is known about the write by now. */
  readonly outcome: MutationOutcome;
  /**
   * True if this key was answered before: nothing was sent this time, and the answer is that of the first attempt, as
   * known by now.
   */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why the write was refused or is in doubt; empty if all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
  /**
   * The payment as iplicit holds it after the call. Null if the id belongs to no payment or to several, or if it is a
   * batch number and the input was refused before the number was looked up; also if the payment cannot be read, and
   * then a top-level error says why and `outcome` is still valid. Requires the scope `payments:read`.
   */
  readonly bulkPayment?: Maybe<BulkPayment>;
};

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

/** The bulk payment to submit for authorisation. */
export type SubmitBulkPaymentInput = {
  /** The payment's gateway id, its uuid in iplicit, or its batch number if no other payment has the same one. */
  readonly id: Scalars['ID']['input'];
  /** Change nothing unless the payment still has this `version`. */
  readonly ifVersion?: InputMaybe<Scalars['String']['input']>;
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: Scalars['String']['input'];
};

/** The bulk payment to return to draft. */
export type AmendBulkPaymentInput = {
  /** The payment's gateway id, its uuid in iplicit, or its batch number if no other payment has the same one. */
  readonly id: Scalars['ID']['input'];
  /** Change nothing unless the payment still has this `version`. */
  readonly ifVersion?: InputMaybe<Scalars['String']['input']>;
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: Scalars['String']['input'];
};

/** The bulk payment to process. */
export type ProcessBulkPaymentInput = {
  /** The payment's gateway id, its uuid in iplicit, or its batch number if no other payment has the same one. */
  readonly id: Scalars['ID']['input'];
  /** Change nothing unless the payment still has this `version`. */
  readonly ifVersion?: InputMaybe<Scalars['String']['input']>;
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: Scalars['String']['input'];
};

/** The bulk payment to post to the ledger. */
export type PostBulkPaymentInput = {
  /** The payment's gateway id, its uuid in iplicit, or its batch number if no other payment has the same one. */
  readonly id: Scalars['ID']['input'];
  /** Change nothing unless the payment still has this `version`. */
  readonly ifVersion?: InputMaybe<Scalars['String']['input']>;
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: Scalars['String']['input'];
};

/** The bulk payment to remove from the ledger. */
export type UnpostBulkPaymentInput = {
  /** The payment's gateway id, its uuid in iplicit, or its batch number if no other payment has the same one. */
  readonly id: Scalars['ID']['input'];
  /** Change nothing unless the payment still has this `version`. */
  readonly ifVersion?: InputMaybe<Scalars['String']['input']>;
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: Scalars['String']['input'];
};

/** The bulk payment to abandon, and why. */
export type AbandonBulkPaymentInput = {
  /** The payment's gateway id, its uuid in iplicit, or its batch number if no other payment has the same one. */
  readonly id: Scalars['ID']['input'];
  /** Why it is abandoned. iplicit stores the reason with the payment. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Change nothing unless the payment still has this `version`. */
  readonly ifVersion?: InputMaybe<Scalars['String']['input']>;
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: Scalars['String']['input'];
};

/** The result of submitting a bulk payment. */
export type SubmitBulkPaymentPayload = MutationPayload & {
  readonly __typename?: 'SubmitBulkPaymentPayload';
  /**
   * What is known about the write by now. If all went well, QUEUED until the payment is no longer a draft, then
   * APPLIED.
   */
  readonly outcome: MutationOutcome;
  /**
   * True if this key was answered before: nothing was sent this time, and the answer is that of the first attempt, as
   * known by now.
   */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why the write was refused or is in doubt; empty if all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
  /**
   * The payment as iplicit holds it after the call. Null if the id belongs to no payment or to several, or if it is a
   * batch number and the input was refused before the number was looked up; also if the payment cannot be read, and
   * then a top-level error says why and `outcome` is still valid. Requires the scope `payments:read`.
   */
  readonly bulkPayment?: Maybe<BulkPayment>;
};

/** The result of returning a bulk payment to draft. */
export type AmendBulkPaymentPayload = MutationPayload & {
  readonly __typename?: 'AmendBulkPaymentPayload';
  /** What is known about the write by now. */
  readonly outcome: MutationOutcome;
  /**
   * True if this key was answered before: nothing was sent this time, and the answer is that of the first attempt, as
   * known by now.
   */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why the write was refused or is in doubt; empty if all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
  /**
   * The payment as iplicit holds it after the call. Null if the id belongs to no payment or to several, or if it is a
   * batch number and the input was refused before the number was looked up; also if the payment cannot be read, and
   * then a top-level error says why and `outcome` is still valid. Requires the scope `payments:read`.
   */
  readonly bulkPayment?: Maybe<BulkPayment>;
};

/** The result of processing a bulk payment. */
export type ProcessBulkPaymentPayload = MutationPayload & {
  readonly __typename?: 'ProcessBulkPaymentPayload';
  /** What is known about the write by now. */
  readonly outcome: MutationOutcome;
  /**
   * True if this key was answered before: nothing was sent this time, and the answer is that of the first attempt, as
   * known by now.
   */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why the write was refused or is in doubt; empty if all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
  /**
   * The payment as iplicit holds it after the call. Null if the id belongs to no payment or to several, or if it is a
   * batch number and the input was refused before the number was looked up; also if the payment cannot be read, and
   * then a top-level error says why and `outcome` is still valid. Requires the scope `payments:read`.
   */
  readonly bulkPayment?: Maybe<BulkPayment>;
};

/** The result of posting a bulk payment to the ledger. */
export type PostBulkPaymentPayload = MutationPayload & {
  readonly __typename?: 'PostBulkPaymentPayload';
  /** What is known about the write by now. */
  readonly outcome: MutationOutcome;
  /**
   * True if this key was answered before: nothing was sent this time, and the answer is that of the first attempt, as
   * known by now.
   */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why the write was refused or is in doubt; empty if all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
  /**
   * The payment as iplicit holds it after the call. Null if the id belongs to no payment or to several, or if it is a
   * batch number and the input was refused before the number was looked up; also if the payment cannot be read, and
   * then a top-level error says why and `outcome` is still valid. Requires the scope `payments:read`.
   */
  readonly bulkPayment?: Maybe<BulkPayment>;
};

/** The result of removing a bulk payment from the ledger. */
export type UnpostBulkPaymentPayload = MutationPayload & {
  readonly __typename?: 'UnpostBulkPaymentPayload';
  /** What is known about the write by now. */
  readonly outcome: MutationOutcome;
  /**
   * True if this key was answered before: nothing was sent this time, and the answer is that of the first attempt, as
   * known by now.
   */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why the write was refused or is in doubt; empty if all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
  /**
   * The payment as iplicit holds it after the call. Null if the id belongs to no payment or to several, or if it is a
   * batch number and the input was refused before the number was looked up; also if the payment cannot be read, and
   * then a top-level error says why and `outcome` is still valid. Requires the scope `payments:read`.
   */
  readonly bulkPayment?: Maybe<BulkPayment>;
};

/** The result of abandoning a bulk payment. */
export type AbandonBulkPaymentPayload = MutationPayload & {
  readonly __typename?: 'AbandonBulkPaymentPayload';
  /** What is known about the write by now. */
  readonly outcome: MutationOutcome;
  /**
   * True if this key was answered before: nothing was sent this time, and the answer is that of the first attempt, as
   * known by now.
   */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why the write was refused or is in doubt; empty if all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
  /**
   * The payment as iplicit holds it after the call. Null if the id belongs to no payment or to several, or if it is a
   * batch number and the input was refused before the number was looked up; also if the payment cannot be read, and
   * then a top-level error says why and `outcome` is still valid. Requires the scope `payments:read`.
   */
  readonly bulkPayment?: Maybe<BulkPayment>;
};

/** One of the bulk payments to move. */
export type TransitionBulkPaymentsItem = {
  /** The payment's gateway id, its uuid in iplicit, or its batch number if no other payment has the same one. */
  readonly id: Scalars['ID']['input'];
  /** Change nothing unless the payment still has this `version`. */
  readonly ifVersion?: InputMaybe<Scalars['String']['input']>;
};

/** The bulk payments to move by the same step of their lifecycle. */
export type TransitionBulkPaymentsInput = {
  /** The payments, at least one and at most 100, none of them twice. */
  readonly payments: ReadonlyArray<TransitionBulkPaymentsItem>;
  /** The step to take with each of them. */
  readonly action: BulkPaymentTransition;
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: Scalars['String']['input'];
};

/** The result of moving several bulk payments by the same step. */
export type TransitionBulkPaymentsPayload = {
  readonly __typename?: 'TransitionBulkPaymentsPayload';
  /**
   * Why the list as a whole was refused: its key belongs to another request, it is empty or too long, or a payment is
   * in it twice. Nothing was sent then, and `results` is empty. Empty if the list was accepted.
   */
  readonly userErrors: ReadonlyArray<UserError>;
  /** One result per payment, in the order given. Each is independent: one may be refused and the others applied. */
  readonly results: ReadonlyArray<TransitionBulkPaymentsResult>;
};

/** The result of moving one of several bulk payments. */
export type TransitionBulkPaymentsResult = MutationPayload & {
  readonly __typename?: 'TransitionBulkPaymentsResult';
  /** The payment's id as it was given. */
  readonly id: Scalars['ID']['output'];
  /** What is known about the write by now, as for the mutation that takes the same step with a single payment. */
  readonly outcome: MutationOutcome;
  /**
   * True if this key was answered before: nothing was sent this time, and the answer is that of the first attempt, as
   * known by now.
   */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why the write was refused or is in doubt; empty if all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
  /**
   * The payment as iplicit holds it after the call. Null if the id belongs to no payment or to several, or if it is a
   * batch number and the input was refused before the number was looked up; also if the payment cannot be read, and
   * then a top-level error says why and `outcome` is still valid. Requires the scope `payments:read`.
   */
  readonly bulkPayment?: Maybe<BulkPayment>;
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

/** A bulk payment in iplicit (its `BatchPayment`): pays several documents from one bank account on one day. */
export type BulkPayment = Node & PaymentRun & {
  readonly __typename?: 'BulkPayment';
  /** Identifies the payment across both services. */
  readonly id: Scalars['ID']['output'];
  /** Always IPLICIT. */
  readonly source: PaymentSource;
  /** The name people know it by: its batch number, or its uuid until it has one. */
  readonly reference: Scalars['String']['output'];
  /**
   * The total it pays out, exact: iplicit's bankCurrencyAmount, in bankCurrency. Null only together with an error:
   * what iplicit gave could not be read.
   */
  readonly total?: Maybe<Money>;
  /** How far it has progressed, in the vocabulary shared with Concur. */
  readonly phase: PaymentRunPhase;
  /**
   * A write through this gateway that iplicit may not show yet, such as a submission in iplicit's queue; null if there
   * is none.
   */
  readonly pendingMutation?: Maybe<PendingMutation>;
  /** iplicit's own id for the payment, which never changes. */
  readonly uuid: Scalars['UUID']['output'];
  /** Its batch number; null until it has one. It is unique only within a payment type, and it may change. */
  readonly batchNo?: Maybe<Scalars['String']['output']>;
  /** What it is for, up to 250 characters; null if it does not say. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The reference shown on the bank statement, up to 50 characters; null if it has none. */
  readonly bankRef?: Maybe<Scalars['String']['output']>;
  /**
   * The kind of bulk payment. Its `id` and `uuid` come with the payment; the other fields take a call to iplicit.
   * Null only together with an error: what iplicit gave could not be read.
   */
  readonly type?: Maybe<BulkPaymentType>;
  /**
   * The company's account that it is paid from. Its `id` and `uuid` come with the payment; the other fields take a
   * call to iplicit. Null only together with an error: what iplicit gave could not be read.
   */
  readonly bankAccount?: Maybe<BankAccount>;
  /**
   * How it is paid. Its `id` and `uuid` come with the payment; the other fields take a call to iplicit. Null only
   * together with an error: what iplicit gave could not be read.
   */
  readonly paymentMethod?: Maybe<PaymentMethod>;
  /**
   * The company within the group that pays. Its `id` and `uuid` come with the payment; the other fields take a call
   * to iplicit. Null only together with an error: what iplicit gave could not be read.
   */
  readonly legalEntity?: Maybe<LegalEntity>;
  /** The day it is paid on; null if iplicit has none. */
  readonly paymentDate?: Maybe<Scalars['LocalDate']['output']>;
  /** iplicit's id for the accounting period that it belongs to; null if iplicit does not say. */
  readonly periodUuid?: Maybe<Scalars['UUID']['output']>;
  /**
   * The rate between the bank account's currency and the company's own: iplicit's bankCurrencyRate, exact. Null only
   * together with an error: what iplicit gave could not be read.
   */
  readonly exchangeRate?: Maybe<Scalars['Decimal']['output']>;
  /** Its current status: the most significant of `statuses`. */
  readonly status: BulkPaymentStatus;
  /**
   * All statuses that iplicit currently gives it (statusList), without surrounding whitespace. More can appear than
   * `BulkPaymentStatus` names.
   */
  readonly statuses: ReadonlyArray<Scalars['String']['output']>;
  /**
   * What the caller can do with it now, in the order of the lifecycle: actions that its status allows, that the caller
   * has the scope for, and that `pendingMutation` does not rule out. Use them to decide which buttons to show; iplicit
   * has the final say.
   */
  readonly availableActions: ReadonlyArray<PaymentRunAction>;
  /** Whether people have left notes on it. Takes a call for this payment: null only together with an error. */
  readonly hasNotes?: Maybe<Scalars['Boolean']['output']>;
  /** Whether files are attached to it. Takes a call for this payment: null only together with an error. */
  readonly hasAttachments?: Maybe<Scalars['Boolean']['output']>;
  /**
   * The documents it pays and how much of each. Empty if no documents have been chosen yet. Takes a call for this
   * payment: null only together with an error.
   */
  readonly allocations?: Maybe<ReadonlyArray<BulkPaymentAllocation>>;
  /** How many documents it pays. Takes a call for this payment: null only together with an error. */
  readonly allocationCount?: Maybe<Scalars['Int']['output']>;
  /**
   * Changes whenever the payment or its allocations change. Pass it as `ifVersion` to write only if nothing has
   * changed since you read it. Takes a call for this payment: null only together with an error.
   */
  readonly version?: Maybe<Scalars['String']['output']>;
  /** When it was last changed; null if iplicit does not say. */
  readonly lastModifiedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The user who last changed it, as iplicit names them; null if iplicit does not say. */
  readonly lastModifiedBy?: Maybe<Scalars['String']['output']>;
};

/** A bulk payment and its cursor within a list. */
export type BulkPaymentEdge = {
  readonly __typename?: 'BulkPaymentEdge';
  /** The payment. */
  readonly node: BulkPayment;
  /** Marks this entry's position. Pass it as `after` to continue after this entry. */
  readonly cursor: Scalars['String']['output'];
};

/** A page of iplicit bulk payments. There is no total count, as iplicit gives none; for totals, see `paymentRunTotals`. */
export type BulkPaymentConnection = {
  readonly __typename?: 'BulkPaymentConnection';
  /** The payments on this page, with their cursors. */
  readonly edges: ReadonlyArray<BulkPaymentEdge>;
  /** The payments on this page, without cursors. */
  readonly nodes: ReadonlyArray<BulkPayment>;
  /** Where this page lies within the list, and how to get the next one. */
  readonly pageInfo: PageInfo;
};

/**
 * Conditions for listing bulk payments. All conditions given must hold; those omitted or null have no effect. iplicit
 * does the matching. A blank string is refused, as iplicit would ignore it.
 */
export type BulkPaymentFilter = {
  /** Only payments with this batch number. */
  readonly batchNo?: InputMaybe<Scalars['String']['input']>;
  /** Only payments of this bulk payment type, by gateway id, uuid or code. */
  readonly type?: InputMaybe<Scalars['String']['input']>;
  /** Only payments of this legal entity, by gateway id, uuid or code. */
  readonly legalEntity?: InputMaybe<Scalars['String']['input']>;
  /** Only payments from this bank account, by gateway id, uuid or code. */
  readonly bankAccount?: InputMaybe<Scalars['String']['input']>;
  /** Only payments with exactly this description. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** Only payments whose description contains this text. */
  readonly descriptionContains?: InputMaybe<Scalars['String']['input']>;
  /** Only payments made on this day or later. */
  readonly paymentDateFrom?: InputMaybe<Scalars['LocalDate']['input']>;
  /** Only payments made on this day or earlier. */
  readonly paymentDateTo?: InputMaybe<Scalars['LocalDate']['input']>;
  /** Only payments last changed at this instant or later. */
  readonly lastModifiedFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only payments last changed at this instant or earlier. */
  readonly lastModifiedTo?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only payments last changed by this user, as iplicit names them. */
  readonly lastModifiedBy?: InputMaybe<Scalars['String']['input']>;
  /** True: only drafts. False: only payments that are not drafts. */
  readonly isDraft?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: only approved payments. False: only payments that are not approved. */
  readonly isApproved?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: only processed payments. False: only payments that are not processed. */
  readonly isProcessed?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: only posted payments. False: only payments that are not posted. */
  readonly isPosted?: InputMaybe<Scalars['Boolean']['input']>;
};

/**
 * Everything that can be read; nothing here changes anything in either service. Limits on the length of pages and
 * lists are stated with the arguments and input fields concerned; a gateway can be configured with other limits. A
 * request that exceeds a limit is refused as a whole, and the error states the limit.
 *
 * Where an argument names a thing of iplicit's, its gateway id, its uuid in iplicit and its code or number are all
 * accepted.
 */
export type Query = {
  readonly __typename?: 'Query';
  /** An iplicit bulk payment. Null if it does not exist or the caller may not see it. */
  readonly bulkPayment?: Maybe<BulkPayment>;
  /** iplicit bulk payments, page by page. */
  readonly bulkPayments: BulkPaymentConnection;
  /** All kinds of bulk payment, in iplicit's own order, for a choice in a form. Includes those with `isActive` false. */
  readonly bulkPaymentTypes: ReadonlyArray<BulkPaymentType>;
  /**
   * All bank accounts that payments can be made from, in iplicit's own order, for a choice in a form. Includes those
   * with `isActive` false.
   */
  readonly bankAccounts: ReadonlyArray<BankAccount>;
  /** All payment methods, in iplicit's own order, for a choice in a form. Includes those with `isActive` false. */
  readonly paymentMethods: ReadonlyArray<PaymentMethod>;
  /** All companies within the group that the caller may see, in iplicit's own order, for a choice in a form. */
  readonly legalEntities: ReadonlyArray<LegalEntity>;
  /**
   * A supplier or other party that iplicit keeps an account for. Null if it does not exist or the caller may not see
   * it.
   */
  readonly contactAccount?: Maybe<ContactAccount>;
  /**
   * Parties that iplicit keeps accounts for, page by page, in iplicit's own order. Unless `filter` says otherwise,
   * suppliers only.
   */
  readonly contactAccounts: ContactAccountConnection;
  /**
   * What was written to the services through this gateway and its replicas, newest first, page by page. Requires the
   * scope `payments:audit`.
   */
  readonly mutationLog: MutationRecordConnection;
  /**
   * An object by its gateway id. Null if it does not exist or the caller may not see it, or if the id cannot be one of
   * this gateway's. Records of the mutation log require the scope `payments:audit`, everything else `payments:read`.
   */
  readonly node?: Maybe<Node>;
  /**
   * Several objects by their gateway ids: one entry per id, in the order given, null as for `node`. An object that
   * cannot be read is null with an error of its own; the others are still returned.
   */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** A document that a payment can be allocated to. Null if it does not exist or the caller may not see it. */
  readonly payableDocument?: Maybe<PayableDocument>;
  /**
   * Documents that could go into a payment, page by page, in iplicit's own order. Unless `filter` says otherwise, only
   * those with an amount still to be paid. A document may be allocated to another payment already; iplicit does not
   * say.
   */
  readonly payableDocuments: PayableDocumentConnection;
  /** A Concur payment batch. Null if it is in neither of Concur's lists. */
  readonly paymentBatch?: Maybe<PaymentBatch>;
  /**
   * Concur payment batches, page by page. Closing a batch between two pages does not move any other batch to another
   * page, unless `filter` asks for a status.
   */
  readonly paymentBatches: PaymentBatchConnection;
  /**
   * Payment runs of both services, page by page. If one service cannot be read, the other's runs are still returned
   * and `unavailable` names the missing service. If neither can be read, the field fails.
   */
  readonly paymentRuns: PaymentRunConnection;
  /**
   * What the payment runs of both services come to, by service, phase and currency. If neither service can be read,
   * the field fails.
   */
  readonly paymentRunTotals: PaymentRunTotals;
  /** The services that this gateway is configured for, each with its state. Each is sent a small request to find out. */
  readonly upstreams: ReadonlyArray<Upstream>;
  /** The caller itself. Needs no scope, and no service is called. */
  readonly viewer: Viewer;
};


/**
 * Everything that can be read; nothing here changes anything in either service. Limits on the length of pages and
 * lists are stated with the arguments and input fields concerned; a gateway can be configured with other limits. A
 * request that exceeds a limit is refused as a whole, and the error states the limit.
 *
 * Where an argument names a thing of iplicit's, its gateway id, its uuid in iplicit and its code or number are all
 * accepted.
 */
export type QueryBulkPaymentArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be read; nothing here changes anything in either service. Limits on the length of pages and
 * lists are stated with the arguments and input fields concerned; a gateway can be configured with other limits. A
 * request that exceeds a limit is refused as a whole, and the error states the limit.
 *
 * Where an argument names a thing of iplicit's, its gateway id, its uuid in iplicit and its code or number are all
 * accepted.
 */
export type QueryBulkPaymentsArgs = {
  filter?: InputMaybe<BulkPaymentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Everything that can be read; nothing here changes anything in either service. Limits on the length of pages and
 * lists are stated with the arguments and input fields concerned; a gateway can be configured with other limits. A
 * request that exceeds a limit is refused as a whole, and the error states the limit.
 *
 * Where an argument names a thing of iplicit's, its gateway id, its uuid in iplicit and its code or number are all
 * accepted.
 */
export type QueryContactAccountArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be read; nothing here changes anything in either service. Limits on the length of pages and
 * lists are stated with the arguments and input fields concerned; a gateway can be configured with other limits. A
 * request that exceeds a limit is refused as a whole, and the error states the limit.
 *
 * Where an argument names a thing of iplicit's, its gateway id, its uuid in iplicit and its code or number are all
 * accepted.
 */
export type QueryContactAccountsArgs = {
  filter?: InputMaybe<ContactAccountFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Everything that can be read; nothing here changes anything in either service. Limits on the length of pages and
 * lists are stated with the arguments and input fields concerned; a gateway can be configured with other limits. A
 * request that exceeds a limit is refused as a whole, and the error states the limit.
 *
 * Where an argument names a thing of iplicit's, its gateway id, its uuid in iplicit and its code or number are all
 * accepted.
 */
export type QueryMutationLogArgs = {
  filter?: InputMaybe<MutationLogFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Everything that can be read; nothing here changes anything in either service. Limits on the length of pages and
 * lists are stated with the arguments and input fields concerned; a gateway can be configured with other limits. A
 * request that exceeds a limit is refused as a whole, and the error states the limit.
 *
 * Where an argument names a thing of iplicit's, its gateway id, its uuid in iplicit and its code or number are all
 * accepted.
 */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be read; nothing here changes anything in either service. Limits on the length of pages and
 * lists are stated with the arguments and input fields concerned; a gateway can be configured with other limits. A
 * request that exceeds a limit is refused as a whole, and the error states the limit.
 *
 * Where an argument names a thing of iplicit's, its gateway id, its uuid in iplicit and its code or number are all
 * accepted.
 */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/**
 * Everything that can be read; nothing here changes anything in either service. Limits on the length of pages and
 * lists are stated with the arguments and input fields concerned; a gateway can be configured with other limits. A
 * request that exceeds a limit is refused as a whole, and the error states the limit.
 *
 * Where an argument names a thing of iplicit's, its gateway id, its uuid in iplicit and its code or number are all
 * accepted.
 */
export type QueryPayableDocumentArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be read; nothing here changes anything in either service. Limits on the length of pages and
 * lists are stated with the arguments and input fields concerned; a gateway can be configured with other limits. A
 * request that exceeds a limit is refused as a whole, and the error states the limit.
 *
 * Where an argument names a thing of iplicit's, its gateway id, its uuid in iplicit and its code or number are all
 * accepted.
 */
export type QueryPayableDocumentsArgs = {
  filter?: InputMaybe<PayableDocumentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Everything that can be read; nothing here changes anything in either service. Limits on the length of pages and
 * lists are stated with the arguments and input fields concerned; a gateway can be configured with other limits. A
 * request that exceeds a limit is refused as a whole, and the error states the limit.
 *
 * Where an argument names a thing of iplicit's, its gateway id, its uuid in iplicit and its code or number are all
 * accepted.
 */
export type QueryPaymentBatchArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be read; nothing here changes anything in either service. Limits on the length of pages and
 * lists are stated with the arguments and input fields concerned; a gateway can be configured with other limits. A
 * request that exceeds a limit is refused as a whole, and the error states the limit.
 *
 * Where an argument names a thing of iplicit's, its gateway id, its uuid in iplicit and its code or number are all
 * accepted.
 */
export type QueryPaymentBatchesArgs = {
  filter?: InputMaybe<PaymentBatchFilter>;
  orderBy?: InputMaybe<PaymentBatchOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Everything that can be read; nothing here changes anything in either service. Limits on the length of pages and
 * lists are stated with the arguments and input fields concerned; a gateway can be configured with other limits. A
 * request that exceeds a limit is refused as a whole, and the error states the limit.
 *
 * Where an argument names a thing of iplicit's, its gateway id, its uuid in iplicit and its code or number are all
 * accepted.
 */
export type QueryPaymentRunsArgs = {
  filter?: InputMaybe<PaymentRunFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Everything that can be read; nothing here changes anything in either service. Limits on the length of pages and
 * lists are stated with the arguments and input fields concerned; a gateway can be configured with other limits. A
 * request that exceeds a limit is refused as a whole, and the error states the limit.
 *
 * Where an argument names a thing of iplicit's, its gateway id, its uuid in iplicit and its code or number are all
 * accepted.
 */
export type QueryPaymentRunTotalsArgs = {
  filter?: InputMaybe<PaymentRunFilter>;
};

/**
 * A kind of bulk payment, as the company has set them up in iplicit's BatchPaymentType catalog. Each numbers its
 * payments by itself.
 */
export type BulkPaymentType = Node & {
  readonly __typename?: 'BulkPaymentType';
  /** Identifies the type across both services. */
  readonly id: Scalars['ID']['output'];
  /** iplicit's own id for the type. */
  readonly uuid: Scalars['UUID']['output'];
  /**
   * Its short code; null if it has none or the catalog no longer lists it, or, with an error, if the catalog cannot be
   * read.
   */
  readonly code?: Maybe<Scalars['String']['output']>;
  /**
   * Its name in words; null if it has none or the catalog no longer lists it, or, with an error, if the catalog cannot
   * be read.
   */
  readonly description?: Maybe<Scalars['String']['output']>;
  /**
   * Whether it can be chosen for new payments; null if iplicit does not say or no longer lists it, or, with an error,
   * if the catalog cannot be read.
   */
  readonly isActive?: Maybe<Scalars['Boolean']['output']>;
};

/** A way to pay, such as by bank transfer, from iplicit's PaymentMethod catalog. */
export type PaymentMethod = Node & {
  readonly __typename?: 'PaymentMethod';
  /** Identifies the method across both services. */
  readonly id: Scalars['ID']['output'];
  /** iplicit's own id for the method. */
  readonly uuid: Scalars['UUID']['output'];
  /**
   * Its short code; null if it has none or the catalog no longer lists it, or, with an error, if the catalog cannot be
   * read.
   */
  readonly code?: Maybe<Scalars['String']['output']>;
  /**
   * Its name in words; null if it has none or the catalog no longer lists it, or, with an error, if the catalog cannot
   * be read.
   */
  readonly description?: Maybe<Scalars['String']['output']>;
  /**
   * Whether it can be chosen for new payments; null if iplicit does not say or no longer lists it, or, with an error,
   * if the catalog cannot be read.
   */
  readonly isActive?: Maybe<Scalars['Boolean']['output']>;
};

/** One of the company's own bank accounts, which payments are made from, from iplicit's BankAccount catalog. */
export type BankAccount = Node & {
  readonly __typename?: 'BankAccount';
  /** Identifies the account across both services. */
  readonly id: Scalars['ID']['output'];
  /** iplicit's own id for the account. */
  readonly uuid: Scalars['UUID']['output'];
  /**
   * Its short code in iplicit, not the account number; null if it has none or the catalog no longer lists it, or, with
   * an error, if the catalog cannot be read.
   */
  readonly code?: Maybe<Scalars['String']['output']>;
  /**
   * Its name in words; null if it has none or the catalog no longer lists it, or, with an error, if the catalog cannot
   * be read.
   */
  readonly description?: Maybe<Scalars['String']['output']>;
  /**
   * Whether it can be chosen for new payments; null if iplicit does not say or no longer lists it, or, with an error,
   * if the catalog cannot be read.
   */
  readonly isActive?: Maybe<Scalars['Boolean']['output']>;
};

/** A company within the group, with its own books, as listed by iplicit. */
export type LegalEntity = Node & {
  readonly __typename?: 'LegalEntity';
  /** Identifies the entity across both services. */
  readonly id: Scalars['ID']['output'];
  /** iplicit's own id for the entity. */
  readonly uuid: Scalars['UUID']['output'];
  /** Its short code; null if it has none or iplicit no longer lists it, or, with an error, if the list cannot be read. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** Its name; null if it has none or iplicit no longer lists it, or, with an error, if the list cannot be read. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /**
   * The currency its books are kept in; null if iplicit does not say or no longer lists it, or, with an error, if the
   * list cannot be read.
   */
  readonly currency?: Maybe<Scalars['Currency']['output']>;
};

/** A supplier, employee or other party that iplicit keeps an account for. Bank details are never read. */
export type ContactAccount = Node & {
  readonly __typename?: 'ContactAccount';
  /** Identifies the party across both services. */
  readonly id: Scalars['ID']['output'];
  /** iplicit's own id for the account. */
  readonly uuid: Scalars['UUID']['output'];
  /** Its short code; null if it has none or the caller may not see the party, or, with an error, if it cannot be read. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /**
   * The party's name; null if iplicit gives none or the caller may not see the party, or, with an error, if it cannot
   * be read.
   */
  readonly description?: Maybe<Scalars['String']['output']>;
};

/** A contact account and its cursor within a list. */
export type ContactAccountEdge = {
  readonly __typename?: 'ContactAccountEdge';
  /** The contact account. */
  readonly node: ContactAccount;
  /** Marks this entry's position. Pass it as `after` to continue after this entry. */
  readonly cursor: Scalars['String']['output'];
};

/** A page of iplicit contact accounts. There is no total count, as iplicit gives none. */
export type ContactAccountConnection = {
  readonly __typename?: 'ContactAccountConnection';
  /** The contact accounts on this page, with their cursors. */
  readonly edges: ReadonlyArray<ContactAccountEdge>;
  /** The contact accounts on this page, without cursors. */
  readonly nodes: ReadonlyArray<ContactAccount>;
  /** Where this page lies within the list, and how to get the next one. */
  readonly pageInfo: PageInfo;
};

/**
 * Conditions for listing contact accounts. All conditions given must hold; those omitted or null have no effect,
 * except for `isSupplier`, which is true if omitted. iplicit does the matching. A blank string is refused, as iplicit
 * would ignore it.
 */
export type ContactAccountFilter = {
  /** Only the account with this code. */
  readonly code?: InputMaybe<Scalars['String']['input']>;
  /** Only accounts whose name contains this text. */
  readonly descriptionContains?: InputMaybe<Scalars['String']['input']>;
  /** True: only suppliers. False: only accounts that are not suppliers. Null: both. */
  readonly isSupplier?: InputMaybe<Scalars['Boolean']['input']>;
};

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

/** The record to settle by hand, and what was found. */
export type ResolveMutationInput = {
  /** The record's gateway id. Its outcome must be UNKNOWN. */
  readonly record: Scalars['ID']['input'];
  /** What was found when looking at the service. */
  readonly outcome: MutationResolution;
  /**
   * The payment run that the write made, if it was a create that happened: its gateway id, uuid or batch number.
   * Refused for any other write.
   */
  readonly run?: InputMaybe<Scalars['ID']['input']>;
  /** Why this is certain: who looked, where, at what. Stored with the record, for whoever reads the log. */
  readonly note: Scalars['String']['input'];
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: Scalars['String']['input'];
};

/** The result of settling a record by hand. */
export type ResolveMutationPayload = MutationPayload & {
  readonly __typename?: 'ResolveMutationPayload';
  /**
   * APPLIED if the record now has the outcome given, REFUSED if it was left as it was. What was found about the write
   * itself is in `record`.
   */
  readonly outcome: MutationOutcome;
  /**
   * True if this key was answered before: nothing was sent this time, and the answer is that of the first attempt, as
   * known by now.
   */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why the write was refused or is in doubt; empty if all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The record as it is now; null if there is none with this id. Requires the scope `payments:audit`. */
  readonly record?: Maybe<MutationRecord>;
};

/**
 * A mutation that the gateway sent, or was about to send, as recorded in its journal. Every write is recorded; what
 * was refused before anything was sent is not.
 *
 * Requires the scope `payments:audit`, except in `mutationSettled`, which also shows callers their own writes.
 */
export type MutationRecord = Node & {
  readonly __typename?: 'MutationRecord';
  /** The gateway's id for this record. */
  readonly id: Scalars['ID']['output'];
  /** When it was recorded, just before it was sent. */
  readonly at: Scalars['DateTime']['output'];
  /** Who requested it: the caller's `Viewer.name`. */
  readonly caller: Scalars['String']['output'];
  /**
   * The mutation field, such as `submitBulkPayment`. For a write that was part of a list, the field that does the same
   * to a single payment or batch.
   */
  readonly mutation: Scalars['String']['output'];
  /**
   * What was asked for: the mutation's input as the caller gave it, without the idempotency key. For a write that was
   * part of a list, this entry of the list and the list's action.
   */
  readonly input: Scalars['JSON']['output'];
  /** The write's position in its list, counting from 0; null if it was not part of a list. */
  readonly position?: Maybe<Scalars['Int']['output']>;
  /** The service that it was sent to. */
  readonly source: PaymentSource;
  /** Gateway id of the payment run that it wrote to. For a create, the new payment; null until that is known. */
  readonly target?: Maybe<Scalars['ID']['output']>;
  /**
   * The payment run that it wrote to, as it is now. Null if it is gone or was never made, or, with an error, if it
   * cannot be read. Requires the scope `payments:read`.
   */
  readonly run?: Maybe<PaymentRun>;
  /** How it ended, as far as is known so far. */
  readonly outcome: MutationOutcome;
  /** When its outcome became final: APPLIED, REFUSED or NOT_APPLIED. Null until then. */
  readonly settledAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * How the final outcome became known, in words: by the service's answer, by a later look at the service, or the name
   * of the caller who resolved it by hand. Null until then.
   */
  readonly settledBy?: Maybe<Scalars['String']['output']>;
  /** What was noted when it was resolved by hand; null if it was not. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** HTTP status of the service's response; null if no response came. */
  readonly upstreamStatus?: Maybe<Scalars['Int']['output']>;
  /** The service's own id for the request, to quote to its support; null if it gave none. */
  readonly correlationId?: Maybe<Scalars['String']['output']>;
  /**
   * The gateway's id for the request that the mutation came with, as in its response headers and access log; null if
   * none is known.
   */
  readonly requestId?: Maybe<Scalars['String']['output']>;
  /** The caller's idempotency key. For a write that was part of a list, the list's key. */
  readonly idempotencyKey: Scalars['String']['output'];
  /** The user errors returned to the caller, as known by now. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A mutation record and its cursor within a list. */
export type MutationRecordEdge = {
  readonly __typename?: 'MutationRecordEdge';
  /** The record. */
  readonly node: MutationRecord;
  /** Marks this entry's position. Pass it as `after` to continue after this entry. */
  readonly cursor: Scalars['String']['output'];
};

/** A page of the mutation log. */
export type MutationRecordConnection = {
  readonly __typename?: 'MutationRecordConnection';
  /** The records on this page, with their cursors. */
  readonly edges: ReadonlyArray<MutationRecordEdge>;
  /** The records on this page, without cursors. */
  readonly nodes: ReadonlyArray<MutationRecord>;
  /** Where this page lies within the list, and how to get the next one. */
  readonly pageInfo: PageInfo;
};

/** Conditions for listing mutations. All conditions given must hold; those omitted or null have no effect. */
export type MutationLogFilter = {
  /** Only mutations requested by this caller. */
  readonly caller?: InputMaybe<Scalars['String']['input']>;
  /** Only mutations sent to this service. */
  readonly source?: InputMaybe<PaymentSource>;
  /** Only mutations of this field, such as `submitBulkPayment`, whether alone or as part of a list. */
  readonly mutation?: InputMaybe<Scalars['String']['input']>;
  /** Only mutations that wrote to this payment run, by its gateway id. */
  readonly target?: InputMaybe<Scalars['ID']['input']>;
  /** Only mutations with one of these outcomes. An empty list matches none. */
  readonly outcomes?: InputMaybe<ReadonlyArray<MutationOutcome>>;
  /** Only mutations sent with this idempotency key: one, or all of a list, from each caller who used it. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Only mutations recorded at this instant or later. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only mutations recorded before this instant. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

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

/** A reason why a write was refused or is in doubt, for the caller to act on. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** The reason, as a code for programs. */
  readonly code: UserErrorCode;
  /** The reason, in words for people: what happened, to what, and what to do now. */
  readonly message: Scalars['String']['output'];
  /**
   * Path of the input field at fault, starting from `input`, such as `["input", "allocations", "0", "amount"]`; null
   * if no field is at fault or the service does not say which.
   */
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** How the service itself responded; null if the refusal is the gateway's own. */
  readonly upstream?: Maybe<UpstreamErrorDetail>;
};

/** How a service responded when it refused. */
export type UpstreamErrorDetail = {
  readonly __typename?: 'UpstreamErrorDetail';
  /** The service that refused. */
  readonly source: PaymentSource;
  /** HTTP status of the service's response; null if no response came. */
  readonly status?: Maybe<Scalars['Int']['output']>;
  /** The service's own message; null if it gave none. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /** The service's own id for the request, to quote to its support; null if it gave none. */
  readonly correlationId?: Maybe<Scalars['String']['output']>;
};

/** The result of a write. */
export type MutationPayload = {
  /** What is known by now about the first attempt with this `idempotencyKey`. */
  readonly outcome: MutationOutcome;
  /**
   * True if this key was answered before: nothing was sent this time, and the answer is that of the first attempt, as
   * known by now.
   */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why the write was refused or is in doubt; empty if all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Anything that can be fetched again by its `id` alone, from either service. */
export type Node = {
  /**
   * Identifies the object across both services. Treat it as opaque: store it and send it back unchanged, as its format
   * may change.
   */
  readonly id: Scalars['ID']['output'];
};

/** An amount in one currency. */
export type Money = {
  readonly __typename?: 'Money';
  /** The exact amount, in units of `currency` (pounds, not pence). */
  readonly amount: Scalars['Decimal']['output'];
  /** The currency of `amount`. */
  readonly currency: Scalars['Currency']['output'];
};

/** Where a page lies within its list, and how to get the next one. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** True if the list continues after this page. To get the next page, set `after` to `endCursor`. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** True if the list has entries before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first entry on the page; null if the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
  /**
   * Cursor of the last entry on the page. If the page ended early because a filter rejected many entries, the cursor
   * of the last entry that was checked instead. Null if there is neither.
   */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

/** The direction in which a list is ordered. */
export type SortDirection =
  /** Smallest first, or from A to Z. */
  | 'ASCENDING'
  /** Largest first, or from Z to A. */
  | 'DESCENDING';

/** A document in iplicit that a payment can be allocated to: an invoice, an expense claim or a refund. */
export type PayableDocument = Node & {
  readonly __typename?: 'PayableDocument';
  /** Identifies the document across both services. */
  readonly id: Scalars['ID']['output'];
  /** iplicit's own id for the document. */
  readonly uuid: Scalars['UUID']['output'];
  /** The document's number; null until it has one. */
  readonly documentNo?: Maybe<Scalars['String']['output']>;
  /** The kind of document, in iplicit's own term (docClass); null if iplicit does not say. */
  readonly documentClass?: Maybe<Scalars['String']['output']>;
  /** What the document is for, in its own words; null if it does not say. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The supplier's own number for it, such as the invoice number (theirDocNo); null if there is none. */
  readonly supplierDocumentNo?: Maybe<Scalars['String']['output']>;
  /** The day the document is dated (docDate); null if it has none. */
  readonly documentDate?: Maybe<Scalars['LocalDate']['output']>;
  /** The day payment falls due; null if it has none. */
  readonly dueDate?: Maybe<Scalars['LocalDate']['output']>;
  /** All statuses that iplicit currently gives it (statusList), without surrounding whitespace. Empty if it gives none. */
  readonly statuses: ReadonlyArray<Scalars['String']['output']>;
  /**
   * The document's full amount, including tax, exact, in its own currency (grossCurrencyAmount); null if iplicit does
   * not say.
   */
  readonly gross?: Maybe<Money>;
  /**
   * The amount still to be paid, exact, in the document's own currency (outstandingCurrencyAmount); null if iplicit
   * does not say.
   */
  readonly outstanding?: Maybe<Money>;
  /** The company within the group that the document belongs to; null if iplicit does not say. */
  readonly legalEntity?: Maybe<LegalEntity>;
  /**
   * The party to be paid; null if none is named. If the caller may not see the party, only its `id` and `uuid` are
   * known.
   */
  readonly contactAccount?: Maybe<ContactAccount>;
};

/** A document and its cursor within a list. */
export type PayableDocumentEdge = {
  readonly __typename?: 'PayableDocumentEdge';
  /** The document. */
  readonly node: PayableDocument;
  /** Marks this entry's position. Pass it as `after` to continue after this entry. */
  readonly cursor: Scalars['String']['output'];
};

/** A page of documents that can be paid. There is no total count, as iplicit gives none. */
export type PayableDocumentConnection = {
  readonly __typename?: 'PayableDocumentConnection';
  /** The documents on this page, with their cursors. */
  readonly edges: ReadonlyArray<PayableDocumentEdge>;
  /** The documents on this page, without cursors. */
  readonly nodes: ReadonlyArray<PayableDocument>;
  /** Where this page lies within the list, and how to get the next one. */
  readonly pageInfo: PageInfo;
};

/**
 * Conditions for listing documents. All conditions given must hold; those omitted or null have no effect, except for
 * `isOutstanding`, which is true if omitted. iplicit does the matching. A blank string is refused, as iplicit would
 * ignore it.
 */
export type PayableDocumentFilter = {
  /** Only the document with this number. */
  readonly documentNo?: InputMaybe<Scalars['String']['input']>;
  /** Only documents of this kind, in iplicit's own term (docClass). */
  readonly documentClass?: InputMaybe<Scalars['String']['input']>;
  /** Only documents of this supplier or other party, by gateway id, uuid or code. */
  readonly contactAccount?: InputMaybe<Scalars['String']['input']>;
  /** Only documents of this legal entity, by gateway id, uuid or code. */
  readonly legalEntity?: InputMaybe<Scalars['String']['input']>;
  /** Only documents in this currency. */
  readonly currency?: InputMaybe<Scalars['Currency']['input']>;
  /** Only documents to which the supplier gave this number. */
  readonly supplierDocumentNo?: InputMaybe<Scalars['String']['input']>;
  /** Only documents whose description contains this text. */
  readonly descriptionContains?: InputMaybe<Scalars['String']['input']>;
  /** Only documents that fall due on this day or later. */
  readonly dueFrom?: InputMaybe<Scalars['LocalDate']['input']>;
  /** Only documents that fall due on this day or earlier. */
  readonly dueTo?: InputMaybe<Scalars['LocalDate']['input']>;
  /** True: only documents with an amount still to be paid. False: only those without. Null: both. */
  readonly isOutstanding?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: only approved documents. False: only documents that are not approved. */
  readonly isApproved?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: only documents posted to the ledger. False: only documents that are not posted. */
  readonly isPosted?: InputMaybe<Scalars['Boolean']['input']>;
};

/**
 * The payment file of a closed Concur batch, ready for the bank or the ledger. The gateway reads it from Concur for
 * each request and does not keep it.
 */
export type PaymentBatchFile = {
  readonly __typename?: 'PaymentBatchFile';
  /**
   * Where to download the file from this gateway, byte for byte as Concur returns it: a csv or a zip. The address
   * takes the same credentials as GraphQL, in the `Authorization` header. For a link in a page, use `link`.
   */
  readonly downloadUrl: Scalars['URL']['output'];
  /**
   * An address like `downloadUrl` that carries a signature instead of needing credentials, for an `<a href>` in a
   * browser. Until it expires, whoever has it can download the file of this one batch and nothing else, so do not
   * store it.
   */
  readonly link: Scalars['URL']['output'];
  /** The file's media type according to Concur, such as `text/csv` or `application/zip`. */
  readonly contentType: Scalars['String']['output'];
  /** The name to save the file under. */
  readonly filename: Scalars['String']['output'];
  /** The file's length in bytes. */
  readonly size: Scalars['Int']['output'];
  /** What the file contains: one entry for a csv, one per member for a zip. */
  readonly entries: ReadonlyArray<PaymentBatchFileEntry>;
};


/**
 * The payment file of a closed Concur batch, ready for the bank or the ledger. The gateway reads it from Concur for
 * each request and does not keep it.
 */
export type PaymentBatchFileLinkArgs = {
  expiresIn?: InputMaybe<Scalars['Int']['input']>;
};

/** A delimited text within a payment file. */
export type PaymentBatchFileEntry = {
  readonly __typename?: 'PaymentBatchFileEntry';
  /** The entry's name within the zip, or the file's own name for a csv. */
  readonly name: Scalars['String']['output'];
  /** The entry's media type. For a zip, it is derived from the entry's name; for a csv, it is the file's own. */
  readonly contentType: Scalars['String']['output'];
  /** The entry's length in bytes, unpacked. */
  readonly size: Scalars['Int']['output'];
  /** Number of rows in the entry, including a heading row. */
  readonly rowCount: Scalars['Int']['output'];
  /**
   * Number of cells that most rows of the entry have; a few rows, such as a heading or a trailer, may differ. 0 if the
   * entry is empty.
   */
  readonly columnCount: Scalars['Int']['output'];
  /**
   * Rows of the entry, each a list of cells in the order of the file. The company chooses in Concur which columns and
   * delimiter the file has, and whether it has a heading row. Cells are returned unaltered, even those that a
   * spreadsheet would run as a formula.
   *
   * Whether a quotation mark is one around a cell or a character like any other is decided for each entry by the number
   * of cells that its rows have either way; in tab-separated text it is always a character. Where neither fits, the
   * entry is refused with UPSTREAM_MALFORMED and the number of the line. The download is not touched by any of this.
   */
  readonly rows: ReadonlyArray<ReadonlyArray<Scalars['String']['output']>>;
};


/** A delimited text within a payment file. */
export type PaymentBatchFileEntryRowsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  offset?: InputMaybe<Scalars['Int']['input']>;
};

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
  readonly id: Scalars['ID']['input'];
  /** Whether to wait until the file exists. */
  readonly mode?: InputMaybe<CloseMode>;
  /**
   * Close nothing unless the batch's total still is exactly this amount, in the batch's currency; `100` and `100.00`
   * are the same.
   */
  readonly ifTotal?: InputMaybe<Scalars['Decimal']['input']>;
  /** Close nothing unless the batch still holds exactly this many payment demands. */
  readonly ifCount?: InputMaybe<Scalars['Int']['input']>;
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: Scalars['String']['input'];
};

/** The result of closing a Concur batch. */
export type ClosePaymentBatchPayload = MutationPayload & {
  readonly __typename?: 'ClosePaymentBatchPayload';
  /**
   * What is known about the write by now. If all went well, QUEUED after SCHEDULE until the batch shows as closed,
   * then APPLIED; APPLIED after WAIT.
   */
  readonly outcome: MutationOutcome;
  /**
   * True if this key was answered before: nothing was sent this time, and the answer is that of the first attempt, as
   * known by now.
   */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why the write was refused or is in doubt; empty if all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
  /**
   * The batch as Concur lists it after the call; null if it does not exist. After SCHEDULE it may still be open.
   * Requires the scope `payments:read`.
   */
  readonly paymentBatch?: Maybe<PaymentBatch>;
  /** Concur's JobQueueKey for a scheduled close, to quote to Concur's support; null if Concur gives none. */
  readonly jobQueueKey?: Maybe<Scalars['String']['output']>;
  /** Concur's own Status for the call, such as `SUCCESS`; null if Concur gives none. */
  readonly upstreamStatus?: Maybe<Scalars['String']['output']>;
};

/** One of the Concur batches to close. */
export type ClosePaymentBatchesItem = {
  /** The batch's gateway id, or Concur's BatchID if no other batch has the same one. */
  readonly id: Scalars['ID']['input'];
  /**
   * Close nothing unless the batch's total still is exactly this amount, in the batch's currency; `100` and `100.00`
   * are the same.
   */
  readonly ifTotal?: InputMaybe<Scalars['Decimal']['input']>;
  /** Close nothing unless the batch still holds exactly this many payment demands. */
  readonly ifCount?: InputMaybe<Scalars['Int']['input']>;
};

/** The Concur batches to close, each as `closePaymentBatch` does with mode SCHEDULE. */
export type ClosePaymentBatchesInput = {
  /** The batches, at least one and at most 100, none of them twice. */
  readonly batches: ReadonlyArray<ClosePaymentBatchesItem>;
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: Scalars['String']['input'];
};

/** The result of closing several Concur batches. */
export type ClosePaymentBatchesPayload = {
  readonly __typename?: 'ClosePaymentBatchesPayload';
  /**
   * Why the list as a whole was refused: its key belongs to another request, it is empty or too long, or a batch is in
   * it twice. Nothing was sent then, and `results` is empty. Empty if the list was accepted.
   */
  readonly userErrors: ReadonlyArray<UserError>;
  /** One result per batch, in the order given. Each is independent: one may be refused and the others closed. */
  readonly results: ReadonlyArray<ClosePaymentBatchesResult>;
};

/** The result of closing one of several Concur batches. */
export type ClosePaymentBatchesResult = MutationPayload & {
  readonly __typename?: 'ClosePaymentBatchesResult';
  /** The batch's id as it was given. */
  readonly id: Scalars['ID']['output'];
  /** What is known about the write by now. If all went well, QUEUED until the batch shows as closed, then APPLIED. */
  readonly outcome: MutationOutcome;
  /**
   * True if this key was answered before: nothing was sent this time, and the answer is that of the first attempt, as
   * known by now.
   */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why the write was refused or is in doubt; empty if all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
  /**
   * The batch as Concur lists it after the call; null if it does not exist. It may still be open. Requires the scope
   * `payments:read`.
   */
  readonly paymentBatch?: Maybe<PaymentBatch>;
};

/** The closed Concur batch whose file to regenerate. */
export type RegeneratePaymentBatchFileInput = {
  /** The batch's gateway id, or Concur's BatchID if no other batch has the same one. The batch must be closed. */
  readonly id: Scalars['ID']['input'];
  /**
   * A key chosen by the caller for this one request, 1 to 255 visible ASCII characters. The same input sent again with
   * the same key is never carried out twice.
   */
  readonly idempotencyKey: Scalars['String']['input'];
};

/** The result of regenerating a payment file. */
export type RegeneratePaymentBatchFilePayload = MutationPayload & {
  readonly __typename?: 'RegeneratePaymentBatchFilePayload';
  /** What is known about the write by now. APPLIED once Concur has written the file. */
  readonly outcome: MutationOutcome;
  /**
   * True if this key was answered before: nothing was sent this time, and the answer is that of the first attempt, as
   * known by now.
   */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why the write was refused or is in doubt; empty if all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The batch as Concur lists it after the call; null if it does not exist. Requires the scope `payments:read`. */
  readonly paymentBatch?: Maybe<PaymentBatch>;
  /** The new file; null if none was written. Requires the scope `payments:files`. */
  readonly file?: Maybe<PaymentBatchFile>;
};

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

/** A payment batch in SAP Concur: reimbursements with the same kind of payee, currency and method, paid together. */
export type PaymentBatch = Node & PaymentRun & {
  readonly __typename?: 'PaymentBatch';
  /** Identifies the batch across both services. */
  readonly id: Scalars['ID']['output'];
  /** Always CONCUR. */
  readonly source: PaymentSource;
  /** The name people know it by; the same as `name`. */
  readonly reference: Scalars['String']['output'];
  /**
   * The total it pays out, exact: Concur's BatchTotal, in the batch's Currency. Null only together with an error:
   * what Concur gave could not be read.
   */
  readonly total?: Maybe<Money>;
  /** How far it has progressed: OPEN while it is open, SETTLED once it is closed. */
  readonly phase: PaymentRunPhase;
  /**
   * A write through this gateway that Concur's lists may not show yet, such as a close that Concur has scheduled; null
   * if there is none.
   */
  readonly pendingMutation?: Maybe<PendingMutation>;
  /** Concur's own BatchID. */
  readonly batchId: Scalars['String']['output'];
  /** Concur's BatchName, such as `USD: Employees`. */
  readonly name: Scalars['String']['output'];
  /**
   * Whether the batch is open or closed. Concur's record does not say; it follows from which of Concur's two lists
   * contains the batch.
   */
  readonly batchStatus: PaymentBatchStatus;
  /**
   * What the caller can do with it now: CLOSE while it is open, REGENERATE_FILE once it is closed, if the caller has
   * the scope `payments:approve` and `pendingMutation` does not rule it out.
   */
  readonly availableActions: ReadonlyArray<PaymentRunAction>;
  /**
   * How many payment demands the batch holds: Concur's Count. Null only together with an error: what Concur gave
   * could not be read.
   */
  readonly count?: Maybe<Scalars['Int']['output']>;
  /** Who the batch pays, from Concur's Type. */
  readonly payee: PaymentBatchPayee;
  /** Concur's Type, verbatim; it may be in the company's language. */
  readonly payeeName: Scalars['String']['output'];
  /** How the batch is paid out, from Concur's PaymentMethod. */
  readonly reimbursementMethod: ReimbursementMethod;
  /** Concur's PaymentMethod, verbatim; it may be in the company's language. */
  readonly reimbursementMethodName: Scalars['String']['output'];
  /**
   * The batch's address in Concur: its Batch-URL. Requires the scope `payments:audit`. Null only together with an
   * error.
   */
  readonly url?: Maybe<Scalars['URL']['output']>;
  /**
   * The payment file of a closed batch. Null while the batch is open, or if no file is known. Reading it never closes
   * the batch and never makes Concur regenerate the file. Requires the scope `payments:files`.
   */
  readonly file?: Maybe<PaymentBatchFile>;
};

/** A payment batch and its cursor within a list. */
export type PaymentBatchEdge = {
  readonly __typename?: 'PaymentBatchEdge';
  /** The batch. */
  readonly node: PaymentBatch;
  /** Marks this entry's position. Pass it as `after` to continue after this entry. */
  readonly cursor: Scalars['String']['output'];
};

/**
 * A page of Concur payment batches. Concur returns its lists whole, so the number of batches and their totals are
 * known.
 */
export type PaymentBatchConnection = {
  readonly __typename?: 'PaymentBatchConnection';
  /** The batches on this page, with their cursors. */
  readonly edges: ReadonlyArray<PaymentBatchEdge>;
  /** The batches on this page, without cursors. */
  readonly nodes: ReadonlyArray<PaymentBatch>;
  /** Where this page lies within the list, and how to get the next one. */
  readonly pageInfo: PageInfo;
  /** Number of batches that match, across all pages. */
  readonly totalCount: Scalars['Int']['output'];
  /**
   * The exact totals of all batches that match, across all pages: one per currency, ordered by currency code. Empty
   * if none match. Null only together with an error: what Concur gave could not be read.
   */
  readonly totals?: Maybe<ReadonlyArray<Money>>;
};

/** Conditions for payment batches. All conditions given must hold; those omitted or null have no effect. */
export type PaymentBatchFilter = {
  /** Only batches with this status. If omitted, both of Concur's lists are read. */
  readonly status?: InputMaybe<PaymentBatchStatus>;
  /** Only batches in this currency. */
  readonly currency?: InputMaybe<Scalars['Currency']['input']>;
  /** Only batches that pay this kind of payee. */
  readonly payee?: InputMaybe<PaymentBatchPayee>;
  /** Only batches paid out this way. */
  readonly reimbursementMethod?: InputMaybe<ReimbursementMethod>;
  /** Only batches whose name contains this text, in upper or lower case. */
  readonly nameContains?: InputMaybe<Scalars['String']['input']>;
  /** Only batches whose total is this amount or more, whatever the currency; combine it with `currency`. */
  readonly totalAtLeast?: InputMaybe<Scalars['Decimal']['input']>;
  /** Only batches whose total is this amount or less, whatever the currency; combine it with `currency`. */
  readonly totalAtMost?: InputMaybe<Scalars['Decimal']['input']>;
};

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

/** How to order payment batches. */
export type PaymentBatchOrder = {
  /** What to order by. */
  readonly field: PaymentBatchOrderField;
  /** In which direction. */
  readonly direction?: InputMaybe<SortDirection>;
};

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

/** A set of payments made together, in either service. */
export type PaymentRun = {
  /** Identifies the run across both services. */
  readonly id: Scalars['ID']['output'];
  /** The service that holds the run. */
  readonly source: PaymentSource;
  /** The name people know it by. Concur: the batch's name. iplicit: the batch number, or the uuid until there is one. */
  readonly reference: Scalars['String']['output'];
  /**
   * The total it pays out, exact. Concur: BatchTotal in the batch's currency. iplicit: bankCurrencyAmount in the
   * bank account's currency. Null only together with an error: what the service gave could not be read.
   */
  readonly total?: Maybe<Money>;
  /** How far it has progressed. */
  readonly phase: PaymentRunPhase;
  /**
   * What the caller can do with it now, in the order of the lifecycle: actions that its status allows, that the caller
   * has the scope for, and that `pendingMutation` does not rule out. Use them to decide which buttons to show; the
   * service has the final say.
   */
  readonly availableActions: ReadonlyArray<PaymentRunAction>;
  /** A write through this gateway that the run's state may not show yet; null if there is none. */
  readonly pendingMutation?: Maybe<PendingMutation>;
};

/**
 * A write to a payment run that is in progress, accepted but not carried out yet, or of unknown outcome. While it
 * lasts, the run's other fields may show the state before it or after it. Only writes through this gateway and its
 * replicas are known.
 */
export type PendingMutation = {
  readonly __typename?: 'PendingMutation';
  /**
   * The gateway's id of the write's record: for `mutationSettled`, which tells when it ends, and for `node` (scope
   * `payments:audit`).
   */
  readonly record: Scalars['ID']['output'];
  /**
   * The mutation field, such as `submitBulkPayment`. For a write that was part of a list, the field that does the same
   * to a single run.
   */
  readonly mutation: Scalars['String']['output'];
  /** IN_PROGRESS, QUEUED or UNKNOWN. */
  readonly outcome: MutationOutcome;
  /** When the gateway recorded the write, just before sending it. */
  readonly at: Scalars['DateTime']['output'];
};

/** A payment run and its cursor within a list. */
export type PaymentRunEdge = {
  readonly __typename?: 'PaymentRunEdge';
  /** The run. */
  readonly node: PaymentRun;
  /** Marks this entry's position. Pass it as `after` to continue after this entry. */
  readonly cursor: Scalars['String']['output'];
};

/**
 * A page of payment runs from both services: all batches ordered by BatchID, then all bulk payments in iplicit's own
 * order.
 */
export type PaymentRunConnection = {
  readonly __typename?: 'PaymentRunConnection';
  /** The runs on this page, with their cursors. */
  readonly edges: ReadonlyArray<PaymentRunEdge>;
  /** The runs on this page, without cursors. */
  readonly nodes: ReadonlyArray<PaymentRun>;
  /** Where this page lies within the list, and how to get the next one. */
  readonly pageInfo: PageInfo;
  /**
   * Services that could not be read or are not configured, so that their runs are missing here. Empty if the list is
   * complete.
   */
  readonly unavailable: ReadonlyArray<PaymentSource>;
};

/** Conditions for payment runs. All conditions given must hold; those omitted or null have no effect. */
export type PaymentRunFilter = {
  /** Only runs held in one of these services. An empty list matches none. */
  readonly sources?: InputMaybe<ReadonlyArray<PaymentSource>>;
  /** Only runs in one of these phases. An empty list matches none. */
  readonly phases?: InputMaybe<ReadonlyArray<PaymentRunPhase>>;
  /** Only runs whose `total` is in this currency. */
  readonly currency?: InputMaybe<Scalars['Currency']['input']>;
  /** Only runs whose `reference` contains this text, in upper or lower case. */
  readonly referenceContains?: InputMaybe<Scalars['String']['input']>;
};

/** The totals of all payment runs that match a filter, so that no client has to add up pages. */
export type PaymentRunTotals = {
  readonly __typename?: 'PaymentRunTotals';
  /**
   * One total for each combination of service, phase and currency that occurs, in the order of `PaymentSource`, then
   * of `PaymentRunPhase`, then by currency code. Empty if nothing matches.
   */
  readonly totals: ReadonlyArray<PaymentRunTotal>;
  /**
   * Whether every matching run was counted. False if a service is in `unavailable`, or if there are more runs than the
   * gateway reads for one request; the totals then cover only a part.
   */
  readonly isComplete: Scalars['Boolean']['output'];
  /** Services that could not be read or are not configured, so that their runs are not counted. */
  readonly unavailable: ReadonlyArray<PaymentSource>;
};

/** The runs of one service that are in one phase and one currency, added up. */
export type PaymentRunTotal = {
  readonly __typename?: 'PaymentRunTotal';
  /** The service that holds the runs. */
  readonly source: PaymentSource;
  /** The phase the runs are in. */
  readonly phase: PaymentRunPhase;
  /** How many runs there are. */
  readonly count: Scalars['Int']['output'];
  /** The exact sum of their totals. */
  readonly total: Money;
};

/**
 * What can be watched. A subscription tells the present state first, then every change that is seen, so that nothing is
 * missed after connecting again. Neither service reports changes, so the gateway reads again what is watched, more
 * often after a write, and compares; a write through the gateway is seen at once.
 *
 * An event is sent only if something that is selected has changed. A slow reader gets the latest state, not every
 * state before it. While a service cannot be read, nothing is sent; after a minute, one event with errors says so.
 *
 * Subscriptions are answered over a WebSocket (`graphql-transport-ws`) or as server-sent events (`text/event-stream`).
 */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** A Concur payment batch, and each of its changes. Null if it is in neither of Concur's lists, any more or yet. */
  readonly paymentBatchUpdated?: Maybe<PaymentBatch>;
  /** An iplicit bulk payment, and each of its changes. Null if it does not exist or the caller may not see it. */
  readonly bulkPaymentUpdated?: Maybe<BulkPayment>;
  /**
   * Payment runs of both services: first each one that matches, then those that change, begin to match or no longer do.
   * While one service cannot be read, changes in the other are still told. If more than 1,000 of iplicit's payments
   * have to be read, the subscription is refused: narrow the filter.
   */
  readonly paymentRunsUpdated: PaymentRunChange;
  /**
   * What becomes of a write: its record as it is, and again when its outcome is known. The subscription is complete
   * after the last event. For the caller whose write it is; for others, with the scope payments:audit.
   */
  readonly mutationSettled: MutationRecord;
};


/**
 * What can be watched. A subscription tells the present state first, then every change that is seen, so that nothing is
 * missed after connecting again. Neither service reports changes, so the gateway reads again what is watched, more
 * often after a write, and compares; a write through the gateway is seen at once.
 *
 * An event is sent only if something that is selected has changed. A slow reader gets the latest state, not every
 * state before it. While a service cannot be read, nothing is sent; after a minute, one event with errors says so.
 *
 * Subscriptions are answered over a WebSocket (`graphql-transport-ws`) or as server-sent events (`text/event-stream`).
 */
export type SubscriptionPaymentBatchUpdatedArgs = {
  id: Scalars['ID']['input'];
};


/**
 * What can be watched. A subscription tells the present state first, then every change that is seen, so that nothing is
 * missed after connecting again. Neither service reports changes, so the gateway reads again what is watched, more
 * often after a write, and compares; a write through the gateway is seen at once.
 *
 * An event is sent only if something that is selected has changed. A slow reader gets the latest state, not every
 * state before it. While a service cannot be read, nothing is sent; after a minute, one event with errors says so.
 *
 * Subscriptions are answered over a WebSocket (`graphql-transport-ws`) or as server-sent events (`text/event-stream`).
 */
export type SubscriptionBulkPaymentUpdatedArgs = {
  id: Scalars['ID']['input'];
};


/**
 * What can be watched. A subscription tells the present state first, then every change that is seen, so that nothing is
 * missed after connecting again. Neither service reports changes, so the gateway reads again what is watched, more
 * often after a write, and compares; a write through the gateway is seen at once.
 *
 * An event is sent only if something that is selected has changed. A slow reader gets the latest state, not every
 * state before it. While a service cannot be read, nothing is sent; after a minute, one event with errors says so.
 *
 * Subscriptions are answered over a WebSocket (`graphql-transport-ws`) or as server-sent events (`text/event-stream`).
 */
export type SubscriptionPaymentRunsUpdatedArgs = {
  filter?: InputMaybe<PaymentRunFilter>;
};


/**
 * What can be watched. A subscription tells the present state first, then every change that is seen, so that nothing is
 * missed after connecting again. Neither service reports changes, so the gateway reads again what is watched, more
 * often after a write, and compares; a write through the gateway is seen at once.
 *
 * An event is sent only if something that is selected has changed. A slow reader gets the latest state, not every
 * state before it. While a service cannot be read, nothing is sent; after a minute, one event with errors says so.
 *
 * Subscriptions are answered over a WebSocket (`graphql-transport-ws`) or as server-sent events (`text/event-stream`).
 */
export type SubscriptionMutationSettledArgs = {
  record: Scalars['ID']['input'];
};

/** What has happened to a payment run among those that are watched. */
export type ChangeKind =
  /** It is there: from the beginning, or it has begun to match. */
  | 'ADDED'
  /** Something that is selected has changed. */
  | 'UPDATED'
  /** It does not exist any more, or no longer matches. */
  | 'REMOVED';

/** A change of one payment run among those that are watched. */
export type PaymentRunChange = {
  readonly __typename?: 'PaymentRunChange';
  /** What has happened to it. */
  readonly kind: ChangeKind;
  /** The run's gateway id. */
  readonly id: Scalars['ID']['output'];
  /** The run as it is now; null if it has been removed. */
  readonly run?: Maybe<PaymentRun>;
  /** True for the runs that make up the state at the beginning of the subscription. */
  readonly isInitial: Scalars['Boolean']['output'];
};

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

/** A service behind the gateway, with its current state. */
export type Upstream = {
  readonly __typename?: 'Upstream';
  /** Which service this is. */
  readonly source: PaymentSource;
  /** How it responded to this check. */
  readonly state: UpstreamState;
  /** Whether the gateway calls it at present. */
  readonly breaker: BreakerState;
  /**
   * How long it took to respond, in milliseconds, including the gateway's own work for the call: queueing, signing in,
   * retrying. Null if there was no response.
   */
  readonly latencyMs?: Maybe<Scalars['Float']['output']>;
  /** When the service was checked; null if it has not been. */
  readonly checkedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What is wrong, in words for an operator; null if nothing is. */
  readonly detail?: Maybe<Scalars['String']['output']>;
  /**
   * What the service announces about itself in its responses, such as the day on which an API it offers will end (the
   * headers `x-api-warn` and `sunset`). Empty if it announces nothing.
   */
  readonly notices: ReadonlyArray<Scalars['String']['output']>;
  /**
   * Where the gateway reaches it: scheme and host, no credentials. Requires the scope `payments:audit`. Null only
   * together with an error.
   */
  readonly baseUrl?: Maybe<Scalars['URL']['output']>;
};

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

/**
 * Who is asking, and what they may do. To decide which buttons to show for one payment, use its `availableActions`,
 * which already takes scopes into account.
 */
export type Viewer = {
  readonly __typename?: 'Viewer';
  /**
   * The caller's name: that of the API key or token, as it appears in the mutation log. If the gateway lets everybody
   * in without credentials, a name that all of them share.
   */
  readonly name: Scalars['String']['output'];
  /** The scopes the caller has, in the order of `Scope`. */
  readonly scopes: ReadonlyArray<Scope>;
  /** How much the caller may still ask for; null if the gateway sets this caller no limit. */
  readonly rateLimit?: Maybe<RateLimit>;
};

/** A caller's allowance, in the points that operations cost (see `@cost`). */
export type RateLimit = {
  readonly __typename?: 'RateLimit';
  /** How many points the caller may use in a minute. */
  readonly pointsPerMinute: Scalars['Int']['output'];
  /** How many points are left at this moment. They refill evenly. This operation's are already taken. */
  readonly remaining: Scalars['Int']['output'];
  /** When all points are available again, if none are used until then. */
  readonly resetsAt: Scalars['DateTime']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;




/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  MutationPayload:
    | ( AddBulkPaymentAllocationsPayloadParent )
    | ( ReplaceBulkPaymentAllocationsPayloadParent )
    | ( DeleteBulkPaymentAllocationPayloadParent )
    | ( CreateBulkPaymentPayloadParent )
    | ( UpdateBulkPaymentPayloadParent )
    | ( SubmitBulkPaymentPayloadParent )
    | ( AmendBulkPaymentPayloadParent )
    | ( ProcessBulkPaymentPayloadParent )
    | ( PostBulkPaymentPayloadParent )
    | ( UnpostBulkPaymentPayloadParent )
    | ( AbandonBulkPaymentPayloadParent )
    | ( TransitionBulkPaymentsResultParent )
    | ( Omit<ResolveMutationPayload, 'userErrors' | 'record'> & { userErrors: ReadonlyArray<_RefType['UserError']>, record?: Maybe<_RefType['MutationRecord']> } )
    | ( ClosePaymentBatchPayloadParent )
    | ( ClosePaymentBatchesResultParent )
    | ( RegeneratePaymentBatchFilePayloadParent )
  ;
  Node:
    | ( BulkPaymentAllocationParent )
    | ( BulkPaymentParent )
    | ( BulkPaymentTypeParent )
    | ( PaymentMethodParent )
    | ( BankAccountParent )
    | ( LegalEntityParent )
    | ( ContactAccountParent )
    | ( WriteRecord )
    | ( PayableDocumentParent )
    | ( PaymentBatchParent )
  ;
  PaymentRun:
    | ( BulkPaymentParent )
    | ( PaymentBatchParent )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  BulkPaymentAllocationInput: BulkPaymentAllocationInput;
  AddBulkPaymentAllocationsInput: AddBulkPaymentAllocationsInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ReplaceBulkPaymentAllocationsInput: ReplaceBulkPaymentAllocationsInput;
  DeleteBulkPaymentAllocationInput: DeleteBulkPaymentAllocationInput;
  AddBulkPaymentAllocationsPayload: ResolverTypeWrapper<AddBulkPaymentAllocationsPayloadParent>;
  ReplaceBulkPaymentAllocationsPayload: ResolverTypeWrapper<ReplaceBulkPaymentAllocationsPayloadParent>;
  DeleteBulkPaymentAllocationPayload: ResolverTypeWrapper<DeleteBulkPaymentAllocationPayloadParent>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  BulkPaymentAllocation: ResolverTypeWrapper<BulkPaymentAllocationParent>;
  CreateBulkPaymentInput: CreateBulkPaymentInput;
  UpdateBulkPaymentInput: UpdateBulkPaymentInput;
  CreateBulkPaymentPayload: ResolverTypeWrapper<CreateBulkPaymentPayloadParent>;
  UpdateBulkPaymentPayload: ResolverTypeWrapper<UpdateBulkPaymentPayloadParent>;
  BulkPaymentTransition: BulkPaymentTransition;
  SubmitBulkPaymentInput: SubmitBulkPaymentInput;
  AmendBulkPaymentInput: AmendBulkPaymentInput;
  ProcessBulkPaymentInput: ProcessBulkPaymentInput;
  PostBulkPaymentInput: PostBulkPaymentInput;
  UnpostBulkPaymentInput: UnpostBulkPaymentInput;
  AbandonBulkPaymentInput: AbandonBulkPaymentInput;
  SubmitBulkPaymentPayload: ResolverTypeWrapper<SubmitBulkPaymentPayloadParent>;
  AmendBulkPaymentPayload: ResolverTypeWrapper<AmendBulkPaymentPayloadParent>;
  ProcessBulkPaymentPayload: ResolverTypeWrapper<ProcessBulkPaymentPayloadParent>;
  PostBulkPaymentPayload: ResolverTypeWrapper<PostBulkPaymentPayloadParent>;
  UnpostBulkPaymentPayload: ResolverTypeWrapper<UnpostBulkPaymentPayloadParent>;
  AbandonBulkPaymentPayload: ResolverTypeWrapper<AbandonBulkPaymentPayloadParent>;
  TransitionBulkPaymentsItem: TransitionBulkPaymentsItem;
  TransitionBulkPaymentsInput: TransitionBulkPaymentsInput;
  TransitionBulkPaymentsPayload: ResolverTypeWrapper<Omit<TransitionBulkPaymentsPayload, 'userErrors' | 'results'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']>, results: ReadonlyArray<ResolversTypes['TransitionBulkPaymentsResult']> }>;
  TransitionBulkPaymentsResult: ResolverTypeWrapper<TransitionBulkPaymentsResultParent>;
  BulkPaymentStatus: BulkPaymentStatus;
  BulkPayment: ResolverTypeWrapper<BulkPaymentParent>;
  BulkPaymentEdge: ResolverTypeWrapper<Omit<BulkPaymentEdge, 'node'> & { node: ResolversTypes['BulkPayment'] }>;
  BulkPaymentConnection: ResolverTypeWrapper<Omit<BulkPaymentConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversTypes['BulkPaymentEdge']>, nodes: ReadonlyArray<ResolversTypes['BulkPayment']>, pageInfo: ResolversTypes['PageInfo'] }>;
  BulkPaymentFilter: BulkPaymentFilter;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  BulkPaymentType: ResolverTypeWrapper<BulkPaymentTypeParent>;
  PaymentMethod: ResolverTypeWrapper<PaymentMethodParent>;
  BankAccount: ResolverTypeWrapper<BankAccountParent>;
  LegalEntity: ResolverTypeWrapper<LegalEntityParent>;
  ContactAccount: ResolverTypeWrapper<ContactAccountParent>;
  ContactAccountEdge: ResolverTypeWrapper<Omit<ContactAccountEdge, 'node'> & { node: ResolversTypes['ContactAccount'] }>;
  ContactAccountConnection: ResolverTypeWrapper<Omit<ContactAccountConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversTypes['ContactAccountEdge']>, nodes: ReadonlyArray<ResolversTypes['ContactAccount']>, pageInfo: ResolversTypes['PageInfo'] }>;
  ContactAccountFilter: ContactAccountFilter;
  FieldSet: ResolverTypeWrapper<Scalars['FieldSet']['output']>;
  link__Import: ResolverTypeWrapper<Scalars['link__Import']['output']>;
  link__Purpose: Link__Purpose;
  MutationResolution: MutationResolution;
  ResolveMutationInput: ResolveMutationInput;
  ResolveMutationPayload: ResolverTypeWrapper<Omit<ResolveMutationPayload, 'userErrors' | 'record'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']>, record?: Maybe<ResolversTypes['MutationRecord']> }>;
  MutationRecord: ResolverTypeWrapper<WriteRecord>;
  MutationRecordEdge: ResolverTypeWrapper<Omit<MutationRecordEdge, 'node'> & { node: ResolversTypes['MutationRecord'] }>;
  MutationRecordConnection: ResolverTypeWrapper<Omit<MutationRecordConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversTypes['MutationRecordEdge']>, nodes: ReadonlyArray<ResolversTypes['MutationRecord']>, pageInfo: ResolversTypes['PageInfo'] }>;
  MutationLogFilter: MutationLogFilter;
  MutationOutcome: MutationOutcome;
  UserErrorCode: UserErrorCode;
  UserError: ResolverTypeWrapper<UserErrorParent>;
  UpstreamErrorDetail: ResolverTypeWrapper<UpstreamErrorDetail>;
  MutationPayload: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['MutationPayload']>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Money: ResolverTypeWrapper<Money>;
  PageInfo: ResolverTypeWrapper<Bounds>;
  SortDirection: SortDirection;
  PayableDocument: ResolverTypeWrapper<PayableDocumentParent>;
  PayableDocumentEdge: ResolverTypeWrapper<Omit<PayableDocumentEdge, 'node'> & { node: ResolversTypes['PayableDocument'] }>;
  PayableDocumentConnection: ResolverTypeWrapper<Omit<PayableDocumentConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversTypes['PayableDocumentEdge']>, nodes: ReadonlyArray<ResolversTypes['PayableDocument']>, pageInfo: ResolversTypes['PageInfo'] }>;
  PayableDocumentFilter: PayableDocumentFilter;
  PaymentBatchFile: ResolverTypeWrapper<PaymentBatchFileParent>;
  PaymentBatchFileEntry: ResolverTypeWrapper<PaymentBatchFileEntryParent>;
  CloseMode: CloseMode;
  ClosePaymentBatchInput: ClosePaymentBatchInput;
  ClosePaymentBatchPayload: ResolverTypeWrapper<ClosePaymentBatchPayloadParent>;
  ClosePaymentBatchesItem: ClosePaymentBatchesItem;
  ClosePaymentBatchesInput: ClosePaymentBatchesInput;
  ClosePaymentBatchesPayload: ResolverTypeWrapper<Omit<ClosePaymentBatchesPayload, 'userErrors' | 'results'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']>, results: ReadonlyArray<ResolversTypes['ClosePaymentBatchesResult']> }>;
  ClosePaymentBatchesResult: ResolverTypeWrapper<ClosePaymentBatchesResultParent>;
  RegeneratePaymentBatchFileInput: RegeneratePaymentBatchFileInput;
  RegeneratePaymentBatchFilePayload: ResolverTypeWrapper<RegeneratePaymentBatchFilePayloadParent>;
  PaymentBatchStatus: PaymentBatchStatus;
  PaymentBatchPayee: PaymentBatchPayee;
  ReimbursementMethod: ReimbursementMethod;
  PaymentBatch: ResolverTypeWrapper<PaymentBatchParent>;
  PaymentBatchEdge: ResolverTypeWrapper<Omit<PaymentBatchEdge, 'node'> & { node: ResolversTypes['PaymentBatch'] }>;
  PaymentBatchConnection: ResolverTypeWrapper<Omit<PaymentBatchConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversTypes['PaymentBatchEdge']>, nodes: ReadonlyArray<ResolversTypes['PaymentBatch']>, pageInfo: ResolversTypes['PageInfo'] }>;
  PaymentBatchFilter: PaymentBatchFilter;
  PaymentBatchOrderField: PaymentBatchOrderField;
  PaymentBatchOrder: PaymentBatchOrder;
  PaymentSource: PaymentSource;
  PaymentRunPhase: PaymentRunPhase;
  PaymentRunAction: PaymentRunAction;
  PaymentRun: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['PaymentRun']>;
  PendingMutation: ResolverTypeWrapper<PendingMutation>;
  PaymentRunEdge: ResolverTypeWrapper<Omit<PaymentRunEdge, 'node'> & { node: ResolversTypes['PaymentRun'] }>;
  PaymentRunConnection: ResolverTypeWrapper<Omit<PaymentRunConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversTypes['PaymentRunEdge']>, nodes: ReadonlyArray<ResolversTypes['PaymentRun']>, pageInfo: ResolversTypes['PageInfo'] }>;
  PaymentRunFilter: PaymentRunFilter;
  PaymentRunTotals: ResolverTypeWrapper<PaymentRunTotals>;
  PaymentRunTotal: ResolverTypeWrapper<PaymentRunTotal>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  LocalDate: ResolverTypeWrapper<Scalars['LocalDate']['output']>;
  Currency: ResolverTypeWrapper<Scalars['Currency']['output']>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UUID: ResolverTypeWrapper<Scalars['UUID']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ChangeKind: ChangeKind;
  PaymentRunChange: ResolverTypeWrapper<ObjectChange<BulkPaymentParent | PaymentBatchParent>>;
  UpstreamState: UpstreamState;
  BreakerState: BreakerState;
  Upstream: ResolverTypeWrapper<Upstream>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Scope: Scope;
  Viewer: ResolverTypeWrapper<Viewer>;
  RateLimit: ResolverTypeWrapper<RateLimit>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  BulkPaymentAllocationInput: BulkPaymentAllocationInput;
  AddBulkPaymentAllocationsInput: AddBulkPaymentAllocationsInput;
  ID: Scalars['ID']['output'];
  ReplaceBulkPaymentAllocationsInput: ReplaceBulkPaymentAllocationsInput;
  DeleteBulkPaymentAllocationInput: DeleteBulkPaymentAllocationInput;
  AddBulkPaymentAllocationsPayload: AddBulkPaymentAllocationsPayloadParent;
  ReplaceBulkPaymentAllocationsPayload: ReplaceBulkPaymentAllocationsPayloadParent;
  DeleteBulkPaymentAllocationPayload: DeleteBulkPaymentAllocationPayloadParent;
  Mutation: Record<PropertyKey, never>;
  BulkPaymentAllocation: BulkPaymentAllocationParent;
  CreateBulkPaymentInput: CreateBulkPaymentInput;
  UpdateBulkPaymentInput: UpdateBulkPaymentInput;
  CreateBulkPaymentPayload: CreateBulkPaymentPayloadParent;
  UpdateBulkPaymentPayload: UpdateBulkPaymentPayloadParent;
  SubmitBulkPaymentInput: SubmitBulkPaymentInput;
  AmendBulkPaymentInput: AmendBulkPaymentInput;
  ProcessBulkPaymentInput: ProcessBulkPaymentInput;
  PostBulkPaymentInput: PostBulkPaymentInput;
  UnpostBulkPaymentInput: UnpostBulkPaymentInput;
  AbandonBulkPaymentInput: AbandonBulkPaymentInput;
  SubmitBulkPaymentPayload: SubmitBulkPaymentPayloadParent;
  AmendBulkPaymentPayload: AmendBulkPaymentPayloadParent;
  ProcessBulkPaymentPayload: ProcessBulkPaymentPayloadParent;
  PostBulkPaymentPayload: PostBulkPaymentPayloadParent;
  UnpostBulkPaymentPayload: UnpostBulkPaymentPayloadParent;
  AbandonBulkPaymentPayload: AbandonBulkPaymentPayloadParent;
  TransitionBulkPaymentsItem: TransitionBulkPaymentsItem;
  TransitionBulkPaymentsInput: TransitionBulkPaymentsInput;
  TransitionBulkPaymentsPayload: Omit<TransitionBulkPaymentsPayload, 'userErrors' | 'results'> & { userErrors: ReadonlyArray<ResolversParentTypes['UserError']>, results: ReadonlyArray<ResolversParentTypes['TransitionBulkPaymentsResult']> };
  TransitionBulkPaymentsResult: TransitionBulkPaymentsResultParent;
  BulkPayment: BulkPaymentParent;
  BulkPaymentEdge: Omit<BulkPaymentEdge, 'node'> & { node: ResolversParentTypes['BulkPayment'] };
  BulkPaymentConnection: Omit<BulkPaymentConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversParentTypes['BulkPaymentEdge']>, nodes: ReadonlyArray<ResolversParentTypes['BulkPayment']>, pageInfo: ResolversParentTypes['PageInfo'] };
  BulkPaymentFilter: BulkPaymentFilter;
  Query: Record<PropertyKey, never>;
  BulkPaymentType: BulkPaymentTypeParent;
  PaymentMethod: PaymentMethodParent;
  BankAccount: BankAccountParent;
  LegalEntity: LegalEntityParent;
  ContactAccount: ContactAccountParent;
  ContactAccountEdge: Omit<ContactAccountEdge, 'node'> & { node: ResolversParentTypes['ContactAccount'] };
  ContactAccountConnection: Omit<ContactAccountConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversParentTypes['ContactAccountEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ContactAccount']>, pageInfo: ResolversParentTypes['PageInfo'] };
  ContactAccountFilter: ContactAccountFilter;
  FieldSet: Scalars['FieldSet']['output'];
  link__Import: Scalars['link__Import']['output'];
  ResolveMutationInput: ResolveMutationInput;
  ResolveMutationPayload: Omit<ResolveMutationPayload, 'userErrors' | 'record'> & { userErrors: ReadonlyArray<ResolversParentTypes['UserError']>, record?: Maybe<ResolversParentTypes['MutationRecord']> };
  MutationRecord: WriteRecord;
  MutationRecordEdge: Omit<MutationRecordEdge, 'node'> & { node: ResolversParentTypes['MutationRecord'] };
  MutationRecordConnection: Omit<MutationRecordConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversParentTypes['MutationRecordEdge']>, nodes: ReadonlyArray<ResolversParentTypes['MutationRecord']>, pageInfo: ResolversParentTypes['PageInfo'] };
  MutationLogFilter: MutationLogFilter;
  UserError: UserErrorParent;
  UpstreamErrorDetail: UpstreamErrorDetail;
  MutationPayload: ResolversInterfaceTypes<ResolversParentTypes>['MutationPayload'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Money: Money;
  PageInfo: Bounds;
  PayableDocument: PayableDocumentParent;
  PayableDocumentEdge: Omit<PayableDocumentEdge, 'node'> & { node: ResolversParentTypes['PayableDocument'] };
  PayableDocumentConnection: Omit<PayableDocumentConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversParentTypes['PayableDocumentEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PayableDocument']>, pageInfo: ResolversParentTypes['PageInfo'] };
  PayableDocumentFilter: PayableDocumentFilter;
  PaymentBatchFile: PaymentBatchFileParent;
  PaymentBatchFileEntry: PaymentBatchFileEntryParent;
  ClosePaymentBatchInput: ClosePaymentBatchInput;
  ClosePaymentBatchPayload: ClosePaymentBatchPayloadParent;
  ClosePaymentBatchesItem: ClosePaymentBatchesItem;
  ClosePaymentBatchesInput: ClosePaymentBatchesInput;
  ClosePaymentBatchesPayload: Omit<ClosePaymentBatchesPayload, 'userErrors' | 'results'> & { userErrors: ReadonlyArray<ResolversParentTypes['UserError']>, results: ReadonlyArray<ResolversParentTypes['ClosePaymentBatchesResult']> };
  ClosePaymentBatchesResult: ClosePaymentBatchesResultParent;
  RegeneratePaymentBatchFileInput: RegeneratePaymentBatchFileInput;
  RegeneratePaymentBatchFilePayload: RegeneratePaymentBatchFilePayloadParent;
  PaymentBatch: PaymentBatchParent;
  PaymentBatchEdge: Omit<PaymentBatchEdge, 'node'> & { node: ResolversParentTypes['PaymentBatch'] };
  PaymentBatchConnection: Omit<PaymentBatchConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversParentTypes['PaymentBatchEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PaymentBatch']>, pageInfo: ResolversParentTypes['PageInfo'] };
  PaymentBatchFilter: PaymentBatchFilter;
  PaymentBatchOrder: PaymentBatchOrder;
  PaymentRun: ResolversInterfaceTypes<ResolversParentTypes>['PaymentRun'];
  PendingMutation: PendingMutation;
  PaymentRunEdge: Omit<PaymentRunEdge, 'node'> & { node: ResolversParentTypes['PaymentRun'] };
  PaymentRunConnection: Omit<PaymentRunConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversParentTypes['PaymentRunEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PaymentRun']>, pageInfo: ResolversParentTypes['PageInfo'] };
  PaymentRunFilter: PaymentRunFilter;
  PaymentRunTotals: PaymentRunTotals;
  PaymentRunTotal: PaymentRunTotal;
  Decimal: Scalars['Decimal']['output'];
  DateTime: Scalars['DateTime']['output'];
  LocalDate: Scalars['LocalDate']['output'];
  Currency: Scalars['Currency']['output'];
  URL: Scalars['URL']['output'];
  UUID: Scalars['UUID']['output'];
  JSON: Scalars['JSON']['output'];
  Subscription: Record<PropertyKey, never>;
  PaymentRunChange: ObjectChange<BulkPaymentParent | PaymentBatchParent>;
  Upstream: Upstream;
  Float: Scalars['Float']['output'];
  Viewer: Viewer;
  RateLimit: RateLimit;
  String: Scalars['String']['output'];
  Boolean: Scalars['Boolean']['output'];
  Int: Scalars['Int']['output'];
};

export type LinkDirectiveArgs = {
  url: Scalars['String']['input'];
  as?: Maybe<Scalars['String']['input']>;
  for?: Maybe<Link__Purpose>;
  import?: Maybe<ReadonlyArray<Maybe<Scalars['link__Import']['input']>>>;
};

export type LinkDirectiveResolver<Result, Parent, ContextType = GatewayContext, Args = LinkDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type KeyDirectiveArgs = {
  fields: Scalars['FieldSet']['input'];
  resolvable?: Maybe<Scalars['Boolean']['input']>;
};

export type KeyDirectiveResolver<Result, Parent, ContextType = GatewayContext, Args = KeyDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type CostDirectiveArgs = {
  weight: Scalars['Int']['input'];
};

export type CostDirectiveResolver<Result, Parent, ContextType = GatewayContext, Args = CostDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ListSizeDirectiveArgs = {
  assumedSize?: Maybe<Scalars['Int']['input']>;
  slicingArguments?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
  sizedFields?: Maybe<ReadonlyArray<Scalars['String']['input']>>;
  requireOneSlicingArgument?: Maybe<Scalars['Boolean']['input']>;
};

export type ListSizeDirectiveResolver<Result, Parent, ContextType = GatewayContext, Args = ListSizeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type RequiresScopesDirectiveArgs = {
  scopes: ReadonlyArray<ReadonlyArray<Scalars['String']['input']>>;
};

export type RequiresScopesDirectiveResolver<Result, Parent, ContextType = GatewayContext, Args = RequiresScopesDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type IdOfDirectiveArgs = {
  type: Scalars['String']['input'];
};

export type IdOfDirectiveResolver<Result, Parent, ContextType = GatewayContext, Args = IdOfDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type SemanticNonNullDirectiveArgs = {
  levels?: ReadonlyArray<Scalars['Int']['input']>;
};

export type SemanticNonNullDirectiveResolver<Result, Parent, ContextType = GatewayContext, Args = SemanticNonNullDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ShareableDirectiveArgs = { };

export type ShareableDirectiveResolver<Result, Parent, ContextType = GatewayContext, Args = ShareableDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type TagDirectiveArgs = {
  name: Scalars['String']['input'];
};

export type TagDirectiveResolver<Result, Parent, ContextType = GatewayContext, Args = TagDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AddBulkPaymentAllocationsPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AddBulkPaymentAllocationsPayload'] = ResolversParentTypes['AddBulkPaymentAllocationsPayload']> = {
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  bulkPayment?: Resolver<Maybe<ResolversTypes['BulkPayment']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReplaceBulkPaymentAllocationsPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ReplaceBulkPaymentAllocationsPayload'] = ResolversParentTypes['ReplaceBulkPaymentAllocationsPayload']> = {
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  bulkPayment?: Resolver<Maybe<ResolversTypes['BulkPayment']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeleteBulkPaymentAllocationPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['DeleteBulkPaymentAllocationPayload'] = ResolversParentTypes['DeleteBulkPaymentAllocationPayload']> = {
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  bulkPayment?: Resolver<Maybe<ResolversTypes['BulkPayment']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addBulkPaymentAllocations?: Resolver<ResolversTypes['AddBulkPaymentAllocationsPayload'], ParentType, ContextType, RequireFields<MutationAddBulkPaymentAllocationsArgs, 'input'>>;
  replaceBulkPaymentAllocations?: Resolver<ResolversTypes['ReplaceBulkPaymentAllocationsPayload'], ParentType, ContextType, RequireFields<MutationReplaceBulkPaymentAllocationsArgs, 'input'>>;
  deleteBulkPaymentAllocation?: Resolver<ResolversTypes['DeleteBulkPaymentAllocationPayload'], ParentType, ContextType, RequireFields<MutationDeleteBulkPaymentAllocationArgs, 'input'>>;
  createBulkPayment?: Resolver<ResolversTypes['CreateBulkPaymentPayload'], ParentType, ContextType, RequireFields<MutationCreateBulkPaymentArgs, 'input'>>;
  updateBulkPayment?: Resolver<ResolversTypes['UpdateBulkPaymentPayload'], ParentType, ContextType, RequireFields<MutationUpdateBulkPaymentArgs, 'input'>>;
  submitBulkPayment?: Resolver<ResolversTypes['SubmitBulkPaymentPayload'], ParentType, ContextType, RequireFields<MutationSubmitBulkPaymentArgs, 'input'>>;
  amendBulkPayment?: Resolver<ResolversTypes['AmendBulkPaymentPayload'], ParentType, ContextType, RequireFields<MutationAmendBulkPaymentArgs, 'input'>>;
  processBulkPayment?: Resolver<ResolversTypes['ProcessBulkPaymentPayload'], ParentType, ContextType, RequireFields<MutationProcessBulkPaymentArgs, 'input'>>;
  postBulkPayment?: Resolver<ResolversTypes['PostBulkPaymentPayload'], ParentType, ContextType, RequireFields<MutationPostBulkPaymentArgs, 'input'>>;
  unpostBulkPayment?: Resolver<ResolversTypes['UnpostBulkPaymentPayload'], ParentType, ContextType, RequireFields<MutationUnpostBulkPaymentArgs, 'input'>>;
  abandonBulkPayment?: Resolver<ResolversTypes['AbandonBulkPaymentPayload'], ParentType, ContextType, RequireFields<MutationAbandonBulkPaymentArgs, 'input'>>;
  transitionBulkPayments?: Resolver<ResolversTypes['TransitionBulkPaymentsPayload'], ParentType, ContextType, RequireFields<MutationTransitionBulkPaymentsArgs, 'input'>>;
  resolveMutation?: Resolver<ResolversTypes['ResolveMutationPayload'], ParentType, ContextType, RequireFields<MutationResolveMutationArgs, 'input'>>;
  closePaymentBatch?: Resolver<ResolversTypes['ClosePaymentBatchPayload'], ParentType, ContextType, RequireFields<MutationClosePaymentBatchArgs, 'input'>>;
  closePaymentBatches?: Resolver<ResolversTypes['ClosePaymentBatchesPayload'], ParentType, ContextType, RequireFields<MutationClosePaymentBatchesArgs, 'input'>>;
  regeneratePaymentBatchFile?: Resolver<ResolversTypes['RegeneratePaymentBatchFilePayload'], ParentType, ContextType, RequireFields<MutationRegeneratePaymentBatchFileArgs, 'input'>>;
};

export type BulkPaymentAllocationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['BulkPaymentAllocation'] = ResolversParentTypes['BulkPaymentAllocation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uuid?: Resolver<ResolversTypes['UUID'], ParentType, ContextType>;
  documentUuid?: Resolver<ResolversTypes['UUID'], ParentType, ContextType>;
  documentNo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  baseAmount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  exchangeRate?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  document?: Resolver<Maybe<ResolversTypes['PayableDocument']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreateBulkPaymentPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['CreateBulkPaymentPayload'] = ResolversParentTypes['CreateBulkPaymentPayload']> = {
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  bulkPayment?: Resolver<Maybe<ResolversTypes['BulkPayment']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UpdateBulkPaymentPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UpdateBulkPaymentPayload'] = ResolversParentTypes['UpdateBulkPaymentPayload']> = {
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  bulkPayment?: Resolver<Maybe<ResolversTypes['BulkPayment']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubmitBulkPaymentPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['SubmitBulkPaymentPayload'] = ResolversParentTypes['SubmitBulkPaymentPayload']> = {
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  bulkPayment?: Resolver<Maybe<ResolversTypes['BulkPayment']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AmendBulkPaymentPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AmendBulkPaymentPayload'] = ResolversParentTypes['AmendBulkPaymentPayload']> = {
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  bulkPayment?: Resolver<Maybe<ResolversTypes['BulkPayment']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProcessBulkPaymentPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ProcessBulkPaymentPayload'] = ResolversParentTypes['ProcessBulkPaymentPayload']> = {
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  bulkPayment?: Resolver<Maybe<ResolversTypes['BulkPayment']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PostBulkPaymentPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PostBulkPaymentPayload'] = ResolversParentTypes['PostBulkPaymentPayload']> = {
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  bulkPayment?: Resolver<Maybe<ResolversTypes['BulkPayment']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UnpostBulkPaymentPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UnpostBulkPaymentPayload'] = ResolversParentTypes['UnpostBulkPaymentPayload']> = {
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  bulkPayment?: Resolver<Maybe<ResolversTypes['BulkPayment']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AbandonBulkPaymentPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AbandonBulkPaymentPayload'] = ResolversParentTypes['AbandonBulkPaymentPayload']> = {
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  bulkPayment?: Resolver<Maybe<ResolversTypes['BulkPayment']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TransitionBulkPaymentsPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransitionBulkPaymentsPayload'] = ResolversParentTypes['TransitionBulkPaymentsPayload']> = {
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['TransitionBulkPaymentsResult']>, ParentType, ContextType>;
};

export type TransitionBulkPaymentsResultResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransitionBulkPaymentsResult'] = ResolversParentTypes['TransitionBulkPaymentsResult']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  bulkPayment?: Resolver<Maybe<ResolversTypes['BulkPayment']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BulkPaymentResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['BulkPayment'] = ResolversParentTypes['BulkPayment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['PaymentSource'], ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['PaymentRunPhase'], ParentType, ContextType>;
  pendingMutation?: Resolver<Maybe<ResolversTypes['PendingMutation']>, ParentType, ContextType>;
  uuid?: Resolver<ResolversTypes['UUID'], ParentType, ContextType>;
  batchNo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bankRef?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['BulkPaymentType']>, ParentType, ContextType>;
  bankAccount?: Resolver<Maybe<ResolversTypes['BankAccount']>, ParentType, ContextType>;
  paymentMethod?: Resolver<Maybe<ResolversTypes['PaymentMethod']>, ParentType, ContextType>;
  legalEntity?: Resolver<Maybe<ResolversTypes['LegalEntity']>, ParentType, ContextType>;
  paymentDate?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  periodUuid?: Resolver<Maybe<ResolversTypes['UUID']>, ParentType, ContextType>;
  exchangeRate?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['BulkPaymentStatus'], ParentType, ContextType>;
  statuses?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  availableActions?: Resolver<ReadonlyArray<ResolversTypes['PaymentRunAction']>, ParentType, ContextType>;
  hasNotes?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  hasAttachments?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  allocations?: Resolver<Maybe<ReadonlyArray<ResolversTypes['BulkPaymentAllocation']>>, ParentType, ContextType>;
  allocationCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastModifiedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastModifiedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BulkPaymentEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['BulkPaymentEdge'] = ResolversParentTypes['BulkPaymentEdge']> = {
  node?: Resolver<ResolversTypes['BulkPayment'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BulkPaymentConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['BulkPaymentConnection'] = ResolversParentTypes['BulkPaymentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['BulkPaymentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['BulkPayment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  bulkPayment?: Resolver<Maybe<ResolversTypes['BulkPayment']>, ParentType, ContextType, RequireFields<QueryBulkPaymentArgs, 'id'>>;
  bulkPayments?: Resolver<ResolversTypes['BulkPaymentConnection'], ParentType, ContextType, RequireFields<QueryBulkPaymentsArgs, 'first'>>;
  bulkPaymentTypes?: Resolver<ReadonlyArray<ResolversTypes['BulkPaymentType']>, ParentType, ContextType>;
  bankAccounts?: Resolver<ReadonlyArray<ResolversTypes['BankAccount']>, ParentType, ContextType>;
  paymentMethods?: Resolver<ReadonlyArray<ResolversTypes['PaymentMethod']>, ParentType, ContextType>;
  legalEntities?: Resolver<ReadonlyArray<ResolversTypes['LegalEntity']>, ParentType, ContextType>;
  contactAccount?: Resolver<Maybe<ResolversTypes['ContactAccount']>, ParentType, ContextType, RequireFields<QueryContactAccountArgs, 'id'>>;
  contactAccounts?: Resolver<ResolversTypes['ContactAccountConnection'], ParentType, ContextType, RequireFields<QueryContactAccountsArgs, 'filter' | 'first'>>;
  mutationLog?: Resolver<ResolversTypes['MutationRecordConnection'], ParentType, ContextType, RequireFields<QueryMutationLogArgs, 'first'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  payableDocument?: Resolver<Maybe<ResolversTypes['PayableDocument']>, ParentType, ContextType, RequireFields<QueryPayableDocumentArgs, 'id'>>;
  payableDocuments?: Resolver<ResolversTypes['PayableDocumentConnection'], ParentType, ContextType, RequireFields<QueryPayableDocumentsArgs, 'filter' | 'first'>>;
  paymentBatch?: Resolver<Maybe<ResolversTypes['PaymentBatch']>, ParentType, ContextType, RequireFields<QueryPaymentBatchArgs, 'id'>>;
  paymentBatches?: Resolver<ResolversTypes['PaymentBatchConnection'], ParentType, ContextType, RequireFields<QueryPaymentBatchesArgs, 'first'>>;
  paymentRuns?: Resolver<ResolversTypes['PaymentRunConnection'], ParentType, ContextType, RequireFields<QueryPaymentRunsArgs, 'first'>>;
  paymentRunTotals?: Resolver<ResolversTypes['PaymentRunTotals'], ParentType, ContextType, Partial<QueryPaymentRunTotalsArgs>>;
  upstreams?: Resolver<ReadonlyArray<ResolversTypes['Upstream']>, ParentType, ContextType>;
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
};

export type BulkPaymentTypeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['BulkPaymentType'] = ResolversParentTypes['BulkPaymentType']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uuid?: Resolver<ResolversTypes['UUID'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isActive?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentMethodResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PaymentMethod'] = ResolversParentTypes['PaymentMethod']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uuid?: Resolver<ResolversTypes['UUID'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isActive?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BankAccountResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['BankAccount'] = ResolversParentTypes['BankAccount']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uuid?: Resolver<ResolversTypes['UUID'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isActive?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LegalEntityResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LegalEntity'] = ResolversParentTypes['LegalEntity']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uuid?: Resolver<ResolversTypes['UUID'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['Currency']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContactAccountResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ContactAccount'] = ResolversParentTypes['ContactAccount']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uuid?: Resolver<ResolversTypes['UUID'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContactAccountEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ContactAccountEdge'] = ResolversParentTypes['ContactAccountEdge']> = {
  node?: Resolver<ResolversTypes['ContactAccount'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ContactAccountConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ContactAccountConnection'] = ResolversParentTypes['ContactAccountConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ContactAccountEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ContactAccount']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export interface FieldSetScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['FieldSet'], any> {
  name: 'FieldSet';
}

export interface Link__ImportScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['link__Import'], any> {
  name: 'link__Import';
}

export type ResolveMutationPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ResolveMutationPayload'] = ResolversParentTypes['ResolveMutationPayload']> = {
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  record?: Resolver<Maybe<ResolversTypes['MutationRecord']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationRecordResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['MutationRecord'] = ResolversParentTypes['MutationRecord']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  caller?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mutation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  input?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['PaymentSource'], ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['PaymentRun']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  settledBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  upstreamStatus?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  correlationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  idempotencyKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MutationRecordEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['MutationRecordEdge'] = ResolversParentTypes['MutationRecordEdge']> = {
  node?: Resolver<ResolversTypes['MutationRecord'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationRecordConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['MutationRecordConnection'] = ResolversParentTypes['MutationRecordConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['MutationRecordEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['MutationRecord']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  upstream?: Resolver<Maybe<ResolversTypes['UpstreamErrorDetail']>, ParentType, ContextType>;
};

export type UpstreamErrorDetailResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['UpstreamErrorDetail'] = ResolversParentTypes['UpstreamErrorDetail']> = {
  source?: Resolver<ResolversTypes['PaymentSource'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  correlationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MutationPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['MutationPayload'] = ResolversParentTypes['MutationPayload']> = {
  __resolveType: TypeResolveFn<'AddBulkPaymentAllocationsPayload' | 'ReplaceBulkPaymentAllocationsPayload' | 'DeleteBulkPaymentAllocationPayload' | 'CreateBulkPaymentPayload' | 'UpdateBulkPaymentPayload' | 'SubmitBulkPaymentPayload' | 'AmendBulkPaymentPayload' | 'ProcessBulkPaymentPayload' | 'PostBulkPaymentPayload' | 'UnpostBulkPaymentPayload' | 'AbandonBulkPaymentPayload' | 'TransitionBulkPaymentsResult' | 'ResolveMutationPayload' | 'ClosePaymentBatchPayload' | 'ClosePaymentBatchesResult' | 'RegeneratePaymentBatchFilePayload', ParentType, ContextType>;
};

export type NodeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'BulkPaymentAllocation' | 'BulkPayment' | 'BulkPaymentType' | 'PaymentMethod' | 'BankAccount' | 'LegalEntity' | 'ContactAccount' | 'MutationRecord' | 'PayableDocument' | 'PaymentBatch', ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['Currency'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PayableDocumentResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PayableDocument'] = ResolversParentTypes['PayableDocument']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uuid?: Resolver<ResolversTypes['UUID'], ParentType, ContextType>;
  documentNo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  documentClass?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  supplierDocumentNo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  documentDate?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  dueDate?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  statuses?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  gross?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  outstanding?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  legalEntity?: Resolver<Maybe<ResolversTypes['LegalEntity']>, ParentType, ContextType>;
  contactAccount?: Resolver<Maybe<ResolversTypes['ContactAccount']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PayableDocumentEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PayableDocumentEdge'] = ResolversParentTypes['PayableDocumentEdge']> = {
  node?: Resolver<ResolversTypes['PayableDocument'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PayableDocumentConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PayableDocumentConnection'] = ResolversParentTypes['PayableDocumentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PayableDocumentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PayableDocument']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PaymentBatchFileResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PaymentBatchFile'] = ResolversParentTypes['PaymentBatchFile']> = {
  downloadUrl?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  link?: Resolver<ResolversTypes['URL'], ParentType, ContextType, RequireFields<PaymentBatchFileLinkArgs, 'expiresIn'>>;
  contentType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  filename?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  size?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  entries?: Resolver<ReadonlyArray<ResolversTypes['PaymentBatchFileEntry']>, ParentType, ContextType>;
};

export type PaymentBatchFileEntryResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PaymentBatchFileEntry'] = ResolversParentTypes['PaymentBatchFileEntry']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  contentType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  size?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rowCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  columnCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType, RequireFields<PaymentBatchFileEntryRowsArgs, 'first' | 'offset'>>;
};

export type ClosePaymentBatchPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ClosePaymentBatchPayload'] = ResolversParentTypes['ClosePaymentBatchPayload']> = {
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  paymentBatch?: Resolver<Maybe<ResolversTypes['PaymentBatch']>, ParentType, ContextType>;
  jobQueueKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  upstreamStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClosePaymentBatchesPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ClosePaymentBatchesPayload'] = ResolversParentTypes['ClosePaymentBatchesPayload']> = {
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['ClosePaymentBatchesResult']>, ParentType, ContextType>;
};

export type ClosePaymentBatchesResultResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ClosePaymentBatchesResult'] = ResolversParentTypes['ClosePaymentBatchesResult']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  paymentBatch?: Resolver<Maybe<ResolversTypes['PaymentBatch']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RegeneratePaymentBatchFilePayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['RegeneratePaymentBatchFilePayload'] = ResolversParentTypes['RegeneratePaymentBatchFilePayload']> = {
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  paymentBatch?: Resolver<Maybe<ResolversTypes['PaymentBatch']>, ParentType, ContextType>;
  file?: Resolver<Maybe<ResolversTypes['PaymentBatchFile']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentBatchResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PaymentBatch'] = ResolversParentTypes['PaymentBatch']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['PaymentSource'], ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['PaymentRunPhase'], ParentType, ContextType>;
  pendingMutation?: Resolver<Maybe<ResolversTypes['PendingMutation']>, ParentType, ContextType>;
  batchId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  batchStatus?: Resolver<ResolversTypes['PaymentBatchStatus'], ParentType, ContextType>;
  availableActions?: Resolver<ReadonlyArray<ResolversTypes['PaymentRunAction']>, ParentType, ContextType>;
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  payee?: Resolver<ResolversTypes['PaymentBatchPayee'], ParentType, ContextType>;
  payeeName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reimbursementMethod?: Resolver<ResolversTypes['ReimbursementMethod'], ParentType, ContextType>;
  reimbursementMethodName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  file?: Resolver<Maybe<ResolversTypes['PaymentBatchFile']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentBatchEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PaymentBatchEdge'] = ResolversParentTypes['PaymentBatchEdge']> = {
  node?: Resolver<ResolversTypes['PaymentBatch'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PaymentBatchConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PaymentBatchConnection'] = ResolversParentTypes['PaymentBatchConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PaymentBatchEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PaymentBatch']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totals?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Money']>>, ParentType, ContextType>;
};

export type PaymentRunResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PaymentRun'] = ResolversParentTypes['PaymentRun']> = {
  __resolveType: TypeResolveFn<'BulkPayment' | 'PaymentBatch', ParentType, ContextType>;
};

export type PendingMutationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PendingMutation'] = ResolversParentTypes['PendingMutation']> = {
  record?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mutation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type PaymentRunEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PaymentRunEdge'] = ResolversParentTypes['PaymentRunEdge']> = {
  node?: Resolver<ResolversTypes['PaymentRun'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PaymentRunConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PaymentRunConnection'] = ResolversParentTypes['PaymentRunConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PaymentRunEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PaymentRun']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  unavailable?: Resolver<ReadonlyArray<ResolversTypes['PaymentSource']>, ParentType, ContextType>;
};

export type PaymentRunTotalsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PaymentRunTotals'] = ResolversParentTypes['PaymentRunTotals']> = {
  totals?: Resolver<ReadonlyArray<ResolversTypes['PaymentRunTotal']>, ParentType, ContextType>;
  isComplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unavailable?: Resolver<ReadonlyArray<ResolversTypes['PaymentSource']>, ParentType, ContextType>;
};

export type PaymentRunTotalResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PaymentRunTotal'] = ResolversParentTypes['PaymentRunTotal']> = {
  source?: Resolver<ResolversTypes['PaymentSource'], ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['PaymentRunPhase'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface LocalDateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['LocalDate'], any> {
  name: 'LocalDate';
}

export interface CurrencyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Currency'], any> {
  name: 'Currency';
}

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export interface UuidScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['UUID'], any> {
  name: 'UUID';
}

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type SubscriptionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  paymentBatchUpdated?: SubscriptionResolver<Maybe<ResolversTypes['PaymentBatch']>, "paymentBatchUpdated", ParentType, ContextType, RequireFields<SubscriptionPaymentBatchUpdatedArgs, 'id'>>;
  bulkPaymentUpdated?: SubscriptionResolver<Maybe<ResolversTypes['BulkPayment']>, "bulkPaymentUpdated", ParentType, ContextType, RequireFields<SubscriptionBulkPaymentUpdatedArgs, 'id'>>;
  paymentRunsUpdated?: SubscriptionResolver<ResolversTypes['PaymentRunChange'], "paymentRunsUpdated", ParentType, ContextType, Partial<SubscriptionPaymentRunsUpdatedArgs>>;
  mutationSettled?: SubscriptionResolver<ResolversTypes['MutationRecord'], "mutationSettled", ParentType, ContextType, RequireFields<SubscriptionMutationSettledArgs, 'record'>>;
};

export type PaymentRunChangeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PaymentRunChange'] = ResolversParentTypes['PaymentRunChange']> = {
  kind?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['PaymentRun']>, ParentType, ContextType>;
  isInitial?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type UpstreamResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Upstream'] = ResolversParentTypes['Upstream']> = {
  source?: Resolver<ResolversTypes['PaymentSource'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['UpstreamState'], ParentType, ContextType>;
  breaker?: Resolver<ResolversTypes['BreakerState'], ParentType, ContextType>;
  latencyMs?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  checkedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  detail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  notices?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  baseUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scopes?: Resolver<ReadonlyArray<ResolversTypes['Scope']>, ParentType, ContextType>;
  rateLimit?: Resolver<Maybe<ResolversTypes['RateLimit']>, ParentType, ContextType>;
};

export type RateLimitResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['RateLimit'] = ResolversParentTypes['RateLimit']> = {
  pointsPerMinute?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  remaining?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  resetsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type Resolvers<ContextType = GatewayContext> = {
  AddBulkPaymentAllocationsPayload?: AddBulkPaymentAllocationsPayloadResolvers<ContextType>;
  ReplaceBulkPaymentAllocationsPayload?: ReplaceBulkPaymentAllocationsPayloadResolvers<ContextType>;
  DeleteBulkPaymentAllocationPayload?: DeleteBulkPaymentAllocationPayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  BulkPaymentAllocation?: BulkPaymentAllocationResolvers<ContextType>;
  CreateBulkPaymentPayload?: CreateBulkPaymentPayloadResolvers<ContextType>;
  UpdateBulkPaymentPayload?: UpdateBulkPaymentPayloadResolvers<ContextType>;
  SubmitBulkPaymentPayload?: SubmitBulkPaymentPayloadResolvers<ContextType>;
  AmendBulkPaymentPayload?: AmendBulkPaymentPayloadResolvers<ContextType>;
  ProcessBulkPaymentPayload?: ProcessBulkPaymentPayloadResolvers<ContextType>;
  PostBulkPaymentPayload?: PostBulkPaymentPayloadResolvers<ContextType>;
  UnpostBulkPaymentPayload?: UnpostBulkPaymentPayloadResolvers<ContextType>;
  AbandonBulkPaymentPayload?: AbandonBulkPaymentPayloadResolvers<ContextType>;
  TransitionBulkPaymentsPayload?: TransitionBulkPaymentsPayloadResolvers<ContextType>;
  TransitionBulkPaymentsResult?: TransitionBulkPaymentsResultResolvers<ContextType>;
  BulkPayment?: BulkPaymentResolvers<ContextType>;
  BulkPaymentEdge?: BulkPaymentEdgeResolvers<ContextType>;
  BulkPaymentConnection?: BulkPaymentConnectionResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  BulkPaymentType?: BulkPaymentTypeResolvers<ContextType>;
  PaymentMethod?: PaymentMethodResolvers<ContextType>;
  BankAccount?: BankAccountResolvers<ContextType>;
  LegalEntity?: LegalEntityResolvers<ContextType>;
  ContactAccount?: ContactAccountResolvers<ContextType>;
  ContactAccountEdge?: ContactAccountEdgeResolvers<ContextType>;
  ContactAccountConnection?: ContactAccountConnectionResolvers<ContextType>;
  FieldSet?: GraphQLScalarType;
  link__Import?: GraphQLScalarType;
  ResolveMutationPayload?: ResolveMutationPayloadResolvers<ContextType>;
  MutationRecord?: MutationRecordResolvers<ContextType>;
  MutationRecordEdge?: MutationRecordEdgeResolvers<ContextType>;
  MutationRecordConnection?: MutationRecordConnectionResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  UpstreamErrorDetail?: UpstreamErrorDetailResolvers<ContextType>;
  MutationPayload?: MutationPayloadResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PayableDocument?: PayableDocumentResolvers<ContextType>;
  PayableDocumentEdge?: PayableDocumentEdgeResolvers<ContextType>;
  PayableDocumentConnection?: PayableDocumentConnectionResolvers<ContextType>;
  PaymentBatchFile?: PaymentBatchFileResolvers<ContextType>;
  PaymentBatchFileEntry?: PaymentBatchFileEntryResolvers<ContextType>;
  ClosePaymentBatchPayload?: ClosePaymentBatchPayloadResolvers<ContextType>;
  ClosePaymentBatchesPayload?: ClosePaymentBatchesPayloadResolvers<ContextType>;
  ClosePaymentBatchesResult?: ClosePaymentBatchesResultResolvers<ContextType>;
  RegeneratePaymentBatchFilePayload?: RegeneratePaymentBatchFilePayloadResolvers<ContextType>;
  PaymentBatch?: PaymentBatchResolvers<ContextType>;
  PaymentBatchEdge?: PaymentBatchEdgeResolvers<ContextType>;
  PaymentBatchConnection?: PaymentBatchConnectionResolvers<ContextType>;
  PaymentRun?: PaymentRunResolvers<ContextType>;
  PendingMutation?: PendingMutationResolvers<ContextType>;
  PaymentRunEdge?: PaymentRunEdgeResolvers<ContextType>;
  PaymentRunConnection?: PaymentRunConnectionResolvers<ContextType>;
  PaymentRunTotals?: PaymentRunTotalsResolvers<ContextType>;
  PaymentRunTotal?: PaymentRunTotalResolvers<ContextType>;
  Decimal?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  LocalDate?: GraphQLScalarType;
  Currency?: GraphQLScalarType;
  URL?: GraphQLScalarType;
  UUID?: GraphQLScalarType;
  JSON?: GraphQLScalarType;
  Subscription?: SubscriptionResolvers<ContextType>;
  PaymentRunChange?: PaymentRunChangeResolvers<ContextType>;
  Upstream?: UpstreamResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  RateLimit?: RateLimitResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = GatewayContext> = {
  link?: LinkDirectiveResolver<any, any, ContextType>;
  key?: KeyDirectiveResolver<any, any, ContextType>;
  cost?: CostDirectiveResolver<any, any, ContextType>;
  listSize?: ListSizeDirectiveResolver<any, any, ContextType>;
  requiresScopes?: RequiresScopesDirectiveResolver<any, any, ContextType>;
  idOf?: IdOfDirectiveResolver<any, any, ContextType>;
  semanticNonNull?: SemanticNonNullDirectiveResolver<any, any, ContextType>;
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
  tag?: TagDirectiveResolver<any, any, ContextType>;
};
