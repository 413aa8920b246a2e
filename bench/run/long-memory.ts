import { setTimeout as sleep } from 'node:timers/promises';
import type { PlannedRequest } from '../load/target.ts';
import { workload } from '../workloads/workloads.ts';
import { World } from '../workloads/world.ts';
import { contestant } from './contestants.ts';
import type { Laboratory } from './laboratory.ts';
import { startContestant } from './start-contestant.ts';

/** Resident memory of the gateway before any request, after 10,000 and after 100,000 mixed requests, in bytes. */
export interface LongMemory {
  atRest: number;
  afterFew: number;
  afterMany: number;
}

const FEW_REQUESTS = 10_000;
const MANY_REQUESTS = 100_000;
const MIXED = ['1', '2', '6', '7', '8', '9'];
/** A rest before memory is read, in milliseconds, so that garbage can be collected. */
const REST_MS = 5_000;

/** Sends the gateway a mixture of reads and writes, and reads its memory early and late. */
export async function longMemory(laboratory: Laboratory): Promise<LongMemory> {
  await laboratory.configure({});
  const server = await startContestant(laboratory, contestant('gateway'));
  try {
    await sleep(REST_MS);
    const atRest = server.rss();
    const target = { port: server.port, requests: mixture(), connections: 16, seconds: 1800 };
    const few = await laboratory.closedLoop({ ...target, mostRequests: FEW_REQUESTS });
    await sleep(REST_MS);
    const afterFew = server.rss();
    const many = await laboratory.closedLoop({ ...target, mostRequests: MANY_REQUESTS - FEW_REQUESTS });
    await sleep(REST_MS);
    const failures = few.failures + many.failures;
    if (failures > 0) throw new Error(`${failures} requests failed`);
    return { atRest, afterFew, afterMany: server.rss() };
  } finally {
    await server.stop();
  }
}

/** The requests of all workloads in alternation; those of shorter workloads are repeated. */
function mixture(): PlannedRequest[] {
  const world = new World({});
  const each = MIXED.map((name) => {
    const one = workload(name);
    return one.requests(world).map((asked) => contestant('gateway').exchange(asked));
  });
  const longest = Math.max(...each.map((exchanges) => exchanges.length));
  return Array.from({ length: longest }, (_, turn) =>
    each.flatMap((exchanges) => {
      const exchange = exchanges[turn % exchanges.length];
      return typeof exchange === 'object' ? [exchange.request] : [];
    }),
  ).flat();
}
