import { LONGEST_CHAIN, ROUND_MS } from '../run/chain.ts';
import type { Chain } from '../run/chain.ts';
import type { Cell, WorkloadRun } from '../run/workload-run.ts';
import type { Goal, Part } from './goal.ts';
import type { Findings } from './findings.ts';
import { short } from './numbers.ts';
import { median, medianRatio } from './statistics.ts';
import { cellOf, cpu, isCell } from './workload-section.ts';

type Load = 'few' | 'many';
const LOADS: readonly Load[] = ['few', 'many'];
const ON: Readonly<Record<Load, string>> = { few: '1 connection', many: '64 connections' };
/** The contestants that are not peers: the gateway itself, and the two that show what is possible, and another checkout. */
const YARDSTICKS: ReadonlySet<string> = new Set(['gateway', 'proxy', 'rest', 'earlier']);

/** The performance goals with what this run measured. */
export function goalsOf(findings: Findings): Goal[] {
  const run = (name: string) => findings.workloads.find(({ workload }) => workload.name === name);
  return [
    {
      name: 'Workloads 1 and 2, to the byte proxy',
      limit: '1.25 on 1 connection; under 1 on 64',
      parts: ['1', '2'].flatMap((name) => [
        { of: `workload ${name}, 1 connection`, value: ratio(run(name), 'proxy', 'few'), atMost: 1.25 },
        { of: `workload ${name}, 64 connections`, value: ratio(run(name), 'proxy', 'many'), atMost: 0.9999 },
      ]),
    },
    {
      name: 'Workload 3, to the hand-written REST backend and to the best peer',
      limit: '1.2 to the REST backend; under 1 to every peer',
      parts: [...toRest(run('3'), 1.2), ...toBestPeer(run('3'))],
    },
    {
      name: 'Workload 4, to the hand-written REST backend',
      limit: '0.7',
      parts: toRest(run('4'), 0.7),
    },
    chainGoal(findings),
    ...['6', '8'].map((name) => ({
      name: `Workload ${name}, to the best peer`,
      limit: 'under 1 to every peer',
      parts: toBestPeer(run(name)),
    })),
    {
      name: 'Workload 9 ({ __typename }), to a bare node:http answer',
      limit: '3',
      parts: LOADS.map((load) => ({ of: ON[load], value: ratio(run('9'), 'proxy', load), atMost: 3 })),
    },
    startGoal(findings),
    {
      name: 'Resident memory after 100,000 mixed requests, as a ratio to that after 10,000',
      limit: '1.1',
      parts: [
        {
          of: '',
          value: findings.memory ? findings.memory.afterMany / findings.memory.afterFew : Number.NaN,
          atMost: 1.1,
        },
      ],
    },
    ...journalGoals(findings),
    ...secondEditionGoals(run, findings),
  ];
}

/** Those that came with the second edition. */
function secondEditionGoals(
  run: (name: string) => WorkloadRun | undefined,
  { memory, commands: { fairness, tracing, live } }: Findings,
): Goal[] {
  return [
    {
      name: 'Workload 7, to Apollo Server, which does the same without any of the safety',
      limit: '1.5; in requests per second 0.8 of it or more on 64 connections, so 1.25 the other way round',
      parts: [
        ...LOADS.map((load) => ({ of: ON[load], value: ratio(run('7'), 'apollo', load), atMost: 1.5 })),
        { of: 'its requests per second to ours', value: throughputRatio(run('7'), 'apollo'), atMost: 1.25 },
      ],
    },
    {
      name: 'Workload 10, to the byte proxy',
      limit: '1.3',
      parts: LOADS.map((load) => ({ of: ON[load], value: ratio(run('10'), 'proxy', load), atMost: 1.3 })),
    },
    {
      name: 'Workloads 6 and 11, to the byte proxy',
      limit: '1.35 on 1 connection',
      parts: ['6', '11'].map((name) => ({
        of: `workload ${name}`,
        value: ratio(run(name), 'proxy', 'few'),
        atMost: 1.35,
      })),
    },
    {
      name: 'p99 of polite callers beside a greedy one, to without it',
      limit: '3',
      parts: [{ of: '', value: fairness?.['ratio'] ?? Number.NaN, atMost: 3 }],
    },
    {
      name: '10,000 subscriptions on one payment, each over a socket of its own',
      limit:
        '12 KB of memory each; 1.1 to the upstream calls of one; 1 s from the first who hears of a change to the last',
      parts: [
        { of: 'KB', value: (live?.['bytesPerSubscription'] ?? Number.NaN) / 1_000, atMost: 12 },
        {
          of: 'calls',
          value: (live?.['getsForAll'] ?? Number.NaN) / (live?.['getsForOne'] ?? Number.NaN),
          atMost: 1.1,
        },
        { of: 'last', value: live?.['msUntilLastHears'] ?? Number.NaN, atMost: 1_000, unit: ' ms' },
      ],
    },
    {
      name: 'Watching 1,000 different payments of which none changes, in shares of a core',
      limit: '0.1',
      parts: [{ of: '', value: live?.['shareOfCoreQuiet'] ?? Number.NaN, atMost: 0.1 }],
    },
    {
      name: 'Traces with a tenth of the requests sampled, to none',
      limit: '1.1',
      parts: tracing
        ? Object.entries(tracing).map(([of, value]) => ({ of, value, atMost: 1.1 }))
        : [{ of: '', value: Number.NaN, atMost: 1.1 }],
    },
    {
      name: 'Resident memory at rest',
      limit: '100 MB',
      parts: [{ of: '', value: (memory?.atRest ?? Number.NaN) / 1_000_000, atMost: 100, unit: ' MB' }],
    },
  ];
}

