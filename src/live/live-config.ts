import * as z from 'zod';
import { wholeNumber } from '../environment.ts';
import type { LiveConfig } from './live.ts';

/** The variables that decide how the services are watched, and for how many. */
export const liveVariables = {
  WATCH_INTERVAL_MS: wholeNumber(100, 3_600_000).default(5_000),
  WATCH_IDLE_INTERVAL_MS: wholeNumber(100, 3_600_000).default(30_000),
  WATCH_EAGER_MS: wholeNumber(0, 3_600_000).default(60_000),
  WATCH_STALE_MS: wholeNumber(0, 3_600_000).default(60_000),
  MAX_SUBSCRIPTIONS: wholeNumber(0, 1_000_000).default(10_000),
  MAX_SUBSCRIPTIONS_PER_CALLER: wholeNumber(0, 1_000_000).default(1_000),
} as const;

const shape = z.object(liveVariables);

/** The configuration that the variables give. The idle interval is never shorter than the other one. */
export function liveConfig(data: z.output<typeof shape>): LiveConfig {
  return {
    intervalMs: data.WATCH_INTERVAL_MS,
    idleIntervalMs: Math.max(data.WATCH_IDLE_INTERVAL_MS, data.WATCH_INTERVAL_MS),
    eagerMs: data.WATCH_EAGER_MS,
    staleMs: data.WATCH_STALE_MS,
    maxSubscriptions: data.MAX_SUBSCRIPTIONS,
    maxSubscriptionsPerCaller: data.MAX_SUBSCRIPTIONS_PER_CALLER,
  };
}
