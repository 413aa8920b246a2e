/** Who is next, for names that one at a time may hold within this process: first come, first served. */
export class Turns {
  /** A name is a member while it is held; those who wait for it stand in line. */
  readonly #lines = new Map<string, (() => void)[]>();

  /** Takes a name if nobody holds it. Gives what sets it free again, to be called once. */
  tryTake(name: string): (() => void) | undefined {
    if (this.#lines.has(name)) return undefined;
    this.#lines.set(name, []);
    return () => this.#callNext(name);
  }

  /**
   * Waits for a name and takes it. Gives what sets it free again, to be called once.
   * @param signal ends the waiting: leaves the line and rejects with the signal's reason
   */
  async take(name: string, signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    const line = this.#lines.get(name);
    if (line) await standInLine(line, signal);
    else this.#lines.set(name, []);
    return () => this.#callNext(name);
  }

  #callNext(name: string): void {
    const call = this.#lines.get(name)?.shift();
    if (call) call();
    else this.#lines.delete(name);
  }
}

function standInLine(line: (() => void)[], signal: AbortSignal | undefined): Promise<void> {
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
