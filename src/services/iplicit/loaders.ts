import DataLoader from 'dataloader';
import { LARGEST_TAKE } from './client.ts';
import type { IplicitClient } from './client.ts';
import { encodeQuery } from './encode.ts';
import type { GivenCredentials } from '../../writes/write.ts';
import type { Reader } from '../../upstream/reader.ts';
import type {
  Allocation,
  BulkPaymentDetail,
  BulkPaymentSummary,
  CatalogItem,
  ContactAccount,
  LegalEntity,
  PayableDocument,
  PaymentFilter,
} from './types.ts';

/**
 * Reads each key once, in a call of its own, and remembers the result, including a failure. DataLoader drops
 * a key whose batch rejects but keeps an Error returned for it, so failures are returned.
 */
function eachOnce<K extends string, V>(read: (key: K) => Promise<V>): DataLoader<K, V> {
  return new DataLoader<K, V>(
    async ([key]) => [await read(key as K).catch((error: unknown) => error as Error)],
    { batch: false },
  );
}

type Entries = ReadonlyMap<string, CatalogItem>;

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
  readonly #catalogs: DataLoader<'BankAccount' | 'PaymentMethod', Entries>;
  readonly #entities: DataLoader<'LegalEntity', ReadonlyMap<string, LegalEntity>>;
  readonly #contacts: DataLoader<string, ContactAccount | null>;
  readonly #pages: DataLoader<string, BulkPaymentSummary[]>;
  readonly #documents: DataLoader<string, PayableDocument | null>;
  readonly #details: DataLoader<string, BulkPaymentDetail | null>;

  constructor(client: IplicitClient, reader: Reader, given?: GivenCredentials) {
    this.client = client;
    this.given = given;
    this.#catalogs = eachOnce(async (name) => byId(await client.catalog(name, reader)));
    this.#entities = eachOnce(async () => byId(await client.legalEntities(reader)));
    this.#contacts = eachOnce((id) => client.contactAccount(id, reader));
    this.#pages = eachOnce((query) => client.payments(query, reader));
    this.#documents = eachOnce((id) => client.document(id, reader));
    this.#details = eachOnce((uuid) => client.payment(uuid, reader));
  }

  /**
   * A range of the list of payments, in iplicit's own order. More than LARGEST_TAKE are fetched in several
   * parallel calls. Throws UpstreamError, like every method here.
   */
  async payments(filter: PaymentFilter, take: number, skip: number): Promise<BulkPaymentSummary[]> {
    const calls = Math.ceil(take / LARGEST_TAKE);
    const pages = await this.#pages.loadMany(
      Array.from({ length: calls }, (_, call) => {
        const done = call * LARGEST_TAKE;
        return encodeQuery(filter, Math.min(LARGEST_TAKE, take - done), skip + done);
      }),
    );
    return pages.flatMap((page) => {
      if (page instanceof Error) throw page;
      return page;
    });
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

  /** Null if the catalog does not have it. */
  async bankAccount(id: string): Promise<CatalogItem | null> {
    return (await this.#catalogs.load('BankAccount')).get(id) ?? null;
  }

  /** Null if the catalog does not have it. */
  async paymentMethod(id: string): Promise<CatalogItem | null> {
    return (await this.#catalogs.load('PaymentMethod')).get(id) ?? null;
  }

  /** Null if there is none. */
  async legalEntity(id: string): Promise<LegalEntity | null> {
    return (await this.#entities.load('LegalEntity')).get(id) ?? null;
  }

  /** Null where there is none or the caller may not see it. */
  document(id: string): Promise<PayableDocument | null> {
    return this.#documents.load(id);
  }

  /** Null where there is none or the caller may not see it. */
  contactAccount(id: string): Promise<ContactAccount | null> {
    return this.#contacts.load(id);
  }

  /** Discards what a write may have changed: payments and documents, not catalogs. */
  clear(): void {
    this.#pages.clearAll();
    this.#documents.clearAll();
    this.#details.clearAll();
  }
}

function byId<T extends CatalogItem>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
