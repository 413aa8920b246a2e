import type { Cancellation } from '../upstream/cancellation.ts';
import type { RequestReader } from '../upstream/request-reader.ts';
import type { Trace } from './trace-store.ts';

/** One request that executes while others wait for its result, in case they can use it. */
export class Execution<Answer> {
  /** The reader through which it reads. */
  readonly reader: RequestReader;
  readonly #made = Promise.withResolvers<Trace<Answer> | undefined>();

  constructor(reader: RequestReader) {
    this.reader = reader;
  }

  /**
   * Whether the executing request itself was cancelled. That it gave no result then says nothing about the
   * others.
   */
  get isAbandoned(): boolean {
    return this.reader.cancellation.reason !== undefined;
  }

  /** Gives the result to all that wait; undefined if there is none. Only the first call counts. */
  end(made: Trace<Answer> | undefined): void {
    this.#made.resolve(made);
  }

  /**
   * Waits for the result. Resolves to undefined if there is none, or as soon as the waiting request is
   * cancelled.
   * @param cancellation of the request that waits
   */
  async outcome(cancellation: Cancellation): Promise<Trace<Answer> | undefined> {
    const gone = Promise.withResolvers<undefined>();
    const waiting = { cancel: () => gone.resolve(undefined) };
    cancellation.bind(waiting);
    try {
      return await Promise.race([this.#made.promise, gone.promise]);
    } finally {
      cancellation.release(waiting);
    }
  }
}
