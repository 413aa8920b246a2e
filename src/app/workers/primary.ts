import * as z from 'zod';
import cluster from 'node:cluster';
import type { Worker } from 'node:cluster';
import type { Variables } from '../../services/service.ts';
import { StartError, ConfigError } from '../../start-error.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';

const ready = z.object({ type: z.literal('ready') });
const listening = z.object({ type: z.literal('listening'), origin: z.string() });
const failed = z.object({ type: z.literal('failed'), reason: z.string() });

const start = z.object({ type: z.literal('start'), sandbox: z.record(z.string(), z.string()).optional() });
const stop = z.object({ type: z.literal('stop'), delayMs: z.number() });

const fromWorker = z.discriminatedUnion('type', [ready, listening, failed]);
const fromPrimary = z.discriminatedUnion('type', [start, stop]);

/**
 * A message from a worker to its primary.
 *
 * - `ready`: it receives messages.
 * - `listening`: it accepts requests.
 * - `failed`: it could not start, with the reason.
 */
type WorkerMessage = z.infer<typeof fromWorker>;

/**
 * A message from the primary to a worker.
 *
 * - `start`: start the gateway, with the variables that lead to the sandbox if no service is configured.
 * - `stop`: answer on for `delayMs`, finish the requests in progress and end.
 */
type PrimaryMessage = z.infer<typeof fromPrimary>;

/** Parses a message from a worker; undefined if it is not one. */
function readWorkerMessage(message: unknown): WorkerMessage | undefined {
  return fromWorker.safeParse(message).data;
}

/** Parses a message from the primary; undefined if it is not one. */
function readPrimaryMessage(message: unknown): PrimaryMessage | undefined {
  return fromPrimary.safeParse(message).data;
}

/** How a worker ended: by itself, by a signal, or because no process could be started. */
interface WorkerExit {
  /** Process id; undefined if no process was started. */
  worker: number | undefined;
  /** Exit code; null if a signal ended the process. */
  code?: number | null;
  /** The signal that ended the process; null if it exited by itself. */
  signal?: string | null;
  /** Why it failed to start, if that is known. */
  reason?: string;
}

/** A worker, as the primary sees it. */
class WorkerProcess {
  readonly #sandbox: Variables | undefined;
  readonly #worker: Worker | undefined;
  readonly #listening = Promise.withResolvers<string>();
  readonly #ended = Promise.withResolvers<WorkerExit>();
  #isReady = false;
  #stopAfterMs: number | undefined;
  #reason: string | undefined;

  /**
   * Starts a worker process, which runs the same program as this process with the same arguments.
   * @param sandbox the variables that lead to the sandbox; undefined if a service is configured
   */
  constructor(sandbox: Variables | undefined) {
    this.#sandbox = sandbox;
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

  /** Makes the worker end after it has finished its requests in progress. */
  stop(delayMs: number): void {
    this.#stopAfterMs = delayMs;
    // A worker that is not ready yet would miss the message. It gets it as soon as it is ready.
    if (this.#isReady) this.#send({ type: 'stop', delayMs });
  }

  /** Ends the worker at once. */
  kill(): void {
    this.#worker?.process.kill('SIGKILL');
  }

  #receive(message: WorkerMessage | undefined): void {
    if (message?.type === 'ready') {
      this.#isReady = true;
      this.#send(
        this.#stopAfterMs === undefined
          ? { type: 'start', sandbox: this.#sandbox }
          : { type: 'stop', delayMs: this.#stopAfterMs },
      );
    } else if (message?.type === 'listening') {
      this.#listening.resolve(message.origin);
    } else if (message?.type === 'failed') {
      this.#reason = message.reason;
    }
  }

  #send(message: PrimaryMessage): void {
    // If the message cannot be sent, the worker is gone and `exit` follows.
    if (this.#worker?.isConnected()) this.#worker.send(message, () => {});
  }

  #end(how: Omit<WorkerExit, 'worker'>): void {
    const reason = this.#reason === undefined ? {} : { reason: this.#reason };
    const end = { worker: this.#worker?.process.pid, ...how, ...reason };
    this.#listening.reject(
      new StartError(end.reason ?? `A worker ended before it listened: ${describe(end)}.`),
    );
    this.#ended.resolve(end);
  }
}

function describe({ code, signal, reason }: WorkerExit): string {
  return reason ?? (signal ? `by ${signal}` : `with exit code ${code}`);
}

/**
 * Milliseconds before the first replacement. Each further one waits twice as long as the one before, up to
 * the longest.
 */
const FIRST_PAUSE_MS = 100;
const MAX_PAUSE_MS = 30_000;
/** After a worker has lived this many milliseconds, the pauses start from the shortest again. */
const STABLE_AFTER_MS = 60_000;

/**
 * A slot that holds one worker at a time. A worker that dies is replaced, but only if one has listened here
 * before: if the very first one dies, the start of the gateway has failed.
 */
class WorkerSlot {
  readonly #startWorker: () => WorkerProcess;
  readonly #log: Logger;
  readonly #stopping = new AbortController();
  readonly #firstOrigin = Promise.withResolvers<string>();
  readonly #exit: Promise<WorkerExit | undefined>;
  #worker: WorkerProcess | undefined;
  #hasListened = false;

