import { bulkPaymentOf } from '../peers/bulk-payment.ts';
import type { BulkPayment } from '../peers/bulk-payment.ts';
import { catalogItemOf, documentOf } from '../peers/document.ts';
import type { CatalogItem } from '../peers/document.ts';
import { parseExactly } from '../peers/exact-json.ts';
import type { UpstreamCatalogItem, UpstreamDocument, UpstreamPayment } from '../peers/iplicit-shapes.ts';
import { decodeBatches, listPath } from '../peers/payment-batch.ts';
import type { PaymentBatch } from '../peers/payment-batch.ts';
import { paymentPaths } from '../peers/reads.ts';
import { BenchConcur } from '../upstream/concur.ts';
import { BenchIplicit } from '../upstream/iplicit.ts';
import { SETTINGS } from '../upstream/settings.ts';
import type { UpstreamCounts, UpstreamSettings } from '../upstream/settings.ts';

/** The revision of each kind of body that the upstream sent last. */
export type Revisions = UpstreamCounts['revisions'];

/** Where the upstream does not change. */
export const UNCHANGED: Revisions = { payments: 0, batches: 0, details: 0 };

/**
 * The upstream's data, from which the expected answers are made. They are made from the upstream's bodies by the peers'
 * mapping, which is independent of the gateway's, so that each checks the other.
 */
export class World {
  readonly iplicit: BenchIplicit;
  readonly concur: BenchConcur;
  readonly #changes: boolean;

  constructor(changes: Partial<UpstreamSettings>) {
    const settings = { ...SETTINGS, ...changes };
    this.iplicit = new BenchIplicit(settings.payments, settings.allocationsPerPayment);
    this.concur = new BenchConcur(settings.batches);
    this.#changes = settings.changesEvery > 0;
  }

  /** The id of a payment; beyond the last payment it begins again with the first. */
  uuid(index: number): string {
    const { payments } = this.iplicit.data;
    return payments[index % payments.length]?.id ?? '';
  }

  /** The first payments of the list, in the shape of the gateway's schema. */
  payments(first: number, revisions: Revisions): BulkPayment[] {
    return paymentPaths(first).flatMap((path) =>
      (parseExactly(this.body(path, revisions)) as UpstreamPayment[]).map(bulkPaymentOf),
    );
  }

  /** The open batches, in the shape of the gateway's schema. */
  batches(revisions: Revisions): PaymentBatch[] {
    return decodeBatches(this.body(listPath('OPEN'), revisions), 'OPEN');
  }

  /** One payment in full, in the shape of the gateway's schema. */
  payment(uuid: string, revisions = UNCHANGED): BulkPayment {
    const body = this.body(`/api/BatchPayment/${uuid}`, revisions);
    return bulkPaymentOf(parseExactly(body) as UpstreamPayment);
  }

  /** A body as the upstream sends it at this revision. */
  body(path: string, revisions: Revisions): string {
    const batches = this.concur.list(path);
    const list = batches ?? (path.includes('?') ? this.iplicit.list(path) : undefined);
    const changing = list ?? (this.#changes ? this.iplicit.changingDetail(path) : undefined);
    if (!changing) return this.iplicit.read(path).body.toString();
    const kind = batches ? 'batches' : list ? 'payments' : 'details';
    if (this.#changes) changing.revise(revisions[kind]);
    return changing.bytes.toString();
  }

  /** iplicit's answer at a path, with decimals as doubles; undefined if it is hidden. */
  raw(path: string): unknown {
    const { status, body } = this.iplicit.read(path);
    return status === 200 ? JSON.parse(body.toString()) : undefined;
  }

  /** The first payments of iplicit's list, with decimals as doubles. */
  rawPayments(first: number): Record<string, unknown>[] {
    return paymentPaths(first).flatMap(
      (path) => JSON.parse(this.iplicit.list(path).bytes.toString()) as Record<string, unknown>[],
    );
  }

  /** The first payments with everything that they refer to, in the shape of the gateway's schema. */
  paymentsInFull(first: number): unknown[] {
    const accounts = this.#read('/api/Catalog/BankAccount') as UpstreamCatalogItem[];
    return this.payments(first, UNCHANGED).map(({ uuid }) => {
      const payment = this.payment(uuid);
      return {
        ...payment,
        bankAccount: shown(accounts.find(({ id }) => id === payment.bankAccount.uuid)),
        allocations: payment.allocations?.map((each) => ({
          ...each,
          document: this.#document(each.documentUuid),
        })),
      };
    });
  }

  /** Every upstream path from which these payments have to be read, once each. */
  pathsOfPaymentsInFull(first: number): string[] {
    const paths = new Set([...paymentPaths(first), '/api/Catalog/BankAccount']);
    for (const { uuid } of this.payments(first, UNCHANGED)) {
      paths.add(`/api/BatchPayment/${uuid}`);
      for (const { documentUuid } of this.payment(uuid).allocations ?? []) {
        paths.add(`/api/Document/${documentUuid}`);
        const document = this.#read(`/api/Document/${documentUuid}`) as UpstreamDocument | undefined;
        if (document?.contactAccountId) paths.add(`/api/ContactAccount/${document.contactAccountId}`);
      }
    }
    return [...paths];
  }

  #document(id: string): unknown {
    const found = this.#read(`/api/Document/${id}`) as UpstreamDocument | undefined;
    if (!found) return null;
    const { contactAccountId, ...document } = documentOf(found);
    const supplier = this.#read(`/api/ContactAccount/${contactAccountId}`) as UpstreamCatalogItem | undefined;
    return { ...document, contactAccount: shown(supplier) };
  }

  #read(path: string): unknown {
    const { status, body } = this.iplicit.read(path);
    return status === 200 ? parseExactly(body.toString()) : undefined;
  }
}

function shown(item: UpstreamCatalogItem | undefined): CatalogItem | null {
  return item ? catalogItemOf(item) : null;
}
