import type {
  BulkPaymentAllocationInput,
  DocumentPartsFragment,
  PaymentPartsFragment,
} from '../generated/graphql.ts';
import { compare, typed, withoutTrailingZeros } from '../money/decimal.ts';
import type { Money } from '../money/money.tsx';

/** A document that the user has chosen to pay, and what they have typed as its amount. */
export interface DraftAllocation {
  readonly documentId: string;
  readonly documentNo: string;
  readonly supplier: string;
  /** What is left to pay; undefined where it could not be read or may not be seen. */
  readonly outstanding: Money | undefined;
  /** As typed. */
  readonly amount: string;
}

/** A document that has just been chosen: all that is outstanding is to be paid. */
export function draftOf(document: DocumentPartsFragment): DraftAllocation {
  return {
    documentId: document.id,
    documentNo: document.documentNo ?? 'Without a number',
    supplier: document.contactAccount?.description ?? '',
    outstanding: document.outstanding ?? undefined,
    amount: withoutTrailingZeros(document.outstanding?.amount ?? ''),
  };
}

/**
 * What a payment pays at present, to be edited.
 * @returns undefined if a document in it cannot be seen or an amount cannot be read: replacing the list would drop that document unnoticed.
 */
export function draftsOf(payment: PaymentPartsFragment): DraftAllocation[] | undefined {
  const drafts: DraftAllocation[] = [];
  for (const { document, amount } of payment.allocations ?? []) {
    if (!document || amount === null) return undefined;
    drafts.push({ ...draftOf(document), amount: withoutTrailingZeros(amount) });
  }
  return payment.allocations ? drafts : undefined;
}

/** Why an amount cannot be paid, in words; undefined if it can. */
export function problemWith({ amount, outstanding }: DraftAllocation): string | undefined {
  const exact = typed(amount);
  if (exact === undefined) return 'Write an amount such as 1234.50.';
  if (compare(exact, '0') === 0) return 'Pay an amount, or take the document away.';
  if (outstanding === undefined) return undefined;
  const isCredit = compare(outstanding.amount, '0') < 0;
  const order = compare(exact, outstanding.amount);
  return (isCredit ? order < 0 : order > 0) ? 'This is more than is outstanding.' : undefined;
}

/** What the drafts pay, in each document's own currency; amounts that cannot be read are left out. */
export function moneyIn(drafts: readonly DraftAllocation[]): Money[] {
  return drafts.flatMap(({ amount, outstanding }) => {
    const exact = typed(amount);
    return exact !== undefined && outstanding ? [{ amount: exact, currency: outstanding.currency }] : [];
  });
}

/** The drafts as the gateway takes them. */
export function inputOf(drafts: readonly DraftAllocation[]): BulkPaymentAllocationInput[] {
  return drafts.map(({ documentId, amount }) => ({ document: documentId, amount: typed(amount) ?? amount }));
}
