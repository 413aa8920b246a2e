import { workload } from '../workloads/workloads.ts';
import { World } from '../workloads/world.ts';
import { contestant } from './contestants.ts';
import { figuresAt } from './growth/lines.ts';
import type { Laboratory } from './laboratory.ts';
import type { ClosedFigures } from './measure.ts';

/** How long the screen of workload 5 takes, one after the other, in milliseconds at the median. */
export interface Chain {
  /** Where nothing is kept from before: each thing is known only when what leads to it has come. */
  unreplayed: number;
  /** Where the gateway knows from before what it will need. */
  replayed: number;
  /** What the byte proxy takes, which is told all addresses and asks for all at once, and the hand-written backend. */
  proxy: number;
  rest: number;
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
  await laboratory.configure(fifth.upstream);
  const figuresOf = async (
    name: string,
    env: Readonly<Record<string, string>> = {},
  ): Promise<ClosedFigures> => {
    const who = contestant(name);
    const exchange = asked && who.exchange(fifth, asked);
    if (typeof exchange !== 'object') throw new Error(String(exchange));
    const load = () => ({ requests: [exchange.request], connections: 1 });
    const { figures } = await figuresAt(laboratory, who, load, { warmSeconds: seconds, seconds }, { env });
    return figures;
  };
  const off = await figuresOf('gateway', { REPLAY: 'off' });
  const on = await figuresOf('gateway');
  const [proxy, rest] = [await figuresOf('proxy'), await figuresOf('rest')];
  return {
    unreplayed: off.latencies.p50,
    replayed: on.latencies.p50,
    proxy: proxy.latencies.p50,
    rest: rest.latencies.p50,
    calls: {
      unreplayed: off.callsPerRequest,
      replayed: on.callsPerRequest,
      fewest: fifth.fewestCalls?.(world) ?? Number.NaN,
    },
  };
}
