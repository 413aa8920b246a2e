import { AsyncLocalStorage } from 'node:async_hooks';

/** Where a request's exchanges with services are counted. */
export interface CallCount {
  calls: number;
}

const counts = new AsyncLocalStorage<CallCount>();

/**
 * Counts the exchanges with services that come of what is done from now on, in this turn and in all that follows from it. What
 * is shared is counted where it was begun. For a request this ends with Node's own call: to end it here, as `run` does, would
 * take twice as long.
 */
export function countCallsIn(count: CallCount): void {
  counts.enterWith(count);
}

/** Counts an exchange that is about to be begun. */
export function countCall(): void {
  const count = counts.getStore();
  if (count) count.calls += 1;
}
