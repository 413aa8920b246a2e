import type { ServerResponse } from 'node:http';

// One for all: to make an error, with its stack, for every request would cost more than the rest of reading it.
const GONE = new Error('the client has its answer, or went away');

/** Ends when nothing more is to be read for an answer: it is out, or its client went away. */
export function clientGone(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort(GONE));
  return gone.signal;
}
