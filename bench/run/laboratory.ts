import type { ClosedLoopOrder, ClosedLoopResult } from '../load/closed-loop.ts';
import type { OpenLoopOrder, OpenLoopResult } from '../load/open-loop.ts';
import type { PlannedRequest } from '../load/target.ts';
import type { UpstreamCounts, UpstreamSettings } from '../upstream/settings.ts';
import { OrderedProcess } from './orders.ts';
import { ended, spawnAt } from './pinned.ts';

/** The load generator and the upstream, each a process of its own. */
export class Laboratory {
  readonly #generator = ordered('../load/main.ts');
  readonly #upstream = ordered('../upstream/main.ts');

  get generatorPid(): number {
    return this.#generator.child.pid ?? 0;
  }

  get upstreamPid(): number {
    return this.#upstream.child.pid ?? 0;
  }

  upstreamOrigin(): Promise<string> {
    return this.#upstream.order('origin');
  }

  configure(settings: Partial<UpstreamSettings>): Promise<void> {
    return this.#upstream.order('configure', settings);
  }

  /** What the upstream has seen since the last asking. */
  counts(): Promise<UpstreamCounts> {
    return this.#upstream.order('counts');
  }

  closedLoop(order: ClosedLoopOrder): Promise<ClosedLoopResult> {
    return this.#generator.order('closedLoop', order);
  }

  openLoop(order: OpenLoopOrder): Promise<OpenLoopResult> {
    return this.#generator.order('openLoop', order);
  }

  /** One request, and its answer in full. */
  ask(port: number, request: PlannedRequest): Promise<{ status: number; body: string }> {
    return this.#generator.order('ask', { port, request });
  }

  async close(): Promise<void> {
    await Promise.all([ended(this.#generator.child), ended(this.#upstream.child)]);
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
