/** Locks on names within this process, granted first come, first served. */
export class Turns {
  /** The held names, each with the queue of those who wait for it. */
  readonly #lines = new Map<string, (() => void)[]>();

  /** Locks a name if it is free. Returns a function that releases it, to be called once. */
  tryTake(name: string): (() => void) | undefined {
    if (this.#lines.has(name)) return undefined;
    this.#lines.set(name, []);
    return () => this.#releaseToNext(name);
  }

  /**
   * Waits for a name and locks it. Returns a function that releases it, to be called once.
   * @param signal stops waiting; rejects with its reason
   */
  async take(name: string, signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    const line = this.#lines.get(name);
    if (line) await waitInLine(line, signal);
    else this.#lines.set(name, []);
    return () => this.#releaseToNext(name);
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
