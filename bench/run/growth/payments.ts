import type { PlannedRequest } from '../../load/target.ts';
import { paymentPaths } from '../../peers/reads.ts';
import { pageAfter } from '../../workloads/documents.ts';
import type { Laboratory } from '../laboratory.ts';
import { figuresAt, GROWTH_LINES, pointOrNone } from './lines.ts';
import { besides } from './series.ts';
import type { Durations, Point, Series } from './series.ts';

const SIZES = [10, 30, 100, 200, 1000, 3000, 10_000];
/** The largest page that the gateway gives. A longer screen takes several pages, one after the other. */
const MAX_PAGE = 200;

/** Measures what a screen costs as it shows more payments. */
export async function paymentsPerScreen(laboratory: Laboratory, durations: Durations): Promise<Series> {
  const missing: string[] = [];
  const lines = [];
  for (const { title, contestant, upstream } of GROWTH_LINES) {
    const points: Point[] = [];
    for (const size of SIZES) {
      await laboratory.configure({ ...upstream, payments: Math.max(size, 1), allocationsPerPayment: 1 });
      const load = async (port: number) => ({
        requests: await screenRequests(laboratory, contestant.name, port, size),
        connections: 1,
      });
      const measure = async (): Promise<Point> => {
        const { figures } = await figuresAt(laboratory, contestant, load, durations);
        const perScreen = figures.cpuMicroseconds * Math.ceil(size / MAX_PAGE);
        return {
          x: size,
          y: perScreen,
          beside: { 'CPU µs per payment': perScreen / size, ...besides(figures) },
        };
      };
      points.push(...(await pointOrNone(missing, `${title}, ${size} payments`, measure)));
    }
    lines.push({ title, points });
  }
  return {
    name: 'payments-per-screen',
    title: `Payments on a screen, in pages of up to ${MAX_PAGE}, one after the other`,
    xLabel: 'payments',
    yLabel: 'CPU µs per screen',
    lines,
    missing,
  };
}

async function screenRequests(
  laboratory: Laboratory,
  who: string,
  port: number,
  size: number,
): Promise<PlannedRequest[]> {
  const starts = Array.from({ length: Math.ceil(size / MAX_PAGE) }, (_, page) => page * MAX_PAGE);
  const first = Math.min(size, MAX_PAGE);
  if (who === 'rest') {
    return starts.map((from) => ({ method: 'GET', path: `/bulk-payments?first=${first}&from=${from}` }));
  }
  if (who === 'proxy') {
    return starts.map((from) => ({ method: 'GET', path: `/copy?${paymentPaths(first, from).join('&&')}` }));
  }
  const requests: PlannedRequest[] = [];
  let after: string | null = null;
  for (const _ of starts) {
    requests.push(asked(pageAfter('summary'), { first, after }));
    const { body } = await laboratory.ask(port, asked(pageAfter('cursor'), { first, after }));
    const answer = JSON.parse(body) as { data?: { bulkPayments?: { pageInfo?: { endCursor?: string } } } };
    after = answer.data?.bulkPayments?.pageInfo?.endCursor ?? null;
  }
  return requests;
}

function asked(query: string, variables: Record<string, unknown>): PlannedRequest {
  return { method: 'POST', path: '/graphql', body: JSON.stringify({ query, variables }) };
}
