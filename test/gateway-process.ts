import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** A gateway in a process of its own, to be killed and started again at the same address. */
export class GatewayProcess {
  readonly url: string;
  readonly #env: Record<string, string>;
  readonly #command: readonly string[];
  #child: ChildProcess | undefined;
  /** What it has written to standard error so far, over all its lives. */
  log = '';
  /** And to standard output. */
  output = '';

  private constructor(port: number, env: Record<string, string>, command: readonly string[]) {
    this.url = `http://127.0.0.1:${port}/graphql`;
    this.#env = { ...env, PORT: String(port) };
    this.#command = command;
  }

  /**
   * Starts one on a free port, with nothing in its environment but what is given and what a process needs.
   * @param command the program that is run and its arguments; Node and the source where nothing else is said
   */
  static async start(
    env: Record<string, string>,
    command: readonly string[] = [process.execPath, MAIN],
  ): Promise<GatewayProcess> {
    const gateway = new GatewayProcess(await freePort(), env, command);
    await gateway.start();
    return gateway;
  }

  /** Starts it again; resolves when it answers. */
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

  /** Ends it at once, as a power cut would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Asks it to stop; resolves to its exit code. */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  /** Has it fail by a signal for which something in it does not care; resolves to its exit code. */
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

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
