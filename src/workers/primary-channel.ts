import cluster from 'node:cluster';
import { readPrimaryMessage } from './messages.ts';
import type { PrimaryMessage, WorkerMessage } from './messages.ts';

/** The message that lets a worker start. */
export type StartMessage = Extract<PrimaryMessage, { type: 'start' }>;

/** A worker's IPC channel to its primary. */
export class PrimaryChannel {
  readonly #start = Promise.withResolvers<StartMessage>();
  readonly #joined = Promise.withResolvers<void>();
  readonly #stop = Promise.withResolvers<void>();
  /** Called when another worker writes: later reads must not share the answers of reads in flight. */
  detach: () => void = () => {};
  /** Called when every other worker knows of this worker's write `id`. */
  announced: (id: number) => void = () => {};

  /** Starts to receive messages. */
  constructor() {
    process.on('message', (message: unknown) => this.#receive(readPrimaryMessage(message)));
    process.once('disconnect', () => this.#stop.resolve());
    // A worker whose primary dies is ended by node:cluster at once, with its requests in progress, unless
    // this is set.
    if (cluster.worker) cluster.worker.exitedAfterDisconnect = true;
    // A message cannot be sent if the primary is gone. `disconnect` reports that.
    cluster.worker?.on('error', () => {});
  }

  /** Resolves when the primary says to stop, or is gone. */
  get stop(): Promise<void> {
    return this.#stop.promise;
  }

  /** Tells the primary that this worker receives messages. Resolves when the primary says to start. */
  ready(): Promise<StartMessage> {
    this.send({ type: 'ready' });
    return this.#start.promise;
  }

  /** Resolves when the worker may listen. From then on it is told about other workers' writes. */
  join(): Promise<void> {
    this.send({ type: 'joining' });
    return this.#joined.promise;
  }

  /**
   * Sends a message to the primary.
   * @param onSent called once the message has been sent, or cannot be
   * @returns whether the primary is still there
   */
  send(message: WorkerMessage, onSent: () => void = () => {}): boolean {
    if (process.connected) process.send?.(message, undefined, undefined, onSent);
    else onSent();
    return process.connected;
  }

  /** Closes the channel. */
  close(): void {
    if (process.connected) process.disconnect?.();
  }

  #receive(message: PrimaryMessage | undefined): void {
    if (message?.type === 'start') this.#start.resolve(message);
    else if (message?.type === 'joined') this.#joined.resolve();
    else if (message?.type === 'stop') this.#stop.resolve();
    else if (message?.type === 'announced') this.announced(message.id);
    else if (message?.type === 'detach') {
      this.detach();
      this.send({ type: 'detached' });
    }
  }
}
