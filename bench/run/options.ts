import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** Whether this is a short run, whose figures only show that all works. */
  quick: boolean;
  /** Names of workloads, contestants and other measurements to keep to; empty: everything. */
  only: readonly string[];
  /** Whether what takes long is measured too: memory after 100,000 requests. */
  long: boolean;
  rounds: number;
  /** Seconds of each closed loop and of each open loop, per round. */
  closedSeconds: number;
  openSeconds: number;
  /** Seconds under load before anything counts. */
  warmSeconds: number;
  /** Folder of the result. */
  out: string;
}

export const USAGE = `npm run bench [-- options]
  --quick          one short round: shows that all works; the figures mean little
  --only a,b       workloads (1 to 9), contestants (gateway, proxy, rest, apollo, yoga, mercurius, hive, tailcall)
                   and measurements (chain, start, journal, growth, memory) to keep to
  --long           also memory after 100,000 mixed requests
  --rounds n       interleaved rounds (5)
  --out folder     where RESULTS.md and plots/ go; a whole run replaces bench/RESULTS.md, any other goes to bench/data
`;

/** @throws where an option is unknown, or its value is none that it can have */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      long: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const { quick, long } = values;
  const only = values.only.split(',').filter(Boolean);
  const here = new URL('..', import.meta.url).pathname;
  const rounds = Number(values.rounds ?? (quick ? 1 : 5));
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new RangeError(`--rounds is ${values.rounds}: give a whole number from 1 on.`);
  return {
    quick,
    long,
    only,
    rounds,
    closedSeconds: quick ? 0.7 : 2,
    openSeconds: quick ? 1 : 4,
    warmSeconds: quick ? 0.5 : 5,
    out: values.out ?? (quick || only.length > 0 ? `${here}data` : here),
  };
}
