import type { Contestant } from '../run/contestant.ts';
import type { Cell, CellOrReason, Round, WorkloadRun } from '../run/workload-run.ts';
import { megabytes, short, spread } from './numbers.ts';
import { median, medianRatio, pooledQuantile } from './statistics.ts';
import { table } from './table.ts';

const HEAD = [
  '',
  'CPU µs/request, 1 connection',
  '× proxy',
  'CPU µs/request, 64 connections',
  '× proxy',
  'requests/s, 1',
  'requests/s, 64',
  'p50 ms',
  'p99 ms',
  'p99.9 ms',
  'upstream calls/request, 1',
  '64',
  'peak MB',
  'answer bytes',
];

/** The longest reason, in characters, that is shown within the table; longer ones stand below it. */
const MAX_IN_CELL = 120;

/** The server's CPU in each round, in microseconds per request. */
export function cpu(cell: Cell, load: 'few' | 'many'): number[] {
  return cell.rounds.map((round) => round[load].cpuMicroseconds);
}

/** What a contestant showed in a workload; undefined if it was not measured. */
export function cellOf({ cells }: WorkloadRun, name: string): Cell | undefined {
  for (const [contestant, cell] of cells) if (contestant.name === name && isCell(cell)) return cell;
  return undefined;
}

/** Whether a contestant was measured in at least one round. */
export function isCell(cell: CellOrReason): cell is Cell {
  return 'rounds' in cell && cell.rounds.length > 0;
}

/** The section on one workload: its notes, plot and table. */
export function workloadSection(run: WorkloadRun): string {
  const { workload, cells } = run;
  const proxy = cellOf(run, 'proxy');
  const rows = [...cells].map(([contestant, cell]) => row(contestant, cell, proxy));
  const reasons = [...cells].flatMap(([{ title }, cell]) =>
    'reason' in cell && cell.reason.length > MAX_IN_CELL
      ? [`- ${title}: ${cell.reason.replaceAll(/\s+/g, ' ')}`]
      : [],
  );
  return [
    `### ${workload.name}. ${workload.title}`,
    ...(run.fewestCalls === undefined
      ? []
      : [`The fewest upstream calls with which it can be answered, none made twice: ${run.fewestCalls}.`]),
    ...(workload.note === undefined ? [] : [workload.note]),
    `Latency is measured at ${workload.rate} requests per second.`,
    `![CPU per request](plots/workload-${workload.name}.svg)`,
    table(HEAD, rows),
    ...refusals(run),
    ...(reasons.length > 0 ? [reasons.join('\n')] : []),
    ...bottleneckLine(run),
  ].join('\n\n');
}

function row({ title }: Contestant, cell: CellOrReason, proxy: Cell | undefined): string[] {
  if (!isCell(cell)) {
    const reason = 'reason' in cell ? cell.reason : 'nothing was measured';
    return [title, reason.length > MAX_IN_CELL ? 'not measured: see below' : reason];
  }
  const of = (figure: (round: Round) => number): number[] => cell.rounds.map(figure);
  const ratio = (load: 'few' | 'many') =>
    proxy ? short(medianRatio(cpu(cell, load), cpu(proxy, load))) : '–';
  const rounds = cell.rounds.map(({ open }) => open.milliseconds);
  const stalled = cell.rounds.some(({ open }) => open.unanswered > 0);
  const latency = (part: number) => (stalled ? 'too slow' : short(pooledQuantile(rounds, part)));
  return [
    title,
    spread(median(cpu(cell, 'few')), cpu(cell, 'few')),
    ratio('few'),
    spread(median(cpu(cell, 'many')), cpu(cell, 'many')),
    ratio('many'),
    short(median(of(({ few }) => few.requestsPerSecond))),
    short(median(of(({ many }) => many.requestsPerSecond))),
    latency(0.5),
    latency(0.99),
    latency(0.999),
    short(median(of(({ few }) => few.callsPerRequest))),
    short(median(of(({ many }) => many.callsPerRequest))),
    megabytes(cell.peakRss),
    short(cell.answerBytes),
  ];
}

/** A line for each server that refused requests at the fixed rate instead of letting them wait. */
function refusals({ cells, workload }: WorkloadRun): string[] {
  return [...cells].flatMap(([{ title }, cell]) => {
    if (!isCell(cell)) return [];
    const refused = cell.rounds.reduce((sum, { open }) => sum + open.refused, 0);
    if (refused === 0) return [];
    const all = refused + sampleCount(cell);
    return [
      `${title} did not answer ${refused} of ${all} requests with status 200 at ${workload.rate} requests per second; its latencies are those of the other requests.`,
    ];
  });
}

/** Whether generator and upstream had CPU to spare, and how late the generator was; none if no server was measured. */
function bottleneckLine({ cells }: WorkloadRun): string[] {
  const rounds = [...cells.values()].filter(isCell).flatMap((cell) => cell.rounds);
  if (rounds.length === 0) return [];
  const shares = rounds.flatMap(({ few, many }) => [few.measuringShare, many.measuringShare]);
  const most = Math.max(0, ...shares);
  const late = Math.max(0, ...rounds.map(({ open }) => open.latenessP99));
  const samples = Math.min(...[...cells.values()].filter(isCell).map((cell) => sampleCount(cell)));
  return [
    `Generator and upstream together used at most ${Math.round(most * 100)} % of a core: ` +
      `${most < 0.9 ? 'not a bottleneck' : '**at times the bottleneck**, where requests/s are only a lower bound'}. ` +
      `In the worst round the generator sent requests ${short(late)} ms late (p99). Every latency is of at least ${samples} samples.`,
  ];
}

function sampleCount(cell: Cell): number {
  return cell.rounds.reduce((sum, { open }) => sum + open.milliseconds.length, 0);
}
