import { startPostgres } from '../../../test/postgres.ts';
import { SCREEN_REQUEST } from '../../workloads/workloads.ts';
import { contestant } from '../contestants.ts';
import type { Laboratory } from '../laboratory.ts';
import { figuresAt, GROWTH_LINES, pointOrNone } from './lines.ts';
import { besides } from './series.ts';
import type { Durations, Line, Point, Series } from './series.ts';

const PROCESSES = [1, 2];
/** The SECRETS_KEY that all processes of one gateway share. */
const KEY = '0123456789abcdef'.repeat(4);

/**
 * Measures what a second process adds, while generator and upstream use the same cores. Several processes need a journal
 * that they can share, so the single process gets the same one.
 */
export async function processes(laboratory: Laboratory, durations: Durations): Promise<Series> {
  const postgres = await startPostgres();
  try {
    return await measured(laboratory, durations, await postgres.newStore());
  } finally {
    await postgres.remove();
  }
}

async function measured(laboratory: Laboratory, durations: Durations, journal: string): Promise<Series> {
  const missing: string[] = [];
  const lines: Line[] = [];
  const gateway = contestant('gateway');
  const exchange = gateway.exchange(SCREEN_REQUEST);
  if (typeof exchange === 'string') throw new Error(exchange);
  for (const { title, upstream } of GROWTH_LINES.filter((line) => line.contestant === gateway)) {
    const points: Point[] = [];
    await laboratory.configure(upstream);
    for (const count of PROCESSES) {
      const load = () => ({ requests: [exchange.request], connections: 64 });
      const adjustments = {
        place: 'anywhere',
        env: { JOURNAL_URL: journal, SECRETS_KEY: KEY },
        args: count === 1 ? [] : ['--workers', String(count)],
      } as const;
      const measure = async (): Promise<Point> => {
        const { figures } = await figuresAt(laboratory, gateway, load, durations, adjustments);
        const beside = {
          'CPU µs/request': figures.cpuMicroseconds,
          ...besides(figures),
          'cores used': figures.serverShare,
          'cores used by generator and upstream': figures.measuringShare,
        };
        return { x: count, y: figures.requestsPerSecond, beside };
      };
      points.push(...(await pointOrNone(missing, `${title}, ${count} processes`, measure)));
    }
    lines.push({ title, points });
  }
  return {
    name: 'processes',
    title: 'Processes that answer the screen of workload 2 on 64 connections, with a PostgreSQL journal',
    xLabel: 'processes',
    yLabel: 'requests/s',
    lines,
    missing,
  };
}
