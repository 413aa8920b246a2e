import type { Socket } from 'node:net';

/** What a reader has taken of what waits for it, since when. */
interface Progress {
  /** In milliseconds of `performance.now()`. */
  since: number;
  /** Bytes taken until then. */
  taken: number;
}

/** How slowly clients may read. */
export interface ReadLimits {
  /** Fewest bytes a second that a client must take while something waits for it; 0 for no bound. */
  minReadRate: number;
  /** Milliseconds over which that is measured. */
  slowReadMs: number;
}

/** Node's handle of a socket: the only one that knows how much of a large write has left. */
interface Handle {
  readonly bytesWritten: number;
  readonly writeQueueSize: number;
}

/**
 * Ends the connections of clients that read too slowly, whatever is sent to them: answers, files or events. The time
 * in which nothing waits for a client, because a service is slow or nothing happens, does not count.
 */
export class SlowReaders {
  readonly #limits: ReadLimits;
  readonly #progress = new Map<Socket, Progress>();
  readonly #timer: NodeJS.Timeout;

  /** Looks at all connections twenty times in the time over which the rate is measured, until `stop`. */
  constructor(limits: ReadLimits) {
    this.#limits = limits;
    this.#timer = setInterval(() => this.#sweep(), limits.slowReadMs / 20).unref();
  }

  /** Watches a connection until it closes. */
  watch(socket: Socket): void {
    if (this.#limits.minReadRate === 0) return;
    this.#progress.set(socket, { since: performance.now(), taken: 0 });
    socket.on('close', () => this.#progress.delete(socket));
  }

  /** Watches no more. */
  stop(): void {
    clearInterval(this.#timer);
  }

  #sweep(): void {
    const { minReadRate, slowReadMs } = this.#limits;
    const now = performance.now();
    for (const [socket, progress] of this.#progress) {
      const taken = takenBy(socket);
      const ms = now - progress.since;
      if (socket.writableLength > 0 && ms < slowReadMs) continue;
      if (socket.writableLength > 0 && taken - progress.taken < (minReadRate * ms) / 1_000) socket.destroy();
      else this.#progress.set(socket, { since: now, taken });
    }
  }
}

/** Bytes that have left this process for a client. */
function takenBy(socket: Socket): number {
  const { _handle: handle } = socket as unknown as { _handle?: Handle | null };
  return handle ? handle.bytesWritten - handle.writeQueueSize : 0;
}
