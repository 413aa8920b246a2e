import { isUtf8 } from 'node:buffer';
import { setImmediate } from 'node:timers/promises';
import { GIVEN_UP } from '../../../upstream/http-client.ts';
import { UnreadableError } from '../errors.ts';
import { Survey } from './quotation.ts';

/** A longer row has lost its end. */
const MAX_ROW_BYTES = 1024 * 1024;
/** A row that consists of separators alone takes many times its size once it is parsed. */
const MAX_CELLS = 10_000;
/** How much is read before other requests get a turn, in bytes. */
const CHUNK = 128 * 1024;

const [LF, CR, QUOTE] = [0x0a, 0x0d, 0x22];

/** Delimited text (CSV, TSV and the like) as UTF-8 without a byte order mark. */
export interface DelimitedText {
  readonly bytes: Buffer;
  /** One ASCII character. */
  readonly delimiter: string;
}

/** How many rows and columns a text has. */
export interface Extent {
  /** Including the heading and empty rows. */
  readonly rows: number;
  /** Cells of most rows; 0 if there are no rows. */
  readonly columns: number;
}

/** A range of rows. */
export interface Portion {
  /** How many rows to skip. */
  readonly offset: number;
  /** How many rows to read from there. */
  readonly first: number;
}

/** The rows of a delimited text. No cell is altered but by the rule for quotation marks that the text itself decides. */
export class DelimitedRows {
  readonly #bytes: Buffer;
  readonly #delimiter: number;
  readonly #signal: AbortSignal;
  #survey: Promise<Survey> | undefined;

  /** @param signal ends every reading, which then throws GIVEN_UP */
  constructor({ bytes, delimiter }: DelimitedText, signal: AbortSignal) {
    this.#bytes = bytes;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#signal = signal;
  }

  /**
   * How many rows and columns there are.
   * @throws {UnreadableError} if the text cannot be read; see `Survey.isQuoted`
   */
  async extent(): Promise<Extent> {
    return (await this.#surveyed()).extent;
  }

  /**
   * Reads several portions in one pass, which stops soon after the last of them. Cells are neither trimmed nor
   * converted, and formulas are left as they are.
   * @returns for each portion its rows or, if the pass did not reach its end, the error: UnreadableError for a text
   *   or row that cannot be read, GIVEN_UP
   */
  async read(portions: readonly Portion[]): Promise<(string[][] | Error)[]> {
    const readings = portions.map((portion) => ({ ...portion, rows: [] as string[][] }));
    let open = readings.filter(({ first }) => first > 0);
    try {
      const isQuoted = this.#bytes.includes(QUOTE) && (await this.#surveyed()).isQuoted;
      let [seen, from] = [0, 0];
      for await (const turn of this.#turns()) {
        while (from < turn && open.length > 0) {
          const isWanted = open.some(({ offset }) => seen >= offset);
          const { cells, next } = this.#rowAt(from, isQuoted, isWanted);
          for (const { offset, rows } of open) if (seen >= offset) rows.push(cells);
          open = open.filter(({ first, rows }) => rows.length < first);
          from = next;
          seen += 1;
        }
        if (open.length === 0) break;
      }
      open = [];
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const failed = new Set(open);
      return readings.map((reading) => (failed.has(reading) ? error : reading.rows));
    }
    return readings.map(({ rows }) => rows);
  }

  /** @param isWanted whether its cells are: to skip a row, only its end has to be found */
  #rowAt(from: number, isQuoted: boolean, isWanted: boolean): { cells: string[]; next: number } {
    const bytes = this.#bytes;
    const cells: string[] = [];
    let count = 0;
    for (let at = from; ;) {
      const isAround = isQuoted && bytes[at] === QUOTE;
      const end = isAround ? closingQuote(bytes, at + 1) : endOfCell(bytes, at, this.#delimiter);
      if (end - from > MAX_ROW_BYTES)
        throw new UnreadableError(`a row in it is longer than ${MAX_ROW_BYTES} bytes`);
      if ((count += 1) > MAX_CELLS) throw new UnreadableError(`a row in it has more than ${MAX_CELLS} cells`);
      if (isWanted) cells.push(isAround ? unquoted(bytes, at + 1, end) : bytes.toString('utf8', at, end));
      const after = isAround ? end + 1 : end;
      at = after + 1;
      if (bytes[after] === this.#delimiter) continue;
      return { cells, next: bytes[after] === CR && bytes[at] === LF ? at + 1 : at };
    }
  }

  #surveyed(): Promise<Survey> {
    return (this.#survey ??= this.#surveyAll());
  }

  async #surveyAll(): Promise<Survey> {
    const survey = new Survey(this.#delimiter, { cells: MAX_CELLS, bytes: MAX_ROW_BYTES });
    let from = 0;
    for await (const turn of this.#turns()) {
      survey.take(this.#bytes.subarray(from, turn));
      from = turn;
    }
    survey.end();
    return survey;
  }

  /** Where to pause, so that a long text does not keep other requests waiting. The last is its end. */
  async *#turns(): AsyncGenerator<number> {
    for (let turn = 0; turn < this.#bytes.length; await setImmediate()) {
      if (this.#signal.aborted) throw GIVEN_UP;
      turn = Math.min(turn + CHUNK, this.#bytes.length);
      yield turn;
    }
  }
}

function endOfCell(bytes: Buffer, from: number, delimiter: number): number {
  let end = from;
  for (; end < bytes.length; end += 1) {
    const byte = bytes[end];
    if (byte === delimiter || byte === LF || byte === CR) break;
  }
  return end;
}

/** The place of the quotation mark that ends a cell: doubled ones are part of it. The survey has seen that there is one. */
function closingQuote(bytes: Buffer, from: number): number {
  let end = bytes.indexOf(QUOTE, from);
  while (end >= 0 && bytes[end + 1] === QUOTE) end = bytes.indexOf(QUOTE, end + 2);
  return end < 0 ? bytes.length : end;
}

function unquoted(bytes: Buffer, start: number, end: number): string {
  const cell = bytes.toString('utf8', start, end);
  return cell.includes('"') ? cell.replaceAll('""', '"') : cell;
}

/** In order of precedence for a tie: the rarer a character is in prose, the more reliable. */
const CANDIDATES = ['\t', '|', '^', '~', ';', ','] as const;

const SAMPLE_BYTES = 64 * 1024;
const SAMPLE_ROWS = 50;

/** A quoted cell and the character before it. It is looked for in one line: a lone quotation mark must hide no other. */
const QUOTED = /(^|[\t|^~;,\r\n])"(?:[^"\r\n]|"")*"/g;

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
  return inMostRows(rows.map((row) => row.replace(/[|^~;,] /g, ' '))) ?? inMostRows(rows) ?? ',';
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
