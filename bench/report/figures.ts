import { LONGEST_CHAIN, ROUND_MS } from '../run/chain.ts';
import type { Chain } from '../run/chain.ts';
import type { WorkloadRun } from '../run/workload-run.ts';
import type { Figure, Part } from './figure.ts';
import type { Findings } from './findings.ts';
import { short } from './numbers.ts';
import { median, medianRatio } from './statistics.ts';
import { cellOf, cpu, isCell } from './workload-section.ts';

type Load = 'few' | 'many';
const LOADS: readonly Load[] = ['few', 'many'];
const ON: Readonly<Record<Load, string>> = { few: '1 connection', many: '64' };
/** Those who are not peers but mark what is possible. */
const YARDSTICKS: ReadonlySet<string> = new Set(['gateway', 'proxy', 'rest']);

/** What was to be reached, with what this run measured. */
export function figuresOf(findings: Findings): Figure[] {
  const run = (name: string) => findings.workloads.find(({ workload }) => workload.name === name);
  return [
    {
      name: 'workload 1 and 2, CPU per request, to the byte proxy',
      goal: '1.25, and under 1.0 at 64 connections',
      parts: ['1', '2'].flatMap((name) => [
        { of: `${name}, 1 connection`, value: ratio(run(name), 'proxy', 'few'), atMost: 1.25 },
        { of: `${name}, 64`, value: ratio(run(name), 'proxy', 'many'), atMost: 0.9999 },
      ]),
    },
    {
      name: 'workload 3, to the hand-written REST backend',
      goal: '1.2, and under every peer',
      parts: [...toRest(run('3'), 1.2), ...toBestPeer(run('3'))],
    },
    {
      name: 'workload 4, to the hand-written REST backend',
      goal: '0.7',
      parts: toRest(run('4'), 0.7),
    },
    chainFigure(findings),
    ...['6', '8'].map((name) => ({
      name: `workload ${name}`,
      goal: 'under every peer',
      parts: toBestPeer(run(name)),
    })),
    {
      name: '{ __typename }, to a bare node:http answer',
      goal: '3',
      parts: LOADS.map((load) => ({ of: ON[load], value: ratio(run('9'), 'proxy', load), atMost: 3 })),
    },
    {
      name: 'start to first answer',
      goal: '300 ms',
      parts: [{ of: '', value: median(findings.starts ?? []), atMost: 300, unit: ' ms' }],
    },
    {
      name: 'resident memory after 100,000 mixed requests, beyond that at 10,000',
      goal: '1.1',
      parts: [
        {
          of: '',
          value: findings.memory ? findings.memory.afterMany / findings.memory.afterFew : Number.NaN,
          atMost: 1.1,
        },
      ],
    },
    ...journalFigures(findings),
  ];
}

function chainFigure({ chain }: Findings): Figure {
  const part = (of: string, atMost: number, value: (measured: Chain) => number): Part => ({
    of,
    atMost,
    value: chain ? value(chain) : Number.NaN,
  });
  const longest = LONGEST_CHAIN * ROUND_MS;
  return {
    name: 'workload 5, upstream calls and latency',
    goal: 'the fewest calls; latency within 1.3 of the longest dependent chain, and of one round once replayed',
    parts: [
      part('calls to the fewest', 1, ({ calls }) => calls.unreplayed / calls.fewest),
      part('calls once replayed', 1, ({ calls }) => calls.replayed / calls.fewest),
      part(`to the chain of ${longest} ms`, 1.3, ({ unreplayed }) => unreplayed / longest),
      part(`to a round of ${ROUND_MS} ms`, 1.3, ({ replayed }) => replayed / ROUND_MS),
    ],
    ...(chain && {
      beside:
        `In the same run the hand-written backend took ${short(chain.rest)} ms, and the byte proxy, which is told every address ` +
        `and asks for all at once, ${short(chain.proxy)} ms: with so many answers a round is more than its latency.`,
    }),
  };
}

function journalFigures({ journal }: Findings): Figure[] {
  const more = journal ? median(journal.onDisk) - median(journal.inMemory) : Number.NaN;
  return [
    {
      name: 'a mutation with a journal of 10,000 on disk, beyond one in memory',
      goal: '3 ms more at the median',
      parts: [
        {
          of: journal && journal.held < 10_000 ? `with ${journal.held}` : '',
          value: more,
          atMost: 3,
          unit: ' ms',
        },
      ],
    },
    {
      name: 'start to first answer with that journal',
      goal: '1 s',
      parts: [{ of: '', value: median(journal?.starts ?? []), atMost: 1000, unit: ' ms' }],
    },
  ];
}

function toRest(run: WorkloadRun | undefined, atMost: number): Part[] {
  return LOADS.map((load) => ({ of: `${ON[load]}, to REST`, value: ratio(run, 'rest', load), atMost }));
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
