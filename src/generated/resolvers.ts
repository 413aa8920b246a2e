import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { BatchWritten as ClosePaymentBatchPayloadParent, BatchWritten as RegeneratePaymentBatchFilePayloadParent } from '../services/concur/close.ts';
import type { PaymentBatch as PaymentBatchParent } from '../services/concur/types.ts';
import type { PaymentBatchFile as PaymentBatchFileParent, PaymentBatchFileEntry as PaymentBatchFileEntryParent } from '../services/concur/file/file.ts';
import type { BankAccountRef as BankAccountParent, BulkPayment as BulkPaymentParent, Allocation as BulkPaymentAllocationParent, CatalogItemRef as CatalogItemParent, ContactAccountRef as ContactAccountParent, LegalEntityRef as LegalEntityParent, PayableDocument as PayableDocumentParent } from '../services/iplicit/types.ts';
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
};

/** A document to pay, and how much of it. */
export type BulkPaymentAllocationInput = {
  /** The document's id in iplicit or its number, up to 50 characters. */
  readonly document: Scalars['String']['input'];
  /** How much of it to pay, exact, in the document's currency. If omitted, iplicit decides. */
  readonly amount?: InputMaybe<Scalars['Decimal']['input']>;
  /** The same amount in the document's base currency, exact. If omitted, iplicit calculates it. */
  readonly baseAmount?: InputMaybe<Scalars['Decimal']['input']>;
};

