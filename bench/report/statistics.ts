/** The median; NaN if there are no values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * The median of each round's ratio of a value to a base. Compared within a round, because what slows a round down slows
 * down both.
 */
export function medianRatio(values: readonly number[], base: readonly number[]): number {
  const ratios = values.flatMap((value, round) => {
    const other = base[round];
    return other === undefined ? [] : [value / other];
  });
  return median(ratios);
}

/**
 * A quantile over the values of all rounds.
 * @param part between 0 and 1, such as 0.99
 */
export function pooledQuantile(rounds: readonly Float64Array[], part: number): number {
  const all = Float64Array.from(rounds.flatMap((round) => [...round])).toSorted();
  return all[Math.min(all.length - 1, Math.ceil(part * all.length) - 1)] ?? Number.NaN;
}
