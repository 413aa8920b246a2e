import type { ClosedFigures } from '../measure.ts';

/** How something grows with something else. */
export interface Series {
  /** Begins the name of its plot. */
  name: string;
  title: string;
  xLabel: string;
  /** What the plot shows of each point. */
  yLabel: string;
  lines: readonly Line[];
  /** What could not be measured, and why. */
  missing: readonly string[];
}

export interface Line {
  title: string;
  points: readonly Point[];
}

export interface Point {
  x: number;
  y: number;
  /** More of the same moment, by heading, for the table. */
  beside: Readonly<Record<string, number>>;
}

/** What closed loops of the growth measurements last, in seconds. */
export interface Durations {
  warmSeconds: number;
  seconds: number;
}

/** A closed loop's figures as they stand beside a point. */
export function besides({ requestsPerSecond, callsPerRequest, latencies }: ClosedFigures): Point['beside'] {
  return {
    'requests/s': requestsPerSecond,
    'p50 ms': latencies.p50,
    'p99 ms': latencies.p99,
    'upstream calls/request': callsPerRequest,
  };
}
