import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { BankAccountRef, BulkPayment as BulkPaymentParent, Allocation, CatalogItemRef, ContactAccountRef, LegalEntityRef, PayableDocument as PayableDocumentParent } from '../iplicit/types.ts';
import type { BatchWritten } from '../concur/close.ts';
import type { Entry } from '../journal/journal.ts';
import type { Bounds } from '../graphql/connection.ts';
import type { PaymentBatch as PaymentBatchParent } from '../concur/types.ts';
import type { PaymentBatchFile as PaymentBatchFileParent, PaymentBatchFileEntry as PaymentBatchFileEntryParent } from '../concur/file.ts';
import type { UserError as UserErrorParent } from '../graphql/user-error.ts';
import type { GatewayContext } from '../context.ts';
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
  /** The name of something taken over from a linked specification: a string, or an object that renames it. */
  link__Import: { input: string; output: string; }
  /**
   * An exact decimal number: an amount of money or a rate, never rounded on its way through the gateway.
   *
   * As output it is always a JSON string with every digit that the service gave, closing zeros included:
   * `"145.17000"`.
   *
   * As input it is either
   * - a string: an optional `-`, one or more digits, then optionally a point and one or more digits. At most 38
   *   digits in all, no needless leading zero (`"0.5"` but not `"00.5"`), no exponent, no `+`, no blanks and no
   *   thousands separators: `"0.8846290000"`, `"-12"`; or
   * - a whole number from -9007199254740991 to 9007199254740991, the range in which a JSON number is exact: `145`.
   *
   * A number with a fraction or an exponent is refused, since a JSON number may have lost digits before it gets
   * here: send `"145.17"` instead of `145.17`.
   */
  Decimal: { input: string; output: string; }
  /**
   * An instant: date, time of day and offset from UTC, as RFC 3339 writes them: `"2026-02-09T11:12:39.64Z"`,
   * `"2026-02-09T11:12:39+01:00"`.
   *
   * As input the offset is required, `T` and `Z` are upper case, seconds have up to 9 decimals, and the day must
   * exist in the calendar; nothing is rounded.
   * As output the instant is written as the service gave it, with its own decimals and offset; `Z` is added where
   * the service names no offset.
   */
  DateTime: { input: string; output: string; }
  /**
   * A day in the calendar without a time of day, `YYYY-MM-DD`: `"2026-11-30"`. As input the day must exist:
   * `"2026-02-29"` is refused.
   */
  LocalDate: { input: string; output: string; }
  /**
   * A currency by its three-letter ISO 4217 code in upper case: `"GBP"`. As input, lower case and codes of no
   * currency in use are refused; as output it is the code that the service gave, in upper case.
   */
  Currency: { input: string; output: string; }
  /**
   * An absolute address that begins with `https://` or `http://`, without blanks. No other scheme is accepted or
   * given.
   */
  URL: { input: string; output: string; }
  /**
   * A universally unique identifier: 32 hexadecimal digits in groups of 8-4-4-4-12, of any version:
   * `"3f1c2a9e-5b77-4c1e-9d52-0a6b8f3e7d10"`. Letters are accepted in either case and always answered in lower case,
   * however the service wrote them: compare with that.
   */
  UUID: { input: string; output: string; }
};

/** Which document to pay and how much of it. */
export type BulkPaymentAllocationInput = {
  /** The document: its id in iplicit or its number, up to 50 characters. */
  readonly document: Scalars['String']['input'];
  /** How much of it to pay, exact, in the document's currency; left out, iplicit decides. */
  readonly amount?: InputMaybe<Scalars['Decimal']['input']>;
  /** The same amount in the base currency of the document, exact; left out, iplicit works it out. */
  readonly baseAmount?: InputMaybe<Scalars['Decimal']['input']>;
};