  constructor(startWorker: () => WorkerProcess, log: Logger) {
    this.#startWorker = startWorker;
    this.#log = log;
    this.#firstOrigin.promise.catch(() => {});
    this.#exit = this.#keepFilled();
  }

  /** Resolves to the origin once the first worker listens. Rejects with StartError if it ends before that. */
  get firstOrigin(): Promise<string> {
    return this.#firstOrigin.promise;
  }

  /** The latest worker, which may have ended. */
  get worker(): WorkerProcess | undefined {
    return this.#worker;
  }

  /**
   * Makes the worker end after its requests in progress, without a replacement.
   * @returns how it ended; undefined if there was no worker, only a pause before the next
   */
  stop(delayMs: number): Promise<WorkerExit | undefined> {
    this.#stopping.abort();
    this.#worker?.stop(delayMs);
    return this.#exit;
  }

  /** Ends the worker at once, without a replacement. */
  kill(): void {
    this.#stopping.abort();
    this.#worker?.kill();
  }

  async #keepFilled(): Promise<WorkerExit | undefined> {
    const { signal } = this.#stopping;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, MAX_PAUSE_MS)) {
      const since = performance.now();
      this.#worker = this.#startWorker();
      void this.#awaitListening(this.#worker);
      const end = await this.#worker.ended;
      if (signal.aborted || !this.#hasListened) return end;
      if (performance.now() - since > STABLE_AFTER_MS) pause = FIRST_PAUSE_MS;
      this.#log.error({ ...end, pauseMs: pause }, 'a worker ended; another takes its place');
      await sleep(pause, undefined, { signal }).catch(() => {});
      if (signal.aborted) return undefined;
    }
  }

  async #awaitListening(worker: WorkerProcess): Promise<void> {
    try {
      const origin = await worker.listening;
      if (this.#hasListened) this.#log.info({ origin }, 'a worker listens in the place of one that ended');
      this.#hasListened = true;
      this.#firstOrigin.resolve(origin);
    } catch (error) {
      this.#firstOrigin.reject(error);
    }
  }
}

export interface WorkersOptions {
  /** Number of workers. */
  count: number;
  /** The variables that lead to the sandbox; undefined if a service is configured. */
  sandbox: Variables | undefined;
  log: Logger;
}

/** A gateway that listens in several processes. */
export interface RunningWorkers {
  /** Origin that all workers listen at. */
  origin: string;
  /**
   * Stops every worker after its requests in progress.
   * @param delayMs milliseconds to answer on first, while not ready
   * @throws {Error} if a worker ended before its requests were finished
   */
  stop(delayMs: number): Promise<void>;
  /** Ends every worker at once, along with its requests in progress. */
  endAtOnce(): void;
}

/**
 * Starts the gateway in several worker processes. This process, the primary, answers no requests itself. It
 * hands out connections and replaces workers that die. Workers hear of each other's writes as replicas do.
 * @throws {StartError} if a worker ends before it has listened, after the other workers have been stopped
 */
