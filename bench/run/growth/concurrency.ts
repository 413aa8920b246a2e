import { SCREEN_REQUEST } from '../../workloads/workloads.ts';
import type { Laboratory } from '../laboratory.ts';
import { figuresAt, GROWTH_LINES, pointOrNone } from './lines.ts';
import { besides } from './series.ts';
import type { Durations, Line, Point, Series } from './series.ts';

const CONNECTIONS = [1, 4, 16, 64, 256, 1000];

/** Measures how many screens a second are answered as more connections ask for them at once. */
export async function concurrency(laboratory: Laboratory, durations: Durations): Promise<Series> {
  const missing: string[] = [];
  const lines: Line[] = [];
  for (const { title, contestant, upstream } of GROWTH_LINES) {
    const points: Point[] = [];
    await laboratory.configure(upstream);
    const exchange = contestant.exchange(SCREEN_REQUEST);
    if (typeof exchange === 'string') throw new Error(exchange);
    for (const connections of CONNECTIONS) {
      const load = () => ({ requests: [exchange.request], connections });
      // By default the gateway refuses requests beyond a limit; here it has to answer all of them.
      const adjustments = { env: { MAX_REQUESTS_UNDER_WAY: '2000' } };
      const measure = async (): Promise<Point> => {
        const { figures, rss } = await figuresAt(laboratory, contestant, load, durations, adjustments);
        const cpu = { 'CPU µs/request': figures.cpuMicroseconds };
        const beside = { ...cpu, ...besides(figures), 'MB resident': rss / 1024 ** 2 };
        return { x: connections, y: figures.requestsPerSecond, beside };
      };
      points.push(...(await pointOrNone(missing, `${title}, ${connections} connections`, measure)));
    }
    lines.push({ title, points });
  }
  return {
    name: 'concurrency',
    title: 'Connections that ask for the screen of workload 2 at the same time',
    xLabel: 'connections',
    yLabel: 'requests/s',
    lines,
    missing,
  };
}
