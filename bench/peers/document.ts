import type { UpstreamCatalogItem, UpstreamDocument } from './iplicit-shapes.ts';

/** A document in the shape of the schema, with its supplier's id instead of the supplier. */
export interface PayableDocument {
  uuid: string;
  documentNo: string | null;
  documentClass: string | null;
  description: string | null;
  dueDate: string | null;
  gross: { amount: string; currency: string } | null;
  outstanding: { amount: string; currency: string } | null;
  contactAccountId: string | null;
}

/** Maps iplicit's document, with its numbers as text, to the shape of the schema. */
export function documentOf(document: UpstreamDocument): PayableDocument {
  const money = (amount: string | null) =>
    amount === null || document.currency === null ? null : { amount, currency: document.currency };
  return {
    uuid: document.id,
    documentNo: document.docNo,
    documentClass: document.docClass,
    description: document.description,
    dueDate: document.dueDate === null ? null : document.dueDate.slice(0, 10),
    gross: money(document.grossCurrencyAmount),
    outstanding: money(document.outstandingCurrencyAmount),
    contactAccountId: document.contactAccountId,
  };
}

/** What another object refers to, in the shape of the schema. */
export interface CatalogItem {
  uuid: string;
  code: string | null;
  description: string | null;
}

/** Maps an item of one of iplicit's catalogs, or a contact account, to the shape of the schema. */
export function catalogItemOf({ id, code, description }: UpstreamCatalogItem): CatalogItem {
  return { uuid: id, code, description };
}
