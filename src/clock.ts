/** A source of time that tests can replace. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects if `signal` is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
