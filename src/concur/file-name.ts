import type { PaymentBatch } from './types.ts';

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

/** The name to save a batch's file under: the batch's own name and its id, so that two batches never have the same. */
export function fileName({ name, batchId }: Pick<PaymentBatch, 'name' | 'batchId'>, essence: string): string {
  const stem = `${plain(name) || 'payment batch'} ${plain(batchId)}`.trim();
  return `${stem}.${EXTENSIONS.get(essence) ?? 'dat'}`;
}

/**
 * A Content-Disposition that has a file saved under a name: as it is for those who read RFC 8187, in ASCII for the rest
 * (RFC 6266, appendix D).
 * @param name one that `fileName` made
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

/** Letters, digits, blanks and `._-` of a text: nothing that a file system or a header gives a meaning to. */
function plain(text: string): string {
  const kept = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, ' ')
    .replace(/^[ .]+|[ .]+$/g, '');
  return Array.from(kept).slice(0, LONGEST).join('').trimEnd();
}
