/** The state of a caller's bucket after points were requested from it. */
export interface Allowance {
  /** Whether there were enough points, which were then taken. */
  readonly granted: boolean;
  /** Points that are left. */
  readonly left: number;
  /** Seconds until the bucket is full again. */
  readonly fullInSeconds: number;
  /** Seconds until the same request can be granted; 0 if it was. */
  readonly retryAfterSeconds: number;
}

const MINUTE_MS = 60_000;
/** Most callers tracked at once, which takes a few megabytes. */
const MAX_CALLERS = 10_000;

/**
 * A token bucket for each caller. It holds a minute's worth of points at most and refills evenly. A request
 * that costs more than a full bucket is granted when the bucket is full, and puts the caller into debt.
 * Counts in this process only.
 */
export class RateLimiter {
  readonly #perMinute: number;
  readonly #now: () => number;
  /**
   * Epoch milliseconds at which each caller's bucket is full again; the most recently used callers come last.
   */
  readonly #fullAt = new Map<string, number>();

  /** @param now gives epoch milliseconds */
  constructor(pointsPerMinute: number, now: () => number) {
    this.#perMinute = pointsPerMinute;
    this.#now = now;
  }

  /** Points that each caller may spend a minute. */
  get pointsPerMinute(): number {
    return this.#perMinute;
  }

  /** Takes points from a caller's bucket if there are enough. */
  take(caller: string, points: number): Allowance {
    const now = this.#now();
    const missingMs = Math.max(0, (this.#fullAt.get(caller) ?? 0) - now);
    const neededMs = this.#toMs(Math.min(points, this.#perMinute));
    const shortMs = missingMs + neededMs - MINUTE_MS;
    // Absorbs the rounding errors of fractional milliseconds.
    if (shortMs > 0.001) return this.#allowance(false, missingMs, Math.ceil(shortMs / 1_000));
    const afterMs = missingMs + this.#toMs(points);
    this.#remember(caller, now + afterMs);
    return this.#allowance(true, afterMs, 0);
  }

  /** Takes points that have been spent already, even if that puts the caller into debt. */
  owe(caller: string, points: number): Allowance {
    const now = this.#now();
    const afterMs = Math.max(0, (this.#fullAt.get(caller) ?? 0) - now) + this.#toMs(points);
    this.#remember(caller, now + afterMs);
    return this.#allowance(true, afterMs, 0);
  }

  #toMs(points: number): number {
    return (points / this.#perMinute) * MINUTE_MS;
  }

  #allowance(granted: boolean, missingMs: number, retryAfterSeconds: number): Allowance {
    const left = Math.max(0, Math.floor(this.#perMinute * (1 - missingMs / MINUTE_MS) + 0.001));
    return { granted, left, fullInSeconds: Math.ceil(missingMs / 1_000), retryAfterSeconds };
  }

  /**
   * If there are too many callers, forgets the least recently used one: its bucket is most likely full again.
   */
  #remember(caller: string, fullAt: number): void {
    this.#fullAt.delete(caller);
    this.#fullAt.set(caller, fullAt);
    if (this.#fullAt.size <= MAX_CALLERS) return;
    const [oldest] = this.#fullAt.keys();
    if (oldest !== undefined) this.#fullAt.delete(oldest);
  }
}
