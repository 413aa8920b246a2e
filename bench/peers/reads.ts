import type { BulkPayment } from './bulk-payment.ts';
import type { PayableDocument } from './document.ts';
import type { UpstreamCatalogItem } from './iplicit-shapes.ts';
import type { PaymentBatch } from './payment-batch.ts';

/** What one request reads, each thing once; how is each peer's own business. */
export interface Reads {
  payments(first: number): Promise<BulkPayment[]>;
  payment(uuid: string): Promise<BulkPayment | null>;
  bankAccount(id: string): Promise<UpstreamCatalogItem | null>;
  document(id: string): Promise<PayableDocument | null>;
  contactAccount(id: string): Promise<UpstreamCatalogItem | null>;
  batches(status: 'OPEN' | 'CLOSED'): Promise<PaymentBatch[]>;
  updatePayment(uuid: string, members: object): Promise<void>;
}

/** Most payments that iplicit is to be asked for at once. */
const LARGEST_TAKE = 100;

/**
 * The addresses of as many payments as asked for, so many to an answer as iplicit is to be asked for.
 * @param from how many payments of the list stand before them
 */
export function paymentPaths(first: number, from = 0): string[] {
  const calls = Math.ceil(first / LARGEST_TAKE);
  return Array.from(
    { length: calls },
    (_, call) =>
      `/api/BatchPayment?take=${Math.min(LARGEST_TAKE, first - call * LARGEST_TAKE)}&skip=${from + call * LARGEST_TAKE}`,
  );
}

/** The uuid in a gateway id. */
export function uuidIn(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}
