/** Percentiles of how long answers took, in milliseconds; NaN if there were none. */
export interface Latencies {
  p50: number;
  p99: number;
}

/** @param milliseconds in any order; sorted in place */
export function latenciesOf(milliseconds: Float64Array): Latencies {
  milliseconds.sort();
  return {
    p50: quantile(milliseconds, 0.5),
    p99: quantile(milliseconds, 0.99),
  };
}

function quantile(sorted: Float64Array, part: number): number {
  if (sorted.length === 0) return Number.NaN;
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}
