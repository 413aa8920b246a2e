/** Work was ended because its time was up. Created once, as creating an error costs more than sending a request. */
export const TIME_IS_UP = new Error('the time for an answer is up');

/**
 * Calls `listener` once a signal is aborted, or at once if it has been already: an AbortSignal by itself tells
 * nothing to those who come too late.
 * @returns ends the listening; may be called more than once
 */
export function whenAborted(signal: AbortSignal | undefined, listener: () => void): () => void {
  if (!signal) return () => {};
  if (signal.aborted) {
    listener();
    return () => {};
  }
  signal.addEventListener('abort', listener, { once: true });
  return () => signal.removeEventListener('abort', listener);
}

/**
 * Calls `onExpire` when so many milliseconds are over. Does not keep the process alive.
 * @returns ends the waiting; may be called more than once
 */
export function deadline(ms: number, onExpire: () => void): () => void {
  const timer = setTimeout(onExpire, ms).unref();
  return () => clearTimeout(timer);
}

/**
 * Runs `work` and aborts its signal, with TIME_IS_UP, when its time is up.
 * @param ms milliseconds for all of it
 */
export async function within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const end = deadline(ms, () => controller.abort(TIME_IS_UP));
  try {
    return await work(controller.signal);
  } finally {
    end();
  }
}
