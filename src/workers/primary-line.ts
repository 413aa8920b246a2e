import cluster from 'node:cluster';
import { readPrimaryMessage } from './messages.ts';
import type { PrimaryMessage, WorkerMessage } from './messages.ts';

/** What a worker begins with. */
export type Start = Extract<PrimaryMessage, { type: 'start' }>;

/** The line from a worker to its primary. */
export class PrimaryLine {
  readonly #start = Promise.withResolvers<Start>();
  readonly #joined = Promise.withResolvers<void>();
  readonly #stop = Promise.withResolvers<void>();
  /** Keeps what is read from now on apart from what is on its way. */
  detach: () => void = () => {};
  /** Told of an own write that every other worker knows of it. */
  announced: (id: number) => void = () => {};

  /** Opens it. */
  constructor() {
    process.on('message', (message: unknown) => this.#hear(readPrimaryMessage(message)));
    process.once('disconnect', () => this.#stop.resolve());
    // node:cluster ends a worker that loses its primary at once, with what is under way, unless it is leaving on purpose.
    if (cluster.worker) cluster.worker.exitedAfterDisconnect = true;
    // What cannot be sent is for a primary that is gone, of which the above tells.
    cluster.worker?.on('error', () => {});
  }

  /** Resolves when the primary says to stop, or is gone. */
  get stop(): Promise<void> {
    return this.#stop.promise;
  }

  /** Says that this worker hears; resolves to what it is to begin with. */
  ready(): Promise<Start> {
    this.say({ type: 'ready' });
    return this.#start.promise;
  }

  /** Resolves when the worker may listen: from then on it is told of others' writes. */
  join(): Promise<void> {
    this.say({ type: 'joining' });
    return this.#joined.promise;
  }

  /**
   * @param said called when it is on its way, or cannot be
   * @returns whether there is still a primary to hear it
   */
  say(message: WorkerMessage, said: () => void = () => {}): boolean {
    if (process.connected) process.send?.(message, undefined, undefined, said);
    else said();
    return process.connected;
  }

  /** Nothing more is said or heard. */
  close(): void {
    if (process.connected) process.disconnect?.();
  }

  #hear(message: PrimaryMessage | undefined): void {
    if (message?.type === 'start') this.#start.resolve(message);
    else if (message?.type === 'joined') this.#joined.resolve();
    else if (message?.type === 'stop') this.#stop.resolve();
    else if (message?.type === 'announced') this.announced(message.id);
    else if (message?.type === 'detach') {
      this.detach();
      this.say({ type: 'detached' });
    }
  }
}
