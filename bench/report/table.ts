/**
 * A Markdown table with aligned columns.
 * @param textColumns how many columns, from the left, hold text; the others hold numbers and are aligned to the right
 */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  textColumns = 1,
): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(3, ...all.map((row) => width(row[column] ?? ''))));
  const line = (row: readonly string[]): string =>
    `| ${widths.map((wide, column) => padded(row[column] ?? '', wide, column >= textColumns)).join(' | ')} |`;
  const rule = widths.map((wide, column) =>
    column < textColumns ? '-'.repeat(wide) : `${'-'.repeat(wide - 1)}:`,
  );
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

function padded(text: string, wide: number, right: boolean): string {
  const blanks = ' '.repeat(wide - width(text));
  return right ? blanks + text : text + blanks;
}

function width(text: string): number {
  return [...text].length;
}
