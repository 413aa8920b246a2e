import { workload } from '../workloads/workloads.ts';
import { World } from '../workloads/world.ts';
import { contestant } from './contestants.ts';
import { figuresAt } from './growth/lines.ts';
import type { Laboratory } from './laboratory.ts';

/** How long the screen of workload 5 takes, one after the other, in milliseconds at the median. */
export interface Chain {
  /** Where nothing is kept from before: each thing is known only when what leads to it has come. */
  unreplayed: number;
  /** Where the gateway knows from before what it will need. */
  replayed: number;
  /** Calls for one such screen in each case. */
  calls: { unreplayed: number; replayed: number; fewest: number };
}

/** The upstream's latency in that workload, and how many answers wait for one another: list, payment, document, supplier. */
export const ROUND_MS = 20;
export const LONGEST_CHAIN = 4;

/** Measures that screen with replay and without. */
export async function chain(laboratory: Laboratory, seconds: number): Promise<Chain> {
  const fifth = workload('5');
  const world = new World(fifth.upstream);
  const [asked] = fifth.requests(world);
  const gateway = contestant('gateway');
  const exchange = asked && gateway.exchange(fifth, asked);
  if (typeof exchange !== 'object') throw new Error(String(exchange));
  await laboratory.configure(fifth.upstream);
  const load = () => ({ requests: [exchange.request], connections: 1 });
  const durations = { warmSeconds: seconds, seconds };
  const off = await figuresAt(laboratory, gateway, load, durations, { env: { REPLAY: 'off' } });
  const on = await figuresAt(laboratory, gateway, load, durations);
  return {
    unreplayed: off.figures.latencies.p50,
    replayed: on.figures.latencies.p50,
    calls: {
      unreplayed: off.figures.callsPerRequest,
      replayed: on.figures.callsPerRequest,
      fewest: fifth.fewestCalls?.(world) ?? Number.NaN,
    },
  };
}
