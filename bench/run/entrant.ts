import type { Sample } from '../load/closed-loop.ts';
import type { Target } from '../load/target.ts';
import type { Asked, Workload } from '../workloads/workload.ts';
import type { World } from '../workloads/world.ts';
import type { Contestant, Exchange } from './contestant.ts';
import type { Laboratory } from './laboratory.ts';
import type { MeasuredServer } from './server.ts';
import { startContestant } from './start-contestant.ts';

/** Connections of the two closed loops. */
export const FEW = 1;
export const MANY = 64;
/** Answers that are looked at of those given under load before anything counts. */
const SAMPLES = 30;

/** Somebody who has been let in: it runs, is warm, and answers rightly. */
export interface Entrant {
  contestant: Contestant;
  server: MeasuredServer;
  target: Target;
  /** Bytes of an answer, on average over the different ones. */
  answerBytes: number;
}

/** What somebody is asked in a workload, or why it cannot answer. */
export function exchangesOf(
  contestant: Contestant,
  workload: Workload,
  asked: readonly Asked[],
): Exchange[] | string {
  const exchanges: Exchange[] = [];
  for (const each of asked) {
    const exchange = contestant.exchange(workload, each);
    if (typeof exchange === 'string') return exchange;
    exchanges.push(exchange);
  }
  return exchanges;
}

/**
 * Starts somebody, looks at its answers and warms it up.
 * @throws if it does not start, or if any answer is wrong
 */
export async function enter(
  laboratory: Laboratory,
  contestant: Contestant,
  exchanges: readonly Exchange[],
  world: World,
  { changes, warmSeconds }: { changes: boolean; warmSeconds: number },
): Promise<Entrant> {
  const server = await startContestant(laboratory, contestant);
  try {
    const target = { port: server.port, requests: exchanges.map(({ request }) => request) };
    await check(laboratory, server, exchanges, world);
    const order = { ...target, connections: MANY, seconds: warmSeconds, samples: SAMPLES };
    const { samples } = await laboratory.closedLoop(order);
    if (!changes) checkSamples(samples, exchanges, world);
    await laboratory.closedLoop({ ...target, connections: FEW, seconds: warmSeconds / 3 });
    // Once more, now that caches are warm and whatever compiles in the background has compiled.
    const bytes = await check(laboratory, server, exchanges, world);
    return { contestant, server, target, answerBytes: bytes / exchanges.length };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Throws unless every answer is right; gives the bytes of all of them. */
async function check(
  laboratory: Laboratory,
  { port }: MeasuredServer,
  exchanges: readonly Exchange[],
  world: World,
): Promise<number> {
  let bytes = 0;
  for (const { request, fault } of exchanges) {
    const { status, body } = await laboratory.ask(port, request);
    const { revisions } = await laboratory.counts();
    const wrong = status === 200 ? fault(body, world, revisions) : `status ${status}: ${body.slice(0, 300)}`;
    if (wrong !== undefined) throw new Error(`Wrong answer, so not measured: ${wrong}`);
    bytes += Buffer.byteLength(body);
  }
  return bytes;
}

/** Throws unless answers that came while many were asked for at once are right as well. */
function checkSamples(samples: readonly Sample[], exchanges: readonly Exchange[], world: World): void {
  for (const { request, body } of samples) {
    const wrong = exchanges[request]?.fault(body, world, { payments: 0, batches: 0 });
    if (wrong !== undefined) throw new Error(`Wrong answer under load, so not measured: ${wrong}`);
  }
}
