import { UnreadableError } from '../errors.ts';

const [TAB, LF, CR, QUOTE] = [0x09, 0x0a, 0x0d, 0x22];

/** Rows by their number of cells: in which line the first of them is, and how many there are. */
class Rows {
  readonly byCells = new Map<number, { readonly line: number; rows: number }>();

  add(cells: number, line: number): void {
    const known = this.byCells.get(cells);
    if (known) known.rows += 1;
    else this.byCells.set(cells, { line, rows: 1 });
  }
}

/** How well a reading of the text fits. */
type Fit =
  /** Each row that the reading had a say in has as many cells as one that it had no say in. */
  | 'well'
  /** All rows that it had a say in have the same number of cells, but no other row has. */
  | 'poorly'
  /** The line of the first row that fits nothing. */
  | number;

function fitOf(doubtful: readonly Rows[], certain: readonly Rows[]): Fit {
  const known = new Set(certain.flatMap(({ byCells }) => [...byCells.keys()]));
  const all = doubtful.flatMap(({ byCells }) => [...byCells]);
  const odd = all.filter(([cells]) => !known.has(cells));
  if (odd.length === 0) return 'well';
  const rows = all.reduce((sum, [, each]) => sum + each.rows, 0);
  const isRegular = new Set(all.map(([cells]) => cells)).size === 1 && (rows > 1 || known.size === 0);
  return isRegular ? 'poorly' : Math.min(...odd.map(([, { line }]) => line));
}

const RANKS = { well: 2, poorly: 1 };

function rankOf(fit: Fit): number {
  return typeof fit === 'number' ? 0 : RANKS[fit];
}

/** Where the reading with quotation marks around cells is. */
const BEGIN = 0;
const BARE = 1;
const QUOTED = 2;
/** After a quotation mark in a quoted cell: a second one makes it part of the cell, else the cell ends here. */
const CLOSED = 3;

/** Limits of a row. */
interface RowLimits {
  cells: number;
  bytes: number;
}

/**
 * Reads a whole text in both ways in which its quotation marks can be meant, and decides between them.
 *
 * Whether text is quoted is a setting of the customer's export, and nothing in the file names it. A quotation mark
 * is either one around a cell, as in RFC 4180, or a character like any other, as in `17" display` and `"Ritz`. Taken
 * wrongly, it swallows everything up to the next one, rows with their amounts too.
 */
export class Survey {
  readonly #delimiter: number;
  readonly #max: RowLimits;

  /** As plain characters: rows without a quotation mark, rows with one, and rows within a cell of the other reading. */
  readonly #plain = { certain: new Rows(), marked: new Rows(), covered: new Rows() };
  #plainRows = 0;
  /** The present line: its number, its cells and bytes so far, and what is known of it. */
  #line = 1;
  #cells = 1;
  #bytes = 0;
  #isMarked = false;
  #isCovered = false;

  /** As quotation marks around cells: rows without and rows with such a cell. */
  readonly #quoted = { certain: new Rows(), marked: new Rows() };
  #quotedRows = 0;
  #state: typeof BEGIN | typeof BARE | typeof QUOTED | typeof CLOSED = BEGIN;
  /** The present row: the line that it began in, and what is known of it. */
  #row = { line: 1, cells: 1, bytes: 0, isMarked: false };
  /** The line in which the present quoted cell began. */
  #opened = 1;
  /** The line at which this reading turned out to be impossible. */
  #broken: number | undefined;
  #hasBareCell = false;
  /** Whether a delimiter is within a quoted cell, and whether a line's end is. */
  #holdsDelimiter = false;
  #spansLines = false;

  /** Whether the last byte was a CR, so that an LF belongs to it. */
  #isAfterCr = false;
  #decision: boolean | undefined;

  /** @param delimiter code of an ASCII character */
  constructor(delimiter: number, max: RowLimits) {
    this.#delimiter = delimiter;
    this.#max = max;
  }

