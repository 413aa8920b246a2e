import type { ServerResponse } from 'node:http';
import type { HeldBytes } from './held-bytes.ts';

/**
 * Limits the time and memory that answers take whose clients are slow to read them. Nearly all answers are
 * written to the connection at once, and cost nothing here.
 * @param stalledMs milliseconds without progress after which the connection is ended
 * @param held counts the bytes of waiting answers; if an answer does not fit, its connection is ended at once
 */
export function boundSlowReader(response: ServerResponse, stalledMs: number, held: HeldBytes): void {
  // Emitted when the whole answer has been handed to the connection. `on` instead of `once`, which costs
  // more; the event comes only once anyway.
  response.on('prefinish', () => {
    const { socket } = response;
    const waiting = socket?.writableLength ?? 0;
    if (!socket || waiting === 0) return;
    if (!held.reserve(waiting)) {
      socket.destroy();
      return;
    }
    response.once('close', () => held.release(waiting));
    endWhenStalled(response, stalledMs);
  });
}

/**
 * Ends an answer's connection if it makes no progress, until the answer has been sent.
 * @param stalledMs milliseconds without progress
 */
export function endWhenStalled(response: ServerResponse, stalledMs: number): void {
  const { socket } = response;
  socket?.setTimeout(stalledMs);
  // Before the server's own listener, which sets the keep-alive timeout.
  response.prependOnceListener('finish', () => socket?.setTimeout(0));
}
