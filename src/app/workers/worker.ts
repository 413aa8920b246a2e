import type { Logger } from 'pino';
import { inheritedEnvironment, readConfig } from '../config.ts';
import { createLog, exitOnUncaughtException, logUnhandledRejections } from '../log.ts';
import { startErrorText } from '../../start-error.ts';
import { startGateway } from '../start.ts';
import type { RunningGateway } from '../start.ts';
import { PrimaryChannel } from './primary.ts';

/**
 * Most milliseconds to wait for one announcement. A write makes two, so it is delayed by a second at most.
 */
const TIMEOUT_MS = 500;

/** Announces this worker's writes to the other workers and waits until they know. */
class WriteAnnouncer {
  readonly #send: (id: number) => boolean;
  readonly #log: Logger;
  readonly #waiting = new Map<number, () => void>();
  #lastId = 0;

  /**
   * @param send asks the primary to tell the other workers, whose reply calls `announced`; returns false if
   *   the primary is gone
   */
  constructor(send: (id: number) => boolean, log: Logger) {
    this.#send = send;
    this.#log = log;
  }

  /**
   * To be called before a write is sent and after it has been answered. Resolves when every other worker
   * knows, or with a warning in the log when that takes longer than half a second.
   */
  announce(): Promise<void> {
    const id = (this.#lastId += 1);
    // Without a primary, every worker is stopping and starts no new reads.
    if (!this.#send(id)) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        this.#log.warn(
          { waitedMs: TIMEOUT_MS },
          'another worker did not confirm in time that it knows of a write: its answers may show data from before the write',
        );
        resolve();
      }, TIMEOUT_MS);
      this.#waiting.set(id, () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** To be called when every other worker knows of the write with this id. */
  announced(id: number): void {
    this.#waiting.get(id)?.();
    this.#waiting.delete(id);
  }
}

/**
 * Runs the gateway as one of several workers, until the primary says to stop or is gone. Requests in progress
 * are finished first. If the gateway cannot start, the primary is told why.
 */
export async function runWorker(): Promise<void> {
  // Ctrl-C, and some process managers' SIGTERM, reach every process of the group. Workers ignore them: the
  // primary gets the signal too and stops its workers in order.
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => {});
  const primary = new PrimaryChannel();
  try {
    const gateway = await Promise.race([start(primary), primary.stop]);
    // Stopped before it listened, so no request is lost. Writes that it may have begun to settle are settled
    // by the next process that starts.
    if (typeof gateway === 'number') process.exit();
    primary.send({ type: 'listening', origin: gateway.origin });
    await gateway.stop(await primary.stop);
  } catch (error) {
    primary.send({ type: 'failed', reason: startErrorText(error) }, () => process.exit(1));
    return;
  }
  primary.close();
}

async function start(primary: PrimaryChannel): Promise<RunningGateway> {
  const env = inheritedEnvironment();
  const log = createLog(readConfig(env).logLevel).child({ worker: process.pid });
  logUnhandledRejections(log);
  exitOnUncaughtException(log);
  const announcer = new WriteAnnouncer((id) => primary.send({ type: 'write', id }), log);
  primary.announced = (id) => announcer.announced(id);
  const { sandbox } = await primary.ready();
  const gateway = await startGateway(readConfig(env, sandbox), {
    log,
    announceWrite: () => announcer.announce(),
    mayListen: () => primary.join(),
  });
  primary.detach = () => gateway.services.shared.detach();
  log.debug({ origin: gateway.origin }, 'listening');
  return gateway;
}
