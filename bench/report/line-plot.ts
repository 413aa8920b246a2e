import type { Series } from '../run/growth/series.ts';
import { COLOURS, drawing, line, logScale, round, text } from './svg.ts';

const WIDTH = 760;
const LEFT = 80;
const RIGHT = 740;
const TOP = 40;
const BOTTOM = 320;
const LEGEND = BOTTOM + 56;

/** The lines of a series on logarithmic axes, as an SVG document. */
export function linePlot({ title, xLabel, yLabel, lines }: Series): string {
  const points = lines.flatMap((each) => each.points);
  const height = LEGEND + lines.length * 16;
  if (points.length === 0)
    return drawing(WIDTH, height, title, [text(WIDTH / 2, height / 2, 'nothing measured', 'middle')]);
  const x = logScale(
    points.map((point) => point.x),
    LEFT,
    RIGHT,
  );
  const y = logScale(
    points.map((point) => point.y),
    BOTTOM,
    TOP,
  );
  return drawing(WIDTH, height, title, [
    ...x.ticks.flatMap((tick) => [
      line(x.place(tick), TOP, x.place(tick), BOTTOM),
      text(x.place(tick), BOTTOM + 18, tick.toLocaleString('en'), 'middle'),
    ]),
    ...y.ticks.flatMap((tick) => [
      line(LEFT, y.place(tick), RIGHT, y.place(tick)),
      text(LEFT - 8, y.place(tick) + 4, tick.toLocaleString('en'), 'end'),
    ]),
    text((LEFT + RIGHT) / 2, BOTTOM + 36, xLabel, 'middle'),
    text(LEFT, TOP - 6, yLabel),
    ...lines.flatMap(({ title: name, points: own }, index) => {
      const colour = COLOURS[index % COLOURS.length] ?? '#000000';
      const places = own.map((point) => [round(x.place(point.x)), round(y.place(point.y))] as const);
      return [
        `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${places.map((place) => place.join(',')).join(' ')}"/>`,
        ...places.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3" fill="${colour}"/>`),
        `<rect x="${LEFT}" y="${LEGEND + index * 16 - 6}" width="20" height="3" fill="${colour}"/>`,
        text(LEFT + 28, LEGEND + index * 16, name),
      ];
    }),
  ]);
}
