/** How a caller stands after asking. */
export interface Allowance {
  /** Whether the points were there, and were taken. */
  readonly granted: boolean;
  /** Points that are left. */
  readonly left: number;
  /** Seconds until all points are there again. */
  readonly fullInSeconds: number;
  /** Seconds after which as much can be had as was asked for; 0 where it was granted. */
  readonly retryAfterSeconds: number;
}

const MINUTE_MS = 60_000;
/** Callers remembered at once: a few megabytes. */
const MOST_CALLERS = 10_000;

/**
 * A bucket of points for each caller: a minute's worth at most, filling evenly. What costs more than a minute's worth goes when
 * the bucket is full, and is paid off before anything else goes. Counted in this process alone.
 */
export class RateLimiter {
  readonly #perMinute: number;
  readonly #now: () => number;
  /** When each caller's bucket is full again, in epoch milliseconds; those used last stand last. */
  readonly #fullAt = new Map<string, number>();

  /** @param now epoch milliseconds */
  constructor(pointsPerMinute: number, now: () => number) {
    this.#perMinute = pointsPerMinute;
    this.#now = now;
  }

  /** Points that a caller may use each minute. */
  get pointsPerMinute(): number {
    return this.#perMinute;
  }

  /** Takes so many points from a caller's bucket if they are there. */
  take(caller: string, points: number): Allowance {
    const now = this.#now();
    const missingMs = Math.max(0, (this.#fullAt.get(caller) ?? 0) - now);
    const neededMs = this.#toMs(Math.min(points, this.#perMinute));
    const shortMs = missingMs + neededMs - MINUTE_MS;
    // Counted in fractions of milliseconds: what is short by less than any clock tells is there.
    if (shortMs > 0.001) return this.#allowance(false, missingMs, Math.ceil(shortMs / 1_000));
    const afterMs = missingMs + this.#toMs(points);
    this.#remember(caller, now + afterMs);
    return this.#allowance(true, afterMs, 0);
  }

  /** Takes points that have been used already, whether or not they are there. */
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

  /** Forgets whoever has not asked for longest when there are too many: by then their bucket is likely full. */
  #remember(caller: string, fullAt: number): void {
    this.#fullAt.delete(caller);
    this.#fullAt.set(caller, fullAt);
    if (this.#fullAt.size <= MOST_CALLERS) return;
    const [oldest] = this.#fullAt.keys();
    if (oldest !== undefined) this.#fullAt.delete(oldest);
  }
}