export async function startWorkers({ count, sandbox, log }: WorkersOptions): Promise<RunningWorkers> {
  const slots: WorkerSlot[] = [];
  const stop = (delayMs: number) => Promise.all(slots.map((slot) => slot.stop(delayMs)));
  while (slots.length < count) slots.push(new WorkerSlot(() => new WorkerProcess(sandbox), log));
  const [origin = ''] = await Promise.all(slots.map((slot) => slot.firstOrigin)).catch(
    async (error: unknown) => {
      await stop(0);
      throw error;
    },
  );
  return {
    origin,
    async stop(delayMs) {
      const failed = (await stop(delayMs)).filter((end) => end && end.code !== 0);
      if (failed.length === 0) return;
      for (const end of failed) log.error(end, 'a worker ended before it had finished its requests');
      throw new Error(`${failed.length} of ${count} workers ended before they had finished their requests.`);
    },
    endAtOnce: () => slots.forEach((slot) => slot.kill()),
  };
}

/** The message that lets a worker start. */
type StartMessage = Extract<PrimaryMessage, { type: 'start' }>;

/** A worker's IPC channel to its primary. */
export class PrimaryChannel {
  readonly #start = Promise.withResolvers<StartMessage>();
  readonly #stop = Promise.withResolvers<number>();

  /** Starts to receive messages. */
  constructor() {
    process.on('message', (message: unknown) => this.#receive(readPrimaryMessage(message)));
    process.once('disconnect', () => this.#stop.resolve(0));
    // A worker whose primary dies is ended by node:cluster at once, with its requests in progress, unless
    // this is set.
    if (cluster.worker) cluster.worker.exitedAfterDisconnect = true;
    // A message cannot be sent if the primary is gone. `disconnect` reports that.
    cluster.worker?.on('error', () => {});
  }

  /** Resolves when the primary says to stop, or is gone: to the milliseconds to answer on first. */
  get stop(): Promise<number> {
    return this.#stop.promise;
  }

  /** Tells the primary that this worker receives messages. Resolves when the primary says to start. */
  ready(): Promise<StartMessage> {
    this.send({ type: 'ready' });
    return this.#start.promise;
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
    else if (message?.type === 'stop') this.#stop.resolve(message.delayMs);
  }
}

const MAX_WORKERS = 64;

/**
 * Parses the value of `--workers`.
 * @throws {ConfigError} if it is not a whole number from 1 to 64
 */
export function workerCount(given = '1'): number {
  const count = /^\d{1,9}$/.test(given) ? Number(given) : 0;
  if (count >= 1 && count <= MAX_WORKERS) return count;
  throw new ConfigError([`--workers must be a whole number from 1 to ${MAX_WORKERS}.`]);
}

/**
 * Refuses a configuration that several processes cannot share. SQLite's journal keeps its locks in one
 * process, so two workers could write to one payment at once. Without SECRETS_KEY each worker keeps its own
 * copy of a secret that a service replaces at each use.
 * @throws {ConfigError} naming what several workers cannot share, and what to set
 */
export function refuseUnshared(config: Config, workers: number): void {
  if (workers === 1) return;
  const problems: string[] = [];
  if (config.journalUrl.startsWith('sqlite:')) {
    problems.push(
      `--workers ${workers} needs a journal that processes share, and SQLite's is for one alone: ` +
        'set JOURNAL_URL to postgres://user:password@host:5432/database.',
    );
  }
  for (const { service } of config.services) {
    if (!service.sharedSecret || config.secretsKey) continue;
    problems.push(
      `--workers ${workers} needs a key under which processes share ${service.sharedSecret}: ` +
        'set SECRETS_KEY to 32 random bytes.',
    );
  }
  if (config.ops) {
    problems.push(
      `OPS_PORT shows the figures of one process, and --workers ${workers} makes several: run replicas of one process each, or leave OPS_PORT out.`,
    );
  }
  if (problems.length > 0) throw new ConfigError(problems);
}
