import { batchAddress, filePath } from './batch-address.ts';
import { filePathIn2018 } from './edition.ts';
import type { Edition } from './edition.ts';
import type { PaymentBatch } from './types.ts';

/**
 * Keeps where the files of closed batches are. Concur 2020 edition: only the answer of a close names that address, and
 * nothing can be asked for it later.
 */
export interface FileUrlStore {
  /** The path that the newest close of a batch named; undefined where no close of it has been seen. */
  get(batchId: string): Promise<string | undefined>;
  put(batchId: string, path: string): Promise<void>;
}

/**
 * The part of a store that belongs to one set of credentials.
 * @param fingerprint tells them apart from all others
 */
export function fileUrlsOf(store: FileUrlStore, fingerprint: string): FileUrlStore {
  const own = (batchId: string) => `${batchId} ${fingerprint}`;
  return { get: (batchId) => store.get(own(batchId)), put: (batchId, path) => store.put(own(batchId), path) };
}

/** A store that lives and dies with the process. */
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
 * The path under which a closed batch's file is to be had; undefined where nobody knows it.
 *
 * Concur 2018 edition: it follows from the batch's own address. Concur 2020 edition: it was kept from the answer of a
 * close, or is not known.
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
  // What was stored is checked again: the store may be shared with others.
  return kept !== undefined && isFilePath(kept) ? kept : undefined;
}

/** Whether a path can only be that of a payment file. */
function isFilePath(path: string): boolean {
  return filePath(`https://concur${path}`) === path;
}