/** Which documents a bulk payment is to pay. */
export type BulkPaymentAllocationsInput = {
  /** The payment: its gateway id, its uuid in iplicit, or its batch number if no other payment has the same. */
  readonly id: Scalars['ID']['input'];
  /** The documents to pay and how much of each; at most 1000 documents. */
  readonly allocations: ReadonlyArray<BulkPaymentAllocationInput>;
  /** Change nothing unless the payment still has this `version`. */
  readonly ifVersion?: InputMaybe<Scalars['String']['input']>;
  /**
   * A key of the caller's choosing, 1 to 255 visible ASCII characters. The same key with the same input never
   * acts twice.
   */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Which allocation of a bulk payment to take out. */
export type DeleteBulkPaymentAllocationInput = {
  /** The payment: its gateway id, its uuid in iplicit, or its batch number if no other payment has the same. */
  readonly id: Scalars['ID']['input'];
  /** The allocation: its gateway id, or its uuid in iplicit. */
  readonly allocation: Scalars['ID']['input'];
  /** Change nothing unless the payment still has this `version`. */
  readonly ifVersion?: InputMaybe<Scalars['String']['input']>;
  /**
   * A key of the caller's choosing, 1 to 255 visible ASCII characters. The same key with the same input never
   * acts twice.
   */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write,
 * once: a write is never repeated by the gateway. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * What the caller can act on comes back in `userErrors`; a fault of a service or of the gateway is a top-level
 * error.
 */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Adds documents to a draft. A document that it pays already gets the amount given here in place of the old one.
   *
   * - In iplicit: one POST to the payment's allocations.
   * - Outcomes: APPLIED, REFUSED, UNKNOWN, REPLAYED.
   * - User errors: NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION (no draft), VERSION_CONFLICT,
   *   UPSTREAM_REFUSED, IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly addBulkPaymentAllocations: BulkPaymentPayload;
  /**
   * Replaces all documents of a draft with those given. An empty list takes all of them out.
   *
   * - In iplicit: one PUT of the payment's allocations.
   * - Outcomes: APPLIED, REFUSED, UNKNOWN, REPLAYED.
   * - User errors: NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION (no draft), VERSION_CONFLICT,
   *   UPSTREAM_REFUSED, IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly replaceBulkPaymentAllocations: BulkPaymentPayload;
  /**
   * Takes one document out of a draft.
   *
   * - In iplicit: one DELETE of the allocation.
   * - Outcomes: APPLIED, REFUSED, UNKNOWN, REPLAYED.
   * - User errors: NOT_FOUND (payment or allocation), INVALID_INPUT, ILLEGAL_TRANSITION (no draft),
   *   VERSION_CONFLICT, UPSTREAM_REFUSED, IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly deleteBulkPaymentAllocation: BulkPaymentPayload;
  /**
   * Creates a bulk payment as a draft. Nothing is paid by this.
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
   * - User errors: NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION (no draft), VERSION_CONFLICT,
   *   UPSTREAM_REFUSED, IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly updateBulkPayment: BulkPaymentPayload;
  /**
   * Hands a draft in for authorisation.
   *
   * - In iplicit: one POST to the payment's submit, which puts it in a queue; it turns pending, then approved
   *   or rejected, some time later.
   * - Outcomes: QUEUED, APPLIED (read back after a lost answer), REFUSED, UNKNOWN, REPLAYED.
   * - User errors: NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION, VERSION_CONFLICT, UPSTREAM_REFUSED,
   *   IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN.
   */
  readonly submitBulkPayment: BulkPaymentPayload;
  /**
   * Returns an approved or processed payment to draft, so that it can be edited and submitted anew.
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
   * Takes a posted payment out of the ledger again. iplicit does not document which status it then has: read it
   * from the payload.
   *
   * - In iplicit: one POST to the payment's unpost.
   * - Outcomes: APPLIED, REFUSED, UNKNOWN, REPLAYED.
   * - User errors: NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION, VERSION_CONFLICT, UPSTREAM_REFUSED,
   *   IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly unpostBulkPayment: BulkPaymentPayload;
  /**
   * Gives up a draft for good; it can no longer be paid.
   *
   * - In iplicit: one POST to the payment's abandon, with the reason if one is given.
   * - Outcomes: APPLIED, REFUSED, UNKNOWN, REPLAYED.
   * - User errors: NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION, VERSION_CONFLICT, UPSTREAM_REFUSED,
   *   IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED.
   */
  readonly abandonBulkPayment: BulkPaymentPayload;
  /**
   * Takes the same step with several payments, at most 4 at the same time. Each stands alone: a refusal of one
   * leaves the others as they are, and nothing is undone.
   *
   * - In iplicit: one POST per payment, to the action named.
   * - Outcomes and user errors: for each payment as for the mutation of that action; and UNAVAILABLE where that mutation
   *   would fail with a top-level error.
   */
  readonly transitionBulkPayments: TransitionBulkPaymentsPayload;
  /**
   * Closes an open Concur batch, so that nothing more is added to it and its payment file is written. It cannot
   * be opened again.
   *
   * - In Concur: one POST to the close action of the batch's Batch-URL, v1.2 for SCHEDULE and v1.1 for WAIT.
   * - Outcomes: QUEUED for SCHEDULE, APPLIED for WAIT, REFUSED, UNKNOWN, REPLAYED.
   * - User errors: NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION (it is closed already), EMPTY_BATCH,
   *   UPSTREAM_REFUSED, IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN, NOT_APPLIED (for WAIT alone).
   */
  readonly closePaymentBatch: ClosePaymentBatchPayload;
  /**
   * Has Concur write the payment file of a closed batch anew, at a new address. No payment is made or changed.
   *
   * - In Concur: one POST to the v1.1 close action of a batch that is closed already.
   * - Outcomes: APPLIED, REFUSED, UNKNOWN, REPLAYED.
   * - User errors: NOT_FOUND, INVALID_INPUT (also where Concur is of the 2018 edition, which cannot do this),
   *   ILLEGAL_TRANSITION (it is still open), EMPTY_BATCH, UPSTREAM_REFUSED, IDEMPOTENCY_CONFLICT, OUTCOME_UNKNOWN.
   */
  readonly regeneratePaymentBatchFile: RegeneratePaymentBatchFilePayload;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write,
 * once: a write is never repeated by the gateway. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * What the caller can act on comes back in `userErrors`; a fault of a service or of the gateway is a top-level
 * error.
 */
export type MutationAddBulkPaymentAllocationsArgs = {
  input: BulkPaymentAllocationsInput;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write,
 * once: a write is never repeated by the gateway. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * What the caller can act on comes back in `userErrors`; a fault of a service or of the gateway is a top-level
 * error.
 */
export type MutationReplaceBulkPaymentAllocationsArgs = {
  input: BulkPaymentAllocationsInput;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write,
 * once: a write is never repeated by the gateway. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * What the caller can act on comes back in `userErrors`; a fault of a service or of the gateway is a top-level
 * error.
 */
export type MutationDeleteBulkPaymentAllocationArgs = {
  input: DeleteBulkPaymentAllocationInput;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write,
 * once: a write is never repeated by the gateway. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * What the caller can act on comes back in `userErrors`; a fault of a service or of the gateway is a top-level
 * error.
 */
export type MutationCreateBulkPaymentArgs = {
  input: CreateBulkPaymentInput;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write,
 * once: a write is never repeated by the gateway. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * What the caller can act on comes back in `userErrors`; a fault of a service or of the gateway is a top-level
 * error.
 */
export type MutationUpdateBulkPaymentArgs = {
  input: UpdateBulkPaymentInput;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write,
 * once: a write is never repeated by the gateway. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * What the caller can act on comes back in `userErrors`; a fault of a service or of the gateway is a top-level
 * error.
 */
export type MutationSubmitBulkPaymentArgs = {
  input: BulkPaymentActionInput;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write,
 * once: a write is never repeated by the gateway. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * What the caller can act on comes back in `userErrors`; a fault of a service or of the gateway is a top-level
 * error.
 */
export type MutationAmendBulkPaymentArgs = {
  input: BulkPaymentActionInput;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write,
 * once: a write is never repeated by the gateway. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * What the caller can act on comes back in `userErrors`; a fault of a service or of the gateway is a top-level
 * error.
 */
export type MutationProcessBulkPaymentArgs = {
  input: BulkPaymentActionInput;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write,
 * once: a write is never repeated by the gateway. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * What the caller can act on comes back in `userErrors`; a fault of a service or of the gateway is a top-level
 * error.
 */
export type MutationPostBulkPaymentArgs = {
  input: BulkPaymentActionInput;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write,
 * once: a write is never repeated by the gateway. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * What the caller can act on comes back in `userErrors`; a fault of a service or of the gateway is a top-level
 * error.
 */
export type MutationUnpostBulkPaymentArgs = {
  input: BulkPaymentActionInput;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write,
 * once: a write is never repeated by the gateway. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * What the caller can act on comes back in `userErrors`; a fault of a service or of the gateway is a top-level
 * error.
 */
export type MutationAbandonBulkPaymentArgs = {
  input: AbandonBulkPaymentInput;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write,
 * once: a write is never repeated by the gateway. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * What the caller can act on comes back in `userErrors`; a fault of a service or of the gateway is a top-level
 * error.
 */
export type MutationTransitionBulkPaymentsArgs = {
  input: TransitionBulkPaymentsInput;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write,
 * once: a write is never repeated by the gateway. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * What the caller can act on comes back in `userErrors`; a fault of a service or of the gateway is a top-level
 * error.
 */
export type MutationClosePaymentBatchArgs = {
  input: ClosePaymentBatchInput;
};


/**
 * Everything that changes something in a service. Each mutation takes one `input` and sends at most one write,
 * once: a write is never repeated by the gateway. Afterwards the object is read back, so that the payload shows
 * what the service now holds.
 *
 * What the caller can act on comes back in `userErrors`; a fault of a service or of the gateway is a top-level
 * error.
 */
export type MutationRegeneratePaymentBatchFileArgs = {
  input: RegeneratePaymentBatchFileInput;
};

/** The part of a bulk payment that goes to one document. */
export type BulkPaymentAllocation = Node & {
  readonly __typename?: 'BulkPaymentAllocation';
  /** Identifies the allocation across both services. */
  readonly id: Scalars['ID']['output'];
  /** iplicit's id of the allocation, unique within its payment only. */
  readonly uuid: Scalars['UUID']['output'];
  /** iplicit's id of the document that is paid. */
  readonly documentId: Scalars['UUID']['output'];
  /** The number of the document that is paid; null if iplicit does not say. */
  readonly documentNo?: Maybe<Scalars['String']['output']>;
  /** How much of the document is paid, exact, in the document's currency (allocAmountCurrency). */
  readonly amount: Scalars['Decimal']['output'];
  /** The same amount in the base currency of the document, exact (allocAmountBase). */
  readonly baseAmount: Scalars['Decimal']['output'];
  /** The rate between `amount` and `baseAmount`, exact (allocCurrencyRate). */
  readonly exchangeRate: Scalars['Decimal']['output'];
  /** The document itself; null if the caller may not see it. */
  readonly document?: Maybe<PayableDocument>;
};

/**
 * A new bulk payment. Whatever is left out or null, iplicit fills in as its own set-up says. Codes and ids have up to 50
 * characters.
 */
export type CreateBulkPaymentInput = {
  /** The account to pay from, by code or id; left out, the legal entity's own default. */
  readonly bankAccount?: InputMaybe<Scalars['String']['input']>;
  /** The batch payment type, by code or id; left out, the default type. */
  readonly type?: InputMaybe<Scalars['String']['input']>;
  /** The company that pays, by code or id; left out, the bank account's, or else the default one. */
  readonly legalEntity?: InputMaybe<Scalars['String']['input']>;
  /** The day to pay on; left out, today. */
  readonly paymentDate?: InputMaybe<Scalars['LocalDate']['input']>;
  /**
   * What it is for, up to 250 characters; left out, a reference of the gateway's own, by which the payment is known again if
   * the answer to its creation is lost.
   */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The reference for the bank statement, up to 50 characters; left out, the batch number. */
  readonly bankRef?: InputMaybe<Scalars['String']['input']>;
  /** How to pay, by code or id; left out, the bank account's default method. */
  readonly paymentMethod?: InputMaybe<Scalars['String']['input']>;
  /** The accounting period, by code or id; left out, the one that the payment date falls in. */
  readonly period?: InputMaybe<Scalars['String']['input']>;
  /** The documents to pay, at most 1000; they can also be added later. */
  readonly allocations?: InputMaybe<ReadonlyArray<BulkPaymentAllocationInput>>;
  /**
   * A key of the caller's choosing, 1 to 255 visible ASCII characters. The same key with the same input never
   * acts twice.
   */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/**
 * What to change in a bulk payment. Fields left out stay as they are; at least one of `description`, `bankRef` and
 * `paymentDate` is given. Null is refused for them: an empty text is `""`.
 */
export type UpdateBulkPaymentInput = {
  /** The payment: its gateway id, its uuid in iplicit, or its batch number if no other payment has the same. */
  readonly id: Scalars['ID']['input'];
  /** What it is for, up to 250 characters. */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /** The reference for the bank statement, up to 50 characters. */
  readonly bankRef?: InputMaybe<Scalars['String']['input']>;
  /** The day to pay on. */
  readonly paymentDate?: InputMaybe<Scalars['LocalDate']['input']>;
  /** Change nothing unless the payment still has this `version`. */
  readonly ifVersion?: InputMaybe<Scalars['String']['input']>;
  /**
   * A key of the caller's choosing, 1 to 255 visible ASCII characters. The same key with the same input never
   * acts twice.
   */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What came of a write to a bulk payment. */
export type BulkPaymentPayload = MutationPayload & {
  readonly __typename?: 'BulkPaymentPayload';
  /** What is known of the write. */
  readonly outcome: MutationOutcome;
  /** Why it was refused or is in doubt; empty if all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
  /**
   * The payment as iplicit holds it after the call. Null where none can be named: it was not created, or not known to be;
   * the id names no payment or several; or it is a batch number, and the input was refused before it was looked up. Null,
   * too, where the payment cannot be read, with a top-level error of its own: `outcome` stands all the same.
   */
  readonly bulkPayment?: Maybe<BulkPayment>;
};

/** A bulk payment in its place within a list. */
export type BulkPaymentEdge = {
  readonly __typename?: 'BulkPaymentEdge';
  /** The payment. */
  readonly node: BulkPayment;
  /** Marks this place: pass it as `after` to continue behind it. */
  readonly cursor: Scalars['String']['output'];
};

/** A page of iplicit bulk payments. iplicit gives no total. */
export type BulkPaymentConnection = {
  readonly __typename?: 'BulkPaymentConnection';
  /** The payments on this page with their cursors. */
  readonly edges: ReadonlyArray<BulkPaymentEdge>;
  /** The same payments without cursors. */
  readonly nodes: ReadonlyArray<BulkPayment>;
  /** Where this page lies and how to ask for the next. */
  readonly pageInfo: PageInfo;
};

/**
 * Narrows a list of bulk payments. Conditions left out do not narrow it; those given must all hold. iplicit
 * does the matching. A blank text is refused, as iplicit would take it for no condition.
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
  /** True: only drafts. False: only payments that are no longer drafts. */
  readonly isDraft?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: only approved payments. False: only payments that are not approved. */
  readonly isApproved?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: only processed payments. False: only payments that are not processed. */
  readonly isProcessed?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: only posted payments. False: only payments that are not posted. */
  readonly isPosted?: InputMaybe<Scalars['Boolean']['input']>;
};

/**
 * Everything that can be asked without changing anything in either service. How many entries a page or a list may have is
 * said where it is given; a gateway can be set to other limits. A request beyond one is refused as a whole, with the limit.
 */
export type Query = {
  readonly __typename?: 'Query';
  /** One iplicit bulk payment. Null if there is none or the caller may not see it. */
  readonly bulkPayment?: Maybe<BulkPayment>;
  /** iplicit bulk payments, page by page. */
  readonly bulkPayments: BulkPaymentConnection;
  /** What was written to the services through this gateway and its replicas, newest first. */
  readonly mutationLog: MutationRecordConnection;
  /** One object by its gateway id. Null if no such object exists or the caller may not see it. */
  readonly node?: Maybe<Node>;
  /**
   * Several objects by their gateway ids: one place per id, in the order asked, null where there is no such
   * object or the caller may not see it. What cannot be read is null with an error of its own, and the others are given.
   */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** One Concur payment batch. Null if it is in neither of Concur's lists. */
  readonly paymentBatch?: Maybe<PaymentBatch>;
  /**
   * Concur payment batches in the order of their BatchIDs, page by page. A batch that is closed between two pages moves no
   * other to another page.
   */
  readonly paymentBatches: PaymentBatchConnection;
  /**
   * Payment runs of both services, page by page. If one service cannot be read the other's runs are still
   * given and `unavailable` names the missing one; if neither can, the field fails.
   */
  readonly paymentRuns: PaymentRunConnection;
  /**
   * The services that this gateway is configured for, each with its state. Every one of them is asked for
   * something small to find out.
   */
  readonly upstreams: ReadonlyArray<Upstream>;
};


/**
 * Everything that can be asked without changing anything in either service. How many entries a page or a list may have is
 * said where it is given; a gateway can be set to other limits. A request beyond one is refused as a whole, with the limit.
 */
export type QueryBulkPaymentArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be asked without changing anything in either service. How many entries a page or a list may have is
 * said where it is given; a gateway can be set to other limits. A request beyond one is refused as a whole, with the limit.
 */
export type QueryBulkPaymentsArgs = {
  filter?: InputMaybe<BulkPaymentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Everything that can be asked without changing anything in either service. How many entries a page or a list may have is
 * said where it is given; a gateway can be set to other limits. A request beyond one is refused as a whole, with the limit.
 */
export type QueryMutationLogArgs = {
  filter?: InputMaybe<MutationLogFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Everything that can be asked without changing anything in either service. How many entries a page or a list may have is
 * said where it is given; a gateway can be set to other limits. A request beyond one is refused as a whole, with the limit.
 */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be asked without changing anything in either service. How many entries a page or a list may have is
 * said where it is given; a gateway can be set to other limits. A request beyond one is refused as a whole, with the limit.
 */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/**
 * Everything that can be asked without changing anything in either service. How many entries a page or a list may have is
 * said where it is given; a gateway can be set to other limits. A request beyond one is refused as a whole, with the limit.
 */
export type QueryPaymentBatchArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Everything that can be asked without changing anything in either service. How many entries a page or a list may have is
 * said where it is given; a gateway can be set to other limits. A request beyond one is refused as a whole, with the limit.
 */
export type QueryPaymentBatchesArgs = {
  status?: InputMaybe<PaymentBatchStatus>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Everything that can be asked without changing anything in either service. How many entries a page or a list may have is
 * said where it is given; a gateway can be set to other limits. A request beyond one is refused as a whole, with the limit.
 */
export type QueryPaymentRunsArgs = {
  filter?: InputMaybe<PaymentRunFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

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

/** The steps by which a bulk payment moves through its lifecycle. */
export type BulkPaymentTransition =
  /** From draft into authorisation, as `submitBulkPayment` does. */
  | 'SUBMIT'
  /** From approved or processed to draft again, as `amendBulkPayment` does. */
  | 'AMEND'
  /** From approved to processed, as `processBulkPayment` does. */
  | 'PROCESS'
  /** From processed to posted, as `postBulkPayment` does. */
  | 'POST'
  /** Out of posted again, as `unpostBulkPayment` does. */
  | 'UNPOST'
  /** From draft to abandoned, as `abandonBulkPayment` does, without a reason. */
  | 'ABANDON';

/** Which bulk payment to move one step on. */
export type BulkPaymentActionInput = {
  /** The payment: its gateway id, its uuid in iplicit, or its batch number if no other payment has the same. */
  readonly id: Scalars['ID']['input'];
  /** Do nothing unless the payment still has this `version`. */
  readonly ifVersion?: InputMaybe<Scalars['String']['input']>;
  /**
   * A key of the caller's choosing, 1 to 255 visible ASCII characters. The same key with the same input never
   * acts twice.
   */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Which bulk payment to give up, and why. */
export type AbandonBulkPaymentInput = {
  /** The payment: its gateway id, its uuid in iplicit, or its batch number if no other payment has the same. */
  readonly id: Scalars['ID']['input'];
  /** Why it is given up; iplicit keeps it with the payment. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Do nothing unless the payment still has this `version`. */
  readonly ifVersion?: InputMaybe<Scalars['String']['input']>;
  /**
   * A key of the caller's choosing, 1 to 255 visible ASCII characters. The same key with the same input never
   * acts twice.
   */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** Which bulk payments to move by the same step. */
export type TransitionBulkPaymentsInput = {
  /** The payments: gateway ids, uuids in iplicit, or batch numbers that no other payment has. At most 100. */
  readonly ids: ReadonlyArray<Scalars['ID']['input']>;
  /** The step to take with each of them. */
  readonly action: BulkPaymentTransition;
  /**
   * A key of the caller's choosing, 1 to 255 visible ASCII characters. The same key with the same input never
   * acts twice.
   */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What came of moving several bulk payments. */
export type TransitionBulkPaymentsPayload = {
  readonly __typename?: 'TransitionBulkPaymentsPayload';
  /** One result per id, in the order given. Each stands alone: one may be refused and the others applied. */
  readonly results: ReadonlyArray<BulkPaymentPayload>;
};

/** A bulk payment in iplicit (its `BatchPayment`): payments of several documents from one bank account on one day. */
export type BulkPayment = Node & PaymentRun & {
  readonly __typename?: 'BulkPayment';
  /** Identifies the payment across both services. */
  readonly id: Scalars['ID']['output'];
  /** Always IPLICIT. */
  readonly source: PaymentSource;
  /** The name people know it by: its batch number, or its uuid while it has none. */
  readonly reference: Scalars['String']['output'];
  /** What it pays out in all: iplicit's bankCurrencyAmount, exact, in bankCurrency. */
  readonly total: Money;
  /** How far it has come, in the vocabulary shared with Concur. */
  readonly phase: PaymentRunPhase;
  /** iplicit's own id of the payment, which never changes. */
  readonly uuid: Scalars['UUID']['output'];
  /** Its number, unique within a payment type only, which may change; null until it has one. */
  readonly batchNo?: Maybe<Scalars['String']['output']>;
  /** What it is for, up to 250 characters. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The reference that the bank statement shows, up to 50 characters. */
  readonly bankRef?: Maybe<Scalars['String']['output']>;
  /** The company's account it is paid from. */
  readonly bankAccount: BankAccount;
  /** How it is paid, from iplicit's PaymentMethod catalog. */
  readonly paymentMethod: CatalogItem;
  /** The company within the group that pays. */
  readonly legalEntity: LegalEntity;
  /** The day it is paid on. */
  readonly paymentDate: Scalars['LocalDate']['output'];
  /** The rate between the bank account's currency and the company's own: iplicit's bankCurrencyRate, exact. */
  readonly exchangeRate: Scalars['Decimal']['output'];
  /** Where it stands, by the governing one of `statuses`. */
  readonly status: BulkPaymentStatus;
  /** Every status that iplicit gives it at once (statusList), with stray blanks removed. */
  readonly statuses: ReadonlyArray<Scalars['String']['output']>;
  /**
   * What its status allows, in the order of the lifecycle; for deciding which buttons to show. iplicit has the
   * last word.
   */
  readonly availableActions: ReadonlyArray<BulkPaymentAction>;
  /** Whether people have left notes on it. */
  readonly hasNotes: Scalars['Boolean']['output'];
  /** Whether files are attached to it. */
  readonly hasAttachments: Scalars['Boolean']['output'];
  /** The documents it pays and how much of each. Empty if none has been chosen yet. */
  readonly allocations: ReadonlyArray<BulkPaymentAllocation>;
  /**
   * Changes whenever the payment or its allocations change. Pass it as `ifVersion` to write only to what you
   * saw.
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
  /** iplicit's id of the entry. */
  readonly id: Scalars['UUID']['output'];
  /** Its short code; null if it has none or the catalog no longer lists it. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** Its name in words; null if it has none or the catalog no longer lists it. */
  readonly description?: Maybe<Scalars['String']['output']>;
};

/** A bank account of the company's own that payments are made from, as iplicit's BankAccount catalog lists it. */
export type BankAccount = {
  readonly __typename?: 'BankAccount';
  /** iplicit's id of the account. */
  readonly id: Scalars['UUID']['output'];
  /** Its short code in iplicit, not the account number; null if it has none or the catalog no longer lists it. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** Its name in words; null if it has none or the catalog no longer lists it. */
  readonly description?: Maybe<Scalars['String']['output']>;
};

/** A company within the group, with books of its own, as iplicit lists it. */
export type LegalEntity = {
  readonly __typename?: 'LegalEntity';
  /** iplicit's id of the entity. */
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
  /** iplicit's id of the account. */
  readonly id: Scalars['UUID']['output'];
  /** Its short code; null if it has none. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** The party's name; null if iplicit gives none. */
  readonly description?: Maybe<Scalars['String']['output']>;
};

/** A document in iplicit that a payment can be allocated to: an invoice, an expense claim or a refund. */
export type PayableDocument = {
  readonly __typename?: 'PayableDocument';
  /** iplicit's id of the document. */
  readonly id: Scalars['UUID']['output'];
  /** The document's number; null until it has one. */
  readonly documentNo?: Maybe<Scalars['String']['output']>;
  /** What kind of document it is, in iplicit's own word (docClass); null if iplicit does not say. */
  readonly documentClass?: Maybe<Scalars['String']['output']>;
  /** What the document says it is for; null if nothing. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The day payment falls due; null if it has none. */
  readonly dueDate?: Maybe<Scalars['LocalDate']['output']>;
  /**
   * The document's full amount, tax included, exact, in its own currency (grossCurrencyAmount); null if
   * iplicit does not say.
   */
  readonly gross?: Maybe<Money>;
  /**
   * What is still to be paid of it, exact, in its own currency (outstandingCurrencyAmount); null if iplicit
   * does not say.
   */
  readonly outstanding?: Maybe<Money>;
  /** The party to be paid; null if none is named. Where the caller may not see it, its id alone is known. */
  readonly contactAccount?: Maybe<ContactAccount>;
};

/** What a linked specification is needed for. */
export type Link__Purpose =
  /** Access to the data depends on it. */
  | 'SECURITY'
  /** Answering a query correctly depends on it. */
  | 'EXECUTION';

/** How a written-down mutation ended. */
export type MutationRecordOutcome =
  /** It is on its way, or its writer died and it has not been settled yet. */
  | 'OPEN'
  /** The service confirmed it, or its state, read back, proves it. */
  | 'APPLIED'
  /** The service took it on and works on it in its own time. */
  | 'QUEUED'
  /** The service declined it; nothing moved. */
  | 'REFUSED'
  /** Its answer was lost, and the service was read back later and shows that it did not happen. */
  | 'NOT_APPLIED'
  /** Its answer was lost, and nothing yet proves what came of it. */
  | 'UNKNOWN';

/**
 * One mutation that left the gateway, or was about to, as the journal has it. Every write is here; what was refused before
 * anything was sent is not.
 */
export type MutationRecord = Node & {
  readonly __typename?: 'MutationRecord';
  /**
   * The gateway's id of this record: `MutationRecord:` and the entry's UUID. A payment created without a description carries
   * that UUID in the reference that the gateway put there.
   */
  readonly id: Scalars['ID']['output'];
  /** When it was written down, just before it left. */
  readonly at: Scalars['DateTime']['output'];
  /** Who asked. */
  readonly caller: Scalars['String']['output'];
  /** The mutation field, e.g. `submitBulkPayment`. */
  readonly operation: Scalars['String']['output'];
  /** The service that it went to. */
  readonly source: PaymentSource;
  /** What it wrote to, e.g. `BulkPayment:0b5e…`; for a create, the new payment once it is known. */
  readonly target: Scalars['String']['output'];
  /** How it ended, as far as anybody knows by now. */
  readonly outcome: MutationRecordOutcome;
  /** When its outcome was written down; null while it is open. */
  readonly settledAt?: Maybe<Scalars['DateTime']['output']>;
  /** HTTP status of the service's answer; null where none came. */
  readonly upstreamStatus?: Maybe<Scalars['Int']['output']>;
  /** The service's own id for the request, to be quoted to its support; null where it gave none. */
  readonly correlationId?: Maybe<Scalars['String']['output']>;
  /** The caller's idempotency key; null where none was given. A list's writes carry its key with their place in the list. */
  readonly idempotencyKey?: Maybe<Scalars['String']['output']>;
  /** What the caller was told. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A mutation record and its place in the log. */
export type MutationRecordEdge = {
  readonly __typename?: 'MutationRecordEdge';
  /** The record. */
  readonly node: MutationRecord;
  /** Pass it as `after` to go on behind this record. */
  readonly cursor: Scalars['String']['output'];
};

/** A page of the mutation log. */
export type MutationRecordConnection = {
  readonly __typename?: 'MutationRecordConnection';
  /** The records with their places. */
  readonly edges: ReadonlyArray<MutationRecordEdge>;
  /** The records alone. */
  readonly nodes: ReadonlyArray<MutationRecord>;
  /** Where this page begins and ends, and whether there is more. */
  readonly pageInfo: PageInfo;
};

/** Which mutations to list; every member narrows. */
export type MutationLogFilter = {
  /** Only what this caller asked for. */
  readonly caller?: InputMaybe<Scalars['String']['input']>;
  /** Only what went to this service. */
  readonly source?: InputMaybe<PaymentSource>;
  /** Only this mutation field, e.g. `submitBulkPayment`. */
  readonly operation?: InputMaybe<Scalars['String']['input']>;
  /** Only what wrote to this, given as `target` gives it. */
  readonly target?: InputMaybe<Scalars['String']['input']>;
  /** Only what ended so. */
  readonly outcome?: InputMaybe<MutationRecordOutcome>;
  /** Only what was written down at this time or later. */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only what was written down before this time. */
  readonly until?: InputMaybe<Scalars['DateTime']['input']>;
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

/** One reason why a write was refused or is in doubt, for the caller to act on. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** The reason as a code, for programs. */
  readonly code: UserErrorCode;
  /** The reason in words, for people: what happened, to what, and what to do now. */
  readonly message: Scalars['String']['output'];
  /**
   * Path to the input field at fault, from `input` down, such as `["input", "allocations", "0", "amount"]`;
   * null if none is, or the service does not say which.
   */
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What the service itself answered; null if the refusal is the gateway's own. */
  readonly upstream?: Maybe<UpstreamErrorDetail>;
};

/** What a service answered when it refused. */
export type UpstreamErrorDetail = {
  readonly __typename?: 'UpstreamErrorDetail';
  /** The service that refused. */
  readonly source: PaymentSource;
  /** Its HTTP status; null if no answer came. */
  readonly status?: Maybe<Scalars['Int']['output']>;
  /** Its own words; null if it gave none. */
  readonly message?: Maybe<Scalars['String']['output']>;
  /** Its id for the call, to quote to its support; null if it gave none. */
  readonly correlationId?: Maybe<Scalars['String']['output']>;
};

/** What every mutation answers. */
export type MutationPayload = {
  /** What is known of the write. */
  readonly outcome: MutationOutcome;
  /** Why it was refused or is in doubt; empty if all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Anything that can be fetched again by its `id` alone, from either service. */
export type Node = {
  /**
   * Identifies the object across both services. Clients store it and send it back as it is; what it is made of
   * may change.
   */
  readonly id: Scalars['ID']['output'];
};

/** An amount in one currency. */
export type Money = {
  readonly __typename?: 'Money';
  /** How much, exact, in units of `currency` (pounds, not pence). */
  readonly amount: Scalars['Decimal']['output'];
  /** The currency that `amount` is in. */
  readonly currency: Scalars['Currency']['output'];
};

/** Where a page lies within its list, and how to ask for the next one. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** True if the list goes on after this page: ask again with `after` set to `endCursor`. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** True if the list has entries before this page. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first entry on the page; null if the page is empty. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
  /**
   * Cursor of the last entry on the page or, where a filter passed over more behind it, of the last that was passed over.
   * Null if there is neither.
   */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
};

/** The file with the payments of a closed Concur batch, ready for the bank or the ledger. */
export type PaymentBatchFile = {
  readonly __typename?: 'PaymentBatchFile';
  /** Where to download the file from this gateway, byte for byte as Concur gives it: a csv or a zip. */
  readonly downloadUrl: Scalars['URL']['output'];
  /** The file's media type as Concur names it, such as `text/csv` or `application/zip`. */
  readonly contentType: Scalars['String']['output'];
  /** The name to save the file under. */
  readonly filename: Scalars['String']['output'];
  /** The file's length in bytes. */
  readonly size: Scalars['Int']['output'];
  /** What the file holds: one entry for a csv, one per member for a zip. */
  readonly entries: ReadonlyArray<PaymentBatchFileEntry>;
};

/** One delimited text within a payment file. */
export type PaymentBatchFileEntry = {
  readonly __typename?: 'PaymentBatchFileEntry';
  /** The entry's name within the zip, or the file's own name for a csv. */
  readonly name: Scalars['String']['output'];
  /** The entry's media type: judged by its name within a zip, the file's own for a csv. */
  readonly contentType: Scalars['String']['output'];
  /** The entry's length in bytes, unpacked. */
  readonly size: Scalars['Int']['output'];
  /** How many rows it holds, a heading row included. */
  readonly rowCount: Scalars['Int']['output'];
  /**
   * Rows of the entry, each a list of cells in the order of the file. Columns, delimiter and whether there is a
   * heading row are the company's own choice in Concur. Cells are given unaltered, also those that a spreadsheet
   * would run as a formula.
   */
  readonly rows: ReadonlyArray<ReadonlyArray<Scalars['String']['output']>>;
};


/** One delimited text within a payment file. */
export type PaymentBatchFileEntryRowsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  offset?: InputMaybe<Scalars['Int']['input']>;
};

/** How long closing a Concur batch takes before it answers. */
export type CloseMode =
  /**
   * Concur takes the close in hand and answers at once (its v1.2 close). The batch turns up as closed some
   * time later.
   */
  | 'SCHEDULE'
  /**
   * Concur answers when the batch is closed and its file exists (its v1.1 close). This may take up to a minute.
   * A Concur of the 2018 edition cannot: INVALID_INPUT.
   */
  | 'WAIT';

/** Which Concur batch to close, and how. */
export type ClosePaymentBatchInput = {
  /** The batch: its gateway id, or Concur's BatchID. */
  readonly id: Scalars['ID']['input'];
  /** Whether to wait until the file exists. */
  readonly mode?: InputMaybe<CloseMode>;
  /**
   * A key of the caller's choosing, 1 to 255 visible ASCII characters. The same key with the same input never
   * acts twice.
   */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What came of closing a Concur batch. */
export type ClosePaymentBatchPayload = MutationPayload & {
  readonly __typename?: 'ClosePaymentBatchPayload';
  /** What is known of the close: QUEUED after SCHEDULE, APPLIED after WAIT, where all went well. */
  readonly outcome: MutationOutcome;
  /** Why it was refused or is in doubt; empty if all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
  /**
   * The batch as Concur lists it after the call; null if there is no such batch. After SCHEDULE it may still
   * be open.
   */
  readonly paymentBatch?: Maybe<PaymentBatch>;
  /**
   * Concur's JobQueueKey for a scheduled close, for asking Concur's support about it; null where Concur gives
   * none.
   */
  readonly jobQueueKey?: Maybe<Scalars['String']['output']>;
  /** Concur's own Status of the call, such as `SUCCESS`; null where Concur gives none. */
  readonly upstreamStatus?: Maybe<Scalars['String']['output']>;
};

/** Which closed Concur batch to write the file of anew. */
export type RegeneratePaymentBatchFileInput = {
  /** The batch: its gateway id, or Concur's BatchID. It must be closed. */
  readonly id: Scalars['ID']['input'];
  /**
   * A key of the caller's choosing, 1 to 255 visible ASCII characters. The same key with the same input never
   * acts twice.
   */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};

/** What came of having a payment file written anew. */
export type RegeneratePaymentBatchFilePayload = MutationPayload & {
  readonly __typename?: 'RegeneratePaymentBatchFilePayload';
  /** What is known of it: APPLIED once Concur has written the file. */
  readonly outcome: MutationOutcome;
  /** Why it was refused or is in doubt; empty if all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
  /** The batch as Concur lists it after the call; null if there is no such batch. */
  readonly paymentBatch?: Maybe<PaymentBatch>;
  /** The new file; null if none was written. */
  readonly file?: Maybe<PaymentBatchFile>;
};

/** Whether a Concur batch still takes payments. */
export type PaymentBatchStatus =
  /** Still open: approved reports keep being added to it. */
  | 'OPEN'
  /** Closed: nothing more is added, and the payment file can be fetched. */
  | 'CLOSED';

/** Who a Concur batch pays. */
export type PaymentBatchPayee =
  /** Employees, for what they spent (Concur's Type `Employee`). */
  | 'EMPLOYEE'
  /** The issuer of company cards (Concur's Type `Card Program`). */
  | 'CARD_PROGRAM'
  /** Someone for whom the gateway has no name of its own; see `payeeName`. */
  | 'OTHER';

/** How a Concur batch is paid out. */
export type PaymentBatchMethod =
  /** Concur transfers the money itself (`Expense Pay by Concur`, `Expense Pay by SAP Concur`). */
  | 'EXPENSE_PAY'
  /** The company pays by cheque through accounts payable (`Company Check (via Accounts Payable)`). */
  | 'COMPANY_CHECK'
  /** Paid with the salary through ADP (`ADP (via EPIP file)`). */
  | 'ADP'
  /** A method for which the gateway has no name of its own; see `paymentMethodName`. */
  | 'OTHER';

/** A payment batch in SAP Concur: the reimbursements of one payee kind, currency and method that are paid together. */
export type PaymentBatch = Node & PaymentRun & {
  readonly __typename?: 'PaymentBatch';
  /** Identifies the batch across both services. */
  readonly id: Scalars['ID']['output'];
  /** Always CONCUR. */
  readonly source: PaymentSource;
  /** The name people know it by; the same as `name`. */
  readonly reference: Scalars['String']['output'];
  /** What the batch pays out in all: Concur's BatchTotal, exact, in the batch's Currency. */
  readonly total: Money;
  /** How far the batch has come: OPEN while it is open, SETTLED once it is closed. */
  readonly phase: PaymentRunPhase;
  /** Concur's own BatchID. */
  readonly batchId: Scalars['String']['output'];
  /** Concur's BatchName, such as `USD: Employees`. */
  readonly name: Scalars['String']['output'];
  /**
   * Whether the batch is open or closed. Concur's record does not say; it is known from which of its two lists
   * the batch came back in.
   */
  readonly status: PaymentBatchStatus;
  /** How many payment demands the batch holds: Concur's Count. */
  readonly count: Scalars['Int']['output'];
  /** Who the batch pays, from Concur's Type. */
  readonly payee: PaymentBatchPayee;
  /** Concur's Type word for word; it may be in the company's language. */
  readonly payeeName: Scalars['String']['output'];
  /** How the batch is paid out, from Concur's PaymentMethod. */
  readonly paymentMethod: PaymentBatchMethod;
  /** Concur's PaymentMethod word for word; it may be in the company's language. */
  readonly paymentMethodName: Scalars['String']['output'];
  /** The batch's address in Concur: its Batch-URL. */
  readonly url: Scalars['URL']['output'];
  /**
   * The payment file of a closed batch. Null while the batch is open, and where no file is known. Reading it
   * never closes the batch and never makes Concur write the file anew.
   */
  readonly file?: Maybe<PaymentBatchFile>;
};

/** A payment batch in its place within a list. */
export type PaymentBatchEdge = {
  readonly __typename?: 'PaymentBatchEdge';
  /** The batch. */
  readonly node: PaymentBatch;
  /** Marks this place: pass it as `after` to continue behind it. */
  readonly cursor: Scalars['String']['output'];
};

/** A page of Concur payment batches. Concur gives its lists whole, so the total is known. */
export type PaymentBatchConnection = {
  readonly __typename?: 'PaymentBatchConnection';
  /** The batches on this page with their cursors. */
  readonly edges: ReadonlyArray<PaymentBatchEdge>;
  /** The same batches without cursors. */
  readonly nodes: ReadonlyArray<PaymentBatch>;
  /** Where this page lies and how to ask for the next. */
  readonly pageInfo: PageInfo;
  /** How many batches the whole list holds, all pages together. */
  readonly totalCount: Scalars['Int']['output'];
};

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

/** One run of payments made together, whichever service holds it. */
export type PaymentRun = {
  /** Identifies the run across both services. */
  readonly id: Scalars['ID']['output'];
  /** The service that holds the run. */
  readonly source: PaymentSource;
  /** The name people know it by: Concur's batch name, or iplicit's batch number, or its uuid while it has none. */
  readonly reference: Scalars['String']['output'];
  /**
   * What the run pays out in all, exact. Concur: BatchTotal in the batch's currency. iplicit:
   * bankCurrencyAmount in the bank account's currency.
   */
  readonly total: Money;
  /** How far the run has come. */
  readonly phase: PaymentRunPhase;
};

/** A payment run in its place within a list. */
export type PaymentRunEdge = {
  readonly __typename?: 'PaymentRunEdge';
  /** The run. */
  readonly node: PaymentRun;
  /** Marks this place: pass it as `after` to continue behind it. */
  readonly cursor: Scalars['String']['output'];
};

/**
 * A page of payment runs from both services: all batches in the order of their BatchIDs, then all bulk payments in
 * iplicit's own order.
 */
export type PaymentRunConnection = {
  readonly __typename?: 'PaymentRunConnection';
  /** The runs on this page with their cursors. */
  readonly edges: ReadonlyArray<PaymentRunEdge>;
  /** The same runs without cursors. */
  readonly nodes: ReadonlyArray<PaymentRun>;
  /** Where this page lies and how to ask for the next. */
  readonly pageInfo: PageInfo;
  /**
   * Services that could not be read or are not configured, whose runs are therefore missing here. Empty if the
   * list is whole.
   */
  readonly unavailable: ReadonlyArray<PaymentSource>;
};

/** Narrows a list of payment runs. Conditions left out do not narrow it; those given must all hold. */
export type PaymentRunFilter = {
  /** Only runs held in this service. */
  readonly source?: InputMaybe<PaymentSource>;
  /** Only runs in one of these phases. An empty list matches none. */
  readonly phase?: InputMaybe<ReadonlyArray<PaymentRunPhase>>;
};

/** How a service answered the gateway when it was last asked. */
export type UpstreamState =
  /** It gave what it was asked for, however long that took: `latencyMs` says how long. */
  | 'UP'
  /**
   * It answered, but with something else: an error of its own, a demand for fewer requests, or what cannot be read. It may
   * come right by itself.
   */
  | 'DEGRADED'
  /**
   * It did not answer, refused the credentials, or is not being called for the moment after repeated failures. Refused
   * credentials stay refused until somebody acts.
   */
  | 'DOWN';

/** A service behind the gateway and how it is doing. */
export type Upstream = {
  readonly __typename?: 'Upstream';
  /** Which service this is. */
  readonly source: PaymentSource;
  /** How it answered just now. */
  readonly state: UpstreamState;
  /** Where the gateway reaches it: scheme and host, no credentials. */
  readonly baseUrl: Scalars['URL']['output'];
  /**
   * How long it took to answer, in milliseconds, with what the gateway did for it: waiting in line, signing in, asking again.
   * Null where no answer came.
   */
  readonly latencyMs?: Maybe<Scalars['Float']['output']>;
  /** When the service was asked. */
  readonly checkedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What is wrong, in words for an operator; null when all is well. */
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
    | ( BatchWritten )
    | ( BatchWritten )
  ;
  Node:
    | ( Allocation )
    | ( BulkPaymentParent )
    | ( Entry )
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
  BulkPaymentAllocation: ResolverTypeWrapper<Allocation>;
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
  CatalogItem: ResolverTypeWrapper<CatalogItemRef>;
  BankAccount: ResolverTypeWrapper<BankAccountRef>;
  LegalEntity: ResolverTypeWrapper<LegalEntityRef>;
  ContactAccount: ResolverTypeWrapper<ContactAccountRef>;
  PayableDocument: ResolverTypeWrapper<PayableDocumentParent>;
  FieldSet: ResolverTypeWrapper<Scalars['FieldSet']['output']>;
  link__Import: ResolverTypeWrapper<Scalars['link__Import']['output']>;
  link__Purpose: Link__Purpose;
  MutationRecordOutcome: MutationRecordOutcome;
  MutationRecord: ResolverTypeWrapper<Entry>;
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
  ClosePaymentBatchPayload: ResolverTypeWrapper<BatchWritten>;
  RegeneratePaymentBatchFileInput: RegeneratePaymentBatchFileInput;
  RegeneratePaymentBatchFilePayload: ResolverTypeWrapper<BatchWritten>;
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
  BulkPaymentAllocation: Allocation;
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
  CatalogItem: CatalogItemRef;
  BankAccount: BankAccountRef;
  LegalEntity: LegalEntityRef;
  ContactAccount: ContactAccountRef;
  PayableDocument: PayableDocumentParent;
  FieldSet: Scalars['FieldSet']['output'];
  link__Import: Scalars['link__Import']['output'];
  MutationRecord: Entry;
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
  ClosePaymentBatchPayload: BatchWritten;
  RegeneratePaymentBatchFileInput: RegeneratePaymentBatchFileInput;
  RegeneratePaymentBatchFilePayload: BatchWritten;
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
