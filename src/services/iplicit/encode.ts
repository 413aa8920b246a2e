import { isUuid } from '../../graphql/scalars.ts';
import { dateTimeOf } from './decode.ts';
import { jsonDecimal } from './json.ts';
import type { ContactFilter, DocumentFilter, PaymentFilter } from './types.ts';

/** A document to pay, as named by the caller. iplicit works out whatever is null or absent. */
export interface AllocationInput {
  /** The document's id or number. */
  readonly document: string;
  /** A decimal, in the document's currency. */
  readonly amount?: string | null | undefined;
  /** A decimal, in the base currency of the document. */
  readonly baseAmount?: string | null | undefined;
}

/** A new payment. iplicit fills in whatever is null or absent from its configuration. */
export interface CreateInput {
  /** Id or code, as for every other member that names an object. */
  readonly type?: string | null | undefined;
  readonly legalEntity?: string | null | undefined;
  readonly bankAccount?: string | null | undefined;
  /** YYYY-MM-DD. */
  readonly paymentDate?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly bankRef?: string | null | undefined;
  readonly paymentMethod?: string | null | undefined;
  readonly period?: string | null | undefined;
  readonly allocations?: readonly AllocationInput[] | null | undefined;
}

/** Changes to a payment. Absent members stay as they are. */
export interface UpdateInput {
  readonly description?: string;
  readonly bankRef?: string;
  /** YYYY-MM-DD. */
  readonly paymentDate?: string;
}

type Encode = (value: string | boolean) => string;

const date: Encode = (value) => dateTimeOf(String(value));

// iplicit ignores filters that it does not know, and would then return everything. The type makes sure that each
// member of a filter has a name here.
type Filters<Filter> = {
  readonly [Member in keyof Required<Filter>]: readonly [
    name: string | ((value: string) => string),
    encode: Encode,
  ];
};

const PAYMENT_FILTERS: Filters<PaymentFilter> = {
  batchNo: ['BatchNo', String],
  type: ['BatchPaymentType', String],
  legalEntity: ['LegalEntity', String],
  bankAccount: ['BankAccountId', String],
  description: ['Description', String],
  descriptionContains: ['DescriptionContains', String],
  paymentDateFrom: ['PaymentDateFrom', date],
  paymentDateTo: ['PaymentDateTo', date],
  lastModifiedFrom: ['LastModifiedFrom', String],
  lastModifiedTo: ['LastModifiedTo', String],
  lastModifiedBy: ['LastModifiedBy', String],
  isDraft: ['IsDraft', String],
  isApproved: ['IsApproved', String],
  isProcessed: ['IsProcessed', String],
  isPosted: ['IsPosted', String],
};

// iplicit: here, unlike for payments, an id and a code are filters of their own.
const DOCUMENT_FILTERS: Filters<DocumentFilter> = {
  documentNo: ['docNo', String],
  documentClass: ['docClass', String],
  contactAccount: [(value) => (isUuid(value) ? 'contactAccountId' : 'contactAccount'), String],
  legalEntity: [(value) => (isUuid(value) ? 'legalEntityId' : 'legalEntity'), String],
  currency: ['currency', String],
  supplierDocumentNo: ['theirDocNo', String],
  descriptionContains: ['descriptionContains', String],
  dueFrom: ['dueDateFrom', date],
  dueTo: ['dueDateTo', date],
  isOutstanding: ['outstanding', String],
  isApproved: ['approved', String],
  isPosted: ['posted', String],
};

const CONTACT_FILTERS: Filters<ContactFilter> = {
  code: ['code', String],
  descriptionContains: ['descriptionContains', String],
  isSupplier: ['isSupplier', String],
};

/** Encodes the query for a list of payments. Equal arguments give equal text. */
export function encodeQuery(filter: PaymentFilter, take: number, skip: number): string {
  return queryOf(PAYMENT_FILTERS, filter, take, skip);
}

/** Encodes the query for a list of documents, as `encodeQuery`. */
export function encodeDocumentQuery(filter: DocumentFilter, take: number, skip: number): string {
  return queryOf(DOCUMENT_FILTERS, filter, take, skip);
}

/** Encodes the query for a list of contact accounts, as `encodeQuery`. */
export function encodeContactQuery(filter: ContactFilter, take: number, skip: number): string {
  return queryOf(CONTACT_FILTERS, filter, take, skip);
}

function queryOf<Filter extends object>(
  filters: Filters<Filter>,
  filter: Filter,
  take: number,
  skip: number,
): string {
  const query = new URLSearchParams();
  const given = new Map<string, unknown>(Object.entries(filter));
  for (const [member, [name, encode]] of Object.entries<Filters<Filter>[keyof Filter]>(filters)) {
    const value = given.get(member);
    if (typeof value !== 'string' && typeof value !== 'boolean') continue;
    query.append(typeof name === 'string' ? name : name(String(value)), encode(value));
  }
  query.append('take', String(take));
  query.append('skip', String(skip));
  return query.toString();
}

/** Encodes a new payment. iplicit 1.13.0: BatchPaymentCreate. */
export function encodeCreate(input: CreateInput): string {
  return JSON.stringify({
    batchPaymentTypeId: given(input.type),
    legalEntityId: given(input.legalEntity),
    bankAccountId: given(input.bankAccount),
    paymentDate: input.paymentDate ? dateTimeOf(input.paymentDate) : undefined,
    description: given(input.description),
    bankRef: given(input.bankRef),
    paymentMethodId: given(input.paymentMethod),
    periodId: given(input.period),
    allocations: input.allocations?.map(allocationMembers),
  });
}

/**
 * Encodes changes to a payment. iplicit 1.13.0: BatchPaymentUpdate. Its specification declares the payment
 * date as a number, unlike every other payment date; it is sent as a date-time like the others.
 */
export function encodeUpdate({ description, bankRef, paymentDate }: UpdateInput): string {
  return JSON.stringify({
    paymentDate: paymentDate === undefined ? undefined : dateTimeOf(paymentDate),
    description,
    bankRef,
  });
}

/** Encodes allocations. iplicit 1.13.0: DocAllocationCreate[]. */
export function encodeAllocations(allocations: readonly AllocationInput[]): string {
  return JSON.stringify(allocations.map(allocationMembers));
}

/**
 * Encodes the reason for abandoning a payment. iplicit 1.13.0: BatchPaymentAbandon; without a reason, no body
 * at all.
 */
export function encodeAbandon(reason: string | null | undefined): string | undefined {
  return reason === null || reason === undefined ? undefined : JSON.stringify({ reason });
}

function allocationMembers({ document, amount, baseAmount }: AllocationInput): object {
  return { docId: document, allocAmountCurrency: decimal(amount), allocAmountBase: decimal(baseAmount) };
}

function decimal(digits: string | null | undefined): unknown {
  return digits === null || digits === undefined ? undefined : jsonDecimal(digits);
}

// JSON.stringify omits undefined members.
function given<T>(value: T | null | undefined): T | undefined {
  return value ?? undefined;
}
