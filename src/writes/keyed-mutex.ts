/** Locks on names within this process, granted first come, first served. */
export class Turns {
  /** The held names, each with the queue of those who wait for it. */
  readonly #lines = new Map<string, (() => void)[]>();

  /**
   * Waits for a name and runs `work` while holding it.
   * @param signal stops waiting, not the work; rejects with its reason
   */
  async run<T>(name: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    const line = this.#lines.get(name);
    if (line) await waitInLine(line, signal);
    else this.#lines.set(name, []);
    return this.#holding(name, work);
  }

  /** Runs `work` while holding a name, if the name is free; resolves to undefined otherwise. */
  async runIfFree<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
    if (this.#lines.has(name)) return undefined;
    this.#lines.set(name, []);
    return this.#holding(name, work);
  }

  async #holding<T>(name: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } finally {
      this.#releaseToNext(name);
    }
  }

  #releaseToNext(name: string): void {
    const call = this.#lines.get(name)?.shift();
    if (call) call();
    else this.#lines.delete(name);
  }
}

function waitInLine(line: (() => void)[], signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const call = () => {
      signal?.removeEventListener('abort', leave);
      resolve();
    };
    const leave = () => {
      line.splice(line.indexOf(call), 1);
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', leave, { once: true });
    line.push(call);
  });
}
