import { onePayment } from '../../workloads/workloads.ts';
import { World } from '../../workloads/world.ts';
import type { Contestant } from '../contestant.ts';
import type { Laboratory } from '../laboratory.ts';
import { figuresAt, GROWTH_LINES, pointOrNone } from './lines.ts';
import type { Load } from './lines.ts';
import { besides } from './series.ts';
import type { Durations, Line, Point, Series } from './series.ts';

const SIZES = [1, 10, 100, 1000];
const PAYMENTS = 10;

/** Measures what reading one payment costs as it has more allocations. */
export async function allocationsPerPayment(laboratory: Laboratory, durations: Durations): Promise<Series> {
  const missing: string[] = [];
  const lines: Line[] = [];
  for (const { title, contestant, upstream } of GROWTH_LINES) {
    const points: Point[] = [];
    for (const size of SIZES) {
      const settings = { ...upstream, payments: PAYMENTS, allocationsPerPayment: size };
      await laboratory.configure(settings);
      const load = loadOf(contestant, new World(settings));
      const measure = async (): Promise<Point> => {
        const { figures } = await figuresAt(laboratory, contestant, () => load, durations);
        return { x: size, y: figures.cpuMicroseconds, beside: besides(figures) };
      };
      points.push(...(await pointOrNone(missing, `${title}, ${size} allocations`, measure)));
    }
    lines.push({ title, points });
  }
  return {
    name: 'allocations-per-payment',
    title: 'Allocations of one payment, read by id',
    xLabel: 'allocations',
    yLabel: 'CPU µs per request',
    lines,
    missing,
  };
}

function loadOf(contestant: Contestant, world: World): Load {
  const exchange = contestant.exchange(onePayment(world.uuid(0)));
  if (typeof exchange === 'string') throw new Error(exchange);
  return { requests: [exchange.request], connections: 1 };
}
