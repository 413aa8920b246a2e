import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import type { Parser } from 'csv-parse';
import type { Cancellation } from '../upstream/cancellation.ts';
import { GIVEN_UP } from '../upstream/transport-error.ts';
import { UnreadableError } from './unreadable.ts';

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
