import { dateTimeOf } from './dates.ts';
import { jsonDecimal } from './json.ts';
import type { PaymentFilter } from './types.ts';

/** A document to pay, as a caller names it. What is null or left out, iplicit works out. */
export interface AllocationInput {
  /** The document's id or number. */
  readonly document: string;
  /** Exact decimals. */
  readonly amount?: string | null | undefined;
  readonly baseAmount?: string | null | undefined;
}

/** What a caller says of a new payment. What is null or left out, iplicit fills in by its own set-up. */
export interface CreateInput {
  /** Id or code, as for the others that name something. */
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

/** What a caller changes in a payment. What is left out stays. */
export interface UpdateInput {
  readonly description?: string;
  readonly bankRef?: string;
  /** YYYY-MM-DD. */
  readonly paymentDate?: string;
}

type Encode = (value: string | boolean) => string;

const date: Encode = (value) => dateTimeOf(String(value));

// iplicit ignores a filter whose name it does not know, and then gives every payment there is: the names are checked
// here, where each member of the filter must have one.
const FILTERS: {
  readonly [Member in keyof Required<PaymentFilter>]: readonly [name: string, encode: Encode];
} = {
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

/** The query of a list of payments: equal requests give equal text. */
export function encodeQuery(filter: PaymentFilter, take: number, skip: number): string {
  const query = new URLSearchParams();
  for (const [member, [name, encode]] of Object.entries(FILTERS)) {
    const value = filter[member as keyof PaymentFilter];
    if (value !== undefined && value !== null) query.append(name, encode(value));
  }
  query.append('take', String(take));
  query.append('skip', String(skip));
  return query.toString();
}

/** iplicit 1.13.0: BatchPaymentCreate. */
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
 * iplicit 1.13.0: BatchPaymentUpdate. Its description types the payment date as a number, which no other payment date is:
 * it is sent as the date-time that the others are.
 */
export function encodeUpdate({ description, bankRef, paymentDate }: UpdateInput): string {
  return JSON.stringify({
    paymentDate: paymentDate === undefined ? undefined : dateTimeOf(paymentDate),
    description,
    bankRef,
  });
}

/** iplicit 1.13.0: DocAllocationCreate[]. */
export function encodeAllocations(allocations: readonly AllocationInput[]): string {
  return JSON.stringify(allocations.map(allocationMembers));
}

/** iplicit 1.13.0: BatchPaymentAbandon; no body at all without a reason. */
export function encodeAbandon(reason: string | null | undefined): string | undefined {
  return reason === null || reason === undefined ? undefined : JSON.stringify({ reason });
}

function allocationMembers({ document, amount, baseAmount }: AllocationInput): object {
  return { docId: document, allocAmountCurrency: decimal(amount), allocAmountBase: decimal(baseAmount) };
}

function decimal(digits: string | null | undefined): unknown {
  return digits === null || digits === undefined ? undefined : jsonDecimal(digits);
}

// JSON.stringify leaves out members that are undefined.
function given<T>(value: T | null | undefined): T | undefined {
  return value ?? undefined;
}
