import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import type { Parser } from 'csv-parse';
import type { Cancellation } from '../../../upstream/cancellation.ts';
import { GIVEN_UP } from '../../../upstream/http-client.ts';
import { UnreadableError } from '../unreadable.ts';
import { isUtf8 } from 'node:buffer';

/** A longer row has lost its closing quote. */
const LONGEST_ROW_BYTES = 1024 * 1024;
/** A row that consists of separators alone takes many times its size once it is parsed. */
const MOST_CELLS = 10_000;
const CHUNK = 64 * 1024;

const REASONS = new Map<string, string>([
  ['CSV_QUOTE_NOT_CLOSED', 'a quoted cell in it never ends'],
  ['CSV_MAX_RECORD_SIZE', `a row in it is longer than ${LONGEST_ROW_BYTES} bytes`],
]);

/** Delimited text (CSV, TSV and the like) as UTF-8 without a byte order mark. */
export interface DelimitedText {
  bytes: Buffer;
  delimiter: string;
}

/** A range of rows. */
export interface Portion {
  /** How many rows to skip. */
  readonly offset: number;
  /** How many rows to read from there. */
  readonly first: number;
}

/** Starts beyond the end of any text, so that every row is counted and none is kept. */
export const EVERY_ROW: Portion = { offset: Infinity, first: 1 };

/** The rows of a portion. */
export interface Rows {
  /** Cells unchanged: neither trimmed nor converted, and with formulas left as they are. */
  readonly rows: string[][];
  /** How many rows were read to reach its end, including the heading and empty rows. */
  seen: number;
}

/**
 * Reads several portions of a text in one pass, which stops soon after the last of them.
 * @param cancellation ends the pass
 * @returns for each portion its rows or, if the pass did not reach its end, the error: UnreadableError for a
 *   malformed row, GIVEN_UP if the pass was cancelled
 */
export async function readPortions(
  text: DelimitedText,
  portions: readonly Portion[],
  cancellation: Cancellation,
): Promise<(Rows | Error)[]> {
  const read = portions.map((portion): Reading => ({ ...portion, rows: [], seen: 0 }));
  let open = read.filter(({ first }) => first > 0);
  try {
    await eachRow(text, cancellation, (row) => {
      for (const reading of open) take(reading, row);
      if (open.some(isOver)) open = open.filter((reading) => !isOver(reading));
      return open.length > 0;
    });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const failed = new Set(open);
    return read.map((reading) => (failed.has(reading) ? error : reading));
  }
  return read;
}

type Reading = Portion & Rows;

function take(reading: Reading, row: string[]): void {
  if (reading.seen >= reading.offset) reading.rows.push(row);
  reading.seen += 1;
}

function isOver({ rows, first }: Reading): boolean {
  return rows.length >= first;
}

/** Passes each row to `take` until `take` returns false. */
async function eachRow(
  { bytes, delimiter }: DelimitedText,
  cancellation: Cancellation,
  take: (row: string[]) => boolean,
): Promise<void> {
  let more = true;
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    // In a cell that does not begin with a quote, a quote is literal, as in 5" pipe.
    relax_quotes: true,
    max_record_size: LONGEST_ROW_BYTES,
    on_record: (row: string[]) => {
      if (row.length > MOST_CELLS) throw new UnreadableError(`a row in it has more than ${MOST_CELLS} cells`);
      more &&= take(row);
      return null;
    },
  });
  const ended = once(parser.resume(), 'end');
  // An error already reaches the caller through the write that caused it, or through `await ended`.
  ended.catch(() => {});
  try {
    for (let at = 0; at < bytes.length; at += CHUNK) {
      if (cancellation.reason) throw GIVEN_UP;
      await written(parser, bytes.subarray(at, at + CHUNK));
      if (!more) return;
      // Give other requests a turn while a long text is parsed.
      await setImmediate();
    }
    parser.end();
    await ended;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableError(REASONS.get(error.code) ?? 'its rows are not delimited text', { cause: error });
  } finally {
    parser.destroy();
  }
}

function written(parser: Parser, chunk: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}

/** In order of precedence for a tie: the rarer a character is in prose, the more reliable. */
const CANDIDATES = ['\t', ';', '|', ','] as const;

const SAMPLE_BYTES = 64 * 1024;
const SAMPLE_ROWS = 50;

/** A quoted cell and the character before it. The last one may be cut off by the end of the sample. */
const QUOTED = /(^|[\t;|,\r\n])"(?:[^"]|"")*(?:"|$)/g;

/**
 * Detects the delimiter of a text. Concur: each customer chooses their own, and nothing in the answer names
 * it.
 *
 * The candidate that occurs in the most rows wins. Quoted cells do not count, nor does a candidate before a
 * space, which is prose as in `Smith, John`. Ties go to the earlier candidate, so that `1,50;2,75` is split
 * at the semicolon.
 */
export function delimiterOf(text: Buffer): string {
  const sample = text.subarray(0, SAMPLE_BYTES).toString('utf8').replace(QUOTED, '$1');
  const rows = sample.split(/[\r\n]+/, SAMPLE_ROWS);
  return inMostRows(rows.map((row) => row.replace(/[;|,] /g, ' '))) ?? inMostRows(rows) ?? ',';
}

function inMostRows(rows: readonly string[]): string | undefined {
  const counts = CANDIDATES.map((candidate) => rows.filter((row) => row.includes(candidate)).length);
  const most = Math.max(...counts);
  return most === 0 ? undefined : CANDIDATES[counts.indexOf(most)];
}

const BOM_8 = Buffer.from([0xef, 0xbb, 0xbf]);
const BOM_16_LE = Buffer.from([0xff, 0xfe]);
const BOM_16_BE = Buffer.from([0xfe, 0xff]);

/**
 * Converts a text to UTF-8 without a byte order mark. Its encoding is determined by, in this order: a byte
 * order mark, the declared charset, whether the bytes are valid UTF-8. Everything else is taken for
 * Windows-1252, the superset of Latin-1 in which every byte is a character.
 * @param charset as declared by the sender, in lower case; an unknown name is ignored
 */
export function asUtf8(bytes: Buffer, charset?: string): Buffer {
  if (startsWith(bytes, BOM_8) && isUtf8(bytes)) return bytes.subarray(BOM_8.length);
  if (startsWith(bytes, BOM_16_LE)) return recoded(bytes, 'utf-16le');
  if (startsWith(bytes, BOM_16_BE)) return recoded(bytes, 'utf-16be');
  const named = charset === undefined || isUnicode8(charset) ? undefined : decoderFor(charset);
  if (named) return Buffer.from(named.decode(bytes));
  return isUtf8(bytes) ? bytes : recoded(bytes, 'windows-1252');
}

function startsWith(bytes: Buffer, start: Buffer): boolean {
  return bytes.subarray(0, start.length).equals(start);
}

function isUnicode8(charset: string): boolean {
  return /^(?:utf-?8|unicode-1-1-utf-8|us-ascii|ascii)$/.test(charset);
}

function decoderFor(charset: string): TextDecoder | undefined {
  try {
    return new TextDecoder(charset);
  } catch {
    return undefined;
  }
}

function recoded(bytes: Buffer, charset: string): Buffer {
  return Buffer.from(new TextDecoder(charset).decode(bytes));
}