function chainGoal({ chain }: Findings): Goal {
  const part = (of: string, atMost: number, value: (measured: Chain) => number): Part => ({
    of,
    atMost,
    value: chain ? value(chain) : Number.NaN,
  });
  const longest = LONGEST_CHAIN * ROUND_MS;
  return {
    name: 'Workload 5, upstream calls and median latency',
    limit:
      'calls: 1 to the fewest possible; latency: 1.3 to the longest chain of dependent calls with the answer cache off, and to one round with the answer cache on',
    parts: [
      part('calls with the answer cache off, to the fewest', 1, ({ calls }) => calls.uncached / calls.fewest),
      part('calls with the answer cache on, to the fewest', 1, ({ calls }) => calls.cached / calls.fewest),
      part(
        `latency with the answer cache off, to a chain of ${longest} ms`,
        1.3,
        ({ uncached }) => uncached / longest,
      ),
      part(
        `latency with the answer cache on, to a round of ${ROUND_MS} ms`,
        1.3,
        ({ cached }) => cached / ROUND_MS,
      ),
    ],
    ...(chain && {
      note:
        `In this run the median latency of the hand-written REST backend was ${short(chain.rest)} ms, and that of the byte proxy, ` +
        `which is given all addresses and makes all calls at once, ${short(chain.proxy)} ms.`,
    }),
  };
}

function startGoal({ starts }: Findings): Goal {
  return {
    name: 'Time from start to first answer',
    limit: '300 ms; 3 to a Node process that does nothing',
    parts: [
      { of: '', value: median(starts?.gateway ?? []), atMost: 300, unit: ' ms' },
      {
        of: 'to an empty process',
        value: median(starts?.gateway ?? []) / median(starts?.emptyProcess ?? []),
        atMost: 3,
      },
    ],
    ...(starts && {
      note: `In this run a Node process that does nothing took ${short(median(starts.emptyProcess))} ms.`,
    }),
  };
}

function journalGoals({ journal }: Findings): Goal[] {
  const more = journal ? median(journal.onDisk) - median(journal.inMemory) : Number.NaN;
  return [
    {
      name: 'Latency of a mutation with 10,000 others in a journal on disk, beyond that with a journal in memory',
      limit: '3 ms between the medians',
      parts: [
        {
          of: journal && journal.held < 10_000 ? `with only ${journal.held} in the journal` : '',
          value: more,
          atMost: 3,
          unit: ' ms',
        },
      ],
    },
    {
      name: 'Time from start to first answer with that journal on disk',
      limit: '1 s',
      parts: [{ of: '', value: median(journal?.starts ?? []), atMost: 1000, unit: ' ms' }],
    },
  ];
}

function toRest(run: WorkloadRun | undefined, atMost: number): Part[] {
  return LOADS.map((load) => ({
    of: `${ON[load]}, to the REST backend`,
    value: ratio(run, 'rest', load),
    atMost,
  }));
}

function toBestPeer(run: WorkloadRun | undefined): Part[] {
  return LOADS.map((load) => {
    const peers = [...(run?.cells ?? [])].flatMap(([{ name, title }, cell]) =>
      YARDSTICKS.has(name) || !isCell(cell) ? [] : [{ title, value: ratio(run, name, load) }],
    );
    const nearest = peers.toSorted((one, other) => other.value - one.value)[0];
    return {
      of: `${ON[load]}, to ${nearest?.title ?? 'the best peer'}`,
      value: nearest?.value ?? Number.NaN,
      atMost: 0.9999,
    };
  });
}

function ratio(run: WorkloadRun | undefined, base: string, load: Load): number {
  const [gateway, other] = [run && cellOf(run, 'gateway'), run && cellOf(run, base)];
  return gateway && other ? medianRatio(cpu(gateway, load), cpu(other, load)) : Number.NaN;
}

/** How many times as many requests per second another server answers, on 64 connections. */
function throughputRatio(run: WorkloadRun | undefined, base: string): number {
  const [gateway, other] = [run && cellOf(run, 'gateway'), run && cellOf(run, base)];
  return gateway && other ? medianRatio(perSecond(other), perSecond(gateway)) : Number.NaN;
}

function perSecond({ rounds }: Cell): number[] {
  return rounds.map(({ many }) => many.requestsPerSecond);
}
