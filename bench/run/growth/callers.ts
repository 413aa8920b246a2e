import { OWN_CREDENTIALS } from '../../upstream/sign-in.ts';
import { workload } from '../../workloads/workloads.ts';
import { World } from '../../workloads/world.ts';
import { contestant } from '../contestants.ts';
import type { Laboratory } from '../laboratory.ts';
import { figuresAt, pointOrNone } from './lines.ts';
import { besides } from './series.ts';
import type { Durations, Point, Series } from './series.ts';

const CALLERS = [1, 10, 100, 300, 1000];

/** What it takes to keep answers apart for so many callers, each with an iplicit session of their own. */
export async function callers(laboratory: Laboratory, durations: Durations): Promise<Series> {
  const missing: string[] = [];
  const points: Point[] = [];
  const gateway = contestant('gateway');
  const [asked] = workload('1').requests(new World({}));
  const exchange = asked && gateway.exchange(workload('1'), asked);
  if (typeof exchange !== 'object') throw new Error(String(exchange));
  await laboratory.configure({});
  for (const count of CALLERS) {
    const requests = Array.from({ length: count }, (_, index) => ({
      ...exchange.request,
      headers: { 'x-iplicit-session': `${OWN_CREDENTIALS}${index}` },
    }));
    const adjustments = { env: { AUTH_PASS_THROUGH: 'true' } };
    const load = () => ({ requests, connections: 4 });
    // Long enough for each of them to have asked more than once.
    const enough = {
      warmSeconds: Math.max(durations.warmSeconds, count / 100),
      seconds: Math.max(durations.seconds, count / 250),
    };
    const measure = async (): Promise<Point> => {
      const { figures, rss } = await figuresAt(laboratory, gateway, load, enough, adjustments);
      if (figures.callers < Math.min(count, figures.requests))
        throw new Error(`the upstream saw ${figures.callers} different credentials.`);
      const beside = { 'CPU µs/request': figures.cpuMicroseconds, ...besides(figures) };
      return { x: count, y: rss / 1024 ** 2, beside };
    };
    points.push(...(await pointOrNone(missing, `${count} callers`, measure)));
  }
  return {
    name: 'callers',
    title: 'Callers, each with credentials of their own, asking for the page of workload 1 in turn',
    xLabel: 'callers',
    yLabel: 'MB resident',
    lines: [{ title: 'this gateway', points }],
    missing,
  };
}
