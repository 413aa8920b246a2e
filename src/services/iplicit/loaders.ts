import DataLoader from 'dataloader';
import type { IplicitClient } from './client.ts';
import { encodeContactQuery, encodeDocumentQuery, encodeQuery } from './encode.ts';
import type { GivenCredentials } from '../../writes/write.ts';
import type { Reader } from '../../upstream/reader.ts';
import type {
  Allocation,
  BulkPaymentDetail,
  BulkPaymentSummary,
  CatalogItem,
  CatalogName,
  ContactAccount,
  ContactFilter,
  DocumentFilter,
  LegalEntity,
  PayableDocument,
  PaymentFilter,
} from './types.ts';

/**
 * Reads each key once, in a call of its own, and remembers the result, including a failure. DataLoader drops
 * a key whose batch rejects but keeps an Error returned for it, so failures are returned.
 */
function eachOnce<K extends string | number, V>(read: (key: K) => Promise<V>): DataLoader<K, V> {
  return new DataLoader<K, V>(
    async ([key]) => [await read(key as K).catch((error: unknown) => error as Error)],
    { batch: false },
  );
}

/** Everything in a list, by id, in iplicit's order. */
type ById<T> = ReadonlyMap<string, T>;

/**
 * The reads of one request. Each object is fetched at most once, however it is asked for. An instance must
 * not be shared between callers, since iplicit decides by credentials who may see what. iplicit cannot look
 * up several ids at once, so each key is a call of its own, and a failure affects that key alone.
 */
export class IplicitReads {
  /** For writes, and for reads that must bypass the cache. */
  readonly client: IplicitClient;
  /** The caller's own credentials; undefined if the gateway's are used. */
  readonly given: GivenCredentials | undefined;
  readonly #catalogs: DataLoader<CatalogName, ById<CatalogItem>>;
  readonly #entityPages: DataLoader<number, LegalEntity[]>;
  /** The legal entities read so far; all of them once a page brought nothing new. */
  readonly #entities = { found: new Map<string, LegalEntity>(), isWhole: false };
  readonly #contacts: DataLoader<string, ContactAccount | null>;
  readonly #contactPages: DataLoader<string, ContactAccount[]>;
  readonly #documentPages: DataLoader<string, PayableDocument[]>;
  readonly #pages: DataLoader<string, BulkPaymentSummary[]>;
  readonly #documents: DataLoader<string, PayableDocument | null>;
  readonly #details: DataLoader<string, BulkPaymentDetail | null>;

  constructor(client: IplicitClient, reader: Reader, given?: GivenCredentials) {
    this.client = client;
    this.given = given;
    this.#catalogs = eachOnce(async (name) => byId(await client.catalog(name, reader)));
    this.#entityPages = eachOnce((skip) => client.legalEntities(skip, reader));
    this.#contacts = eachOnce((id) => client.contactAccount(id, reader));
    this.#contactPages = eachOnce((query) => client.contactAccounts(query, reader));
    this.#documentPages = eachOnce((query) => client.documents(query, reader));
    this.#pages = eachOnce((query) => client.payments(query, reader));
    this.#documents = eachOnce((id) => client.document(id, reader));
    this.#details = eachOnce((uuid) => client.payment(uuid, reader));
  }

  /**
   * A page of the list of payments, in iplicit's own order; `listRows` makes sense of short ones. Throws
   * UpstreamError, like every method here.
   * @param take MAX_TAKE at most
   */
  payments(filter: PaymentFilter, take: number, skip: number): Promise<BulkPaymentSummary[]> {
    return this.#pages.load(encodeQuery(filter, take, skip));
  }

  /** A page of the list of documents, as `payments`. */
  documents(filter: DocumentFilter, take: number, skip: number): Promise<PayableDocument[]> {
    return this.#documentPages.load(encodeDocumentQuery(filter, take, skip));
  }

  /** A page of the list of contact accounts, as `payments`. */
  contactAccounts(filter: ContactFilter, take: number, skip: number): Promise<ContactAccount[]> {
    return this.#contactPages.load(encodeContactQuery(filter, take, skip));
  }

  /**
   * One payment with all details; null if it does not exist or the caller may not see it.
   * @param uuid in any case
   */
  payment(uuid: string): Promise<BulkPaymentDetail | null> {
    return this.#details.load(uuid.toLowerCase());
  }

  /** One allocation, by its payment's uuid and its own; null if there is none. */
  async allocation(paymentUuid: string, uuid: string): Promise<Allocation | null> {
    const payment = await this.payment(paymentUuid);
    return payment?.allocations.find((allocation) => allocation.uuid === uuid.toLowerCase()) ?? null;
  }

  /** A catalog in full, by id. */
  catalog(name: CatalogName): Promise<ReadonlyMap<string, CatalogItem>> {
    return this.#catalogs.load(name);
  }

  /** One legal entity; null if there is none. Reads no more of the list than it takes to find it. */
  async legalEntity(id: string): Promise<LegalEntity | null> {
    const { found } = this.#entities;
    while (!found.has(id) && !this.#entities.isWhole) await this.#readEntities();
    return found.get(id) ?? null;
  }

  /** All legal entities, in iplicit's order. */
  async legalEntities(): Promise<LegalEntity[]> {
    while (!this.#entities.isWhole) await this.#readEntities();
    return [...this.#entities.found.values()];
  }

  /** Null where there is none or the caller may not see it. */
  document(id: string): Promise<PayableDocument | null> {
    return this.#documents.load(id);
  }

  /** Null where there is none or the caller may not see it. */
  contactAccount(id: string): Promise<ContactAccount | null> {
    return this.#contacts.load(id);
  }

  /** iplicit: a page may be short without being the last, so only one that brings nothing new ends the list. */
  async #readEntities(): Promise<void> {
    const { found } = this.#entities;
    const skip = found.size;
    for (const entity of await this.#entityPages.load(skip)) found.set(entity.id, entity);
    if (found.size === skip) this.#entities.isWhole = true;
  }

  /** Discards what a write may have changed: payments and documents, not catalogs. */
  clear(): void {
    this.#pages.clearAll();
    this.#documents.clearAll();
    this.#documentPages.clearAll();
    this.#details.clearAll();
  }
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ById<T> {
  return new Map(items.map((item) => [item.id, item]));
}
