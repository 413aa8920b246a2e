import type { Chain } from '../run/chain.ts';
import type { CommandName, Figures } from '../run/commands.ts';
import type { Series } from '../run/growth/series.ts';
import type { JournalCost } from '../run/journal-cost.ts';
import type { LongMemory } from '../run/long-memory.ts';
import type { WorkloadRun } from '../run/workload-run.ts';

/** The results of a run. What was not asked for is missing. */
export interface Findings {
  workloads: WorkloadRun[];
  chain?: Chain;
  growth: readonly Series[];
  /**
   * In milliseconds: the time from start to first answer for each start of the gateway, and from start to end for each
   * Node process that does nothing.
   */
  starts?: { gateway: readonly number[]; emptyProcess: readonly number[] };
  journal?: JournalCost;
  memory?: LongMemory;
  /** What the measurements that are commands of their own found. */
  commands: Partial<Record<CommandName, Figures>>;
  /** What could not be measured, and why. */
  failures: string[];
}
