import type { WorkloadRun } from '../run/workload-run.ts';
import { short } from './numbers.ts';
import { median } from './statistics.ts';
import { COLOURS, drawing, line, logScale, round, text } from './svg.ts';
import { cpu, isCell } from './workload-section.ts';

const WIDTH = 760;
const LEFT = 190;
const RIGHT = 690;
const TOP = 56;
const BAR = 13;
const ROW = 2 * BAR + 10;
const FEW = COLOURS[0] ?? '';
const MANY = COLOURS[1] ?? '';

/** CPU per request of every contestant in one workload, on a logarithmic scale, as an SVG document. */
export function barPlot({ workload, cells }: WorkloadRun): string {
  const bars = [...cells].flatMap(([{ title }, cell]) =>
    isCell(cell) ? [{ title, few: median(cpu(cell, 'few')), many: median(cpu(cell, 'many')) }] : [],
  );
  const height = TOP + bars.length * ROW + 40;
  const heading = `Workload ${workload.name}: CPU µs per request`;
  if (bars.length === 0) return drawing(WIDTH, height, heading, []);
  const scale = logScale(
    bars.flatMap(({ few, many }) => [few, many]),
    LEFT,
    RIGHT,
  );
  const bottom = TOP + bars.length * ROW;
  return drawing(WIDTH, height, heading, [
    ...legend(LEFT, '1 connection', FEW),
    ...legend(LEFT + 130, '64 connections', MANY),
    ...scale.ticks.flatMap((tick) => [
      line(scale.place(tick), TOP, scale.place(tick), bottom),
      text(scale.place(tick), bottom + 16, tick.toLocaleString('en'), 'middle'),
    ]),
    ...bars.flatMap(({ title, few, many }, index) => {
      const y = TOP + index * ROW + 5;
      return [
        text(LEFT - 8, y + BAR + 4, title, 'end'),
        ...bar(y, scale.place(few), few, FEW),
        ...bar(y + BAR, scale.place(many), many, MANY),
      ];
    }),
  ]);
}

function legend(x: number, name: string, colour: string): string[] {
  return [`<rect x="${x}" y="32" width="12" height="12" fill="${colour}"/>`, text(x + 18, 42, name)];
}

function bar(y: number, end: number, value: number, colour: string): string[] {
  return [
    `<rect x="${LEFT}" y="${round(y)}" width="${round(Math.max(1, end - LEFT))}" height="${BAR - 1}" fill="${colour}"/>`,
    text(end + 4, y + BAR - 3, short(value), 'start', 10),
  ];
}
