/** Colours of lines and bars, in the order of the legend. */
export const COLOURS = [
  '#1b6ca8',
  '#d1495b',
  '#3a7d44',
  '#8e6c8a',
  '#b8860b',
  '#5c6b73',
  '#00798c',
  '#6a4c93',
];

/** An SVG document with a title and these elements. */
export function drawing(width: number, height: number, title: string, elements: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="12">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(width / 2, 20, title, 'middle', 14),
    ...elements,
    '</svg>',
    '',
  ].join('\n');
}

/** A text element. */
export function text(
  x: number,
  y: number,
  content: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
  size = 12,
): string {
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" font-size="${size}" fill="#222222">${escaped(content)}</text>`;
}

/** A line element. */
export function line(x1: number, y1: number, x2: number, y2: number, colour = '#dddddd'): string {
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${colour}"/>`;
}

/** Rounds a coordinate to a tenth of a pixel. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/**
 * A logarithmic scale that maps values to coordinates between `from` and `to`, in pixels.
 * @returns the mapping, and the powers of ten that enclose and divide the range of values
 */
export function logScale(values: readonly number[], from: number, to: number) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  const place = (value: number): number => from + ((Math.log10(value) - low) / (high - low)) * (to - from);
  const ticks = Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index));
  return { place, ticks };
}

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
