import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from './contestant.ts';
import { endProcess, spawnAt } from './pinned.ts';
import type { Place } from './pinned.ts';
import { cpuSeconds, peakRss, rss } from './proc.ts';
import { freePort } from '../../test/free-port.ts';

/** How long a server may take to give its first answer, in milliseconds. */
const START_WITHIN_MS = 60_000;
/** How much of a server's last output an error repeats, in characters. */
const KEPT_OUTPUT = 2_000;

/** A running server that is measured. */
export class MeasuredServer {
  readonly port: number;
  readonly #child: ChildProcess;
  #output = '';
  #isGone = false;

  private constructor(port: number, child: ChildProcess) {
    this.port = port;
    this.#child = child;
    const keep = (chunk: Buffer): void => {
      this.#output = (this.#output + chunk.toString()).slice(-KEPT_OUTPUT);
    };
    child.once('exit', () => (this.#isGone = true));
    child.once('error', (error) => {
      this.#isGone = true;
      this.#output += error.message;
    });
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
  }

  /**
   * Starts a server on a free port and waits until it answers.
   * @param isUp whether it answers at this port yet
   * @throws if it exits or does not answer in time; the message ends with its output
   */
  static async start(
    command: (port: number) => Command | Promise<Command>,
    isUp: (port: number) => Promise<boolean>,
    place: Place = 'measured',
  ): Promise<MeasuredServer> {
    const port = await freePort();
    const { file, args, env } = await command(port);
    const child = spawnAt(place, file, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], NODE_ENV: 'production', ...env },
    });
    const server = new MeasuredServer(port, child);
    const patience = performance.now() + START_WITHIN_MS;
    while (!(await isUp(port))) {
      if (server.#isGone || performance.now() > patience) {
        await server.stop();
        throw new Error(`The server did not start. ${server.#output}`);
      }
      await sleep(5);
    }
    return server;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  cpuSeconds(): number {
    return cpuSeconds(this.pid);
  }

  peakRss(): number {
    return peakRss(this.pid);
  }

  rss(): number {
    return rss(this.pid);
  }

  async stop(): Promise<void> {
    if (!this.#isGone) await endProcess(this.#child);
  }
}
