import { short } from './numbers.ts';

/** A figure that was to be reached. */
export interface Figure {
  /** What is measured. */
  name: string;
  /** What was to be reached, as it is read. */
  goal: string;
  /** What was measured: a number and what it may be at most. */
  parts: readonly Part[];
  /** What else was measured that helps to judge it. */
  beside?: string;
}

export interface Part {
  /** Which of several measurements; empty where there is one. */
  of: string;
  /** NaN where it was not measured. */
  value: number;
  atMost: number;
  unit?: string;
}

/** Whether all of it was reached; undefined where some of it was not measured. */
export function isReached({ parts }: Figure): boolean | undefined {
  if (parts.some(({ value }) => Number.isNaN(value))) return undefined;
  return parts.every(({ value, atMost }) => value <= atMost);
}

/** What was measured, as it is read. */
export function measuredText({ parts }: Figure): string {
  return parts
    .map(({ of, value, unit = '' }) => `${of === '' ? '' : `${of}: `}${short(value)}${unit}`)
    .join('; ');
}
