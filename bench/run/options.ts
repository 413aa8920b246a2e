import { parseArgs } from 'node:util';

/** The options of a run. */
export interface BenchOptions {
  /** Whether this is a short run, which only shows that the bench works. */
  quick: boolean;
  /** Names of the workloads, contestants and other measurements to run; empty for all. */
  only: readonly string[];
  /** Whether memory after 100,000 requests is measured too, which takes long. */
  long: boolean;
  rounds: number;
  /** Duration of each closed and of the open loop in a round, in seconds. */
  closedSeconds: number;
  openSeconds: number;
  /** Duration of the warm-up under load, in seconds. */
  warmSeconds: number;
  /** The root of another checkout of the gateway to measure beside this one; undefined: none. */
  against: string | undefined;
  /** The folder of the report. */
  out: string;
}

export const USAGE = `npm run bench [-- options]
  --quick          one short round: shows that the bench works; the figures mean little
  --only a,b       workloads (1 to 11), contestants (gateway, proxy, rest, apollo, yoga, mercurius, hive, tailcall)
                   and measurements (chain, start, journal, growth, memory, fairness, tracing, sizes,
                   live) to keep to
  --long           also memory after 100,000 mixed requests
  --rounds n       interleaved rounds (5)
  --against folder another checkout of this gateway, built, to measure beside this one as "earlier"
  --out folder     where RESULTS.md and plots/ go; a whole run replaces bench/RESULTS.md, any other goes to bench/data
`;

/**
 * Reads the options from command-line arguments.
 * @throws if an option is unknown or has an invalid value
 */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      long: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      against: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const { quick, long } = values;
  const only = values.only.split(',').filter(Boolean);
  const here = new URL('..', import.meta.url).pathname;
  const rounds = Number(values.rounds ?? (quick ? 1 : 5));
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new RangeError(`--rounds is ${values.rounds}: give a whole number of at least 1.`);
  return {
    quick,
    long,
    only,
    rounds,
    against: values.against,
    closedSeconds: quick ? 0.7 : 2,
    openSeconds: quick ? 1 : 4,
    warmSeconds: quick ? 0.5 : 5,
    out: values.out ?? (quick || only.length > 0 || values.against !== undefined ? `${here}data` : here),
  };
}
