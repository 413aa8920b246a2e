/** Everything the iplicit side of the sandbox holds. Amounts and rates are decimals as text; dates are as served. */
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

export interface CatalogItem {
  id: string;
  code: string;
  description: string;
  /** Left out by catalogs that do not have it. */
  isActive?: boolean;
}

export interface BatchPaymentType extends CatalogItem {
  /** What its batch numbers start with. */
  prefix: string;
}

export interface BankAccount extends CatalogItem {
  currency: string;
  legalEntityId: string;
  paymentMethodId: string;
  /** Pounds, which the group keeps its books in, for one unit of its currency. */
  rate: string;
}

export interface LegalEntity extends CatalogItem {
  companyNo: string;
  countryCode: string;
  currency: string;
  isActive: boolean;
  /** Where it pays from when nothing is said. */
  bankAccountId: string;
}

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
  /** Hidden by access control: how a look-up of it is answered. */
  hidden: 403 | 404 | null;
}

export interface Payment {
  id: string;
  batchPaymentTypeId: string;
  batchNo: string | null;
  description: string | null;
  /** A set of names as served: strings may carry stray blanks. */
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

export interface Allocation {
  /** Unique within its payment only. */
  id: string;
  docId: string;
  docNo: string | null;
  allocAmountCurrency: string;
  allocAmountBase: string;
  allocCurrencyRate: string;
}
