/** iplicit's payment with its numbers as text. A list leaves out notes, attachments and allocations. */
export interface UpstreamPayment {
  id: string;
  batchNo: string | null;
  description: string | null;
  statusList: readonly string[] | null;
  legalEntityId: string;
  bankAccountId: string;
  paymentDate: string;
  paymentMethodId: string;
  bankCurrency: string | null;
  bankCurrencyAmount: string;
  bankCurrencyRate: string;
  bankRef: string | null;
  lastModified: string | null;
  lastModifiedBy: string | null;
  hasNotes?: boolean;
  hasAttachments?: boolean;
  allocations?: readonly UpstreamAllocation[] | null;
}

/** iplicit's allocation with its numbers as text. */
export interface UpstreamAllocation {
  id: string;
  docId: string;
  docNo: string | null;
  allocAmountCurrency: string;
  allocAmountBase: string;
  allocCurrencyRate: string;
}

/** iplicit's document with its numbers as text. */
export interface UpstreamDocument {
  id: string;
  docNo: string | null;
  docClass: string | null;
  description: string | null;
  dueDate: string | null;
  currency: string | null;
  grossCurrencyAmount: string | null;
  outstandingCurrencyAmount: string | null;
  contactAccountId: string | null;
}

/** iplicit's bank account or contact account. */
export interface UpstreamCatalogItem {
  id: string;
  code: string | null;
  description: string | null;
}
