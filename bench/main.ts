import type { Findings } from './report/findings.ts';
import { writeResults } from './report/results.ts';
import { chain } from './run/chain.ts';
import { CONTESTANTS } from './run/contestants.ts';
import { growth } from './run/growth/growth.ts';
import { journalCost } from './run/journal-cost.ts';
import { Laboratory } from './run/laboratory.ts';
import { longMemory } from './run/long-memory.ts';
import { readOptions, USAGE } from './run/options.ts';
import type { BenchOptions } from './run/options.ts';
import { startTimes } from './run/start-time.ts';
import { runWorkload } from './run/workload-run.ts';
import { WORKLOADS } from './workloads/workloads.ts';

/** Measures everything that was asked for and writes the result. */
async function main(options: BenchOptions): Promise<void> {
  const { only, quick } = options;
  const contestants = chosen(CONTESTANTS, only);
  const wants = (name: string): boolean => only.length === 0 || only.includes(name);
  const namesWorkload = WORKLOADS.some(({ name }) => only.includes(name));
  const namesContestant = CONTESTANTS.some(({ name }) => only.includes(name));
  const laboratory = new Laboratory();
  const findings: Findings = { workloads: [], growth: [] };
  try {
    if (namesWorkload || namesContestant || only.length === 0) {
      for (const workload of chosen(WORKLOADS, only)) {
        say(`${workload.name}. ${workload.title}`);
        findings.workloads.push(await runWorkload(laboratory, workload, contestants, options, say));
      }
    }
    if (wants('chain')) findings.chain = await chain(laboratory, quick ? 1 : 4);
    if (wants('start')) findings.starts = await startTimes(laboratory, quick ? 3 : 9);
    if (wants('journal')) findings.journal = await journalCost(laboratory, quick);
    if (wants('growth')) {
      const durations = quick ? { warmSeconds: 0.3, seconds: 0.5 } : { warmSeconds: 1.5, seconds: 2.5 };
      findings.growth = await growth(laboratory, durations, say);
    }
    if (options.long || only.includes('memory')) findings.memory = await longMemory(laboratory);
  } finally {
    await laboratory.close();
  }
  say(`Written: ${writeResults(findings, contestants, options)}`);
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
