import { join } from 'node:path';
import type { ClosedLoopResult } from '../load/closed-loop.ts';
import { workload } from '../workloads/workloads.ts';
import { World } from '../workloads/world.ts';
import { contestant } from './contestants.ts';
import type { Laboratory } from './laboratory.ts';
import { startContestant } from './start-contestant.ts';
import { temporaryFolder } from './temporary.ts';
import { startTimes } from './start-time.ts';

/** What the journal costs a mutation. */
export interface JournalCost {
  /** Mutations in the journal on disk before the measurement. */
  held: number;
  /** Median latency of a mutation on one connection in milliseconds, for each turn. */
  onDisk: number[];
  inMemory: number[];
  /** Time from start to first answer with the journal on disk in milliseconds, for each start. */
  starts: number[];
}

const TURNS = 5;

/** Compares a journal on disk that is already long with a short one in memory, in alternating turns. */
export async function journalCost(laboratory: Laboratory, quick: boolean): Promise<JournalCost> {
  await laboratory.configure({});
  const requests = mutations();
  const wanted = quick ? 200 : 10_000;
  const url = `sqlite:${join(temporaryFolder(), 'journal.db')}`;
  const onDisk = await startContestant(laboratory, contestant('gateway'), { env: { JOURNAL_URL: url } });
  const inMemory = await startContestant(laboratory, contestant('gateway'), {
    env: { JOURNAL_URL: 'sqlite::memory:' },
  });
  const disk: number[] = [];
  const memory: number[] = [];
  let held = 0;
  try {
    const filling = { port: onDisk.port, requests, connections: 16, seconds: 600, mostRequests: wanted };
    held = written(await laboratory.closedLoop(filling));
    written(await laboratory.closedLoop({ port: inMemory.port, requests, connections: 16, seconds: 5 }));
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const [server, medians] of [
        [onDisk, disk],
        [inMemory, memory],
      ] as const) {
        const order = { port: server.port, requests, connections: 1, seconds: quick ? 1 : 3 };
        const result = await laboratory.closedLoop(order);
        written(result);
        medians.push(result.latencies.p50);
      }
    }
  } finally {
    await Promise.all([onDisk.stop(), inMemory.stop()]);
  }
  const starts = await startTimes(laboratory, quick ? 1 : 5, { env: { JOURNAL_URL: url } });
  return { held, onDisk: disk, inMemory: memory, starts };
}

/**
 * How many mutations were carried out.
 * @throws if one of them failed
 */
function written({ requests, failures, firstFailure }: ClosedLoopResult): number {
  if (failures > 0) throw new Error(`${failures} of ${requests} mutations failed: ${firstFailure}`);
  return requests;
}

function mutations() {
  const seventh = workload('7');
  return seventh.requests(new World({})).map((asked) => {
    const exchange = contestant('gateway').exchange(asked);
    if (typeof exchange === 'string') throw new Error(exchange);
    return exchange.request;
  });
}
