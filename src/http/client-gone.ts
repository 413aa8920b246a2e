import type { ServerResponse } from 'node:http';
import { Cancellation } from '../upstream/cancellation.ts';

// One for all: to make an error, with its stack, for every request would cost more than the rest of reading it.
const GONE = new Error('the client has its answer, or went away');

const OUT_OF_TIME = new Error('the time for the whole request is up');

/**
 * Ends when nothing more is to be read for an answer: it is out, its client went away, or its time is up.
 * @param deadlineMs milliseconds for all that is read; without it, as long as the client stays
 */
export function clientGone(response: ServerResponse, deadlineMs?: number): Cancellation {
  const gone = new Cancellation();
  // Who left before this began is not told of again.
  if (response.closed || response.destroyed) {
    gone.cancel(GONE);
    return gone;
  }
  const deadline =
    deadlineMs === undefined ? undefined : setTimeout(() => gone.cancel(OUT_OF_TIME), deadlineMs);
  // A process that has nothing else to do does not wait for it.
  deadline?.unref();
  response.once('close', () => {
    clearTimeout(deadline);
    gone.cancel(GONE);
  });
  return gone;
}
