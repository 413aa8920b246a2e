import { batchListXml } from './xml.ts';
import type { ConcurEdition } from './xml.ts';
import type { ConcurBatch, ConcurData } from './batches.ts';

/** The batches, with cached lists that are dropped at every change. */
export class ConcurStore {
  readonly #data: ConcurData;
  readonly #lists = new Map<string, Buffer>();

  constructor(data: ConcurData) {
    this.#data = data;
  }

  /** Drops the cached lists; call it after every change to the data. */
  changed(): void {
    this.#lists.clear();
  }

  /** The batch with this encrypted id. */
  byEncryptedId(id: string): ConcurBatch | undefined {
    return this.#data.batches.find(({ encryptedId }) => encryptedId === id);
  }

  /** The batch for which this job run wrote a file. */
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
