import { batchAddress, filePath } from './batch-address.ts';
import { filePathIn2018 } from './edition.ts';
import type { Edition } from './edition.ts';
import type { PaymentBatch } from './types.ts';

/**
 * Stores the paths of closed batches' files. Concur 2020 edition: only the answer to a close names that path,
 * and it cannot be queried later.
 */
export interface FileUrlStore {
  /** The path that the latest close of a batch named; undefined if no close of it has been seen. */
  get(batchId: string): Promise<string | undefined>;
  /** Stores the path that a close of a batch named. */
  put(batchId: string, path: string): Promise<void>;
}

/**
 * A view of a store for one set of credentials.
 * @param fingerprint distinguishes these credentials from all others
 */
export function fileUrlsOf(store: FileUrlStore, fingerprint: string): FileUrlStore {
  const own = (batchId: string) => `${batchId} ${fingerprint}`;
  return { get: (batchId) => store.get(own(batchId)), put: (batchId, path) => store.put(own(batchId), path) };
}

/** A store in the process's memory, for as long as the process runs. */
export function fileUrlsInMemory(): FileUrlStore {
  const paths = new Map<string, string>();
  return {
    get: (batchId) => Promise.resolve(paths.get(batchId)),
    put: (batchId, path) => {
      paths.set(batchId, path);
      return Promise.resolve();
    },
  };
}

/**
 * The path of a closed batch's file; undefined if it is not known.
 *
 * Concur 2018 edition: it follows from the batch's own address. Concur 2020 edition: it is known only if it
 * was stored when the batch was closed.
 */
export async function knownFilePath(
  batch: PaymentBatch,
  edition: Edition | undefined,
  store: FileUrlStore,
): Promise<string | undefined> {
  if (edition === '2018') {
    const address = batchAddress(batch.url);
    return address && filePathIn2018(address);
  }
  const kept = await store.get(batch.batchId);
  // Checked again, because the store may be shared with others.
  return kept !== undefined && isFilePath(kept) ? kept : undefined;
}

/** Whether a path is that of a payment file and nothing else. */
function isFilePath(path: string): boolean {
  return filePath(`https://concur${path}`) === path;
}
