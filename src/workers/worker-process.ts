import cluster from 'node:cluster';
import type { Worker } from 'node:cluster';
import type { SandboxAccess } from '../sandbox-config.ts';
import { StartError } from '../start-error.ts';
import { readWorkerMessage } from './messages.ts';
import type { PrimaryMessage, WorkerMessage } from './messages.ts';
import { WriteNotifier } from './write-notifier.ts';

/** How a worker ended: by itself, by a signal, or because no process could be started. */
export interface WorkerExit {
  /** Process id; undefined if no process was started. */
  worker: number | undefined;
  /** Exit code; null if a signal ended the process. */
  code?: number | null;
  /** The signal that ended the process; null if it exited by itself. */
  signal?: string | null;
  /** Why it failed to start, if that is known. */
  reason?: string;
}

/** What the primary does for its workers. */
export interface Primary {
  /** The sandbox that stands in for the services; undefined if a service is configured. */
  readonly sandbox: SandboxAccess | undefined;
  /** Tells all other workers about the writer's write; resolves when they know. */
  announce(writer: WorkerProcess): Promise<void>;
}

/** A worker, as the primary sees it. */
export class WorkerProcess {
  readonly #primary: Primary;
  readonly #worker: Worker | undefined;
  readonly #notifier = new WriteNotifier(() => this.#send({ type: 'detach' }));
  readonly #listening = Promise.withResolvers<string>();
  readonly #ended = Promise.withResolvers<WorkerExit>();
  #isReady = false;
  #isJoined = false;
  #mustStop = false;
  #reason: string | undefined;

  /** Starts a worker process, which runs the same program as this process with the same arguments. */
  constructor(primary: Primary) {
    this.#primary = primary;
    this.listening.catch(() => {});
    try {
      const worker = (this.#worker = cluster.fork());
      worker.on('message', (message: unknown) => this.#receive(readWorkerMessage(message)));
      worker.once('exit', (code, signal) => this.#end({ code, signal }));
      // Also emitted if a message cannot be sent, after which `exit` follows. If no process was started,
      // `exit` never comes.
      worker.on('error', (error) => {
        if (worker.process.pid === undefined) this.#end({ reason: error.message });
      });
    } catch (error) {
      this.#end({ reason: String(error) });
    }
  }

  /** Resolves to the origin once the worker listens. Rejects with StartError if it ends before that. */
  get listening(): Promise<string> {
    return this.#listening.promise;
  }

  /** Resolves when the worker has ended. */
  get ended(): Promise<WorkerExit> {
    return this.#ended.promise;
  }

  /**
   * Tells the worker about another worker's write. Resolves when it knows, or at once if it has not joined
   * yet, as it has read nothing by then.
   */
  notifyOfWrite(): Promise<void> {
    return this.#isJoined ? this.#notifier.notify() : Promise.resolve();
  }

  /** Makes the worker end after it has finished its requests in progress. */
  stop(): void {
    this.#mustStop = true;
    // A worker that is not ready yet would miss the message. It gets it as soon as it is ready.
    if (this.#isReady) this.#send({ type: 'stop' });
  }

  /** Ends the worker at once. */
  kill(): void {
    this.#worker?.process.kill('SIGKILL');
  }

  #receive(message: WorkerMessage | undefined): void {
    if (message?.type === 'ready') {
      this.#isReady = true;
      this.#send(this.#mustStop ? { type: 'stop' } : { type: 'start', sandbox: this.#primary.sandbox });
    } else if (message?.type === 'joining') {
      this.#isJoined = true;
      this.#send({ type: 'joined' });
    } else if (message?.type === 'listening') {
      this.#listening.resolve(message.origin);
    } else if (message?.type === 'failed') {
      this.#reason = message.reason;
    } else if (message?.type === 'detached') {
      this.#notifier.acknowledged();
    } else if (message?.type === 'write') {
      const { id } = message;
      void this.#primary.announce(this).then(() => this.#send({ type: 'announced', id }));
    }
  }

  #send(message: PrimaryMessage): void {
    // If the message cannot be sent, the worker is gone and `exit` follows.
    if (this.#worker?.isConnected()) this.#worker.send(message, () => {});
  }

  #end(how: Omit<WorkerExit, 'worker'>): void {
    const reason = this.#reason === undefined ? {} : { reason: this.#reason };
    const end = { worker: this.#worker?.process.pid, ...how, ...reason };
    this.#notifier.workerEnded();
    this.#listening.reject(
      new StartError(end.reason ?? `A worker ended before it listened: ${describe(end)}.`),
    );
    this.#ended.resolve(end);
  }
}

function describe({ code, signal, reason }: WorkerExit): string {
  return reason ?? (signal ? `by ${signal}` : `with exit code ${code}`);
}
