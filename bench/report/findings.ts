import type { Chain } from '../run/chain.ts';
import type { Series } from '../run/growth/series.ts';
import type { JournalCost } from '../run/journal-cost.ts';
import type { LongMemory } from '../run/long-memory.ts';
import type { WorkloadRun } from '../run/workload-run.ts';

/** The results of a run. What was not asked for is missing. */
export interface Findings {
  workloads: WorkloadRun[];
  chain?: Chain;
  growth: readonly Series[];
  /** Time from start to first answer in milliseconds, for each start. */
  starts?: readonly number[];
  journal?: JournalCost;
  memory?: LongMemory;
  /** What could not be measured, and why. */
  failures: string[];
}
