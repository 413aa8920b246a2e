import { AsyncLocalStorage } from 'node:async_hooks';

/** Counts the calls to services that a request makes. */
export interface CallCount {
  calls: number;
}

const counts = new AsyncLocalStorage<CallCount>();

/**
 * Counts in `count` every call to a service that the current asynchronous context makes from now on. A read
 * that several requests share is counted for the request that began it. The context ends with the Node
 * callback that the request runs in; ending it here with `run` would take twice as long.
 */
export function countCallsIn(count: CallCount): void {
  counts.enterWith(count);
}

/** Counts a call that is about to be made. */
export function countCall(): void {
  const count = counts.getStore();
  if (count) count.calls += 1;
}