  /**
   * Reads on.
   * @throws {UnreadableError} for a line of more bytes or cells than any file has
   */
  take(piece: Buffer): void {
    for (const byte of piece) {
      const isEnd = byte === LF || byte === CR;
      if (byte === LF && this.#isAfterCr) {
        this.#isAfterCr = false;
        continue;
      }
      this.#isAfterCr = byte === CR;
      if (this.#broken === undefined) this.#takeQuoted(byte, isEnd);
      if (isEnd) this.#endLine();
      else {
        if (byte === this.#delimiter) this.#cells += 1;
        else if (byte === QUOTE) this.#isMarked = true;
        if ((this.#bytes += 1) > this.#max.bytes)
          throw new UnreadableError(`a row in it is longer than ${this.#max.bytes} bytes`);
      }
    }
  }

  /** Ends the text. Throws UnreadableError as `take`. */
  end(): void {
    if (this.#broken === undefined) {
      if (this.#state === QUOTED) this.#broken = this.#opened;
      else if (this.#row.bytes > 0) this.#endRow();
    }
    if (this.#bytes > 0) this.#endLine();
  }

  /**
   * Whether quotation marks are those around cells.
   *
   * They never are in tab-separated text (IANA). They are if they can be and it makes no difference to where cells
   * and rows end, or if all cells have them. Else the reading is taken whose numbers of cells fit better, and if both
   * fit alike, the one in which no row runs over several lines.
   * @throws {UnreadableError} naming a line, if neither reading fits
   */
  get isQuoted(): boolean {
    return (this.#decision ??= this.#delimiter !== TAB && this.#decide());
  }

  /** Rows, and cells of most rows. Throws as `isQuoted`. */
  get extent(): { rows: number; columns: number } {
    const { certain, marked } = this.isQuoted ? this.#quoted : this.#plain;
    const all = this.isQuoted ? [certain, marked] : [certain, marked, this.#plain.covered];
    const rows = this.isQuoted ? this.#quotedRows : this.#plainRows;
    const byCells = new Map<number, number>();
    for (const each of all)
      for (const [cells, found] of each.byCells) byCells.set(cells, (byCells.get(cells) ?? 0) + found.rows);
    const [columns = Math.min(rows, 1)] = [...byCells].toSorted(([, a], [, b]) => b - a)[0] ?? [];
    return { rows, columns };
  }

  #decide(): boolean {
    const { certain, marked, covered } = this.#plain;
    const isPossible = this.#broken === undefined;
    if (isPossible && !(this.#holdsDelimiter || this.#spansLines)) return true;
    if (isPossible && !this.#hasBareCell) return true;
    const quoted = this.#broken ?? fitOf([this.#quoted.marked], [this.#quoted.certain]);
    const plain = isPossible ? fitOf([marked, covered], [certain]) : fitOf([marked], [certain, covered]);
    if (typeof quoted === 'number' && typeof plain === 'number') {
      throw new UnreadableError(
        `in its line ${quoted}, quotation marks fit neither around cells nor as plain characters`,
      );
    }
    const difference = rankOf(quoted) - rankOf(plain);
    return difference > 0 || (difference === 0 && !this.#spansLines);
  }

  #endLine(): void {
    if (this.#cells > this.#max.cells)
      throw new UnreadableError(`a row in it has more than ${this.#max.cells} cells`);
    const { certain, marked, covered } = this.#plain;
    const rows = this.#isMarked ? marked : this.#isCovered ? covered : certain;
    if (this.#bytes > 0) rows.add(this.#cells, this.#line);
    this.#plainRows += 1;
    this.#line += 1;
    this.#cells = 1;
    this.#bytes = 0;
    this.#isMarked = false;
    this.#isCovered = this.#state === QUOTED && this.#broken === undefined;
  }

  #takeQuoted(byte: number, isEnd: boolean): void {
    const row = this.#row;
    if ((row.bytes += 1) > this.#max.bytes) {
      this.#broken = row.isMarked ? this.#opened : row.line;
      return;
    }
    if (this.#state === QUOTED) {
      if (byte === QUOTE) this.#state = CLOSED;
      else if (isEnd) this.#spansLines = true;
      else if (byte === this.#delimiter) this.#holdsDelimiter = true;
    } else if (byte === QUOTE && this.#state === CLOSED) this.#state = QUOTED;
    else if (byte === QUOTE && this.#state === BEGIN) {
      this.#state = QUOTED;
      this.#opened = this.#line;
      row.isMarked = true;
    } else if (isEnd) {
      // A row's end is not one of its bytes.
      row.bytes -= 1;
      this.#endRow();
    } else if (byte === this.#delimiter) {
      this.#state = BEGIN;
      row.cells += 1;
    } else if (this.#state === CLOSED) this.#broken = this.#line;
    else {
      this.#state = BARE;
      this.#hasBareCell = true;
    }
  }

  #endRow(): void {
    const { line, cells, bytes, isMarked } = this.#row;
    if (bytes > 0) (isMarked ? this.#quoted.marked : this.#quoted.certain).add(cells, line);
    this.#quotedRows += 1;
    this.#state = BEGIN;
    this.#row = { line: this.#line + 1, cells: 1, bytes: 0, isMarked: false };
  }
}
