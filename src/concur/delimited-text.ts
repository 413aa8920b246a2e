import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import type { Parser } from 'csv-parse';
import type { Cancellation } from '../upstream/cancellation.ts';
import { GIVEN_UP } from '../upstream/transport-error.ts';
import { UnreadableError } from './unreadable.ts';

/** Longest row, in bytes: what is longer has lost its closing quote. */
const LONGEST_ROW = 1024 * 1024;
/** Most cells of a row: a row of separators alone takes many times its size once it is taken apart. */
const MOST_CELLS = 10_000;
const CHUNK = 64 * 1024;

const REASONS = new Map<string, string>([
  ['CSV_QUOTE_NOT_CLOSED', 'a quoted cell in it never ends'],
  ['CSV_MAX_RECORD_SIZE', `a row in it is longer than ${LONGEST_ROW} bytes`],
]);

/** A text of rows and cells, as UTF-8 and without a byte order mark. */
export interface DelimitedText {
  bytes: Buffer;
  delimiter: string;
}

/** So many of a text's rows, from one on. */
export interface Portion {
  /** How many rows are left out before it. */
  readonly offset: number;
  readonly first: number;
}

/** Beyond the end of any text: every row is seen on the way there, and none is taken. */
export const EVERY_ROW: Portion = { offset: Infinity, first: 1 };

/** A portion as it was read. */
export interface Rows {
  /** Cells unaltered: neither trimmed nor converted, and formulas left as they stand. */
  readonly rows: string[][];
  /** How many rows there are up to its end, a heading and empty ones included. */
  seen: number;
}

/**
 * Reads portions of a text, all in one pass, and little further than the last of them.
 * @param cancellation ends the pass
 * @returns each portion or, for those that the pass did not get to the end of, why: UnreadableError for a row that cannot be
 *   read, GIVEN_UP where nobody waits for it
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

/** Hands over row after row, until `take` wants no more. */
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
    // A quote within a cell that does not begin with one is a quote, as in 5" pipe.
    relax_quotes: true,
    max_record_size: LONGEST_ROW,
    on_record: (row: string[]) => {
      if (row.length > MOST_CELLS) throw new UnreadableError(`a row in it has more than ${MOST_CELLS} cells`);
      more &&= take(row);
      return null;
    },
  });
  const ended = once(parser.resume(), 'end');
  // Whatever goes wrong is told by the chunk that it goes wrong in, or by the end.
  ended.catch(() => {});
  try {
    for (let at = 0; at < bytes.length; at += CHUNK) {
      if (cancellation.reason) throw GIVEN_UP;
      await written(parser, bytes.subarray(at, at + CHUNK));
      if (!more) return;
      // Other requests get their turn while a long text is read.
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
