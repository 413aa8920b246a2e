import type { Findings } from './report/findings.ts';
import { writeResults } from './report/results.ts';
import { chain } from './run/chain.ts';
import { COMMAND_NAMES, figuresOfCommand } from './run/commands.ts';
import type { Contestant } from './run/contestant.ts';
import { CONTESTANTS, earlierGateway } from './run/contestants.ts';
import { growth } from './run/growth/growth.ts';
import { journalCost } from './run/journal-cost.ts';
import { Laboratory } from './run/laboratory.ts';
import { longMemory } from './run/long-memory.ts';
import { readOptions, USAGE } from './run/options.ts';
import type { BenchOptions } from './run/options.ts';
import { emptyProcessTimes, startTimes } from './run/start-time.ts';
import { runWorkload } from './run/workload-run.ts';
import { WORKLOADS } from './workloads/workloads.ts';

/** What is measured beside the workloads, by the names that `--only` takes. */
const MEASUREMENTS = ['chain', 'start', 'journal', 'growth', 'memory', ...COMMAND_NAMES];

/** Measures what was asked for and writes the report, even if the run breaks off. */
async function main(options: BenchOptions): Promise<void> {
  const known = new Set([...[...WORKLOADS, ...CONTESTANTS].map(({ name }) => name), ...MEASUREMENTS]);
  const unknown = options.only.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new RangeError(`--only does not know ${unknown.join(', ')}. It takes ${[...known].join(', ')}.`);
  const { against } = options;
  const contestants = [
    ...chosen(CONTESTANTS, options.only),
    ...(against === undefined ? [] : [earlierGateway(against)]),
  ];
  const laboratory = new Laboratory();
  const findings: Findings = { workloads: [], growth: [], commands: {}, failures: [] };
  try {
    await measureWorkloads(laboratory, contestants, options, findings);
    await measureOthers(laboratory, options, findings);
  } finally {
    await laboratory.close();
    say(`Written: ${writeResults(findings, contestants, options)}`);
  }
}

async function measureWorkloads(
  laboratory: Laboratory,
  contestants: readonly Contestant[],
  options: BenchOptions,
  { workloads }: Findings,
): Promise<void> {
  const { only } = options;
  const isNamed = ({ name }: { name: string }): boolean => only.includes(name);
  if (only.length > 0 && !WORKLOADS.some(isNamed) && !CONTESTANTS.some(isNamed)) return;
  for (const workload of chosen(WORKLOADS, only)) {
    say(`${workload.name}. ${workload.title}`);
    workloads.push(await runWorkload(laboratory, workload, contestants, options, say));
  }
}

async function measureOthers(
  laboratory: Laboratory,
  { only, quick, long }: BenchOptions,
  findings: Findings,
): Promise<void> {
  const durations = quick ? { warmSeconds: 0.3, seconds: 0.5 } : { warmSeconds: 1.5, seconds: 2.5 };
  const measure = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    if (only.length > 0 && !only.includes(name)) return;
    say(name);
    await work().catch((error: unknown) => {
      findings.failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      say(`  ${findings.failures.at(-1)}`);
    });
  };
  await measure('chain', async () => (findings.chain = await chain(laboratory, quick ? 1 : 4)));
  await measure('start', async () => {
    const starts = quick ? 3 : 9;
    findings.starts = {
      gateway: await startTimes(laboratory, starts),
      emptyProcess: await emptyProcessTimes(starts),
    };
  });
  await measure('journal', async () => (findings.journal = await journalCost(laboratory, quick)));
  await measure('growth', async () => (findings.growth = await growth(laboratory, durations)));
  for (const name of COMMAND_NAMES)
    await measure(name, async () => (findings.commands[name] = await figuresOfCommand(name, quick)));
  if (long || only.includes('memory')) {
    await measure('memory', async () => (findings.memory = await longMemory(laboratory)));
  }
}

/** The items that are named; all items if none of them is. */
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
