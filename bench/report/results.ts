import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contestant } from '../run/contestant.ts';
import type { BenchOptions } from '../run/options.ts';
import type { WorkloadRun } from '../run/workload-run.ts';
import { machine, versionsOf } from './machine.ts';
import { table } from './table.ts';
import { workloadSection } from './workload-section.ts';

/** Everything that a run of the bench found out. */
export interface Findings {
  workloads: readonly WorkloadRun[];
}

/** Writes RESULTS.md; gives its path. */
export function writeResults(
  findings: Findings,
  contestants: readonly Contestant[],
  options: BenchOptions,
): string {
  mkdirSync(join(options.out, 'plots'), { recursive: true });
  const path = join(options.out, 'RESULTS.md');
  const text = [
    '# The gateway beside its peers',
    `${machine()}${options.quick ? ' **A quick run: it shows that all works, its figures mean little.**' : ''}`,
    METHOD,
    '## Who is measured',
    table(
      ['', 'versions', 'how'],
      contestants.map((each) => [each.title, versionsOf(each), each.remark]),
      3,
    ),
    '## Workloads',
    ...findings.workloads.map(workloadSection),
  ].join('\n\n');
  writeFileSync(path, `${text}\n`);
  return path;
}

const METHOD = `Written by \`npm run bench\`. Every server is a process of its own; its CPU is user and system time of the
process and its children, from \`/proc\`, over closed loops on 1 and on 64 connections. Latency is measured
at a fixed mean arrival rate with random gaps, the same for everybody, and counts from the instant at which a request was
due, so that a stall counts for all whom it holds up. Rounds are interleaved; figures are medians over the rounds
with the least and the greatest in brackets, and ratios are medians of each round's ratio. Before anybody is measured, every answer is
compared with the right one.`;
