import type { PlannedRequest } from '../../load/target.ts';
import type { UpstreamSettings } from '../../upstream/settings.ts';
import type { Contestant } from '../contestant.ts';
import { contestant } from '../contestants.ts';
import type { Laboratory } from '../laboratory.ts';
import { closedFigures } from '../measure.ts';
import type { ClosedFigures } from '../measure.ts';
import { startContestant } from '../start-contestant.ts';
import type { Adjustments } from '../start-contestant.ts';
import type { Durations, Point } from './series.ts';

/** A line of a growth plot: a contestant and the upstream that it reads from. */
export interface GrowthLine {
  title: string;
  contestant: Contestant;
  upstream: Partial<UpstreamSettings>;
}

/** The gateway where it can always reuse its last answer and where it never can, and the two yardsticks. */
export const GROWTH_LINES: readonly GrowthLine[] = [
  { title: 'this gateway, upstream unchanged', contestant: contestant('gateway'), upstream: {} },
  {
    title: 'this gateway, upstream always changing',
    contestant: contestant('gateway'),
    upstream: { changesEvery: 1 },
  },
  { title: 'byte-copying proxy', contestant: contestant('proxy'), upstream: {} },
  { title: 'hand-written REST backend', contestant: contestant('rest'), upstream: {} },
];

/**
 * Measures a point of a line. If that fails, gives none and adds the reason to `missing`.
 * @param where what is measured, as the reason names it
 */
export async function pointOrNone(
  missing: string[],
  where: string,
  measure: () => Promise<Point>,
): Promise<Point[]> {
  try {
    return [await measure()];
  } catch (error) {
    missing.push(`${where}: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}

/** The load under which one point is measured. */
export interface Load {
  requests: readonly PlannedRequest[];
  connections: number;
}

/**
 * Starts a contestant for one point, warms it up and measures it.
 * @param load made once the server runs at `port`, because the requests may depend on its answers
 * @returns the figures of the closed loop, and the resident memory after it in bytes
 * @throws if an answer is not 200, or carries errors instead of data
 */
export async function figuresAt(
  laboratory: Laboratory,
  who: Contestant,
  load: (port: number) => Promise<Load> | Load,
  { warmSeconds, seconds }: Durations,
  adjustments: Adjustments = {},
): Promise<{ figures: ClosedFigures; rss: number }> {
  const server = await startContestant(laboratory, who, adjustments);
  try {
    const { requests, connections } = await load(server.port);
    await refuseErrors(laboratory, server.port, requests);
    const target = { port: server.port, requests, connections };
    await laboratory.closedLoop({ ...target, seconds: warmSeconds });
    const figures = await closedFigures(laboratory, server, { ...target, seconds });
    return { figures, rss: server.rss() };
  } finally {
    await server.stop();
  }
}

async function refuseErrors(
  laboratory: Laboratory,
  port: number,
  requests: readonly PlannedRequest[],
): Promise<void> {
  for (const request of [requests[0], requests.at(-1)]) {
    if (!request) continue;
    const { status, body } = await laboratory.ask(port, request);
    const refused = status !== 200 || body.startsWith('{"errors"') || body.startsWith('{"data":null');
    if (refused) throw new Error(`it answers ${status}: ${body.slice(0, 200)}`);
  }
}