/** The documents that a bulk payment should pay. */
export type BulkPaymentAllocationsInput = {
  /** The payment's gateway id, its uuid in iplicit, or its batch number if no other payment has the same one. */
  readonly id: Scalars['ID']['input'];
  /** The documents to pay and how much of each; at most 1000 documents. */
  readonly allocations: ReadonlyArray<BulkPaymentAllocationInput>;
  /** Change nothing unless the payment still has this `version`. */
  readonly ifVersion?: InputMaybe<Scalars['String']['input']>;
  /**
   * A key chosen by the caller, 1 to 255 visible ASCII characters. The same input sent again with the same key is
   * never carried out twice.
   */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
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
   * A key chosen by the caller, 1 to 255 visible ASCII characters. The same input sent again with the same key is
   * never carried out twice.
   */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write per
 * payment or batch: the gateway never repeats a write. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
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
   * - Outcomes: APPLIED, REFUSED, UNKNOWN, REPLAYED.
   * - User errors: NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION (not a draft), VERSION_CONFLICT, UPSTREAM_REFUSED,
   *   IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly addBulkPaymentAllocations: BulkPaymentPayload;
  /**
   * Replaces all documents of a draft with those given. An empty list removes all of them.
   *
   * - In iplicit: one PUT of the payment's allocations.
   * - Outcomes: APPLIED, REFUSED, UNKNOWN, REPLAYED.
   * - User errors: NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION (not a draft), VERSION_CONFLICT, UPSTREAM_REFUSED,
   *   IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly replaceBulkPaymentAllocations: BulkPaymentPayload;
  /**
   * Removes one document from a draft.
   *
   * - In iplicit: one DELETE of the allocation.
   * - Outcomes: APPLIED, REFUSED, UNKNOWN, REPLAYED.
   * - User errors: NOT_FOUND (payment or allocation), INVALID_INPUT, ILLEGAL_TRANSITION (not a draft),
   *   VERSION_CONFLICT, UPSTREAM_REFUSED, IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly deleteBulkPaymentAllocation: BulkPaymentPayload;
  /**
   * Creates a bulk payment as a draft. This does not pay anything.
   *
   * - In iplicit: one POST to BatchPayment.
   * - Outcomes: APPLIED, REFUSED, UNKNOWN, REPLAYED.
   * - User errors: INVALID_INPUT, UPSTREAM_REFUSED, IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN.
   */
  readonly createBulkPayment: BulkPaymentPayload;
  /**
   * Changes the description, bank reference or payment date of a draft.
   *
   * - In iplicit: one PATCH of the payment.
   * - Outcomes: APPLIED, REFUSED, UNKNOWN, REPLAYED.
   * - User errors: NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION (not a draft), VERSION_CONFLICT, UPSTREAM_REFUSED,
   *   IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly updateBulkPayment: BulkPaymentPayload;
  /**
   * Submits a draft for authorisation.
   *
   * - In iplicit: one POST to the payment's submit, which puts it in a queue. Some time later the payment becomes
   *   pending, and then approved or rejected.
   * - Outcomes: QUEUED, APPLIED (if read back after a lost response), REFUSED, UNKNOWN, REPLAYED.
   * - User errors: NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION, VERSION_CONFLICT, UPSTREAM_REFUSED,
   *   IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN.
   */
  readonly submitBulkPayment: BulkPaymentPayload;
  /**
   * Returns an approved or processed payment to draft, so that it can be edited and submitted again.
   *
   * - In iplicit: one POST to the payment's amend.
   * - Outcomes: APPLIED, REFUSED, UNKNOWN, REPLAYED.
   * - User errors: NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION, VERSION_CONFLICT, UPSTREAM_REFUSED,
   *   IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly amendBulkPayment: BulkPaymentPayload;
  /**
   * Processes an approved payment, so that the money can leave.
   *
   * - In iplicit: one POST to the payment's process.
   * - Outcomes: APPLIED, REFUSED, UNKNOWN, REPLAYED.
   * - User errors: NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION, VERSION_CONFLICT, UPSTREAM_REFUSED,
   *   IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly processBulkPayment: BulkPaymentPayload;
  /**
   * Posts a processed payment to the ledger.
   *
   * - In iplicit: one POST to the payment's post.
   * - Outcomes: APPLIED, REFUSED, UNKNOWN, REPLAYED.
   * - User errors: NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION, VERSION_CONFLICT, UPSTREAM_REFUSED,
   *   IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly postBulkPayment: BulkPaymentPayload;
  /**
   * Removes a posted payment from the ledger again. iplicit does not document which status the payment then has: read
   * it from the payload.
   *
   * - In iplicit: one POST to the payment's unpost.
   * - Outcomes: APPLIED, REFUSED, UNKNOWN, REPLAYED.
   * - User errors: NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION, VERSION_CONFLICT, UPSTREAM_REFUSED,
   *   IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly unpostBulkPayment: BulkPaymentPayload;
  /**
   * Abandons a draft for good; it can no longer be paid.
   *
   * - In iplicit: one POST to the payment's abandon, with the reason if one is given.
   * - Outcomes: APPLIED, REFUSED, UNKNOWN, REPLAYED.
   * - User errors: NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION, VERSION_CONFLICT, UPSTREAM_REFUSED,
   *   IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly abandonBulkPayment: BulkPaymentPayload;
  /**
   * Moves several payments by the same step of their lifecycle, at most 4 at the same time. Each is independent: if
   * one is refused, the others are unaffected and nothing is undone.
   *
   * - In iplicit: one POST per payment, to the action given.
   * - Outcomes and user errors: for each payment, those of the mutation for that action, and UNAVAILABLE where that
   *   mutation would fail with a top-level error.
   */
  readonly transitionBulkPayments: TransitionBulkPaymentsPayload;
  /**
   * Closes an open Concur batch, so that nothing more is added to it and its payment file is written. It cannot be
   * reopened.
   *
   * - In Concur: one POST to the close action of the batch's Batch-URL, v1.2 for SCHEDULE and v1.1 for WAIT.
   * - Outcomes: QUEUED for SCHEDULE, APPLIED for WAIT, REFUSED, UNKNOWN, REPLAYED.
   * - User errors: NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION (already closed), EMPTY_BATCH, UPSTREAM_REFUSED,
   *   IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED (for WAIT only).
   */
  readonly closePaymentBatch: ClosePaymentBatchPayload;
  /**
   * Makes Concur regenerate the payment file of a closed batch, at a new address. No payment is made or changed.
   *
   * - In Concur: one POST to the v1.1 close action of a batch that is already closed.
   * - Outcomes: APPLIED, REFUSED, UNKNOWN, REPLAYED.
   * - User errors: NOT_FOUND, INVALID_INPUT (also with Concur's 2018 edition, which does not support this),
   *   ILLEGAL_TRANSITION (still open), EMPTY_BATCH, UPSTREAM_REFUSED, IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN.
   */
  readonly regeneratePaymentBatchFile: RegeneratePaymentBatchFilePayload;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write per
 * payment or batch: the gateway never repeats a write. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationAddBulkPaymentAllocationsArgs = {
  input: BulkPaymentAllocationsInput;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write per
 * payment or batch: the gateway never repeats a write. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationReplaceBulkPaymentAllocationsArgs = {
  input: BulkPaymentAllocationsInput;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write per
 * payment or batch: the gateway never repeats a write. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationDeleteBulkPaymentAllocationArgs = {
  input: DeleteBulkPaymentAllocationInput;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write per
 * payment or batch: the gateway never repeats a write. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationCreateBulkPaymentArgs = {
  input: CreateBulkPaymentInput;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write per
 * payment or batch: the gateway never repeats a write. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationUpdateBulkPaymentArgs = {
  input: UpdateBulkPaymentInput;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write per
 * payment or batch: the gateway never repeats a write. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationSubmitBulkPaymentArgs = {
  input: BulkPaymentActionInput;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write per
 * payment or batch: the gateway never repeats a write. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationAmendBulkPaymentArgs = {
  input: BulkPaymentActionInput;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write per
 * payment or batch: the gateway never repeats a write. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationProcessBulkPaymentArgs = {
  input: BulkPaymentActionInput;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write per
 * payment or batch: the gateway never repeats a write. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationPostBulkPaymentArgs = {
  input: BulkPaymentActionInput;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write per
 * payment or batch: the gateway never repeats a write. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationUnpostBulkPaymentArgs = {
  input: BulkPaymentActionInput;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write per
 * payment or batch: the gateway never repeats a write. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationAbandonBulkPaymentArgs = {
  input: AbandonBulkPaymentInput;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write per
 * payment or batch: the gateway never repeats a write. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationTransitionBulkPaymentsArgs = {
  input: TransitionBulkPaymentsInput;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write per
 * payment or batch: the gateway never repeats a write. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * Problems that the caller can act on are returned in `userErrors`. A failure of a service or of the gateway is a
 * top-level error.
 */
export type MutationClosePaymentBatchArgs = {
  input: ClosePaymentBatchInput;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write per
 * payment or batch: the gateway never repeats a write. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
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
  readonly documentId: Scalars['UUID']['output'];
  /** The number of the document that is paid; null if iplicit does not say. */
  readonly documentNo?: Maybe<Scalars['String']['output']>;
  /** How much of the document is paid, exact, in the document's currency (allocAmountCurrency). */
  readonly amount: Scalars['Decimal']['output'];
  /** The same amount in the document's base currency, exact (allocAmountBase). */
  readonly baseAmount: Scalars['Decimal']['output'];
  /** The rate between `amount` and `baseAmount`, exact (allocCurrencyRate). */
  readonly exchangeRate: Scalars['Decimal']['output'];
  /** The document itself; null if the caller may not see it. */
  readonly document?: Maybe<PayableDocument>;
};

/**
 * A bulk payment to create. iplicit fills in whatever is omitted or null, according to its own settings. Codes and ids
 * have up to 50 characters.
 */
export type CreateBulkPaymentInput = {
  /** The account to pay from, by code or id. If omitted, the legal entity's default account. */
  readonly bankAccount?: InputMaybe<Scalars['String']['input']>;
  /** The batch payment type, by code or id. If omitted, the default type. */
  readonly type?: InputMaybe<Scalars['String']['input']>;
  /** The company that pays, by code or id. If omitted, the bank account's company, or else the default one. */
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
  /** How to pay, by code or id. If omitted, the bank account's default method. */
  readonly paymentMethod?: InputMaybe<Scalars['String']['input']>;
  /** The accounting period, by code or id. If omitted, the one that contains the payment date. */
  readonly period?: InputMaybe<Scalars['String']['input']>;
  /** The documents to pay, at most 1000. More can be added later. */
  readonly allocations?: InputMaybe<ReadonlyArray<BulkPaymentAllocationInput>>;
  /**
   * A key chosen by the caller, 1 to 255 visible ASCII characters. The same input sent again with the same key is
   * never carried out twice.
   */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
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
   * A key chosen by the caller, 1 to 255 visible ASCII characters. The same input sent again with the same key is
   * never carried out twice.
   */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The result of a write to a bulk payment. */
export type BulkPaymentPayload = MutationPayload & {
  readonly __typename?: 'BulkPaymentPayload';
  /** What is known about the write. */
  readonly outcome: MutationOutcome;
  /** Why the write was refused or is in doubt; empty if all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
  /**
   * The payment as iplicit holds it after the call. Null if no payment can be identified:
   *
   * - it was not created, or is not known to have been created;
   * - the id belongs to no payment, or to several; or
   * - the id is a batch number, and the input was refused before the number was looked up.
   *
   * Also null if the payment cannot be read. A top-level error then says why, and `outcome` is still valid.
   */
  readonly bulkPayment?: Maybe<BulkPayment>;
};

/** A bulk payment and its cursor within a list. */
export type BulkPaymentEdge = {
  readonly __typename?: 'BulkPaymentEdge';
  /** The payment. */
  readonly node: BulkPayment;
  /** Marks this entry's position. Pass it as `after` to continue after this entry. */
  readonly cursor: Scalars['String']['output'];
};

/** A page of iplicit bulk payments. There is no total count, as iplicit gives none. */
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
 * Conditions for listing bulk payments. All conditions given must hold; omitted ones have no effect. iplicit does the
 * matching. A blank string is refused, as iplicit would ignore it.
 */
export type BulkPaymentFilter = {
  /** Only payments with this batch number. */
  readonly batchNo?: InputMaybe<Scalars['String']['input']>;
  /** Only payments of this batch payment type, by code or id. */
  readonly type?: InputMaybe<Scalars['String']['input']>;
  /** Only payments of this legal entity, by code or id. */
  readonly legalEntity?: InputMaybe<Scalars['String']['input']>;
  /** Only payments from this bank account, by code or id. */
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
 */
export type Query = {
  readonly __typename?: 'Query';
  /** An iplicit bulk payment. Null if it does not exist or the caller may not see it. */
  readonly bulkPayment?: Maybe<BulkPayment>;
  /** iplicit bulk payments, page by page. */
  readonly bulkPayments: BulkPaymentConnection;
  /** What was written to the services through this gateway and its replicas, newest first, page by page. */
  readonly mutationLog: MutationRecordConnection;
  /** An object by its gateway id. Null if it does not exist or the caller may not see it. */
  readonly node?: Maybe<Node>;
  /**
   * Several objects by their gateway ids: one entry per id, in the order given, null if the object does not exist or
   * the caller may not see it. An object that cannot be read is null with an error of its own; the others are still
   * returned.
   */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** A Concur payment batch. Null if it is in neither of Concur's lists. */
  readonly paymentBatch?: Maybe<PaymentBatch>;
  /**
   * Concur payment batches, ordered by BatchID, page by page. Closing a batch between two pages does not move any
   * other batch to another page.
   */
  readonly paymentBatches: PaymentBatchConnection;
  /**
   * Payment runs of both services, page by page. If one service cannot be read, the other's runs are still returned
   * and `unavailable` names the missing service. If neither can be read, the field fails.
   */
  readonly paymentRuns: PaymentRunConnection;
  /** The services that this gateway is configured for, each with its state. Each is sent a small request to find out. */
  readonly upstreams: ReadonlyArray<Upstream>;
};


/**
 * Everything that can be read; nothing here changes anything in either service. Limits on the length of pages and
 * lists are stated with the arguments and input fields concerned; a gateway can be configured with other limits. A
 * request that exceeds a limit is refused as a whole, and the error states the limit.
 */
export type QueryBulkPaymentArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be read; nothing here changes anything in either service. Limits on the length of pages and
 * lists are stated with the arguments and input fields concerned; a gateway can be configured with other limits. A
 * request that exceeds a limit is refused as a whole, and the error states the limit.
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
 */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be read; nothing here changes anything in either service. Limits on the length of pages and
 * lists are stated with the arguments and input fields concerned; a gateway can be configured with other limits. A
 * request that exceeds a limit is refused as a whole, and the error states the limit.
 */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/**
 * Everything that can be read; nothing here changes anything in either service. Limits on the length of pages and
 * lists are stated with the arguments and input fields concerned; a gateway can be configured with other limits. A
 * request that exceeds a limit is refused as a whole, and the error states the limit.
 */
export type QueryPaymentBatchArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be read; nothing here changes anything in either service. Limits on the length of pages and
 * lists are stated with the arguments and input fields concerned; a gateway can be configured with other limits. A
 * request that exceeds a limit is refused as a whole, and the error states the limit.
 */
export type QueryPaymentBatchesArgs = {
  status?: InputMaybe<PaymentBatchStatus>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Everything that can be read; nothing here changes anything in either service. Limits on the length of pages and
 * lists are stated with the arguments and input fields concerned; a gateway can be configured with other limits. A
 * request that exceeds a limit is refused as a whole, and the error states the limit.
 */
export type QueryPaymentRunsArgs = {
  filter?: InputMaybe<PaymentRunFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
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

/** The bulk payment to move by one step of its lifecycle. */
export type BulkPaymentActionInput = {
  /** The payment's gateway id, its uuid in iplicit, or its batch number if no other payment has the same one. */
  readonly id: Scalars['ID']['input'];
  /** Change nothing unless the payment still has this `version`. */
  readonly ifVersion?: InputMaybe<Scalars['String']['input']>;
  /**
   * A key chosen by the caller, 1 to 255 visible ASCII characters. The same input sent again with the same key is
   * never carried out twice.
   */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
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
   * A key chosen by the caller, 1 to 255 visible ASCII characters. The same input sent again with the same key is
   * never carried out twice.
   */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The bulk payments to move by the same step of their lifecycle. */
export type TransitionBulkPaymentsInput = {
  /** The payments' gateway ids, uuids in iplicit, or batch numbers that no other payment has. At most 100. */
  readonly ids: ReadonlyArray<Scalars['ID']['input']>;
  /** The step to take with each of them. */
  readonly action: BulkPaymentTransition;
  /**
   * A key chosen by the caller, 1 to 255 visible ASCII characters. The same input sent again with the same key is
   * never carried out twice.
   */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The result of moving several bulk payments by the same step. */
export type TransitionBulkPaymentsPayload = {
  readonly __typename?: 'TransitionBulkPaymentsPayload';
  /** One result per id, in the order given. Each is independent: one may be refused and the others applied. */
  readonly results: ReadonlyArray<BulkPaymentPayload>;
};

/** A bulk payment in iplicit (its `BatchPayment`): pays several documents from one bank account on one day. */
export type BulkPayment = Node & PaymentRun & {
  readonly __typename?: 'BulkPayment';
  /** Identifies the payment across both services. */
  readonly id: Scalars['ID']['output'];
  /** Always IPLICIT. */
  readonly source: PaymentSource;
  /** The name people know it by: its batch number, or its uuid until it has one. */
  readonly reference: Scalars['String']['output'];
  /** The total it pays out, exact: iplicit's bankCurrencyAmount, in bankCurrency. */
  readonly total: Money;
  /** How far it has progressed, in the vocabulary shared with Concur. */
  readonly phase: PaymentRunPhase;
  /** iplicit's own id for the payment, which never changes. */
  readonly uuid: Scalars['UUID']['output'];
  /** Its batch number; null until it has one. It is unique only within a payment type, and it may change. */
  readonly batchNo?: Maybe<Scalars['String']['output']>;
  /** What it is for, up to 250 characters. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The reference shown on the bank statement, up to 50 characters. */
  readonly bankRef?: Maybe<Scalars['String']['output']>;
  /** The company's account that it is paid from. */
  readonly bankAccount: BankAccount;
  /** How it is paid, from iplicit's PaymentMethod catalog. */
  readonly paymentMethod: CatalogItem;
  /** The company within the group that pays. */
  readonly legalEntity: LegalEntity;
  /** The day it is paid on. */
  readonly paymentDate: Scalars['LocalDate']['output'];
  /** The rate between the bank account's currency and the company's own: iplicit's bankCurrencyRate, exact. */
  readonly exchangeRate: Scalars['Decimal']['output'];
  /** Its current status: the most significant of `statuses`. */
  readonly status: BulkPaymentStatus;
  /** All statuses that iplicit currently gives it (statusList), without surrounding whitespace. */
  readonly statuses: ReadonlyArray<Scalars['String']['output']>;
  /**
   * The actions that its status allows, in the order of the lifecycle. Use them to decide which buttons to show;
   * iplicit has the final say.
   */
  readonly availableActions: ReadonlyArray<BulkPaymentAction>;
  /** Whether people have left notes on it. */
  readonly hasNotes: Scalars['Boolean']['output'];
  /** Whether files are attached to it. */
  readonly hasAttachments: Scalars['Boolean']['output'];
  /** The documents it pays and how much of each. Empty if no documents have been chosen yet. */
  readonly allocations: ReadonlyArray<BulkPaymentAllocation>;
  /**
   * Changes whenever the payment or its allocations change. Pass it as `ifVersion` to write only if nothing has
   * changed since you read it.
   */
  readonly version: Scalars['String']['output'];
  /** When it was last changed; null if iplicit does not say. */
  readonly lastModifiedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The user who last changed it, as iplicit names them; null if iplicit does not say. */
  readonly lastModifiedBy?: Maybe<Scalars['String']['output']>;
};

/** An entry of one of iplicit's catalogs, such as a payment method. */
export type CatalogItem = {
  readonly __typename?: 'CatalogItem';
  /** iplicit's id for the entry. */
  readonly id: Scalars['UUID']['output'];
  /** Its short code; null if it has none or the catalog no longer lists it. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** Its name in words; null if it has none or the catalog no longer lists it. */
  readonly description?: Maybe<Scalars['String']['output']>;
};

/** One of the company's own bank accounts, which payments are made from, as listed in iplicit's BankAccount catalog. */
export type BankAccount = {
  readonly __typename?: 'BankAccount';
  /** iplicit's id for the account. */
  readonly id: Scalars['UUID']['output'];
  /** Its short code in iplicit, not the account number; null if it has none or the catalog no longer lists it. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** Its name in words; null if it has none or the catalog no longer lists it. */
  readonly description?: Maybe<Scalars['String']['output']>;
};

/** A company within the group, with its own books, as listed by iplicit. */
export type LegalEntity = {
  readonly __typename?: 'LegalEntity';
  /** iplicit's id for the entity. */
  readonly id: Scalars['UUID']['output'];
  /** Its short code; null if it has none or iplicit no longer lists it. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** Its name; null if it has none or iplicit no longer lists it. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The currency its books are kept in; null if iplicit does not say. */
  readonly currency?: Maybe<Scalars['Currency']['output']>;
};

/** A supplier, employee or other party that iplicit keeps an account for. */
export type ContactAccount = {
  readonly __typename?: 'ContactAccount';
  /** iplicit's id for the account. */
  readonly id: Scalars['UUID']['output'];
  /** Its short code; null if it has none. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** The party's name; null if iplicit gives none. */
  readonly description?: Maybe<Scalars['String']['output']>;
};

/** A document in iplicit that a payment can be allocated to: an invoice, an expense claim or a refund. */
export type PayableDocument = {
  readonly __typename?: 'PayableDocument';
  /** iplicit's id for the document. */
  readonly id: Scalars['UUID']['output'];
  /** The document's number; null until it has one. */
  readonly documentNo?: Maybe<Scalars['String']['output']>;
  /** The kind of document, in iplicit's own term (docClass); null if iplicit does not say. */
  readonly documentClass?: Maybe<Scalars['String']['output']>;
  /** What the document is for, in its own words; null if it does not say. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The day payment falls due; null if it has none. */
  readonly dueDate?: Maybe<Scalars['LocalDate']['output']>;
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
  /** The party to be paid; null if none is named. If the caller may not see the party, only its id is known. */
  readonly contactAccount?: Maybe<ContactAccount>;
};

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

/**
 * A mutation that the gateway sent, or was about to send, as recorded in its journal. Every write is recorded; what
 * was refused before anything was sent is not.
 */
export type MutationRecord = Node & {
  readonly __typename?: 'MutationRecord';
  /**
   * The gateway's id for this record: `MutationRecord:` followed by the entry's UUID. If a payment was created without
   * a description, the reference that the gateway put there contains that UUID.
   */
  readonly id: Scalars['ID']['output'];
  /** When it was recorded, just before it was sent. */
  readonly at: Scalars['DateTime']['output'];
  /** Who requested it. */
  readonly caller: Scalars['String']['output'];
  /** The mutation field, such as `submitBulkPayment`. */
  readonly operation: Scalars['String']['output'];
  /** The service that it was sent to. */
  readonly source: PaymentSource;
  /** What it wrote to, such as `BulkPayment:0b5e…`. For a create, the new payment once it is known. */
  readonly target: Scalars['String']['output'];
  /** How it ended, as far as is known so far. */
  readonly outcome: MutationRecordOutcome;
  /** When its outcome was recorded; null while it is open. */
  readonly settledAt?: Maybe<Scalars['DateTime']['output']>;
  /** HTTP status of the service's response; null if no response came. */
  readonly upstreamStatus?: Maybe<Scalars['Int']['output']>;
  /** The service's own id for the request, to quote to its support; null if it gave none. */
  readonly correlationId?: Maybe<Scalars['String']['output']>;
  /**
   * The caller's idempotency key; null if none was given. For a write that is part of a list, the list's key followed
   * by the write's position in the list.
   */
  readonly idempotencyKey?: Maybe<Scalars['String']['output']>;
  /** The user errors returned to the caller. */
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

/** Conditions for listing mutations. All conditions given must hold; omitted ones have no effect. */
export type MutationLogFilter = {
  /** Only mutations requested by this caller. */
  readonly caller?: InputMaybe<Scalars['String']['input']>;
  /** Only mutations sent to this service. */
  readonly source?: InputMaybe<PaymentSource>;
  /** Only mutations of this field, such as `submitBulkPayment`. */
  readonly operation?: InputMaybe<Scalars['String']['input']>;
  /** Only mutations that wrote to this target, in the form of `MutationRecord.target`. */
  readonly target?: InputMaybe<Scalars['String']['input']>;
  /** Only mutations with this outcome. */
  readonly outcome?: InputMaybe<MutationRecordOutcome>;
  /** Only mutations recorded at this instant or later. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only mutations recorded before this instant. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
};

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
  /** What is known about the write. */
  readonly outcome: MutationOutcome;
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

/** The payment file of a closed Concur batch, ready for the bank or the ledger. */
export type PaymentBatchFile = {
  readonly __typename?: 'PaymentBatchFile';
  /** Where to download the file from this gateway, byte for byte as Concur returns it: a csv or a zip. */
  readonly downloadUrl: Scalars['URL']['output'];
  /** The file's media type according to Concur, such as `text/csv` or `application/zip`. */
  readonly contentType: Scalars['String']['output'];
  /** The name to save the file under. */
  readonly filename: Scalars['String']['output'];
  /** The file's length in bytes. */
  readonly size: Scalars['Int']['output'];
  /** What the file contains: one entry for a csv, one per member for a zip. */
  readonly entries: ReadonlyArray<PaymentBatchFileEntry>;
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
  /** Number of cells in most rows of the entry; 0 if it has no rows. */
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
  /** The batch's gateway id, or Concur's BatchID. */
  readonly id: Scalars['ID']['input'];
  /** Whether to wait until the file exists. */
  readonly mode?: InputMaybe<CloseMode>;
  /**
   * A key chosen by the caller, 1 to 255 visible ASCII characters. The same input sent again with the same key is
   * never carried out twice.
   */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The result of closing a Concur batch. */
export type ClosePaymentBatchPayload = MutationPayload & {
  readonly __typename?: 'ClosePaymentBatchPayload';
  /** What is known about the write. If all went well, QUEUED after SCHEDULE and APPLIED after WAIT. */
  readonly outcome: MutationOutcome;
  /** Why the write was refused or is in doubt; empty if all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The batch as Concur lists it after the call; null if it does not exist. After SCHEDULE it may still be open. */
  readonly paymentBatch?: Maybe<PaymentBatch>;
  /** Concur's JobQueueKey for a scheduled close, to quote to Concur's support; null if Concur gives none. */
  readonly jobQueueKey?: Maybe<Scalars['String']['output']>;
  /** Concur's own Status for the call, such as `SUCCESS`; null if Concur gives none. */
  readonly upstreamStatus?: Maybe<Scalars['String']['output']>;
};

/** The closed Concur batch whose file to regenerate. */
export type RegeneratePaymentBatchFileInput = {
  /** The batch's gateway id, or Concur's BatchID. The batch must be closed. */
  readonly id: Scalars['ID']['input'];
  /**
   * A key chosen by the caller, 1 to 255 visible ASCII characters. The same input sent again with the same key is
   * never carried out twice.
   */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** The result of regenerating a payment file. */
export type RegeneratePaymentBatchFilePayload = MutationPayload & {
  readonly __typename?: 'RegeneratePaymentBatchFilePayload';
  /** What is known about the write. APPLIED once Concur has written the file. */
  readonly outcome: MutationOutcome;
  /** Why the write was refused or is in doubt; empty if all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The batch as Concur lists it after the call; null if it does not exist. */
  readonly paymentBatch?: Maybe<PaymentBatch>;
  /** The new file; null if none was written. */
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

/** A payment batch in SAP Concur: reimbursements with the same kind of payee, currency and method, paid together. */
export type PaymentBatch = Node & PaymentRun & {
  readonly __typename?: 'PaymentBatch';
  /** Identifies the batch across both services. */
  readonly id: Scalars['ID']['output'];
  /** Always CONCUR. */
  readonly source: PaymentSource;
  /** The name people know it by; the same as `name`. */
  readonly reference: Scalars['String']['output'];
  /** The total it pays out, exact: Concur's BatchTotal, in the batch's Currency. */
  readonly total: Money;
  /** How far it has progressed: OPEN while it is open, SETTLED once it is closed. */
  readonly phase: PaymentRunPhase;
  /** Concur's own BatchID. */
  readonly batchId: Scalars['String']['output'];
  /** Concur's BatchName, such as `USD: Employees`. */
  readonly name: Scalars['String']['output'];
  /**
   * Whether the batch is open or closed. Concur's record does not say; it follows from which of Concur's two lists
   * contains the batch.
   */
  readonly status: PaymentBatchStatus;
  /** How many payment demands the batch holds: Concur's Count. */
  readonly count: Scalars['Int']['output'];
  /** Who the batch pays, from Concur's Type. */
  readonly payee: PaymentBatchPayee;
  /** Concur's Type, verbatim; it may be in the company's language. */
  readonly payeeName: Scalars['String']['output'];
  /** How the batch is paid out, from Concur's PaymentMethod. */
  readonly paymentMethod: PaymentBatchMethod;
  /** Concur's PaymentMethod, verbatim; it may be in the company's language. */
  readonly paymentMethodName: Scalars['String']['output'];
  /** The batch's address in Concur: its Batch-URL. */
  readonly url: Scalars['URL']['output'];
  /**
   * The payment file of a closed batch. Null while the batch is open, or if no file is known. Reading it never closes
   * the batch and never makes Concur regenerate the file.
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

/** A page of Concur payment batches. Concur returns its lists whole, so the total count is known. */
export type PaymentBatchConnection = {
  readonly __typename?: 'PaymentBatchConnection';
  /** The batches on this page, with their cursors. */
  readonly edges: ReadonlyArray<PaymentBatchEdge>;
  /** The batches on this page, without cursors. */
  readonly nodes: ReadonlyArray<PaymentBatch>;
  /** Where this page lies within the list, and how to get the next one. */
  readonly pageInfo: PageInfo;
  /** Number of batches in the whole list, across all pages. */
  readonly totalCount: Scalars['Int']['output'];
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

/** A set of payments made together, in either service. */
export type PaymentRun = {
  /** Identifies the run across both services. */
  readonly id: Scalars['ID']['output'];
  /** The service that holds the run. */
  readonly source: PaymentSource;
  /** The name people know it by. Concur: the batch's name. iplicit: the batch number, or the uuid until there is one. */
  readonly reference: Scalars['String']['output'];
  /**
   * The total it pays out, exact. Concur: BatchTotal in the batch's currency. iplicit: bankCurrencyAmount in the bank
   * account's currency.
   */
  readonly total: Money;
  /** How far it has progressed. */
  readonly phase: PaymentRunPhase;
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

/** Conditions for listing payment runs. All conditions given must hold; omitted ones have no effect. */
export type PaymentRunFilter = {
  /** Only runs held in this service. */
  readonly source?: InputMaybe<PaymentSource>;
  /** Only runs in one of these phases. An empty list matches none. */
  readonly phase?: InputMaybe<ReadonlyArray<PaymentRunPhase>>;
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

/** A service behind the gateway, with its current state. */
export type Upstream = {
  readonly __typename?: 'Upstream';
  /** Which service this is. */
  readonly source: PaymentSource;
  /** How it responded to this check. */
  readonly state: UpstreamState;
  /** Where the gateway reaches it: scheme and host, no credentials. */
  readonly baseUrl: Scalars['URL']['output'];
  /**
   * How long it took to respond, in milliseconds, including the gateway's own work for the call: queueing, signing in,
   * retrying. Null if there was no response.
   */
  readonly latencyMs?: Maybe<Scalars['Float']['output']>;
  /** When the service was checked. */
  readonly checkedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What is wrong, in words for an operator; null if nothing is. */
  readonly detail?: Maybe<Scalars['String']['output']>;
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
    | ( Omit<BulkPaymentPayload, 'userErrors' | 'bulkPayment'> & { userErrors: ReadonlyArray<_RefType['UserError']>, bulkPayment?: Maybe<_RefType['BulkPayment']> } )
    | ( ClosePaymentBatchPayloadParent )
    | ( RegeneratePaymentBatchFilePayloadParent )
  ;
  Node:
    | ( BulkPaymentAllocationParent )
    | ( BulkPaymentParent )
    | ( WriteRecord )
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
  BulkPaymentAllocationsInput: BulkPaymentAllocationsInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  DeleteBulkPaymentAllocationInput: DeleteBulkPaymentAllocationInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  BulkPaymentAllocation: ResolverTypeWrapper<BulkPaymentAllocationParent>;
  CreateBulkPaymentInput: CreateBulkPaymentInput;
  UpdateBulkPaymentInput: UpdateBulkPaymentInput;
  BulkPaymentPayload: ResolverTypeWrapper<Omit<BulkPaymentPayload, 'userErrors' | 'bulkPayment'> & { userErrors: ReadonlyArray<ResolversTypes['UserError']>, bulkPayment?: Maybe<ResolversTypes['BulkPayment']> }>;
  BulkPaymentEdge: ResolverTypeWrapper<Omit<BulkPaymentEdge, 'node'> & { node: ResolversTypes['BulkPayment'] }>;
  BulkPaymentConnection: ResolverTypeWrapper<Omit<BulkPaymentConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversTypes['BulkPaymentEdge']>, nodes: ReadonlyArray<ResolversTypes['BulkPayment']>, pageInfo: ResolversTypes['PageInfo'] }>;
  BulkPaymentFilter: BulkPaymentFilter;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  BulkPaymentStatus: BulkPaymentStatus;
  BulkPaymentAction: BulkPaymentAction;
  BulkPaymentTransition: BulkPaymentTransition;
  BulkPaymentActionInput: BulkPaymentActionInput;
  AbandonBulkPaymentInput: AbandonBulkPaymentInput;
  TransitionBulkPaymentsInput: TransitionBulkPaymentsInput;
  TransitionBulkPaymentsPayload: ResolverTypeWrapper<Omit<TransitionBulkPaymentsPayload, 'results'> & { results: ReadonlyArray<ResolversTypes['BulkPaymentPayload']> }>;
  BulkPayment: ResolverTypeWrapper<BulkPaymentParent>;
  CatalogItem: ResolverTypeWrapper<CatalogItemParent>;
  BankAccount: ResolverTypeWrapper<BankAccountParent>;
  LegalEntity: ResolverTypeWrapper<LegalEntityParent>;
  ContactAccount: ResolverTypeWrapper<ContactAccountParent>;
  PayableDocument: ResolverTypeWrapper<PayableDocumentParent>;
  FieldSet: ResolverTypeWrapper<Scalars['FieldSet']['output']>;
  link__Import: ResolverTypeWrapper<Scalars['link__Import']['output']>;
  link__Purpose: Link__Purpose;
  MutationRecordOutcome: MutationRecordOutcome;
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
  PaymentBatchFile: ResolverTypeWrapper<PaymentBatchFileParent>;
  PaymentBatchFileEntry: ResolverTypeWrapper<PaymentBatchFileEntryParent>;
  CloseMode: CloseMode;
  ClosePaymentBatchInput: ClosePaymentBatchInput;
  ClosePaymentBatchPayload: ResolverTypeWrapper<ClosePaymentBatchPayloadParent>;
  RegeneratePaymentBatchFileInput: RegeneratePaymentBatchFileInput;
  RegeneratePaymentBatchFilePayload: ResolverTypeWrapper<RegeneratePaymentBatchFilePayloadParent>;
  PaymentBatchStatus: PaymentBatchStatus;
  PaymentBatchPayee: PaymentBatchPayee;
  PaymentBatchMethod: PaymentBatchMethod;
  PaymentBatch: ResolverTypeWrapper<PaymentBatchParent>;
  PaymentBatchEdge: ResolverTypeWrapper<Omit<PaymentBatchEdge, 'node'> & { node: ResolversTypes['PaymentBatch'] }>;
  PaymentBatchConnection: ResolverTypeWrapper<Omit<PaymentBatchConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversTypes['PaymentBatchEdge']>, nodes: ReadonlyArray<ResolversTypes['PaymentBatch']>, pageInfo: ResolversTypes['PageInfo'] }>;
  PaymentSource: PaymentSource;
  PaymentRunPhase: PaymentRunPhase;
  PaymentRun: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['PaymentRun']>;
  PaymentRunEdge: ResolverTypeWrapper<Omit<PaymentRunEdge, 'node'> & { node: ResolversTypes['PaymentRun'] }>;
  PaymentRunConnection: ResolverTypeWrapper<Omit<PaymentRunConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversTypes['PaymentRunEdge']>, nodes: ReadonlyArray<ResolversTypes['PaymentRun']>, pageInfo: ResolversTypes['PageInfo'] }>;
  PaymentRunFilter: PaymentRunFilter;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  LocalDate: ResolverTypeWrapper<Scalars['LocalDate']['output']>;
  Currency: ResolverTypeWrapper<Scalars['Currency']['output']>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UUID: ResolverTypeWrapper<Scalars['UUID']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ChangeKind: ChangeKind;
  PaymentRunChange: ResolverTypeWrapper<ObjectChange<BulkPaymentParent | PaymentBatchParent>>;
  UpstreamState: UpstreamState;
  Upstream: ResolverTypeWrapper<Upstream>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  BulkPaymentAllocationInput: BulkPaymentAllocationInput;
  BulkPaymentAllocationsInput: BulkPaymentAllocationsInput;
  ID: Scalars['ID']['output'];
  DeleteBulkPaymentAllocationInput: DeleteBulkPaymentAllocationInput;
  Mutation: Record<PropertyKey, never>;
  BulkPaymentAllocation: BulkPaymentAllocationParent;
  CreateBulkPaymentInput: CreateBulkPaymentInput;
  UpdateBulkPaymentInput: UpdateBulkPaymentInput;
  BulkPaymentPayload: Omit<BulkPaymentPayload, 'userErrors' | 'bulkPayment'> & { userErrors: ReadonlyArray<ResolversParentTypes['UserError']>, bulkPayment?: Maybe<ResolversParentTypes['BulkPayment']> };
  BulkPaymentEdge: Omit<BulkPaymentEdge, 'node'> & { node: ResolversParentTypes['BulkPayment'] };
  BulkPaymentConnection: Omit<BulkPaymentConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversParentTypes['BulkPaymentEdge']>, nodes: ReadonlyArray<ResolversParentTypes['BulkPayment']>, pageInfo: ResolversParentTypes['PageInfo'] };
  BulkPaymentFilter: BulkPaymentFilter;
  Query: Record<PropertyKey, never>;
  BulkPaymentActionInput: BulkPaymentActionInput;
  AbandonBulkPaymentInput: AbandonBulkPaymentInput;
  TransitionBulkPaymentsInput: TransitionBulkPaymentsInput;
  TransitionBulkPaymentsPayload: Omit<TransitionBulkPaymentsPayload, 'results'> & { results: ReadonlyArray<ResolversParentTypes['BulkPaymentPayload']> };
  BulkPayment: BulkPaymentParent;
  CatalogItem: CatalogItemParent;
  BankAccount: BankAccountParent;
  LegalEntity: LegalEntityParent;
  ContactAccount: ContactAccountParent;
  PayableDocument: PayableDocumentParent;
  FieldSet: Scalars['FieldSet']['output'];
  link__Import: Scalars['link__Import']['output'];
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
  PaymentBatchFile: PaymentBatchFileParent;
  PaymentBatchFileEntry: PaymentBatchFileEntryParent;
  ClosePaymentBatchInput: ClosePaymentBatchInput;
  ClosePaymentBatchPayload: ClosePaymentBatchPayloadParent;
  RegeneratePaymentBatchFileInput: RegeneratePaymentBatchFileInput;
  RegeneratePaymentBatchFilePayload: RegeneratePaymentBatchFilePayloadParent;
  PaymentBatch: PaymentBatchParent;
  PaymentBatchEdge: Omit<PaymentBatchEdge, 'node'> & { node: ResolversParentTypes['PaymentBatch'] };
  PaymentBatchConnection: Omit<PaymentBatchConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversParentTypes['PaymentBatchEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PaymentBatch']>, pageInfo: ResolversParentTypes['PageInfo'] };
  PaymentRun: ResolversInterfaceTypes<ResolversParentTypes>['PaymentRun'];
  PaymentRunEdge: Omit<PaymentRunEdge, 'node'> & { node: ResolversParentTypes['PaymentRun'] };
  PaymentRunConnection: Omit<PaymentRunConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversParentTypes['PaymentRunEdge']>, nodes: ReadonlyArray<ResolversParentTypes['PaymentRun']>, pageInfo: ResolversParentTypes['PageInfo'] };
  PaymentRunFilter: PaymentRunFilter;
  Decimal: Scalars['Decimal']['output'];
  DateTime: Scalars['DateTime']['output'];
  LocalDate: Scalars['LocalDate']['output'];
  Currency: Scalars['Currency']['output'];
  URL: Scalars['URL']['output'];
  UUID: Scalars['UUID']['output'];
  Subscription: Record<PropertyKey, never>;
  PaymentRunChange: ObjectChange<BulkPaymentParent | PaymentBatchParent>;
  Upstream: Upstream;
  Float: Scalars['Float']['output'];
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

export type ShareableDirectiveArgs = { };

export type ShareableDirectiveResolver<Result, Parent, ContextType = GatewayContext, Args = ShareableDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type MutationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addBulkPaymentAllocations?: Resolver<ResolversTypes['BulkPaymentPayload'], ParentType, ContextType, RequireFields<MutationAddBulkPaymentAllocationsArgs, 'input'>>;
  replaceBulkPaymentAllocations?: Resolver<ResolversTypes['BulkPaymentPayload'], ParentType, ContextType, RequireFields<MutationReplaceBulkPaymentAllocationsArgs, 'input'>>;
  deleteBulkPaymentAllocation?: Resolver<ResolversTypes['BulkPaymentPayload'], ParentType, ContextType, RequireFields<MutationDeleteBulkPaymentAllocationArgs, 'input'>>;
  createBulkPayment?: Resolver<ResolversTypes['BulkPaymentPayload'], ParentType, ContextType, RequireFields<MutationCreateBulkPaymentArgs, 'input'>>;
  updateBulkPayment?: Resolver<ResolversTypes['BulkPaymentPayload'], ParentType, ContextType, RequireFields<MutationUpdateBulkPaymentArgs, 'input'>>;
  submitBulkPayment?: Resolver<ResolversTypes['BulkPaymentPayload'], ParentType, ContextType, RequireFields<MutationSubmitBulkPaymentArgs, 'input'>>;
  amendBulkPayment?: Resolver<ResolversTypes['BulkPaymentPayload'], ParentType, ContextType, RequireFields<MutationAmendBulkPaymentArgs, 'input'>>;
  processBulkPayment?: Resolver<ResolversTypes['BulkPaymentPayload'], ParentType, ContextType, RequireFields<MutationProcessBulkPaymentArgs, 'input'>>;
  postBulkPayment?: Resolver<ResolversTypes['BulkPaymentPayload'], ParentType, ContextType, RequireFields<MutationPostBulkPaymentArgs, 'input'>>;
  unpostBulkPayment?: Resolver<ResolversTypes['BulkPaymentPayload'], ParentType, ContextType, RequireFields<MutationUnpostBulkPaymentArgs, 'input'>>;
  abandonBulkPayment?: Resolver<ResolversTypes['BulkPaymentPayload'], ParentType, ContextType, RequireFields<MutationAbandonBulkPaymentArgs, 'input'>>;
  transitionBulkPayments?: Resolver<ResolversTypes['TransitionBulkPaymentsPayload'], ParentType, ContextType, RequireFields<MutationTransitionBulkPaymentsArgs, 'input'>>;
  closePaymentBatch?: Resolver<ResolversTypes['ClosePaymentBatchPayload'], ParentType, ContextType, RequireFields<MutationClosePaymentBatchArgs, 'input'>>;
  regeneratePaymentBatchFile?: Resolver<ResolversTypes['RegeneratePaymentBatchFilePayload'], ParentType, ContextType, RequireFields<MutationRegeneratePaymentBatchFileArgs, 'input'>>;
};

export type BulkPaymentAllocationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['BulkPaymentAllocation'] = ResolversParentTypes['BulkPaymentAllocation']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  uuid?: Resolver<ResolversTypes['UUID'], ParentType, ContextType>;
  documentId?: Resolver<ResolversTypes['UUID'], ParentType, ContextType>;
  documentNo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  baseAmount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  exchangeRate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  document?: Resolver<Maybe<ResolversTypes['PayableDocument']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BulkPaymentPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['BulkPaymentPayload'] = ResolversParentTypes['BulkPaymentPayload']> = {
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  bulkPayment?: Resolver<Maybe<ResolversTypes['BulkPayment']>, ParentType, ContextType>;
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
  mutationLog?: Resolver<ResolversTypes['MutationRecordConnection'], ParentType, ContextType, RequireFields<QueryMutationLogArgs, 'first'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  paymentBatch?: Resolver<Maybe<ResolversTypes['PaymentBatch']>, ParentType, ContextType, RequireFields<QueryPaymentBatchArgs, 'id'>>;
  paymentBatches?: Resolver<ResolversTypes['PaymentBatchConnection'], ParentType, ContextType, RequireFields<QueryPaymentBatchesArgs, 'first'>>;
  paymentRuns?: Resolver<ResolversTypes['PaymentRunConnection'], ParentType, ContextType, RequireFields<QueryPaymentRunsArgs, 'first'>>;
  upstreams?: Resolver<ReadonlyArray<ResolversTypes['Upstream']>, ParentType, ContextType>;
};

export type TransitionBulkPaymentsPayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransitionBulkPaymentsPayload'] = ResolversParentTypes['TransitionBulkPaymentsPayload']> = {
  results?: Resolver<ReadonlyArray<ResolversTypes['BulkPaymentPayload']>, ParentType, ContextType>;
};

export type BulkPaymentResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['BulkPayment'] = ResolversParentTypes['BulkPayment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['PaymentSource'], ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['PaymentRunPhase'], ParentType, ContextType>;
  uuid?: Resolver<ResolversTypes['UUID'], ParentType, ContextType>;
  batchNo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bankRef?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bankAccount?: Resolver<ResolversTypes['BankAccount'], ParentType, ContextType>;
  paymentMethod?: Resolver<ResolversTypes['CatalogItem'], ParentType, ContextType>;
  legalEntity?: Resolver<ResolversTypes['LegalEntity'], ParentType, ContextType>;
  paymentDate?: Resolver<ResolversTypes['LocalDate'], ParentType, ContextType>;
  exchangeRate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['BulkPaymentStatus'], ParentType, ContextType>;
  statuses?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  availableActions?: Resolver<ReadonlyArray<ResolversTypes['BulkPaymentAction']>, ParentType, ContextType>;
  hasNotes?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasAttachments?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  allocations?: Resolver<ReadonlyArray<ResolversTypes['BulkPaymentAllocation']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastModifiedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastModifiedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CatalogItemResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['CatalogItem'] = ResolversParentTypes['CatalogItem']> = {
  id?: Resolver<ResolversTypes['UUID'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type BankAccountResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['BankAccount'] = ResolversParentTypes['BankAccount']> = {
  id?: Resolver<ResolversTypes['UUID'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LegalEntityResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LegalEntity'] = ResolversParentTypes['LegalEntity']> = {
  id?: Resolver<ResolversTypes['UUID'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['Currency']>, ParentType, ContextType>;
};

export type ContactAccountResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ContactAccount'] = ResolversParentTypes['ContactAccount']> = {
  id?: Resolver<ResolversTypes['UUID'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PayableDocumentResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PayableDocument'] = ResolversParentTypes['PayableDocument']> = {
  id?: Resolver<ResolversTypes['UUID'], ParentType, ContextType>;
  documentNo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  documentClass?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dueDate?: Resolver<Maybe<ResolversTypes['LocalDate']>, ParentType, ContextType>;
  gross?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  outstanding?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  contactAccount?: Resolver<Maybe<ResolversTypes['ContactAccount']>, ParentType, ContextType>;
};

export interface FieldSetScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['FieldSet'], any> {
  name: 'FieldSet';
}

export interface Link__ImportScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['link__Import'], any> {
  name: 'link__Import';
}

export type MutationRecordResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['MutationRecord'] = ResolversParentTypes['MutationRecord']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  caller?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  operation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['PaymentSource'], ParentType, ContextType>;
  target?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['MutationRecordOutcome'], ParentType, ContextType>;
  settledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  upstreamStatus?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  correlationId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  idempotencyKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  __resolveType: TypeResolveFn<'BulkPaymentPayload' | 'ClosePaymentBatchPayload' | 'RegeneratePaymentBatchFilePayload', ParentType, ContextType>;
};

export type NodeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'BulkPaymentAllocation' | 'BulkPayment' | 'MutationRecord' | 'PaymentBatch', ParentType, ContextType>;
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

export type PaymentBatchFileResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PaymentBatchFile'] = ResolversParentTypes['PaymentBatchFile']> = {
  downloadUrl?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
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
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  paymentBatch?: Resolver<Maybe<ResolversTypes['PaymentBatch']>, ParentType, ContextType>;
  jobQueueKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  upstreamStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RegeneratePaymentBatchFilePayloadResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['RegeneratePaymentBatchFilePayload'] = ResolversParentTypes['RegeneratePaymentBatchFilePayload']> = {
  outcome?: Resolver<ResolversTypes['MutationOutcome'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  paymentBatch?: Resolver<Maybe<ResolversTypes['PaymentBatch']>, ParentType, ContextType>;
  file?: Resolver<Maybe<ResolversTypes['PaymentBatchFile']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PaymentBatchResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PaymentBatch'] = ResolversParentTypes['PaymentBatch']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['PaymentSource'], ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['PaymentRunPhase'], ParentType, ContextType>;
  batchId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PaymentBatchStatus'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  payee?: Resolver<ResolversTypes['PaymentBatchPayee'], ParentType, ContextType>;
  payeeName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  paymentMethod?: Resolver<ResolversTypes['PaymentBatchMethod'], ParentType, ContextType>;
  paymentMethodName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
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
};

export type PaymentRunResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PaymentRun'] = ResolversParentTypes['PaymentRun']> = {
  __resolveType: TypeResolveFn<'BulkPayment' | 'PaymentBatch', ParentType, ContextType>;
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
  baseUrl?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  latencyMs?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  checkedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  detail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = GatewayContext> = {
  Mutation?: MutationResolvers<ContextType>;
  BulkPaymentAllocation?: BulkPaymentAllocationResolvers<ContextType>;
  BulkPaymentPayload?: BulkPaymentPayloadResolvers<ContextType>;
  BulkPaymentEdge?: BulkPaymentEdgeResolvers<ContextType>;
  BulkPaymentConnection?: BulkPaymentConnectionResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  TransitionBulkPaymentsPayload?: TransitionBulkPaymentsPayloadResolvers<ContextType>;
  BulkPayment?: BulkPaymentResolvers<ContextType>;
  CatalogItem?: CatalogItemResolvers<ContextType>;
  BankAccount?: BankAccountResolvers<ContextType>;
  LegalEntity?: LegalEntityResolvers<ContextType>;
  ContactAccount?: ContactAccountResolvers<ContextType>;
  PayableDocument?: PayableDocumentResolvers<ContextType>;
  FieldSet?: GraphQLScalarType;
  link__Import?: GraphQLScalarType;
  MutationRecord?: MutationRecordResolvers<ContextType>;
  MutationRecordEdge?: MutationRecordEdgeResolvers<ContextType>;
  MutationRecordConnection?: MutationRecordConnectionResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  UpstreamErrorDetail?: UpstreamErrorDetailResolvers<ContextType>;
  MutationPayload?: MutationPayloadResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PaymentBatchFile?: PaymentBatchFileResolvers<ContextType>;
  PaymentBatchFileEntry?: PaymentBatchFileEntryResolvers<ContextType>;
  ClosePaymentBatchPayload?: ClosePaymentBatchPayloadResolvers<ContextType>;
  RegeneratePaymentBatchFilePayload?: RegeneratePaymentBatchFilePayloadResolvers<ContextType>;
  PaymentBatch?: PaymentBatchResolvers<ContextType>;
  PaymentBatchEdge?: PaymentBatchEdgeResolvers<ContextType>;
  PaymentBatchConnection?: PaymentBatchConnectionResolvers<ContextType>;
  PaymentRun?: PaymentRunResolvers<ContextType>;
  PaymentRunEdge?: PaymentRunEdgeResolvers<ContextType>;
  PaymentRunConnection?: PaymentRunConnectionResolvers<ContextType>;
  Decimal?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  LocalDate?: GraphQLScalarType;
  Currency?: GraphQLScalarType;
  URL?: GraphQLScalarType;
  UUID?: GraphQLScalarType;
  Subscription?: SubscriptionResolvers<ContextType>;
  PaymentRunChange?: PaymentRunChangeResolvers<ContextType>;
  Upstream?: UpstreamResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = GatewayContext> = {
  link?: LinkDirectiveResolver<any, any, ContextType>;
  key?: KeyDirectiveResolver<any, any, ContextType>;
  cost?: CostDirectiveResolver<any, any, ContextType>;
  listSize?: ListSizeDirectiveResolver<any, any, ContextType>;
  requiresScopes?: RequiresScopesDirectiveResolver<any, any, ContextType>;
  shareable?: ShareableDirectiveResolver<any, any, ContextType>;
};
