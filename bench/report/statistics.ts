/** The middle value; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * How many times as much as another in the same round, in the middle of all rounds: what slows down a whole round slows
 * down both.
 */
export function medianRatio(values: readonly number[], base: readonly number[]): number {
  const ratios = values.flatMap((value, round) => {
    const other = base[round];
    return other === undefined ? [] : [value / other];
  });
  return median(ratios);
}

/** The quantile of rounds put together. */
export function pooledQuantile(rounds: readonly Float64Array[], part: number): number {
  const all = Float64Array.from(rounds.flatMap((round) => [...round])).toSorted();
  return all[Math.min(all.length - 1, Math.ceil(part * all.length) - 1)] ?? Number.NaN;
}
