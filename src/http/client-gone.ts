import type { ServerResponse } from 'node:http';
import { Cancellation } from '../upstream/cancellation.ts';
import type { Deadlines } from '../upstream/deadlines.ts';

// One for all: to make an error, with its stack, for every request would cost more than the rest of reading it.
const GONE = new Error('the client has its answer, or went away');

const OUT_OF_TIME = new Error('the time for the whole request is up');

/**
 * Ends when nothing more is to be read for an answer: it is out, its client went away, or its time is up.
 * @param deadlines how long all that is read may take; without them, as long as the client stays
 */
export function clientGone(response: ServerResponse, deadlines?: Deadlines): Cancellation {
  const gone = new Cancellation();
  // Who left before this began is not told of again.
  if (response.closed || response.destroyed) {
    gone.cancel(GONE);
    return gone;
  }
  const deadline = deadlines?.begin(() => gone.cancel(OUT_OF_TIME));
  // It comes once. To say so to Node would have it take the listener off, at the cost of all that is done here.
  response.on('close', () => {
    deadline?.end();
    gone.cancel(GONE);
  });
  return gone;
}
