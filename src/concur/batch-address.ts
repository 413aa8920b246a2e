/**
 * What Concur writes after `/batch/`: opaque, and so far made of letters, digits and `$`. A `$` may come encoded. No other
 * sign is let through that could end the segment or climb out of it.
 */
const ID = '(?:[A-Za-z0-9$_~-]|%24)+';
const BATCH_PATH = new RegExp(`^(/(?:api/)?expense/paymentbatch)/v[0-9]+\\.[0-9]+/batch/(${ID})/?$`);
const FILE_PATH = new RegExp(`^/(?:api/)?expense/paymentbatch/v[0-9]+\\.[0-9]+/batch/${ID}/file$`);

/** The two parts of a batch's own address that matter: whose they are is decided elsewhere. */
export interface BatchAddress {
  /** `/api/expense/paymentbatch`, or in the 2018 edition the same without `/api`. */
  root: string;
  /** The id that Concur's addresses use, which is not the BatchID. */
  encryptedId: string;
}

/**
 * Takes a Batch-URL apart.
 * @returns undefined if its path is not one of a payment batch. Its host is never looked at, so it can send nobody anywhere
 */
export function batchAddress(url: string): BatchAddress | undefined {
  const [, root, encryptedId] = BATCH_PATH.exec(pathOf(url) ?? '') ?? [];
  return root !== undefined && encryptedId !== undefined ? { root, encryptedId } : undefined;
}

/**
 * The path that a File-Url names.
 * @returns undefined if it is not one of a payment file
 */
export function filePath(url: string): string | undefined {
  const path = pathOf(url);
  return path !== undefined && FILE_PATH.test(path) ? path : undefined;
}

/**
 * An address's path as it stands. Concur: addresses come with `http:` and with blanks inside, which `URL` refuses, and
 * `URL` would resolve dots that are better refused.
 */
function pathOf(url: string): string | undefined {
  return /^https?:\/\/[^/?#\\]+(\/[^?#\\]*)$/i.exec(url.replace(/\s+/g, ''))?.[1];
}
