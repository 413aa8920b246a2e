import type { Logger } from 'pino';
import type { SandboxAccess } from '../sandbox-config.ts';
import { Seat } from './seat.ts';
import { WorkerProcess } from './worker-process.ts';
import type { Company } from './worker-process.ts';

export interface WorkersOptions {
  /** How many processes answer. */
  count: number;
  /** What stands in for the services where none is configured. */
  sandbox: SandboxAccess | undefined;
  log: Logger;
}

/** A gateway that answers, in several processes. */
export interface RunningWorkers {
  /** Origin that all of them listen at. */
  origin: string;
  /**
   * Stops: no new requests, and what is under way is seen through.
   * @throws {Error} if a worker ended before it had done so
   */
  stop(): Promise<void>;
  /** Ends every worker at once, with what is under way. */
  endAtOnce(): void;
}

/**
 * Starts the gateway in several processes below this one, which answers nothing itself: it hands connections out to them,
 * has each know of the others' writes, and replaces those that die.
 * @throws {StartError} if one of them ends before it has ever listened; the others are stopped then
 */
export async function startWorkers({ count, sandbox, log }: WorkersOptions): Promise<RunningWorkers> {
  const seats: Seat[] = [];
  const company: Company = {
    sandbox,
    async announce(writer) {
      const others = seats.flatMap(({ worker }) => (worker && worker !== writer ? [worker] : []));
      await Promise.all(others.map((other) => other.tell()));
    },
  };
  const stop = () => Promise.all(seats.map((seat) => seat.leave()));
  while (seats.length < count) seats.push(new Seat(() => new WorkerProcess(company), log));
  const [origin = ''] = await Promise.all(seats.map((seat) => seat.first)).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    origin,
    async stop() {
      const lost = (await stop()).filter((end) => end && end.code !== 0);
      if (lost.length === 0) return;
      for (const end of lost) log.error(end, 'a worker ended before it had seen through what was under way');
      throw new Error(
        `${lost.length} of ${count} workers ended before they had seen through what was under way.`,
      );
    },
    endAtOnce: () => seats.forEach((seat) => seat.clear()),
  };
}
