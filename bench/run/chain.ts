import { workload } from '../workloads/workloads.ts';
import { World } from '../workloads/world.ts';
import { contestant } from './contestants.ts';
import { figuresAt } from './growth/lines.ts';
import type { Laboratory } from './laboratory.ts';
import type { ClosedFigures } from './measure.ts';

/** Median latencies of the screen of workload 5 on one connection, in milliseconds. */
export interface Chain {
  /** With replay off: each id is known only once the answer that holds it has come. */
  uncached: number;
  /** With replay on: the gateway knows from earlier requests what to ask for. */
  cached: number;
  /** The byte proxy, which is given all addresses and asks for all at once. */
  proxy: number;
  /** The hand-written REST backend. */
  rest: number;
  /** Upstream calls per screen in each case, and the fewest that can answer it. */
  calls: { uncached: number; cached: number; fewest: number };
}

/** The upstream's latency in workload 5, in milliseconds. */
export const ROUND_MS = 20;
/** How many upstream calls depend on one another in workload 5: list, payment, document, supplier. */
export const LONGEST_CHAIN = 4;

/** Measures the screen of workload 5 with and without the answer cache. */
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
    const exchange = asked && who.exchange(asked);
    if (typeof exchange !== 'object') throw new Error(String(exchange));
    const load = () => ({ requests: [exchange.request], connections: 1 });
    const { figures } = await figuresAt(laboratory, who, load, { warmSeconds: seconds, seconds }, { env });
    return figures;
  };
  const off = await figuresOf('gateway', { ANSWER_CACHE: 'off' });
  const on = await figuresOf('gateway');
  const [proxy, rest] = [await figuresOf('proxy'), await figuresOf('rest')];
  return {
    uncached: off.latencies.p50,
    cached: on.latencies.p50,
    proxy: proxy.latencies.p50,
    rest: rest.latencies.p50,
    calls: {
      uncached: off.callsPerRequest,
      cached: on.callsPerRequest,
      fewest: fifth.fewestCalls?.(world) ?? Number.NaN,
    },
  };
}
