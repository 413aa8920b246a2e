import DataLoader from 'dataloader';
import type { ConcurClient } from './client.ts';
import { DirectReader } from '../../upstream/reader.ts';
import type { Reader } from '../../upstream/reader.ts';
import type { GivenCredentials } from '../../writes/write.ts';
import { PaymentBatchFile } from './file/file.ts';
import { fetchFile, knownFilePath } from './file/fetch.ts';
import type { FileUrlStore } from './file/fetch.ts';
import type { PaymentBatchStatus } from '../../generated/enums.ts';
import type { PaymentBatch } from './types.ts';

/** Access to Concur with one set of credentials, for reads and writes. */
export interface ConcurAccess {
  readonly client: ConcurClient;
  readonly fileUrls: FileUrlStore;
  /** Called when the address of a batch's new file could not be stored. */
  readonly onUnkeptFile: (error: unknown, batchId: string) => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** The reads of one request. Each list and each file is fetched at most once, however it is asked for. */
export class ConcurReads {
  readonly access: ConcurAccess;
  /** The caller's own credentials; undefined if the gateway's are used. */
  readonly given: GivenCredentials | undefined;
  readonly #reader: Reader;
  readonly #lists: DataLoader<PaymentBatchStatus, readonly PaymentBatch[]>;
  readonly #batches: DataLoader<string, PaymentBatch | null>;
  readonly #files = new Map<string, PaymentBatchFile>();

  constructor(access: ConcurAccess, reader: Reader = new DirectReader(), given?: GivenCredentials) {
    this.access = access;
    this.given = given;
    this.#reader = reader;
    this.#lists = new DataLoader((statuses) => this.#readLists(statuses));
    this.#batches = new DataLoader((ids) => this.#find(ids));
  }

  /** Concur's list of open or closed batches, in Concur's order. Throws UpstreamError. */
  list(status: PaymentBatchStatus): Promise<readonly PaymentBatch[]> {
    return this.#lists.load(status);
  }

  /**
   * Open batches, then closed ones. A batch that is closed while the lists are being read can appear in both;
   * it counts as closed. Throws UpstreamError.
   */
  async all(): Promise<readonly PaymentBatch[]> {
    const [open, closed] = await Promise.all([this.list('OPEN'), this.list('CLOSED')]);
    const closedIds = new Set(closed.map((batch) => batch.batchId));
    return [...open.filter((batch) => !closedIds.has(batch.batchId)), ...closed];
  }

  /**
   * One batch by its BatchID; null if it is in neither list. Concur cannot be asked for a single batch, so
   * any number of batches costs two list requests. Throws UpstreamError.
   */
  batch(batchId: string): Promise<PaymentBatch | null> {
    return this.#batches.load(batchId);
  }

  /** A batch's file, not fetched yet; null while the batch is open or if the file's path is not known. */
  async file(batch: PaymentBatch): Promise<PaymentBatchFile | null> {
    if (batch.status !== 'CLOSED') return null;
    // The answer cache repeats only list requests, so it could notice a change in neither the path nor the file.
    this.#reader.unrepeatable();
    const { client, fileUrls, now } = this.access;
    const path = await knownFilePath(batch, client.edition, fileUrls);
    if (path === undefined) return null;
    let file = this.#files.get(path);
    if (!file) {
      const { signal } = this.#reader;
      file = new PaymentBatchFile(batch, path, () => fetchFile(client, path, now, signal), signal);
      this.#files.set(path, file);
    }
    return file;
  }

  /** Discards everything read so far; call it after a write. */
  clear(): void {
    this.#lists.clearAll();
    this.#batches.clearAll();
    this.#files.clear();
  }

  #readLists(statuses: readonly PaymentBatchStatus[]): Promise<(readonly PaymentBatch[] | Error)[]> {
    const read = (status: PaymentBatchStatus) =>
      this.access.client.list(status, this.#reader).catch((error: unknown) => asError(error));
    return Promise.all(statuses.map(read));
  }

  async #find(ids: readonly string[]): Promise<(PaymentBatch | null)[]> {
    const byId = new Map((await this.all()).map((batch) => [batch.batchId, batch]));
    return ids.map((id) => byId.get(id) ?? null);
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
