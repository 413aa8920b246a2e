import { isUuid } from '../graphql/uuid.ts';
import { malformed } from '../upstream/refusal.ts';
import { isList } from './json.ts';
import type { JsonValue } from './json.ts';
import { JsonDocument } from './json-document.ts';
import { parseJson } from './json-reader.ts';
import { Members } from './members.ts';
import { IPLICIT } from './source.ts';
import type {
  Allocation,
  BulkPaymentDetail,
  BulkPaymentSummary,
  CatalogItem,
  ContactAccount,
  LegalEntity,
  PayableDocument,
} from './types.ts';

/**
 * Parses the body of an answer.
 * @throws {UpstreamError} UPSTREAM_MALFORMED if it is truncated or not JSON
 */
export function jsonOf(body: Uint8Array): JsonValue {
  return wellFormed(() => parseJson(body));
}

/**
 * Parses the body of an answer to a GET.
 * @param before an earlier answer to the same GET
 * @throws {UpstreamError} UPSTREAM_MALFORMED as `jsonOf`
 */
export function jsonDocumentOf(body: Buffer, before?: JsonDocument): JsonDocument {
  return wellFormed(() => JsonDocument.of(body, before));
}

/** Decodes a list of payments. iplicit 1.13.0: BatchPaymentSummary[]. Throws UPSTREAM_MALFORMED. */
export function decodePayments(value: JsonValue): BulkPaymentSummary[] {
  return listOf(value, 'the list of payments').map((item) => summaryOf(new Members(item, 'BatchPayment')));
}

/** Decodes one payment. iplicit 1.13.0: BatchPaymentDetail. Throws UPSTREAM_MALFORMED. */
export function decodePayment(value: JsonValue): BulkPaymentDetail {
  const members = new Members(value, 'BatchPayment');
  const summary = summaryOf(members);
  return {
    ...summary,
    typeId: members.optionalUuid('batchPaymentTypeId'),
    periodId: members.optionalUuid('periodId'),
    hasNotes: members.boolean('hasNotes'),
    hasAttachments: members.boolean('hasAttachments'),
    allocations: members.list('allocations').map((item) => allocationOf(item, summary.uuid)),
  };
}

/** Decodes a catalog. iplicit 1.13.0: CatalogItem[]. Throws UPSTREAM_MALFORMED. */
export function decodeCatalog(value: JsonValue): CatalogItem[] {
  return listOf(value, 'the catalog').map((item) => catalogItemOf(new Members(item, 'CatalogItem')));
}

/** Decodes the list of legal entities. iplicit 1.13.0: LegalEntity[]. Throws UPSTREAM_MALFORMED. */
export function decodeLegalEntities(value: JsonValue): LegalEntity[] {
  return listOf(value, 'the list of legal entities').map((item) => {
    const members = new Members(item, 'LegalEntity');
    return { ...catalogItemOf(members), currency: members.text('currency') };
  });
}

/**
 * Decodes one document. iplicit 1.13.0: Doc. Throws UPSTREAM_MALFORMED.
 * @param id the id that was asked for; iplicit may leave it out of the answer
 */
export function decodeDocument(value: JsonValue, id: string): PayableDocument {
  const members = new Members(value, 'Document');
  return {
    id: members.optionalUuid('id') ?? id,
    documentNo: members.text('docNo'),
    documentClass: members.text('docClass'),
    description: members.text('description'),
    dueDate: members.optionalLocalDate('dueDate'),
    currency: members.text('currency'),
    grossAmount: members.optionalDecimal('grossCurrencyAmount'),
    outstandingAmount: members.optionalDecimal('outstandingCurrencyAmount'),
    contactAccountId: members.optionalUuid('contactAccountId'),
  };
}

/** Decodes one contact account. iplicit 1.13.0: ContactAccountRead. Throws UPSTREAM_MALFORMED. */
export function decodeContactAccount(value: JsonValue): ContactAccount {
  return catalogItemOf(new Members(value, 'ContactAccount'));
}

/**
 * Decodes the answer to a write that returns the payment's id as a JSON string. Throws UPSTREAM_MALFORMED.
 */
export function decodeUuid(body: Uint8Array): string {
  const value = jsonOf(body);
  if (typeof value !== 'string' || !isUuid(value)) throw malformed(IPLICIT, 'it is not the id of a payment');
  return value.toLowerCase();
}

function summaryOf(members: Members): BulkPaymentSummary {
  // `status` is ignored: it is a 64-bit mask whose bits iplicit does not publish.
  return {
    uuid: members.uuid('id'),
    batchNo: members.text('batchNo'),
    description: members.text('description'),
    statuses: members.texts('statusList'),
    legalEntityId: members.uuid('legalEntityId'),
    bankAccountId: members.uuid('bankAccountId'),
    paymentDate: members.localDate('paymentDate'),
    paymentMethodId: members.uuid('paymentMethodId'),
    currency: members.text('bankCurrency'),
    amount: members.decimal('bankCurrencyAmount'),
    exchangeRate: members.decimal('bankCurrencyRate'),
    bankRef: members.text('bankRef'),
    lastModifiedAt: members.optionalInstant('lastModified'),
    lastModifiedBy: members.text('lastModifiedBy'),
  };
}

function allocationOf(item: JsonValue, paymentUuid: string): Allocation {
  const members = new Members(item, 'Allocation');
  return {
    paymentUuid,
    uuid: members.uuid('id'),
    documentId: members.uuid('docId'),
    documentNo: members.text('docNo'),
    amount: members.decimal('allocAmountCurrency'),
    baseAmount: members.decimal('allocAmountBase'),
    exchangeRate: members.decimal('allocCurrencyRate'),
  };
}

function catalogItemOf(members: Members): CatalogItem {
  return { id: members.uuid('id'), code: members.text('code'), description: members.text('description') };
}

function listOf(value: JsonValue, what: string): readonly JsonValue[] {
  if (!isList(value)) throw malformed(IPLICIT, `${what} is not a list`);
  return value;
}

function wellFormed<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw malformed(IPLICIT, 'it is not whole and well-formed JSON', { cause });
  }
}
