import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contestant } from '../run/contestant.ts';
import type { BenchOptions } from '../run/options.ts';
import { barPlot } from './bar-plot.ts';
import { figuresSection } from './figures-section.ts';
import { figuresOf } from './figures.ts';
import type { Findings } from './findings.ts';
import { growthSection } from './growth-section.ts';
import { linePlot } from './line-plot.ts';
import { machine, versionsOf } from './machine.ts';
import { table } from './table.ts';
import { workloadSection } from './workload-section.ts';

/** Writes RESULTS.md and its plots; gives its path. */
export function writeResults(
  findings: Findings,
  contestants: readonly Contestant[],
  options: BenchOptions,
): string {
  const { workloads, growth, failures } = findings;
  const plots = join(options.out, 'plots');
  mkdirSync(plots, { recursive: true });
  for (const run of workloads) writeFileSync(join(plots, `workload-${run.workload.name}.svg`), barPlot(run));
  for (const series of growth) writeFileSync(join(plots, `growth-${series.name}.svg`), linePlot(series));
  const path = join(options.out, 'RESULTS.md');
  const text = [
    '# The gateway beside its peers',
    `${machine()}${options.quick ? ' **A quick run: it shows that all works, its figures mean little.**' : ''}`,
    method(options),
    figuresSection(figuresOf(findings)),
    ...(failures.length === 0
      ? []
      : [`Could not be measured:\n\n${failures.map((each) => `- ${each}`).join('\n')}`]),
    '## Who is measured',
    table(
      ['', 'versions', 'how'],
      contestants.map((each) => [each.title, versionsOf(each), each.remark]),
      3,
    ),
    '## Workloads',
    ...workloads.map(workloadSection),
    ...(growth.length === 0 ? [] : ['## Growth', ...growth.map(growthSection)]),
  ].join('\n\n');
  writeFileSync(path, `${text}\n`);
  return path;
}

function method({ rounds }: BenchOptions): string {
  return `Written by \`npm run bench\`. Every server is a process of its own; its CPU is user and system time of the
process and its children, from \`/proc\`, over closed loops on 1 and on 64 connections. Latency is measured at a fixed mean
arrival rate with random gaps, the same for everybody, and counts from the instant at which a request was due, so that a stall
counts for all whom it holds up. Rounds are interleaved, ${rounds} of them; figures are medians over the rounds with the least and the greatest in
brackets, and ratios are medians of each round's ratio. Before anybody is measured, every answer is compared with the right one,
one by one and, where the upstream does not change meanwhile, some that were given under load. When the upstream changes, every amount in its lists does.`;
}
