import type { Sample } from '../load/closed-loop.ts';
import type { Target } from '../load/target.ts';
import type { WorkloadRequest } from '../workloads/workload.ts';
import { UNCHANGED } from '../workloads/world.ts';
import type { World } from '../workloads/world.ts';
import type { Contestant, Exchange } from './contestant.ts';
import type { Laboratory } from './laboratory.ts';
import type { MeasuredServer } from './server.ts';
import { startContestant } from './start-contestant.ts';

/** Connections of the two closed loops of a round. */
export const FEW = 1;
export const MANY = 64;
/** How many answers of the warm-up under load are kept and checked. */
const SAMPLES = 30;

/** A contestant that runs, is warmed up and gives the expected answers. */
export interface Entrant {
  contestant: Contestant;
  server: MeasuredServer;
  target: Target;
  /** Mean size of an answer, over the workload's requests. */
  answerBytes: number;
}

/** A contestant's exchanges for the requests of a workload, or why it cannot answer one of them. */
export function exchangesOf(
  contestant: Contestant,
  requests: readonly WorkloadRequest[],
): Exchange[] | string {
  const exchanges: Exchange[] = [];
  for (const request of requests) {
    const exchange = contestant.exchange(request);
    if (typeof exchange === 'string') return exchange;
    exchanges.push(exchange);
  }
  return exchanges;
}

/**
 * Starts a contestant, checks its answers and warms it up.
 * @param changes whether the upstream's answers change meanwhile; then answers under load are not checked, since it is
 *   not known which revision they are of
 * @param warmSeconds length of the warm-up, in seconds
 * @throws if it does not start or if an answer is not the expected one
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
    // Checked again, because answers may now come from caches and from compiled code.
    const bytes = await check(laboratory, server, exchanges, world);
    return { contestant, server, target, answerBytes: bytes / exchanges.length };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/**
 * Asks each request once.
 * @returns the size of all answers, in bytes
 * @throws unless every answer is the expected one
 */
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
    if (wrong !== undefined)
      throw new Error(`Not measured, because an answer was not the expected one: ${wrong}`);
    bytes += Buffer.byteLength(body);
  }
  return bytes;
}

/** @throws unless the answers that were kept under load are the expected ones */
function checkSamples(samples: readonly Sample[], exchanges: readonly Exchange[], world: World): void {
  for (const { request, body } of samples) {
    const wrong = exchanges[request]?.fault(body, world, UNCHANGED);
    if (wrong !== undefined)
      throw new Error(`Not measured, because an answer under load was not the expected one: ${wrong}`);
  }
}
