import type { Cancellation } from './cancellation.ts';
import type { ReadableService, Reader, ReadRequest } from './reader.ts';
import type { Read, SharedReads } from './shared-reads.ts';
import { readOf } from './shared-reads.ts';
import type { Snapshot } from './snapshot.ts';

/** A GET that a request made, and what it gave. */
export interface TracedRead extends Read {
  readonly snapshot: Snapshot;
}

/** Reads for one request, remembering what it read. */
export class RequestReader implements Reader {
  readonly cancellation: Cancellation;
  readonly #shared: SharedReads;
  readonly #prefetched: Map<string, Promise<Snapshot>>;
  readonly #trace = new Map<string, TracedRead>();
  #repeatable = true;
  #succeeded = false;

  /**
   * @param cancellation ends what is being read: the caller has gone away
   * @param ahead reads that were begun for this request before it knew that it needs them, by key
   */
  constructor(
    shared: SharedReads,
    cancellation: Cancellation,
    prefetched: Map<string, Promise<Snapshot>> = new Map(),
  ) {
    this.#shared = shared;
    this.cancellation = cancellation;
    this.#prefetched = prefetched;
  }

  async get(service: ReadableService, request: ReadRequest): Promise<Snapshot> {
    const read = readOf(service, request);
    const { key } = read;
    const begun = this.#prefetched.get(key);
    this.#prefetched.delete(key);
    const snapshot = await this.#read(begun ?? this.#shared.get(read, this.cancellation));
    // A URL that was read twice with different answers stands for neither.
    if ((this.#trace.get(key)?.snapshot ?? snapshot) !== snapshot) this.#repeatable = false;
    this.#trace.set(key, { ...read, snapshot });
    return snapshot;
  }

  /** What failed leaves no snapshot to compare with, and an answer can be whole without it: it names what is missing. */
  async #read(reading: Promise<Snapshot>): Promise<Snapshot> {
    try {
      return await reading;
    } catch (error) {
      this.#repeatable = false;
      throw error;
    }
  }

  unrepeatable(): void {
    this.#repeatable = false;
  }

  /** Notes that the answer made from these reads is one of a query, without any error. */
  succeeded(): void {
    this.#succeeded = true;
  }

  /** Everything that was read for a whole answer; undefined if that depends on more, or is none. */
  get trace(): readonly TracedRead[] | undefined {
    return this.#repeatable && this.#succeeded ? [...this.#trace.values()] : undefined;
  }
}
