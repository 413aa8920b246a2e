import { rawNumber } from './exact-json.ts';
import type {
  Allocation,
  BankAccount,
  CatalogItem,
  ContactAccount,
  Document,
  LegalEntity,
  Payment,
} from './iplicit-types.ts';

/**
 * Bits of the 64-bit status mask. iplicit does not publish its own; some of these are beyond what a double
 * holds exactly.
 */
const STATUS_BITS: Readonly<Record<string, bigint>> = {
  draft: 1n,
  pending_auth: 1n << 3n,
  approved: 1n << 5n,
  rejected: 1n << 6n,
  processed: (1n << 55n) | 1n,
  posted: (1n << 62n) | 1n,
  abandoned: 1n << 9n,
  error: (1n << 58n) | 1n,
  warning: (1n << 54n) | 2n,
};
const UNLISTED_BIT = (1n << 60n) | 1n;

function statusMask(statusList: readonly string[]): string {
  return statusList.reduce((mask, name) => mask | (STATUS_BITS[name.trim()] ?? UNLISTED_BIT), 0n).toString();
}

function summary(payment: Payment): Record<string, unknown> {
  return {
    id: payment.id,
    batchPaymentTypeId: payment.batchPaymentTypeId,
    batchNo: payment.batchNo,
    description: payment.description,
    status: rawNumber(statusMask(payment.statusList)),
    statusList: payment.statusList,
    legalEntityId: payment.legalEntityId,
    bankAccountId: payment.bankAccountId,
    paymentDate: payment.paymentDate,
    paymentMethodId: payment.paymentMethodId,
    periodId: payment.periodId,
    bankCurrency: payment.bankCurrency,
    bankCurrencyAmount: rawNumber(payment.bankCurrencyAmount),
    bankCurrencyRate: rawNumber(payment.bankCurrencyRate),
    bankRef: payment.bankRef,
    lastModified: payment.lastModified,
    lastModifiedBy: payment.lastModifiedBy,
  };
}

/** A payment in a list: without allocations, notes and attachments. */
export function summaryJson(payment: Payment): string {
  return JSON.stringify(summary(payment));
}

/** A payment read on its own, with everything. */
export function detailJson(payment: Payment): string {
  return JSON.stringify({
    ...summary(payment),
    hasNotes: payment.hasNotes,
    hasAttachments: payment.hasAttachments,
    allocations: payment.allocations?.map(allocation) ?? null,
  });
}

function allocation(held: Allocation): Record<string, unknown> {
  return {
    id: held.id,
    docId: held.docId,
    docNo: held.docNo,
    allocAmountCurrency: rawNumber(held.allocAmountCurrency),
    allocAmountBase: rawNumber(held.allocAmountBase),
    allocCurrencyRate: rawNumber(held.allocCurrencyRate),
  };
}

/** A document read on its own. */
export function documentJson(document: Document): string {
  const { hidden: _, currencyRate, grossAmount, grossCurrencyAmount, outstandingAmount, ...rest } = document;
  return JSON.stringify({
    ...rest,
    currencyRate: rawNumber(currencyRate),
    grossAmount: rawNumber(grossAmount),
    grossCurrencyAmount: rawNumber(grossCurrencyAmount),
    outstandingAmount: rawNumber(outstandingAmount),
    outstandingCurrencyAmount: rawNumber(document.outstandingCurrencyAmount),
    hasNotes: false,
    hasAttachments: false,
  });
}

/** A catalog. Its items have only these members. */
export function catalogJson(items: readonly (CatalogItem | BankAccount)[]): string {
  return JSON.stringify(
    items.map(({ id, code, description, isActive }) => ({ id, code, description, isActive })),
  );
}

/** The list of legal entities. */
export function legalEntitiesJson(entities: readonly LegalEntity[]): string {
  return JSON.stringify(
    entities.map(({ id, code, description, companyNo, countryCode, currency, isActive }) => ({
      id,
      code,
      description,
      legacyRef: null,
      companyNo,
      countryCode,
      currency,
      isActive,
      isInterco: false,
    })),
  );
}

/** A contact account read on its own. */
export function contactAccountJson({ currency, ...account }: ContactAccount): string {
  return JSON.stringify({
    ...account,
    supplier: { isActive: true, currency },
    hasNotes: false,
    hasAttachments: false,
  });
}
