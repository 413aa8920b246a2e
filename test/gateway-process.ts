import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** A gateway in a process of its own, which can be killed and started again at the same address. */
export class GatewayProcess {
  readonly url: string;
  readonly #env: Record<string, string>;
  readonly #command: readonly string[];
  #child: ChildProcess | undefined;
  /** What it has written to standard error, over all its starts. */
  log = '';
  /** What it has written to standard output, over all its starts. */
  output = '';

  private constructor(port: number, env: Record<string, string>, command: readonly string[]) {
    this.url = `http://127.0.0.1:${port}/graphql`;
    this.#env = { ...env, PORT: String(port) };
    this.#command = command;
  }

  /**
   * Starts a gateway on a free port and waits until it is ready.
   * @param env its whole environment, but for PORT and the few variables that any process needs
   * @param command the program and its arguments; by default Node and src/main.ts
   * @throws if the gateway exits before it is ready
   */
  static async start(
    env: Record<string, string>,
    command: readonly string[] = [process.execPath, MAIN],
  ): Promise<GatewayProcess> {
    const gateway = new GatewayProcess(await freePort(), env, command);
    await gateway.start();
    return gateway;
  }

  /**
   * Starts it again and waits until it is ready.
   * @throws if the gateway exits before it is ready
   */
  async start(): Promise<void> {
    const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
    const [file = '', ...args] = this.#command;
    const child = spawn(file, args, {
      cwd: ROOT,
      env: { PATH, HOME, TMPDIR, ...this.#env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stderr.on('data', (text: Buffer) => (this.log += text.toString()));
    child.stdout.on('data', (text: Buffer) => (this.output += text.toString()));
    this.#child = child;
    while (!(await this.#answers())) {
      if (child.exitCode !== null) throw new Error(`the gateway did not start:\n${this.log}`);
      await sleep(20);
    }
  }

  /** Of the process that runs now, or ran last. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Kills it without notice, as a power cut would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Asks it to stop by SIGTERM; resolves to its exit code, null if a signal ended it. */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  /** Sends it a signal at which code that the test put into it fails; resolves to its exit code. */
  async crash(signal: NodeJS.Signals): Promise<number | null> {
    return this.#end(signal);
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
    return child.exitCode;
  }

  async #answers(): Promise<boolean> {
    try {
      return (await fetch(this.url.replace(/graphql$/, 'health/ready'))).ok;
    } catch {
      return false;
    }
  }
}
