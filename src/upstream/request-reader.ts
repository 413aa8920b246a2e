import type { Readable, Reader, ReadRequest } from './reader.ts';
import type { SharedReads } from './shared-reads.ts';
import { readKey } from './shared-reads.ts';
import type { Snapshot } from './snapshot.ts';

/** A GET that a request made, and what it gave. */
export interface TracedRead {
  readonly key: string;
  readonly service: Readable;
  readonly request: ReadRequest;
  readonly snapshot: Snapshot;
}

/** Reads for one request, remembering what it read. */
export class RequestReader implements Reader {
  readonly signal: AbortSignal;
  readonly #shared: SharedReads;
  readonly #ahead: Map<string, Promise<Snapshot>>;
  readonly #trace = new Map<string, TracedRead>();
  #repeatable = true;
  #whole = false;

  /**
   * @param signal ends what is being read: the caller has gone away
   * @param ahead reads that were begun for this request before it knew that it needs them, by key
   */
  constructor(shared: SharedReads, signal: AbortSignal, ahead: Map<string, Promise<Snapshot>> = new Map()) {
    this.#shared = shared;
    this.signal = signal;
    this.#ahead = ahead;
  }

  async get(service: Readable, request: ReadRequest): Promise<Snapshot> {
    const key = readKey(service, request.path);
    const begun = this.#ahead.get(key);
    this.#ahead.delete(key);
    const snapshot = await this.#read(begun ?? this.#shared.get(service, request, this.signal));
    // A URL that was read twice with different answers stands for neither.
    if ((this.#trace.get(key)?.snapshot ?? snapshot) !== snapshot) this.#repeatable = false;
    this.#trace.set(key, { key, service, request, snapshot });
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
  whole(): void {
    this.#whole = true;
  }

  /** Everything that was read for a whole answer; undefined if that depends on more, or is none. */
  get trace(): readonly TracedRead[] | undefined {
    return this.#repeatable && this.#whole ? [...this.#trace.values()] : undefined;
  }
}
