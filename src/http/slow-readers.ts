import type { ServerResponse } from 'node:http';
import type { HeldBytes } from './held-bytes.ts';

/**
 * Bounds what clients that do not take their answers cost. Nothing is done for an answer that the connection takes at
 * once, as nearly all are.
 * @param stalledMs after so long with nothing taken the connection is ended
 * @param held what waiting answers are held from; with nothing left of it, the connection is ended at once
 */
export function boundSlowReader(response: ServerResponse, stalledMs: number, held: HeldBytes): void {
  // The whole answer has been handed to the connection. It is once, without Node being told so: it would cost more than this.
  response.on('prefinish', () => {
    const { socket } = response;
    const waiting = socket?.writableLength ?? 0;
    if (!socket || waiting === 0) return;
    if (!held.take(waiting)) {
      socket.destroy();
      return;
    }
    response.once('close', () => held.give(waiting));
    endWhenStalled(response, stalledMs);
  });
}

/** Ends an answer's connection when nothing has moved on it for so long, until the answer is out. */
export function endWhenStalled(response: ServerResponse, stalledMs: number): void {
  const { socket } = response;
  socket?.setTimeout(stalledMs);
  // Ahead of the server's own listener, which sets the time that the connection may wait for its next request.
  response.prependOnceListener('finish', () => socket?.setTimeout(0));
}
