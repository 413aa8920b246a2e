/** In the order in which they win where all do equally well: the rarer a sign is in prose, the surer. */
const CANDIDATES = ['\t', ';', '|', ','] as const;

const SAMPLE_BYTES = 64 * 1024;
const SAMPLE_ROWS = 50;

/** A quoted cell with what stands before it; the last one may have lost its end to the sample's. */
const QUOTED = /(^|[\t;|,\r\n])"(?:[^"]|"")*(?:"|$)/g;

/**
 * What separates the cells of a delimited text. Concur: each customer has chosen their own, and nothing names it.
 *
 * The candidate that is in the most rows wins, quoted cells left out, and so are signs before a blank: those are prose,
 * as in `Smith, John`. A tie is broken by the order of the candidates, so that `1,50;2,75` is split at the semicolon.
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
