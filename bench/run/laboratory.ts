import type { ClosedLoopOrder, ClosedLoopResult } from '../load/closed-loop.ts';
import type { OpenLoopOrder, OpenLoopResult } from '../load/open-loop.ts';
import type { PlannedRequest } from '../load/target.ts';
import type { UpstreamCounts, UpstreamSettings } from '../upstream/settings.ts';
import { OrderedProcess } from './orders.ts';
import { endProcess, spawnAt } from './pinned.ts';

/** The load generator and the upstream, each a process of its own, and the orders that they take. */
export class Laboratory {
  readonly #generator = ordered('../load/main.ts');
  readonly #upstream = ordered('../upstream/main.ts');

  get generatorPid(): number {
    return this.#generator.child.pid ?? 0;
  }

  get upstreamPid(): number {
    return this.#upstream.child.pid ?? 0;
  }

  /** The address of both services. */
  upstreamOrigin(): Promise<string> {
    return this.#upstream.order('origin');
  }

  /** Starts the upstream's data over with these settings; the defaults apply where none is given. */
  configure(settings: Partial<UpstreamSettings>): Promise<void> {
    return this.#upstream.order('configure', settings);
  }

  /** What the upstream has seen since the last call. */
  counts(): Promise<UpstreamCounts> {
    return this.#upstream.order('counts');
  }

  closedLoop(order: ClosedLoopOrder): Promise<ClosedLoopResult> {
    return this.#generator.order('closedLoop', order);
  }

  openLoop(order: OpenLoopOrder): Promise<OpenLoopResult> {
    return this.#generator.order('openLoop', order);
  }

  /** Sends one request and gives its answer in full. */
  ask(port: number, request: PlannedRequest): Promise<{ status: number; body: string }> {
    return this.#generator.order('ask', { port, request });
  }

  /** Ends both processes. */
  async close(): Promise<void> {
    await Promise.all([endProcess(this.#generator.child), endProcess(this.#upstream.child)]);
  }
}

function ordered(module: string): OrderedProcess {
  const path = new URL(module, import.meta.url).pathname;
  return new OrderedProcess(
    spawnAt('measuring', process.execPath, [path], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      serialization: 'advanced',
    }),
  );
}
