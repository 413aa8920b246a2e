import type DataLoader from 'dataloader';
import { isUuid } from '../graphql/uuid.ts';
import type { Reader } from '../upstream/reader.ts';
import type { IplicitClient } from './client.ts';
import { eachOnce } from './each-once.ts';
import type { BulkPaymentDetail } from './types.ts';

/** Payments in full, each fetched once however it is named. */
export class PaymentDetails {
  readonly #byUuid: DataLoader<string, BulkPaymentDetail | null>;
  readonly #byNumber: DataLoader<string, BulkPaymentDetail | null>;
  /** What has been asked for by batch number, come or yet to come. */
  readonly #numbered = new Set<Promise<BulkPaymentDetail | null>>();

  constructor(client: IplicitClient, reader: Reader) {
    this.#byNumber = eachOnce((ref) => client.payment(ref, reader));
    this.#byUuid = eachOnce(
      async (uuid) => (await this.#foundByNumber(uuid)) ?? (await client.payment(uuid, reader)),
    );
  }

  /**
   * @param ref uuid in any case, or batch number
   * @returns null if there is no such payment
   */
  load(ref: string): Promise<BulkPaymentDetail | null> {
    if (isUuid(ref)) return this.#byUuid.load(ref.toLowerCase());
    const read = this.#byNumber.load(ref);
    this.#numbered.add(read);
    return read;
  }

  /**
   * The payment among those asked for by number. A number tells its uuid only once the payment has come, so a uuid waits
   * for the numbers that are under way; they were asked for in the same breath.
   */
  async #foundByNumber(uuid: string): Promise<BulkPaymentDetail | undefined> {
    const reads = await Promise.allSettled(this.#numbered);
    const found = reads.find((read) => read.status === 'fulfilled' && read.value?.uuid === uuid);
    return found?.status === 'fulfilled' ? (found.value ?? undefined) : undefined;
  }
}
