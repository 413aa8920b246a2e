import { beginsAsWebPage } from '../../../upstream/words.ts';
import type { PaymentBatch } from '../types.ts';

/** In characters, for the batch's name and for its id. */
const MAX_CHARACTERS = 80;
/** How much of a name is looked at, in UTF-16 units: one may be as long as an answer. */
const MAX_LENGTH = 1_000;

const EXTENSIONS = new Map([
  ['text/csv', 'csv'],
  ['text/x-csv', 'csv'],
  ['text/comma-separated-values', 'csv'],
  ['text/x-comma-separated-values', 'csv'],
  ['application/csv', 'csv'],
  ['application/x-csv', 'csv'],
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
    .slice(0, MAX_LENGTH)
    .toWellFormed()
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, ' ')
    .replace(/^[ .]+|[ .]+$/g, '');
  return Array.from(kept).slice(0, MAX_CHARACTERS).join('').trimEnd();
}

/** A parsed Content-Type header. */
export interface MediaType {
  /** Type and subtype in lower case; `application/octet-stream` if none was given. */
  essence: string;
  /** The charset parameter in lower case, if there is one. */
  charset: string | undefined;
}

/** How a payment file is packaged. */
export type FileKind = 'zip' | 'text';

const ZIP = new Set(['application/zip', 'application/x-zip', 'application/x-zip-compressed']);
/** Types under which delimited text, and zips, have been seen; the last ones say no more than that it is a file. */
const FILE = new Set([
  'text/csv',
  'text/x-csv',
  'text/comma-separated-values',
  'text/x-comma-separated-values',
  'text/tab-separated-values',
  'text/plain',
  'application/csv',
  'application/x-csv',
  'application/vnd.ms-excel',
  'application/download',
  'application/x-download',
  'application/force-download',
  'application/octet-stream',
  'binary/octet-stream',
]);
const ZIP_SIGNATURE = Buffer.from('PK');

/** Parses a Content-Type header. */
export function mediaType(header: string | undefined): MediaType {
  const [essence = '', ...parameters] = (header ?? '').toLowerCase().split(';');
  const charset = parameters
    .map((parameter) => /^\s*charset\s*=\s*"?([a-z0-9._:+-]{1,40})"?\s*$/.exec(parameter)?.[1])
    .find((value) => value !== undefined);
  const type = essence.trim();
  return { essence: /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream', charset };
}

/**
 * How a payment file is packaged; undefined for what is none, such as a web page or an error, whatever its type.
 * @param start the first bytes of the file
 */
export function fileKind({ essence }: MediaType, start: Buffer): FileKind | undefined {
  if (isZip(start)) return ZIP.has(essence) || FILE.has(essence) ? 'zip' : undefined;
  // A zip without members, or one that is broken, is told so when it is opened.
  if (ZIP.has(essence)) return 'zip';
  return FILE.has(essence) && isText(start) ? 'text' : undefined;
}

/** Text has no zero bytes but in UTF-16, which begins with a byte order mark. */
function isText(start: Buffer): boolean {
  const isUtf16 = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  return !beginsAsWebPage(start) && (isUtf16 || !start.subarray(0, MAX_START_BYTES).includes(0));
}

/** How much of a file's start is looked at. */
const MAX_START_BYTES = 4_096;

/** Every record of a zip begins with `PK` and a byte from 1 to 8. */
function isZip(start: Buffer): boolean {
  return start.subarray(0, 2).equals(ZIP_SIGNATURE) && (start[2] ?? Infinity) < 9;
}

/**
 * The type under which a file is served to callers: CSV, plain text and zip keep theirs; anything else
 * becomes opaque bytes, so that no browser renders it.
 */
export function safeType({ essence, charset }: MediaType): string {
  if (ZIP.has(essence)) return 'application/zip';
  if (essence !== 'text/csv' && essence !== 'text/plain') return 'application/octet-stream';
  return charset === undefined ? essence : `${essence}; charset=${charset}`;
}

/** The type of a file within a zip, from its name. */
export function typeByName(name: string): string {
  switch (/\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase()) {
    case 'csv':
      return 'text/csv';
    case 'txt':
      return 'text/plain';
    // IIF: the tab-separated interchange file of a bookkeeping program.
    case 'iif':
    case 'tab':
    case 'tsv':
      return 'text/tab-separated-values';
    default:
      return 'application/octet-stream';
  }
}
