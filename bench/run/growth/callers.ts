import type { PlannedRequest } from '../../load/target.ts';
import { OWN_CREDENTIALS } from '../../upstream/sign-in.ts';
import { workload } from '../../workloads/workloads.ts';
import { World } from '../../workloads/world.ts';
import { contestant } from '../contestants.ts';
import type { Laboratory } from '../laboratory.ts';
import { figuresAt, pointOrNone } from './lines.ts';
import { besides } from './series.ts';
import type { Durations, Line, Point, Series } from './series.ts';

const CALLERS = [1, 10, 100, 300, 1000];
const CPU = 'CPU µs per request';
const MEMORY = 'MB resident';
/** Memory for stored answers: the default, and more than these callers can fill. */
const CONFIGURATIONS = [
  { title: 'this gateway, default settings', env: {} },
  { title: 'this gateway, with 900 MB for the answer cache', env: { ANSWER_CACHE_MAX_BYTES: '900000000' } },
];

/** Measures the memory and CPU that it takes to keep answers apart for many callers, each with their own iplicit session. */
export async function callers(laboratory: Laboratory, durations: Durations): Promise<Series[]> {
  const missing: string[] = [];
  const lines: Line[] = [];
  const gateway = contestant('gateway');
  await laboratory.configure({});
  for (const { title, env } of CONFIGURATIONS) {
    const points: Point[] = [];
    for (const count of CALLERS) {
      const load = () => ({ requests: requestsOf(count), connections: 4 });
      // Long enough for every caller to ask more than once.
      const enough = {
        warmSeconds: Math.max(durations.warmSeconds, count / 100),
        seconds: Math.max(durations.seconds, count / 250),
      };
      const measure = async (): Promise<Point> => {
        const adjustments = { env: { ...env, AUTH_PASS_THROUGH: 'true' } };
        const { figures, rss } = await figuresAt(laboratory, gateway, load, enough, adjustments);
        if (figures.callers < Math.min(count, figures.requests))
          throw new Error(`the upstream saw only ${figures.callers} different credentials.`);
        const beside = { [CPU]: figures.cpuMicroseconds, ...besides(figures) };
        return { x: count, y: rss / 1024 ** 2, beside };
      };
      points.push(...(await pointOrNone(missing, `${title}, ${count} callers`, measure)));
    }
    lines.push({ title, points });
  }
  const memory: Series = {
    name: 'callers',
    title: 'Memory, as callers with credentials of their own ask for the page of workload 1 in turn',
    xLabel: 'callers',
    yLabel: MEMORY,
    lines,
    missing,
  };
  return [memory, costOf(memory)];
}

/** The same measurements, plotted by the cost of a request. */
function costOf(memory: Series): Series {
  const lines = memory.lines.map(({ title, points }) => ({
    title,
    points: points.map(({ x, y, beside }) => ({ x, y: beside[CPU] ?? y, beside: { [MEMORY]: y } })),
  }));
  const title = 'CPU per request, as callers with credentials of their own ask in turn';
  return { ...memory, name: 'callers-cost', title, yLabel: CPU, lines, missing: [] };
}

function requestsOf(callersInTurn: number): PlannedRequest[] {
  const first = workload('1');
  const [asked] = first.requests(new World({ payments: 1 }));
  const exchange = asked && contestant('gateway').exchange(asked);
  if (typeof exchange !== 'object') throw new Error(String(exchange));
  return Array.from({ length: callersInTurn }, (_, index) => ({
    ...exchange.request,
    headers: { 'x-iplicit-session': `${OWN_CREDENTIALS}${index}` },
  }));
}
