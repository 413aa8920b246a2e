import { AsyncLocalStorage } from 'node:async_hooks';

/** Where a request's exchanges with services are counted. */
export interface CallCount {
  calls: number;
}

const counts = new AsyncLocalStorage<CallCount>();

/** Does some work, counting the exchanges with services that come of it. What it shares is counted where it was begun. */
export function countingCalls<T>(count: CallCount, work: () => T): T {
  return counts.run(count, work);
}

/** Counts an exchange that is about to be begun. */
export function countCall(): void {
  const count = counts.getStore();
  if (count) count.calls += 1;
}
