import { bytesInHand } from '../upstream/bytes-in-hand.ts';
import type { ReadableService, Reader, ReadRequest, StoredResponse } from '../upstream/reader.ts';
import { readOf } from './shared-reads.ts';
import type { Read, SharedReads } from './shared-reads.ts';

/** What must still be so for an answer to be repeated, besides what the services return. Cheap: asked each time. */
export type Condition = () => boolean;

/** A GET that a request made, with the answer. */
export interface TracedRead extends Read {
  readonly response: StoredResponse;
}

/** Reads on behalf of one request and records what it read. */
export class RequestReader implements Reader {
  readonly signal: AbortSignal;
  readonly #shared: Pick<SharedReads, 'get'>;
  readonly #prefetched: Map<string, Promise<StoredResponse>>;
  readonly #trace = new Map<string, TracedRead>();
  #repeatable = true;
  readonly #conditions = new Set<Condition>();
  #succeeded = false;

  /**
   * @param signal cancels the reads in progress: the caller has gone
   * @param prefetched reads, by key, that were started for this request before it was executed
   */
  constructor(
    shared: Pick<SharedReads, 'get'>,
    signal: AbortSignal,
    prefetched: Map<string, Promise<StoredResponse>> = new Map(),
  ) {
    this.#shared = shared;
    this.signal = signal;
    this.#prefetched = prefetched;
  }

  async get(service: ReadableService, request: ReadRequest): Promise<StoredResponse> {
    const read = readOf(service, request);
    const { key } = read;
    const begun = this.#prefetched.get(key);
    this.#prefetched.delete(key);
    const response = await this.#read(begun ?? this.#shared.get(read, this.signal));
    bytesInHand.hold(response.body, this.signal);
    // If the same URL was read twice with different answers, neither can stand for it.
    if ((this.#trace.get(key)?.response ?? response) !== response) this.#repeatable = false;
    this.#trace.set(key, { ...read, response });
    return response;
  }

  /**
   * A failed read leaves no stored response to compare with later. The answer must not be cached even if it has no
   * error: it may only list what is missing.
   */
  async #read(reading: Promise<StoredResponse>): Promise<StoredResponse> {
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

  /** Notes that the answer may be repeated only while this is so. */
  onlyWhile(condition: Condition): void {
    if (condition()) this.#conditions.add(condition);
    else this.#repeatable = false;
  }

  /** What must be so for the answer to be repeated. */
  get conditions(): readonly Condition[] {
    return [...this.#conditions];
  }

  /** Notes that these reads led to the answer of a query, without any error. */
  succeeded(): void {
    this.#succeeded = true;
  }

  /** Whether the answer depends on nothing but what was read, none of which failed. */
  get isRepeatable(): boolean {
    return this.#repeatable;
  }

  /**
   * Everything that was read for the answer; undefined if it must not be cached: it is not that of an
   * error-free query, or it depends on more than the reads.
   */
  get trace(): readonly TracedRead[] | undefined {
    return this.#repeatable && this.#succeeded ? [...this.#trace.values()] : undefined;
  }
}
