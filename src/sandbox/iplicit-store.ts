import type { Document, IplicitData, Payment } from './iplicit-types.ts';
import { instantOf } from './iplicit-instant.ts';
import { detailJson, summaryJson } from './iplicit-json.ts';

const KEPT_LISTS = 100;

/** The data, with cached indexes and bodies that are dropped when it changes. */
export class IplicitStore {
  readonly data: IplicitData;
  #payments: Map<string, Payment> | undefined;
  #documents: Map<string, Document> | undefined;
  #summaries = new WeakMap<Payment, string>();
  #details = new WeakMap<Payment, Buffer>();
  readonly #lists = new Map<string, Buffer>();
  #lastInstant: number;

  constructor(data: IplicitData) {
    this.data = data;
    this.#lastInstant = Math.max(
      0,
      ...data.payments.map(({ lastModified }) => instantOf(lastModified ?? '')),
    );
  }

  /** Drops all caches; call it after the data was changed from outside. */
  reset(): void {
    this.#payments = undefined;
    this.#documents = undefined;
    this.#summaries = new WeakMap();
    this.#details = new WeakMap();
    this.#lists.clear();
  }

  /** A payment by uuid or batch number. If two types share a number, the payment listed first. */
  payment(idOrBatchNo: string): Payment | undefined {
    this.#payments ??= index(this.data.payments, ({ id, batchNo }) =>
      batchNo === null ? [id] : [id, batchNo],
    );
    return this.#payments.get(idOrBatchNo.toLowerCase());
  }

  /** A document by uuid or number. */
  document(idOrDocNo: string): Document | undefined {
    this.#documents ??= index(this.data.documents, ({ id, docNo }) => [id, docNo]);
    return this.#documents.get(idOrDocNo.toLowerCase());
  }

  /** The next batch number with a prefix, such as `BP-1046`. */
  nextBatchNo(prefix: string): string {
    const numbers = this.data.payments.map(({ batchNo }) =>
      batchNo?.startsWith(prefix) ? Number(batchNo.slice(prefix.length)) || 0 : 0,
    );
    return `${prefix}${Math.max(1000, ...numbers) + 1}`;
  }

  /** Adds a new payment. */
  add(payment: Payment): void {
    this.data.payments.push(payment);
    this.#payments = undefined;
    this.stamp(payment);
  }

  /** Marks a payment as modified now, at an instant that no other change has. */
  stamp(payment: Payment): void {
    this.#lastInstant = Math.max(Date.now(), this.#lastInstant + 1);
    const text = new Date(this.#lastInstant).toISOString();
    // iplicit: date-times mostly come without an offset. A payment keeps the form that it has.
    payment.lastModified = payment.lastModified?.endsWith('Z') ? text : text.slice(0, -1);
    payment.lastModifiedBy = this.data.account.username;
    this.#summaries.delete(payment);
    this.#details.delete(payment);
    this.#lists.clear();
  }

  /** The JSON of a payment read on its own. */
  detailBody(payment: Payment): Buffer {
    const known = this.#details.get(payment);
    if (known !== undefined) return known;
    const body = Buffer.from(detailJson(payment));
    this.#details.set(payment, body);
    return body;
  }

  /** The JSON of a list, cached by its query. `select` is called only if it is not in the cache. */
  listBody(query: string, select: () => readonly Payment[]): Buffer {
    const known = this.#lists.get(query);
    if (known !== undefined) return known;
    const body = Buffer.from(
      `[${select()
        .map((payment) => this.#summary(payment))
        .join(',')}]`,
    );
    if (this.#lists.size >= KEPT_LISTS) this.#lists.clear();
    this.#lists.set(query, body);
    return body;
  }

  #summary(payment: Payment): string {
    const known = this.#summaries.get(payment);
    if (known !== undefined) return known;
    const text = summaryJson(payment);
    this.#summaries.set(payment, text);
    return text;
  }
}

function index<T>(items: readonly T[], keysOf: (item: T) => string[]): Map<string, T> {
  const found = new Map<string, T>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      if (!found.has(key.toLowerCase())) found.set(key.toLowerCase(), item);
    }
  }
  return found;
}
