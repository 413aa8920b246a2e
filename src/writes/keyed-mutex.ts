/** Locks on names within this process, granted first come, first served. */
export class KeyedMutex {
  /** The held names, each with the queue of those who wait for it. */
  readonly #queues = new Map<string, (() => void)[]>();
  readonly #maxWaiting: number;

  /** @param maxWaiting how many may wait for one name */
  constructor(maxWaiting = Number.POSITIVE_INFINITY) {
    this.#maxWaiting = maxWaiting;
  }

  /** Whether nobody holds a name. */
  isFree(name: string): boolean {
    return !this.#queues.has(name);
  }

  /**
   * Waits for a name.
   * @param signal stops waiting; rejects with its reason
   * @returns releases the name; undefined if as many as may are waiting for it already
   */
  async acquire(name: string, signal?: AbortSignal): Promise<(() => void) | undefined> {
    const queue = this.#queues.get(name);
    if (!queue) this.#queues.set(name, []);
    else if (queue.length >= this.#maxWaiting) return undefined;
    else await turnIn(queue, signal);
    return () => this.#releaseToNext(name);
  }

  /** Waits for a name and runs `work` while holding it. */
  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const release = await this.acquire(name);
    try {
      return await work();
    } finally {
      release?.();
    }
  }

  #releaseToNext(name: string): void {
    const next = this.#queues.get(name)?.shift();
    if (next) next();
    else this.#queues.delete(name);
  }
}

function turnIn(queue: (() => void)[], signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const grant = () => {
      signal?.removeEventListener('abort', leave);
      resolve();
    };
    const leave = () => {
      queue.splice(queue.indexOf(grant), 1);
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', leave, { once: true });
    queue.push(grant);
    return undefined;
  });
}
