import DataLoader from 'dataloader';
import { bulkPaymentOf } from './bulk-payment.ts';
import type { BulkPayment } from './bulk-payment.ts';
import { documentOf } from './document.ts';
import type { PayableDocument } from './document.ts';
import { parseExactly } from './exact-json.ts';
import type { UpstreamCatalogItem, UpstreamDocument, UpstreamPayment } from './iplicit-shapes.ts';
import { decodeBatches, listPath } from './payment-batch.ts';
import type { PaymentBatch } from './payment-batch.ts';
import { paymentPaths } from './reads.ts';
import type { Reads } from './reads.ts';

/** How a peer gets bodies. */
export interface Bodies {
  /** Parsed JSON with its numbers as text; null if the service hides it. */
  json(path: string): Promise<unknown>;
  xml(path: string): Promise<string>;
  patch(path: string, members: object): Promise<void>;
}

/** Makes `Bodies.json` of a function that gets bodies as text. */
export function parsing(
  get: (path: string) => Promise<string | undefined>,
): (path: string) => Promise<unknown> {
  return async (path) => {
    const text = await get(path);
    return text === undefined ? null : parseExactly(text);
  };
}

/** The reads of one request, through a DataLoader for each kind. iplicit looks up one id at a time, so the loaders do too. */
export class LoadedReads implements Reads {
  readonly #bodies: Bodies;
  readonly #payments: DataLoader<string, BulkPayment | null>;
  readonly #documents: DataLoader<string, PayableDocument | null>;
  readonly #contacts: DataLoader<string, UpstreamCatalogItem | null>;
  readonly #bankAccounts: DataLoader<string, UpstreamCatalogItem | null>;
  readonly #batches: DataLoader<'OPEN' | 'CLOSED', PaymentBatch[]>;

  constructor(bodies: Bodies) {
    this.#bodies = bodies;
    const each = <T>(path: (id: string) => string, decode: (body: never) => T) =>
      new DataLoader<string, T | null>((ids) =>
        Promise.all(
          ids.map(async (id) => {
            const body = await bodies.json(path(id));
            return body === null ? null : decode(body as never);
          }),
        ),
      );
    this.#payments = each(
      (id) => `/api/BatchPayment/${id}`,
      (body: UpstreamPayment) => bulkPaymentOf(body),
    );
    this.#documents = each(
      (id) => `/api/Document/${id}`,
      (body: UpstreamDocument) => documentOf(body),
    );
    this.#contacts = each(
      (id) => `/api/ContactAccount/${id}`,
      (body: UpstreamCatalogItem) => body,
    );
    this.#bankAccounts = new DataLoader(async (ids) => {
      const items = (await bodies.json('/api/Catalog/BankAccount')) as UpstreamCatalogItem[];
      const byId = new Map(items.map((item) => [item.id, item]));
      return ids.map((id) => byId.get(id) ?? null);
    });
    this.#batches = new DataLoader((statuses) =>
      Promise.all(statuses.map(async (status) => decodeBatches(await bodies.xml(listPath(status)), status))),
    );
  }

  async payments(first: number): Promise<BulkPayment[]> {
    const pages = await Promise.all(paymentPaths(first).map((path) => this.#bodies.json(path)));
    return (pages as UpstreamPayment[][]).flat().map(bulkPaymentOf);
  }

  payment(uuid: string): Promise<BulkPayment | null> {
    return this.#payments.load(uuid);
  }

  bankAccount(id: string): Promise<UpstreamCatalogItem | null> {
    return this.#bankAccounts.load(id);
  }

  document(id: string): Promise<PayableDocument | null> {
    return this.#documents.load(id);
  }

  contactAccount(id: string): Promise<UpstreamCatalogItem | null> {
    return this.#contacts.load(id);
  }

  batches(status: 'OPEN' | 'CLOSED'): Promise<PaymentBatch[]> {
    return this.#batches.load(status);
  }

  async updatePayment(uuid: string, members: object): Promise<void> {
    await this.#bodies.patch(`/api/BatchPayment/${uuid}`, members);
    this.#payments.clear(uuid);
  }
}
