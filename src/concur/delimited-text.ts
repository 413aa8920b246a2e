import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import type { Parser } from 'csv-parse';
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

/**
 * Some of a text's rows, cells unaltered: neither trimmed nor converted, and formulas left as they stand. Reads little
 * further than asked.
 * @throws {UnreadableError} if a row before or among them cannot be read
 */
export async function readRows(text: DelimitedText, offset: number, first: number): Promise<string[][]> {
  const rows: string[][] = [];
  let seen = 0;
  await eachRow(text, (row) => {
    if (seen >= offset && rows.length < first) rows.push(row);
    seen += 1;
    return rows.length < first;
  });
  return rows;
}

/**
 * How many rows a text has, a heading and empty ones included.
 * @throws {UnreadableError} if one cannot be read
 */
export async function countRows(text: DelimitedText): Promise<number> {
  let count = 0;
  await eachRow(text, () => {
    count += 1;
    return true;
  });
  return count;
}

/** Hands over row after row, until `take` wants no more. */
async function eachRow({ bytes, delimiter }: DelimitedText, take: (row: string[]) => boolean): Promise<void> {
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
