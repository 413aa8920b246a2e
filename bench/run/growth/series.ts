import type { ClosedFigures } from '../measure.ts';

/** How a measured quantity grows with another: one plot and one table. */
export interface Series {
  /** Part of the plot's file name; names the explanation in report/reasons.ts. */
  name: string;
  title: string;
  xLabel: string;
  /** The quantity that the plot shows. */
  yLabel: string;
  lines: readonly Line[];
  /** What could not be measured, and why. */
  missing: readonly string[];
}

/** One line of the plot. */
export interface Line {
  title: string;
  points: readonly Point[];
}

/** One measurement. */
export interface Point {
  x: number;
  y: number;
  /** Other values of the same measurement for the table, by column heading. */
  beside: Readonly<Record<string, number>>;
}

/** How long the closed loops of the growth measurements take, in seconds. */
export interface Durations {
  warmSeconds: number;
  seconds: number;
}

/** The figures of a closed loop that stand beside every point. */
export function besides({ requestsPerSecond, callsPerRequest, latencies }: ClosedFigures): Point['beside'] {
  return {
    'requests/s': requestsPerSecond,
    'p50 ms': latencies.p50,
    'p99 ms': latencies.p99,
    'upstream calls/request': callsPerRequest,
  };
}
