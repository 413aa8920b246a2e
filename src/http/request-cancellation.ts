import type { ServerResponse } from 'node:http';
import { Cancellation } from '../upstream/cancellation.ts';
import type { Deadlines } from '../upstream/deadlines.ts';

// Shared by all requests: capturing a stack for each would cost more than the rest of reading it.
const CLOSED = new Error('the client has its answer, or went away');
const OUT_OF_TIME = new Error('the time for the whole request is up');

/**
 * Creates a cancellation for the reads of one request. It is cancelled when the answer has been sent, the
 * client goes away or the deadline passes.
 * @param deadlines limits the time of all reads; without it there is no deadline
 */
export function requestCancellation(response: ServerResponse, deadlines?: Deadlines): Cancellation {
  const cancellation = new Cancellation();
  // For a response that has closed already there will be no `close` event.
  if (response.closed || response.destroyed) {
    cancellation.cancel(CLOSED);
    return cancellation;
  }
  const deadline = deadlines?.begin(() => cancellation.cancel(OUT_OF_TIME));
  // `on` instead of `once`, which costs as much as everything else here; the event comes only once anyway.
  response.on('close', () => {
    deadline?.end();
    cancellation.cancel(CLOSED);
  });
  return cancellation;
}
