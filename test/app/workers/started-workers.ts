import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { post, RawClient } from '../../server/raw-client.ts';

const MAIN = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));

/** What is looked at in a line of the log. */
export interface LogLine {
  msg: string;
  /** The worker that wrote it, or of which it tells. */
  worker?: number;
  workers?: number;
  origin?: string;
  operation?: string;
  pauseMs?: number;
  reason?: string;
  signal?: string;
}

/** `npm start -- --workers 2` without npm, in a process group of its own, with nothing in its environment but what is given. */
export class StartedWorkers {
  readonly primary: ChildProcess;
  /** What was written to standard output and to standard error, by any of the processes. */
  output = '';
  log = '';
  /** The primary's end. */
  readonly exited: Promise<{ code: number | null; signal: string | null }>;
  /** Resolves when there is no process left that could write anything. */
  readonly gone: Promise<unknown>;
  #asked = 0;

  constructor(env: Record<string, string>, args: readonly string[] = []) {
    const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
    const child = spawn(process.execPath, [MAIN, '--workers', '2', ...args], {
      env: { PATH, HOME, TMPDIR, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    child.stdout.on('data', (text: Buffer) => (this.output += text.toString()));
    child.stderr.on('data', (text: Buffer) => (this.log += text.toString()));
    this.primary = child;
    this.exited = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
    this.gone = Promise.all([once(child.stdout, 'close'), once(child.stderr, 'close')]);
  }

  /** Where it listens, once all do. */
  async origin(): Promise<string> {
    return (await this.line(({ msg, workers }) => msg === 'listening' && workers !== undefined)).origin ?? '';
  }

  /** The lines of the log so far. */
  get lines(): LogLine[] {
    const whole = this.log.split('\n').slice(0, -1);
    return whole.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as LogLine);
  }

  /** The first line that is meant, once it is there. */
  line(meant: (line: LogLine) => boolean): Promise<LogLine> {
    return this.count(meant, 1);
  }

  /** The last of so many lines that are meant, once they are there. */
  async count(meant: (line: LogLine) => boolean, count: number): Promise<LogLine> {
    for (;;) {
      const found = this.lines.filter(meant).at(count - 1);
      if (found) return found;
      const ended = this.primary.exitCode !== null || this.primary.signalCode !== null;
      assert.equal(ended, false, `the primary ended:\n${this.log}`);
      await sleep(5);
    }
  }

  /** A client for each of two workers. */
  async clients(): Promise<[WorkerClient, WorkerClient]> {
    const one = await this.#client();
    return [one, await this.clientOf((pid) => pid !== one.pid)];
  }

  /** A client for a worker that is meant: connections are opened until one comes to it. */
  async clientOf(isMeant: (pid: number) => boolean): Promise<WorkerClient> {
    for (;;) {
      const client = await this.#client();
      if (isMeant(client.pid)) return client;
      client.close();
    }
  }

  /** Ends every process at once. */
  end(): void {
    try {
      this.signalAll('SIGKILL');
    } catch {
      // Nobody is left.
    }
  }

  /** Sends a signal to every process, as a terminal does. */
  signalAll(signal: NodeJS.Signals): void {
    assert.ok(this.primary.pid);
    process.kill(-this.primary.pid, signal);
  }

  /** A client for whichever worker it comes to, which is found in the log. */
  async #client(): Promise<WorkerClient> {
    const raw = await RawClient.connect(await this.origin());
    const name = `Who${(this.#asked += 1)}`;
    raw.send(post(JSON.stringify({ query: `query ${name} { __typename }` })));
    assert.equal((await raw.answer())?.status, 200);
    const { worker = 0 } = await this.line(({ operation }) => operation === name);
    return new WorkerClient(worker, raw);
  }
}

/** A connection that one worker answers. */
export class WorkerClient {
  /** Its process. */
  readonly pid: number;
  readonly #raw: RawClient;

  constructor(pid: number, raw: RawClient) {
    this.pid = pid;
    this.#raw = raw;
  }

  /** What GraphQL answers, as text; undefined if the connection ends without an answer. One at a time. */
  async ask(query: string): Promise<string | undefined> {
    this.#raw.send(post(JSON.stringify({ query })));
    return (await this.#raw.answer())?.body;
  }

  close(): void {
    this.#raw.close();
  }
}
