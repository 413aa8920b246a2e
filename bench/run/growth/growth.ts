import type { Laboratory } from '../laboratory.ts';
import { allocationsPerPayment } from './allocations.ts';
import { callers } from './callers.ts';
import { concurrency } from './concurrency.ts';
import { paymentsPerScreen } from './payments.ts';
import { processes } from './processes.ts';
import type { Durations, Series } from './series.ts';

const ALL = [paymentsPerScreen, allocationsPerPayment, callers, concurrency, processes];

/** Measures how costs grow, one thing at a time. */
export async function growth(
  laboratory: Laboratory,
  durations: Durations,
  say: (line: string) => void,
): Promise<Series[]> {
  const found: Series[] = [];
  for (const measure of ALL) {
    const series = await measure(laboratory, durations);
    found.push(series);
    say(`Growth: ${series.title}`);
    for (const line of series.missing) say(`  ${line}`);
  }
  return found;
}
