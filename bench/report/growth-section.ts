import type { Line, Series } from '../run/growth/series.ts';
import { short } from './numbers.ts';
import { REASONS } from './reasons.ts';
import { table } from './table.ts';

/** By how much the slope of a line, on logarithmic axes, must change to be reported. */
const BEND = 0.3;

/** The section on one series: its plot, its points, where its slope changes, and an explanation. */
export function growthSection(series: Series): string {
  const { name, title, lines, missing } = series;
  const why = REASONS[name];
  const bends = lines.flatMap((line) => bendOf(series, line));
  return [
    `### ${title}`,
    `![${title}](plots/growth-${name}.svg)`,
    pointTable(series),
    ...(bends.length > 0 ? [bends.join('\n')] : []),
    ...(why === undefined ? [] : [`An explanation, from profiles and earlier runs: ${why}`]),
    ...(missing.length > 0
      ? [`Not measured:\n\n${missing.map((each) => `- ${oneLine(each)}`).join('\n')}`]
      : []),
  ].join('\n\n');
}

function pointTable({ xLabel, yLabel, lines }: Series): string {
  const beside = Object.keys(lines.flatMap(({ points }) => points)[0]?.beside ?? {}).filter(
    (heading) => heading !== yLabel,
  );
  const rows = lines.flatMap(({ title, points }) =>
    points.map((point) => [
      title,
      point.x.toLocaleString('en'),
      short(point.y),
      ...beside.map((heading) => short(point.beside[heading] ?? Number.NaN)),
    ]),
  );
  return table(['', xLabel, yLabel, ...beside], rows);
}

/** The point at which a line's slope on logarithmic axes changes most; none if the line is nearly straight. */
function bendOf({ xLabel, yLabel }: Series, { title, points }: Line): string[] {
  const slopes = points.slice(1).map((point, index) => {
    const before = points[index] ?? point;
    return Math.log(point.y / before.y) / Math.log(point.x / before.x);
  });
  const turns = slopes.slice(1).map((slope, index) => slope - (slopes[index] ?? slope));
  const sharpest = turns.reduce((most, turn) => (Math.abs(turn) > Math.abs(most) ? turn : most), 0);
  if (Math.abs(sharpest) < BEND) return [];
  const at = turns.indexOf(sharpest) + 1;
  const [before, after] = [slopes[at - 1] ?? 0, slopes[at] ?? 0];
  return [
    `- ${title}: the slope changes most at ${points[at]?.x.toLocaleString('en')} ${xLabel}. At the rate of the step before it, ` +
      `ten times the ${xLabel} give ${short(10 ** before)} times the ${yLabel}; at the rate of the step after it, ${short(10 ** after)} times.`,
  ];
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 300).trim();
}
