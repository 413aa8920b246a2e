/**
 * iplicit's objects as the gateway represents them. Ids are UUIDs in lower case. Amounts and rates are
 * decimals as text, with every digit that iplicit sent.
 */

/** A bulk payment in a list. iplicit 1.13.0: BatchPaymentSummary. */
export interface BulkPaymentSummary {
  readonly uuid: string;
  /** Unique within a type only, and can change. */
  readonly batchNo: string | null;
  readonly description: string | null;
  /** All statuses that it has at once, trimmed; an open vocabulary. */
  readonly statuses: readonly string[];
  /** Null if iplicit does not say. */
  readonly typeId: string | null;
  readonly legalEntityId: string;
  readonly bankAccountId: string;
  /** YYYY-MM-DD; null if iplicit has none. */
  readonly paymentDate: string | null;
  /** The same with its time of day, as iplicit has it. */
  readonly paymentDateTime: string | null;
  readonly paymentMethodId: string;
  readonly periodId: string | null;
  /** Currency of the bank account and of `amount`. */
  readonly currency: string | null;
  readonly amount: string;
  readonly exchangeRate: string;
  readonly bankRef: string | null;
  /** RFC 3339. */
  readonly lastModifiedAt: string | null;
  readonly lastModifiedBy: string | null;
}

/** A bulk payment read on its own. iplicit 1.13.0: BatchPaymentDetail. */
export interface BulkPaymentDetail extends BulkPaymentSummary {
  readonly hasNotes: boolean;
  readonly hasAttachments: boolean;
  readonly allocations: readonly Allocation[];
}

/** A bulk payment, in full or from a list. */
export type BulkPayment = BulkPaymentSummary | BulkPaymentDetail;

/** The part of a bulk payment that pays one document. iplicit 1.13.0: DocAllocation. */
export interface Allocation {
  /** The payment that it belongs to: an allocation's own id is unique within its payment only. */
  readonly paymentUuid: string;
  readonly uuid: string;
  readonly documentId: string;
  readonly documentNo: string | null;
  /** In the document's currency. */
  readonly amount: string;
  /** In the base currency of the document. */
  readonly baseAmount: string;
  readonly exchangeRate: string;
}

/** A document that can be paid. iplicit 1.13.0: Doc, or DocSummary in a list. */
export interface PayableDocument {
  readonly id: string;
  readonly documentNo: string | null;
  readonly documentClass: string | null;
  readonly description: string | null;
  /** The supplier's own number for it. */
  readonly supplierDocumentNo: string | null;
  /** YYYY-MM-DD. */
  readonly documentDate: string | null;
  /** YYYY-MM-DD. */
  readonly dueDate: string | null;
  /** As those of a payment. */
  readonly statuses: readonly string[];
  readonly currency: string | null;
  readonly grossAmount: string | null;
  readonly outstandingAmount: string | null;
  readonly legalEntityId: string | null;
  readonly contactAccountId: string | null;
  /** Only lists of documents have it; undefined elsewhere. */
  readonly contactAccountName?: string | null;
}

/** iplicit's catalogs, as its paths name them. */
export type CatalogName = 'BatchPaymentType' | 'BankAccount' | 'PaymentMethod';

/** The name in the schema of what a catalog lists. */
export function schemaTypeOf(catalog: CatalogName): 'BulkPaymentType' | 'BankAccount' | 'PaymentMethod' {
  return catalog === 'BatchPaymentType' ? 'BulkPaymentType' : catalog;
}

/** An entry of a catalog. iplicit 1.13.0: CatalogItem. */
export interface CatalogItem {
  readonly id: string;
  readonly code: string | null;
  readonly description: string | null;
  /** Null if iplicit does not say. */
  readonly isActive: boolean | null;
}

/** iplicit 1.13.0: LegalEntity. */
export interface LegalEntity extends Omit<CatalogItem, 'isActive'> {
  readonly currency: string | null;
}

/** iplicit 1.13.0: ContactAccountRead. */
export type ContactAccount = Omit<CatalogItem, 'isActive'>;

/** Refers to an entry of a catalog. */
export interface CatalogRef {
  readonly catalog: CatalogName;
  readonly id: string;
}

/** Refers to a legal entity in iplicit's list. */
export interface LegalEntityRef {
  readonly legalEntity: string;
}

/** Refers to a contact account, with as much of it as is known without reading it. */
export interface ContactAccountRef {
  readonly contactAccount: string;
  readonly code?: string | null;
  readonly description?: string | null;
}

/** A filter for a list of payments; each member narrows it further. */
export interface PaymentFilter {
  readonly batchNo?: string | null | undefined;
  /** Id or code, as for `legalEntity` and `bankAccount`. */
  readonly type?: string | null | undefined;
  readonly legalEntity?: string | null | undefined;
  readonly bankAccount?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly descriptionContains?: string | null | undefined;
  /** YYYY-MM-DD. */
  readonly paymentDateFrom?: string | null | undefined;
  readonly paymentDateTo?: string | null | undefined;
  /** RFC 3339. */
  readonly lastModifiedFrom?: string | null | undefined;
  readonly lastModifiedTo?: string | null | undefined;
  readonly lastModifiedBy?: string | null | undefined;
  readonly isDraft?: boolean | null | undefined;
  readonly isApproved?: boolean | null | undefined;
  readonly isProcessed?: boolean | null | undefined;
  readonly isPosted?: boolean | null | undefined;
}

/** A filter for a list of documents that can be paid; each member narrows it further. */
export interface DocumentFilter {
  readonly documentNo?: string | null | undefined;
  readonly documentClass?: string | null | undefined;
  /** Id or code. */
  readonly contactAccount?: string | null | undefined;
  /** Id or code. */
  readonly legalEntity?: string | null | undefined;
  readonly currency?: string | null | undefined;
  readonly supplierDocumentNo?: string | null | undefined;
  readonly descriptionContains?: string | null | undefined;
  /** YYYY-MM-DD. */
  readonly dueFrom?: string | null | undefined;
  readonly dueTo?: string | null | undefined;
  readonly isOutstanding?: boolean | null | undefined;
  readonly isApproved?: boolean | null | undefined;
  readonly isPosted?: boolean | null | undefined;
}

/** A filter for a list of contact accounts; each member narrows it further. */
export interface ContactFilter {
  readonly code?: string | null | undefined;
  readonly descriptionContains?: string | null | undefined;
  readonly isSupplier?: boolean | null | undefined;
}

/** iplicit's name in the schema's enum PaymentSource. */
export const IPLICIT = 'IPLICIT';
