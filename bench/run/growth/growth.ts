import type { Laboratory } from '../laboratory.ts';
import { allocationsPerPayment } from './allocations.ts';
import { callers } from './callers.ts';
import { concurrency } from './concurrency.ts';
import { paymentsPerScreen } from './payments.ts';
import { processes } from './processes.ts';
import type { Durations, Series } from './series.ts';

const ALL = [paymentsPerScreen, allocationsPerPayment, callers, concurrency, processes];

/** Measures how costs grow, varying one quantity at a time. */
export async function growth(laboratory: Laboratory, durations: Durations): Promise<Series[]> {
  const found: Series[] = [];
  for (const measure of ALL) found.push(...[await measure(laboratory, durations)].flat());
  return found;
}
