/**
 * All data of the sandbox's iplicit. Amounts and rates are decimals as text; dates are as iplicit serves
 * them.
 */
export interface IplicitData {
  account: { domain: string; username: string; apiKey: string };
  batchPaymentTypes: BatchPaymentType[];
  paymentMethods: CatalogItem[];
  bankAccounts: BankAccount[];
  legalEntities: LegalEntity[];
  contactAccounts: ContactAccount[];
  documents: Document[];
  payments: Payment[];
}

/** An item of a catalog. */
export interface CatalogItem {
  id: string;
  code: string;
  description: string;
  /** Absent in catalogs that do not have it. */
  isActive?: boolean;
}

/** A type of bulk payments. */
export interface BatchPaymentType extends CatalogItem {
  /** The prefix of its batch numbers. */
  prefix: string;
}

/** A bank account that payments are made from. */
export interface BankAccount extends CatalogItem {
  currency: string;
  legalEntityId: string;
  paymentMethodId: string;
  /** Pounds per unit of its currency. The pound is the group's base currency. */
  rate: string;
}

/** A company of the group. */
export interface LegalEntity extends CatalogItem {
  companyNo: string;
  countryCode: string;
  currency: string;
  isActive: boolean;
  /** Its default bank account. */
  bankAccountId: string;
}

/** A supplier or employee who is paid. */
export interface ContactAccount {
  id: string;
  code: string;
  description: string;
  countryCode: string;
  currency: string;
}

/** A document that can be paid: an invoice, an expense claim or a refund (negative). */
export interface Document {
  id: string;
  docClass: 'PurchaseInvoice' | 'Expense' | 'PurchaseReturn';
  docNo: string;
  description: string;
  docDate: string;
  dueDate: string;
  legalEntityId: string;
  contactAccountId: string;
  baseCurrency: string;
  currency: string;
  currencyRate: string;
  grossAmount: string;
  grossCurrencyAmount: string;
  outstandingAmount: string;
  outstandingCurrencyAmount: string;
  theirDocNo: string | null;
  /** The names of its statuses. */
  statusList: string[];
  /** The status with which access control hides it; null if it is visible. */
  hidden: 403 | 404 | null;
}

/** A bulk payment. */
export interface Payment {
  id: string;
  batchPaymentTypeId: string;
  batchNo: string | null;
  description: string | null;
  /** The names of its statuses as iplicit serves them, sometimes with stray blanks. */
  statusList: string[];
  legalEntityId: string;
  bankAccountId: string;
  paymentDate: string;
  paymentMethodId: string;
  periodId: string;
  bankCurrency: string | null;
  bankCurrencyAmount: string;
  bankCurrencyRate: string;
  bankRef: string | null;
  lastModified: string | null;
  lastModifiedBy: string | null;
  hasNotes: boolean;
  hasAttachments: boolean;
  /** null and [] both mean none. */
  allocations: Allocation[] | null;
}

/** The part of a payment that pays one document. */
export interface Allocation {
  /** Unique within its payment only. */
  id: string;
  docId: string;
  docNo: string | null;
  allocAmountCurrency: string;
  allocAmountBase: string;
  allocCurrencyRate: string;
}

/**
 * Converts one of iplicit's date-times to epoch milliseconds. Most have no offset and are UTC. NaN if the
 * text is not a date.
 */
export function instantOf(text: string): number {
  const offset = /T.*(Z|[+-]\d\d:?\d\d)$/i.test(text);
  return Date.parse(offset || !text.includes('T') ? text : `${text}Z`);
}
