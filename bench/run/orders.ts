import type { ChildProcess } from 'node:child_process';

/** What one process of the bench does for another, by name. Arguments and results are copied between processes. */
export type Orders = Readonly<Record<string, (argument: never) => unknown>>;

interface Order {
  id: number;
  name: string;
  argument: unknown;
}

interface Report {
  id: number;
  result?: unknown;
  error?: string;
}

/** Carries out the orders of the parent process until it disconnects. */
export function answerOrders(orders: Orders): void {
  process.on('disconnect', () => process.exit());
  process.on('message', ({ id, name, argument }: Order) => {
    void report(id, async () => orders[name]?.(argument as never));
  });
  process.send?.({ id: 0 } satisfies Report);
}

async function report(id: number, work: () => Promise<unknown>): Promise<void> {
  const done: Report = await work().then(
    (result) => ({ id, result }),
    (error: unknown) => ({
      id,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    }),
  );
  process.send?.(done);
}

/** A child process that takes orders. */
export class OrderedProcess {
  readonly child: ChildProcess;
  readonly ready: Promise<unknown>;
  #last = 0;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();

  constructor(child: ChildProcess) {
    this.child = child;
    this.ready = this.#wait(0);
    child.on('message', ({ id, result, error }: Report) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) waiting?.resolve(result);
      else waiting?.reject(new Error(error));
    });
    child.on('exit', (code) => {
      for (const { reject } of this.#waiting.values())
        reject(new Error(`A process of the bench ended (${code}) before it answered an order.`));
    });
  }

  /**
   * Gives an order and waits for its result.
   * @throws if the order fails or the process ends
   */
  async order<Result>(name: string, argument?: unknown): Promise<Result> {
    await this.ready;
    this.#last += 1;
    const id = this.#last;
    const result = this.#wait(id);
    this.child.send({ id, name, argument } satisfies Order);
    return (await result) as Result;
  }

  #wait(id: number): Promise<unknown> {
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.set(id, waiting);
    return waiting.promise;
  }
}
