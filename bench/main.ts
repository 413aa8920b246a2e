import { writeResults } from './report/results.ts';
import { CONTESTANTS } from './run/contestants.ts';
import { Laboratory } from './run/laboratory.ts';
import { readOptions, USAGE } from './run/options.ts';
import type { BenchOptions } from './run/options.ts';
import { runWorkload } from './run/workload-run.ts';
import type { WorkloadRun } from './run/workload-run.ts';
import { WORKLOADS } from './workloads/workloads.ts';

/** Measures everything that was asked for and writes the result. */
async function main(options: BenchOptions): Promise<void> {
  const contestants = chosen(CONTESTANTS, options.only);
  const laboratory = new Laboratory();
  const workloads: WorkloadRun[] = [];
  try {
    for (const workload of chosen(WORKLOADS, options.only)) {
      say(`${workload.name}. ${workload.title}`);
      workloads.push(await runWorkload(laboratory, workload, contestants, options, say));
    }
  } finally {
    await laboratory.close();
  }
  say(`Written: ${writeResults({ workloads }, contestants, options)}`);
}

/** Those named; all of a kind of which none is named. */
function chosen<T extends { name: string }>(all: readonly T[], names: readonly string[]): readonly T[] {
  const named = all.filter(({ name }) => names.includes(name));
  return named.length > 0 ? named : all;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

try {
  await main(readOptions(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n${USAGE}`);
  process.exitCode = 1;
}
