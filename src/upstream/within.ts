import { Cancellation } from './cancellation.ts';
import { TIME_IS_UP } from './transport-error.ts';

/**
 * Runs `work` and cancels it when its time is up.
 * @param ms milliseconds for all of it
 */
export async function within<T>(ms: number, work: (cancellation: Cancellation) => Promise<T>): Promise<T> {
  const cancellation = new Cancellation();
  const timer = setTimeout(() => cancellation.cancel(TIME_IS_UP), ms);
  try {
    return await work(cancellation);
  } finally {
    clearTimeout(timer);
  }
}
