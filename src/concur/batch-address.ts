/**
 * The id that follows `/batch/`. It is opaque; so far Concur has used letters, digits and `$`, which may
 * arrive percent-encoded. No character is accepted that could end the path segment or escape from it.
 */
const ID = '(?:[A-Za-z0-9$_~-]|%24)+';
const BATCH_PATH = new RegExp(`^(/(?:api/)?expense/paymentbatch)/v[0-9]+\\.[0-9]+/batch/(${ID})/?$`);
const FILE_PATH = new RegExp(`^/(?:api/)?expense/paymentbatch/v[0-9]+\\.[0-9]+/batch/${ID}/file$`);

/**
 * The parts of a batch's address that the gateway uses. The host is not among them: the session decides it.
 */
export interface BatchAddress {
  /** `/api/expense/paymentbatch`; in the 2018 edition, `/expense/paymentbatch`. */
  root: string;
  /** The id in Concur's addresses, which is not the BatchID. */
  encryptedId: string;
}

/**
 * Parses a Batch-URL. Its host is ignored, so it cannot redirect a request to another server.
 * @returns undefined if the path is not that of a payment batch
 */
export function batchAddress(url: string): BatchAddress | undefined {
  const [, root, encryptedId] = BATCH_PATH.exec(pathOf(url) ?? '') ?? [];
  return root !== undefined && encryptedId !== undefined ? { root, encryptedId } : undefined;
}

/**
 * Extracts the path from a File-Url.
 * @returns undefined if the path is not that of a payment file
 */
export function filePath(url: string): string | undefined {
  const path = pathOf(url);
  return path !== undefined && FILE_PATH.test(path) ? path : undefined;
}

/**
 * The path of an address, unchanged. `URL` is not used: Concur writes `http:` addresses with spaces in them,
 * which `URL` rejects, and `URL` would resolve dot segments, which should be refused instead.
 */
function pathOf(url: string): string | undefined {
  return /^https?:\/\/[^/?#\\]+(\/[^?#\\]*)$/i.exec(url.replace(/\s+/g, ''))?.[1];
}
