import type { PaymentBatch } from './types.ts';

/** In characters, for the batch's name and for its id. */
const LONGEST = 80;

const EXTENSIONS = new Map([
  ['text/csv', 'csv'],
  ['application/csv', 'csv'],
  ['text/plain', 'txt'],
  ['text/tab-separated-values', 'tsv'],
  ['application/zip', 'zip'],
  ['application/x-zip', 'zip'],
  ['application/x-zip-compressed', 'zip'],
]);

/**
 * The file name for a batch's file: the batch's name followed by its id, so that no two batches share one.
 * @param essence the file's media type without parameters
 */
export function fileName({ name, batchId }: Pick<PaymentBatch, 'name' | 'batchId'>, essence: string): string {
  const stem = `${plain(name) || 'payment batch'} ${plain(batchId)}`.trim();
  return `${stem}.${EXTENSIONS.get(essence) ?? 'dat'}`;
}

/**
 * A Content-Disposition header that saves a file under the given name: the exact name for clients that know
 * RFC 8187, an ASCII version for the others (RFC 6266, appendix D).
 * @param name from `fileName`
 */
export function attachment(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\x20-\x7E]/g, '_')
    .replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** Keeps letters, digits, spaces and `._-`: nothing that has a meaning to a file system or in a header. */
function plain(text: string): string {
  const kept = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, ' ')
    .replace(/^[ .]+|[ .]+$/g, '');
  return Array.from(kept).slice(0, LONGEST).join('').trimEnd();
}
