import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contestant } from '../run/contestant.ts';
import type { BenchOptions } from '../run/options.ts';
import { barPlot } from './bar-plot.ts';
import { goalsSection } from './goals-section.ts';
import { goalsOf } from './goals.ts';
import type { Findings } from './findings.ts';
import { growthSection } from './growth-section.ts';
import { linePlot } from './line-plot.ts';
import { liveSection } from './live-section.ts';
import { machine, versionsOf } from './machine.ts';
import { table } from './table.ts';
import { workloadSection } from './workload-section.ts';

/**
 * Writes RESULTS.md and its plots to the folder of the options.
 * @returns the path of RESULTS.md
 */
export function writeResults(
  findings: Findings,
  contestants: readonly Contestant[],
  options: BenchOptions,
): string {
  const { workloads, growth, commands, failures } = findings;
  const plots = join(options.out, 'plots');
  mkdirSync(plots, { recursive: true });
  for (const run of workloads) writeFileSync(join(plots, `workload-${run.workload.name}.svg`), barPlot(run));
  for (const series of growth) writeFileSync(join(plots, `growth-${series.name}.svg`), linePlot(series));
  const path = join(options.out, 'RESULTS.md');
  const text = [
    '# The gateway compared with its peers',
    `${machine()}${options.quick ? ' **This was a quick run: it shows that the bench works; do not draw conclusions from its figures.**' : ''}`,
    method(options),
    goalsSection(goalsOf(findings)),
    ...(failures.length === 0 ? [] : [`Not measured:\n\n${failures.map((each) => `- ${each}`).join('\n')}`]),
    '## Servers',
    table(
      ['', 'versions', 'setup'],
      contestants.map((each) => [each.title, versionsOf(each), each.remark]),
      3,
    ),
    '## Workloads',
    ...workloads.map(workloadSection),
    ...(commands.live ? [liveSection(commands.live)] : []),
    ...(growth.length === 0 ? [] : ['## Growth', ...growth.map(growthSection)]),
  ].join('\n\n');
  writeFileSync(path, `${text}\n`);
  return path;
}

function method({ rounds }: BenchOptions): string {
  return `Written by \`npm run bench\`. Every server is a process of its own. CPU is the user and system time of that process and
its children, from \`/proc\`, under closed loops on 1 and on 64 connections; requests per second are those of the same loops.
Latency is measured in an open loop: requests are due at random instants at a fixed mean rate, the same instants for every
server, and a latency counts from the instant at which its request was due, so that a stall also counts for the requests that
wait behind it. Rounds: ${rounds}, interleaved, each of which measures every server once. CPU and requests per second are medians
over the rounds, those of CPU with minimum and maximum in brackets; “× proxy” is the median of each round’s ratio to the byte
proxy; latencies are percentiles of all rounds together (of fewer than 1,000 samples, p99.9 is the slowest). Before a server is
measured, its answer to every request is compared with the expected one, and so are some answers given under load where the
upstream does not change. Where the upstream changes, every amount in its lists does.`;
}
