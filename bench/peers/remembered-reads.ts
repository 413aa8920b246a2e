import { bulkPaymentOf } from './bulk-payment.ts';
import type { BulkPayment } from './bulk-payment.ts';
import { documentOf } from './document.ts';
import type { PayableDocument } from './document.ts';
import { parseExactly } from './exact-json.ts';
import type { UpstreamCatalogItem, UpstreamPayment } from './iplicit-shapes.ts';
import { decodeBatches, listPath } from './payment-batch.ts';
import type { PaymentBatch } from './payment-batch.ts';
import { paymentPaths } from './reads.ts';
import type { Reads } from './reads.ts';
import { get, patch } from './services.ts';
import type { Services } from './services.ts';

/** The reads of one request, each remembered, for servers with loaders of their own. */
export class RememberedReads implements Reads {
  readonly #services: Services;
  readonly #asked = new Map<string, Promise<unknown>>();

  constructor(services: Services) {
    this.#services = services;
  }

  async payments(first: number): Promise<BulkPayment[]> {
    const pages = await Promise.all(
      paymentPaths(first).map((path) =>
        this.#once(path, (body: UpstreamPayment[]) => body.map(bulkPaymentOf)),
      ),
    );
    return pages.flatMap((page) => page ?? []);
  }

  payment(uuid: string): Promise<BulkPayment | null> {
    return this.#once(`/api/BatchPayment/${uuid}`, bulkPaymentOf);
  }

  async bankAccount(id: string): Promise<UpstreamCatalogItem | null> {
    const items = await this.#once('/api/Catalog/BankAccount', byId);
    return items?.get(id) ?? null;
  }

  document(id: string): Promise<PayableDocument | null> {
    return this.#once(`/api/Document/${id}`, documentOf);
  }

  contactAccount(id: string): Promise<UpstreamCatalogItem | null> {
    return this.#once(`/api/ContactAccount/${id}`, (item: UpstreamCatalogItem) => item);
  }

  async batches(status: 'OPEN' | 'CLOSED'): Promise<PaymentBatch[]> {
    return decodeBatches((await get(this.#services.concur, listPath(status))) ?? '', status);
  }

  async updatePayment(uuid: string, members: object): Promise<void> {
    await patch(this.#services.iplicit, `/api/BatchPayment/${uuid}`, members);
    this.#asked.clear();
  }

  #once<Body, T>(path: string, decode: (body: Body) => T): Promise<T | null> {
    const known = this.#asked.get(path);
    if (known) return known as Promise<T | null>;
    const answer = get(this.#services.iplicit, path).then((body) =>
      body === undefined ? null : decode(parseExactly(body) as Body),
    );
    this.#asked.set(path, answer);
    return answer;
  }
}

function byId(items: readonly UpstreamCatalogItem[]): Map<string, UpstreamCatalogItem> {
  return new Map(items.map((item) => [item.id, item]));
}
