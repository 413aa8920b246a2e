/** How many trailing digits of a number change with the revision. */
const CHANGING_DIGITS = 6;

/** A prepared body whose marked numbers can be changed in place for each revision of the data. */
export interface ChangingBody {
  readonly bytes: Buffer;
  /** Writes a revision into every marked number. The body's length never changes. */
  revise(revision: number): void;
}

/**
 * Prepares a body whose marked numbers carry the revision in their last digits.
 * @param marker the text right before each number that changes, such as `"bankCurrencyAmount":`
 */
export function changingBody(text: string, marker: string): ChangingBody {
  const bytes = Buffer.from(text);
  const numbers = numbersAfter(bytes, Buffer.from(marker));
  return {
    bytes,
    revise(revision) {
      for (const digits of numbers) writeDigits(bytes, digits, revision);
    },
  };
}

function numbersAfter(bytes: Buffer, marker: Buffer): number[][] {
  const found: number[][] = [];
  for (let at = bytes.indexOf(marker); at >= 0; at = bytes.indexOf(marker, at)) {
    const start = at + marker.length;
    let end = start;
    while (isNumeric(bytes[end])) end += 1;
    found.push(changingDigits(bytes, start, end));
    at = end;
  }
  return found;
}

/** Positions of the digits that change, the last first. A number's first digit stays, since JSON allows no leading zero. */
function changingDigits(bytes: Buffer, start: number, end: number): number[] {
  const digits: number[] = [];
  for (let at = end - 1; at >= start; at -= 1) if (isDigit(bytes[at])) digits.push(at);
  return digits.slice(0, -1).slice(0, CHANGING_DIGITS);
}

function writeDigits(bytes: Buffer, digits: readonly number[], revision: number): void {
  let rest = revision;
  for (const at of digits) {
    bytes[at] = 48 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57;
}

function isNumeric(byte: number | undefined): boolean {
  return isDigit(byte) || byte === 45 || byte === 46;
}
