import { short } from './numbers.ts';

/** A performance goal and what this run measured for it. */
export interface Goal {
  /** What is measured; also names the explanation in reasons.ts. */
  name: string;
  /** The limit, in words. */
  limit: string;
  /** The measured values, each with its limit. */
  parts: readonly Part[];
  /** Other results of this run that help to judge a missed goal. */
  note?: string;
}

/** One measured value of a goal. */
export interface Part {
  /** Which of several values this is; empty if there is only one. */
  of: string;
  /** NaN if it was not measured. */
  value: number;
  atMost: number;
  unit?: string;
}

/** Whether every value is within its limit; undefined if one was not measured. */
export function isMet({ parts }: Goal): boolean | undefined {
  if (parts.some(({ value }) => Number.isNaN(value))) return undefined;
  return parts.every(({ value, atMost }) => value <= atMost);
}

/** The measured values in words. */
export function measuredText({ parts }: Goal): string {
  return parts
    .map(({ of, value, unit = '' }) => `${of === '' ? '' : `${of}: `}${short(value)}${unit}`)
    .join('; ');
}
