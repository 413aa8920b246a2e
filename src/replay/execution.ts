import type { Cancellation } from '../upstream/cancellation.ts';
import type { RequestReader } from '../upstream/request-reader.ts';
import type { Trace } from './trace-store.ts';

/** An answer that is being made anew, by one request for all that wait for what comes of it. */
export class Execution<Answer> {
  /** What it reads through. */
  readonly reader: RequestReader;
  readonly #made = Promise.withResolvers<Trace<Answer> | undefined>();

  constructor(reader: RequestReader) {
    this.reader = reader;
  }

  /** Whether nobody waits any more for the answer to the request itself: that it came to nothing then says nothing of others. */
  get isAbandoned(): boolean {
    return this.reader.cancellation.reason !== undefined;
  }

  /** Tells all who wait what was made; undefined if it came to nothing. Only the first call counts. */
  end(made: Trace<Answer> | undefined): void {
    this.#made.resolve(made);
  }

  /**
   * What comes of it: undefined if nothing does, and as soon as the waiting request's own time is over.
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
