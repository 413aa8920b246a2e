import type { BulkPayment } from './bulk-payment.ts';
import type { PayableDocument } from './document.ts';
import type { UpstreamCatalogItem } from './iplicit-shapes.ts';
import type { PaymentBatch } from './payment-batch.ts';

/** The reads of one request, each made only once. Peers differ in how they make them. */
export interface Reads {
  payments(first: number): Promise<BulkPayment[]>;
  payment(uuid: string): Promise<BulkPayment | null>;
  bankAccount(id: string): Promise<UpstreamCatalogItem | null>;
  document(id: string): Promise<PayableDocument | null>;
  contactAccount(id: string): Promise<UpstreamCatalogItem | null>;
  batches(status: 'OPEN' | 'CLOSED'): Promise<PaymentBatch[]>;
  updatePayment(uuid: string, members: object): Promise<void>;
}

/** The most payments to ask iplicit for in one call. */
const MAX_TAKE = 100;

/**
 * The paths from which this many payments are read, up to 100 with each.
 * @param from how many payments of the list to skip
 */
export function paymentPaths(first: number, from = 0): string[] {
  const calls = Math.ceil(first / MAX_TAKE);
  return Array.from(
    { length: calls },
    (_, call) =>
      `/api/BatchPayment?take=${Math.min(MAX_TAKE, first - call * MAX_TAKE)}&skip=${from + call * MAX_TAKE}`,
  );
}

/** The uuid in an id of the gateway's schema, such as `BulkPayment:<uuid>`. */
export function uuidIn(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}
