/** The time, and the passing of it. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Resolves after so many milliseconds; rejects with the signal's reason when that ends first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
