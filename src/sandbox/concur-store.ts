import type { ConcurEdition } from './concur-routes.ts';
import type { ConcurBatch, ConcurData } from './concur-types.ts';
import { batchListXml } from './concur-xml.ts';

/** The batches with what makes them quick to answer from, dropped at every change. */
export class ConcurStore {
  readonly #data: ConcurData;
  readonly #lists = new Map<string, Buffer>();

  constructor(data: ConcurData) {
    this.#data = data;
  }

  /** Something in the data is another than before: forget all that was prepared. */
  changed(): void {
    this.#lists.clear();
  }

  byEncryptedId(id: string): ConcurBatch | undefined {
    return this.#data.batches.find(({ encryptedId }) => encryptedId === id);
  }

  byJobRunKey(key: string): ConcurBatch | undefined {
    return this.#data.batches.find(({ jobRunKeys }) => jobRunKeys.includes(key));
  }

  /** The XML of one list. */
  listBody(status: ConcurBatch['status'] | 'ALL', edition: ConcurEdition): Buffer {
    const known = this.#lists.get(status);
    if (known !== undefined) return known;
    const batches = this.#data.batches.filter((batch) => status === 'ALL' || batch.status === status);
    const body = Buffer.from(batchListXml(batches, edition));
    this.#lists.set(status, body);
    return body;
  }
}
