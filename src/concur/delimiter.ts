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
