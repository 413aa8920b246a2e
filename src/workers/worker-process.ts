import cluster from 'node:cluster';
import type { Worker } from 'node:cluster';
import type { SandboxAccess } from '../sandbox-config.ts';
import { StartError } from '../start-error.ts';
import { readWorkerMessage } from './messages.ts';
import type { PrimaryMessage, WorkerMessage } from './messages.ts';
import { Told } from './told.ts';

/** How a worker ended: by itself, by a signal, or before there was a process. */
export interface End {
  worker: number | undefined;
  code?: number | null;
  signal?: string | null;
  /** Why, where it said so. */
  reason?: string;
}

/** What the primary does for its workers. */
export interface Company {
  /** What stands in for the services where none is configured. */
  readonly sandbox: SandboxAccess | undefined;
  /** Tells everybody but the writer of a write; resolves when they know. */
  announce(writer: WorkerProcess): Promise<void>;
}

/** A worker, as its primary sees it. */
export class WorkerProcess {
  readonly #company: Company;
  readonly #worker: Worker | undefined;
  readonly #told = new Told(() => this.#send({ type: 'detach' }));
  readonly #listening = Promise.withResolvers<string>();
  readonly #ended = Promise.withResolvers<End>();
  #isReady = false;
  #isJoined = false;
  #isToStop = false;
  #reason: string | undefined;

  /** Starts one: the program that this process runs, with the same arguments. */
  constructor(company: Company) {
    this.#company = company;
    this.listening.catch(() => {});
    try {
      const worker = (this.#worker = cluster.fork());
      worker.on('message', (message: unknown) => this.#hear(readWorkerMessage(message)));
      worker.once('exit', (code, signal) => this.#end({ code, signal }));
      // Also told where a message cannot be sent any more; then the end follows. No end follows where there is no process.
      worker.on('error', (error) => {
        if (worker.process.pid === undefined) this.#end({ reason: error.message });
      });
    } catch (error) {
      this.#end({ reason: String(error) });
    }
  }

  /** The origin that it listens at, once it does. Rejects with StartError if it ends before. */
  get listening(): Promise<string> {
    return this.#listening.promise;
  }

  get ended(): Promise<End> {
    return this.#ended.promise;
  }

  /** Tells it of a write of another worker; resolves when it knows. It need not before it can read anything. */
  tell(): Promise<void> {
    return this.#isJoined ? this.#told.tell() : Promise.resolve();
  }

  /** Has it end once it has seen through what is under way. */
  stop(): void {
    this.#isToStop = true;
    // Before it is ready it would not hear it; then this is the first thing that it is told.
    if (this.#isReady) this.#send({ type: 'stop' });
  }

  kill(): void {
    this.#worker?.process.kill('SIGKILL');
  }

  #hear(message: WorkerMessage | undefined): void {
    if (message?.type === 'ready') {
      this.#isReady = true;
      this.#send(this.#isToStop ? { type: 'stop' } : { type: 'start', sandbox: this.#company.sandbox });
    } else if (message?.type === 'joining') {
      this.#isJoined = true;
      this.#send({ type: 'joined' });
    } else if (message?.type === 'listening') {
      this.#listening.resolve(message.origin);
    } else if (message?.type === 'failed') {
      this.#reason = message.words;
    } else if (message?.type === 'detached') {
      this.#told.heard();
    } else if (message?.type === 'write') {
      const { id } = message;
      void this.#company.announce(this).then(() => this.#send({ type: 'announced', id }));
    }
  }

  #send(message: PrimaryMessage): void {
    // What cannot be sent was for somebody who is gone: the end follows.
    if (this.#worker?.isConnected()) this.#worker.send(message, () => {});
  }

  #end(how: Omit<End, 'worker'>): void {
    const reason = this.#reason === undefined ? {} : { reason: this.#reason };
    const end = { worker: this.#worker?.process.pid, ...how, ...reason };
    this.#told.gone();
    this.#listening.reject(
      new StartError(end.reason ?? `A worker ended before it listened: ${wordsOf(end)}.`),
    );
    this.#ended.resolve(end);
  }
}

function wordsOf({ code, signal, reason }: End): string {
  return reason ?? (signal ? `by ${signal}` : `with exit code ${code}`);
}
