import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Options } from 'csv-parse';
import { UnreadableError } from './unreadable.ts';

/** Longest row, in bytes: what is longer has lost its closing quote. */
const LONGEST_ROW = 1024 * 1024;
const CHUNK = 64 * 1024;

/** A text of rows and cells, as UTF-8 and without a byte order mark. */
export interface DelimitedText {
  bytes: Buffer;
  delimiter: string;
}

/**
 * Some of a text's rows, cells unaltered: neither trimmed nor converted, and formulas left as they stand. Reads no further
 * than asked.
 * @throws {UnreadableError} if a row before or among them cannot be read
 */
export async function readRows(text: DelimitedText, offset: number, first: number): Promise<string[][]> {
  if (first === 0) return [];
  const rows: string[][] = [];
  await run(text, { from: offset + 1, to: offset + first }, (row) => rows.push(row));
  return rows;
}

/**
 * How many rows a text has, a heading and empty ones included.
 * @throws {UnreadableError} if one cannot be read
 */
export async function countRows(text: DelimitedText): Promise<number> {
  let count = 0;
  const counted: Options = {
    on_record: () => {
      count += 1;
      return null;
    },
  };
  await run(text, counted, () => {});
  return count;
}

async function run(
  { bytes, delimiter }: DelimitedText,
  options: Options,
  take: (row: string[]) => void,
): Promise<void> {
  const parser = parse({
    ...options,
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    // A quote within a cell that does not begin with one is a quote, as in 5" pipe.
    relax_quotes: true,
    max_record_size: LONGEST_ROW,
  });
  try {
    for await (const row of Readable.from(chunksOf(bytes)).compose(parser)) take(row as string[]);
  } catch (error) {
    if (error instanceof CsvError)
      throw new UnreadableError(REASONS.get(error.code) ?? 'its rows are not delimited text', {
        cause: error,
      });
    throw error;
  }
}

const REASONS = new Map<string, string>([
  ['CSV_QUOTE_NOT_CLOSED', 'a quoted cell in it never ends'],
  ['CSV_MAX_RECORD_SIZE', `a row in it is longer than ${LONGEST_ROW} bytes`],
]);

/** In pieces, so that other requests get their turn while a long text is read. */
function* chunksOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}
