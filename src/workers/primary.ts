import type { Logger } from 'pino';
import type { SandboxAccess } from '../sandbox-config.ts';
import { WorkerSlot } from './worker-slot.ts';
import { WorkerProcess } from './worker-process.ts';
import type { Primary } from './worker-process.ts';

export interface WorkersOptions {
  /** Number of workers. */
  count: number;
  /** The sandbox that stands in for the services; undefined if a service is configured. */
  sandbox: SandboxAccess | undefined;
  log: Logger;
}

/** A gateway that listens in several processes. */
export interface RunningWorkers {
  /** Origin that all workers listen at. */
  origin: string;
  /**
   * Stops every worker after its requests in progress.
   * @throws {Error} if a worker ended before its requests were finished
   */
  stop(): Promise<void>;
  /** Ends every worker at once, along with its requests in progress. */
  endAtOnce(): void;
}

/**
 * Starts the gateway in several worker processes. This process, the primary, answers no requests itself. It
 * hands out connections, tells each worker about the others' writes, and replaces workers that die.
 * @throws {StartError} if a worker ends before it has listened, after the other workers have been stopped
 */
export async function startWorkers({ count, sandbox, log }: WorkersOptions): Promise<RunningWorkers> {
  const slots: WorkerSlot[] = [];
  const primary: Primary = {
    sandbox,
    async announce(writer) {
      const others = slots.flatMap(({ worker }) => (worker && worker !== writer ? [worker] : []));
      await Promise.all(others.map((other) => other.notifyOfWrite()));
    },
  };
  const stop = () => Promise.all(slots.map((slot) => slot.stop()));
  while (slots.length < count) slots.push(new WorkerSlot(() => new WorkerProcess(primary), log));
  const [origin = ''] = await Promise.all(slots.map((slot) => slot.firstOrigin)).catch(
    async (error: unknown) => {
      await stop();
      throw error;
    },
  );
  return {
    origin,
    async stop() {
      const failed = (await stop()).filter((end) => end && end.code !== 0);
      if (failed.length === 0) return;
      for (const end of failed) log.error(end, 'a worker ended before it had finished its requests');
      throw new Error(`${failed.length} of ${count} workers ended before they had finished their requests.`);
    },
    endAtOnce: () => slots.forEach((slot) => slot.kill()),
  };
}
