import type { Condition, TracedRead } from './request-reader.ts';
import type { SharedReads } from './shared-reads.ts';
import type { StoredResponse } from '../upstream/reader.ts';

/** A finished answer and all reads that it was made from. */
export interface Trace<Answer> {
  readonly reads: readonly TracedRead[];
  /** What must still be so for the answer to hold. */
  readonly conditions: readonly Condition[];
  readonly answer: Answer;
  /** Size of the answer, in bytes. */
  readonly bytes: number;
}

// Measured on Node 26 and rounded up: the counted size was 1.2 to 1.9 times the growth of the heap and its
// buffers, for answers of 300 bytes to 23 KB, compressed and not, made from 1 to 160 reads.
/** Bytes of a trace or stored response besides those counted by length: objects, map entries, headers. */
const OVERHEAD_BYTES = 1_024;
/** Bytes of a read besides its key, which it stores twice: with and without the service. */
const READ_BYTES = 64;
/**
 * Bytes of a stored response's decoded form per byte of its body; measured: 1.7 for lists in XML, 4.0 for
 * those in JSON, 5.1 for those of which every payment has changed.
 */
const DECODED_PER_BYTE = 6;

/** A trace larger than this share of the store is not kept: it would push out too many others. */
const MAX_SHARE = 0.25;

/** A stored trace. */
class HeldTrace<Answer> implements Trace<Answer> {
  readonly reads: readonly TracedRead[];
  readonly conditions: readonly Condition[];
  readonly answer: Answer;
  readonly bytes: number;
  /** Whether it has been used since it was last considered for removal. */
  isUsed = true;

  constructor({ conditions, answer, bytes }: Trace<Answer>, reads: readonly TracedRead[]) {
    this.reads = reads;
    this.conditions = conditions;
    this.answer = answer;
    this.bytes = bytes;
  }
}

/**
 * Traces by key, bounded in bytes. A stored response that several traces share is counted once.
 *
 * Clients poll their screens in turns. If the least recently used trace made room, one client too many would
 * be enough for each of them to find that its own trace had just been evicted. So a new trace has to ask the
 * oldest for its place: if that was used since it was last considered, it stays and the new one is not
 * stored.
 */
export class TraceStore<Answer> {
  readonly #shared: SharedReads;
  readonly #maxBytes: number;
  /** In the order in which they are considered for removal. */
  readonly #traces = new Map<string, HeldTrace<Answer>>();
  /** How many traces use each stored response. */
  readonly #references = new Map<StoredResponse, number>();
  #bytes = 0;

  /**
   * @param shared is told which stored responses to retain
   * @param maxBytes the most that may be stored
   */
  constructor(shared: SharedReads, maxBytes: number) {
    this.#shared = shared;
    this.#maxBytes = maxBytes;
  }

  /** The size of what is stored, in bytes; never more than `maxBytes`. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The number of stored traces. */
  get size(): number {
    return this.#traces.size;
  }

  /** The trace under a key, without counting as a use. */
  peek(key: string): Trace<Answer> | undefined {
    return this.#traces.get(key);
  }

  /** The trace under a key. Counts as a use. */
  get(key: string): Trace<Answer> | undefined {
    const trace = this.#traces.get(key);
    if (trace) trace.isUsed = true;
    return trace;
  }

  /**
   * Stores a trace in place of the one under the same key. It is not stored if it is too large, or if it is
   * new and a trace that is in use would have to make room for it.
   */
  put(key: string, trace: Trace<Answer>): void {
    const isNew = !this.#traces.has(key);
    this.delete(key);
    const own = trace.reads.reduce((sum, { response }) => sum + storedBytes(response), cost(key, trace));
    if (own > this.#maxBytes * MAX_SHARE) return;
    const reads = trace.reads.map((read) => this.#retain(read));
    this.#traces.set(key, new HeldTrace(trace, reads));
    this.#bytes += cost(key, trace);
    this.#makeRoomFor(key, isNew);
  }

  /** Removes the trace under a key, if there is one. */
  delete(key: string): void {
    const trace = this.#traces.get(key);
    if (!trace) return;
    this.#traces.delete(key);
    this.#bytes -= cost(key, trace);
    for (const read of trace.reads) this.#release(read);
  }

  /**
   * @param newest the key of the trace that was just stored
   * @param isNew whether no trace was stored under that key before: then it may be removed itself; otherwise
   *   only others make room
   */
  #makeRoomFor(newest: string, isNew: boolean): void {
    for (const [oldest, trace] of this.#traces) {
      if (this.#bytes <= this.#maxBytes) return;
      if (oldest === newest && !isNew) continue;
      if (trace.isUsed) {
        trace.isUsed = false;
        // A Map keeps insertion order, so this moves it to the end.
        this.#traces.delete(oldest);
        this.#traces.set(oldest, trace);
        if (isNew) this.delete(newest);
      } else this.delete(oldest);
    }
  }

  /** Counts a read's stored response, and returns the read with the one stored response that represents its bytes. */
  #retain(read: TracedRead): TracedRead {
    const response = this.#shared.retain(read.key, read.response);
    const references = this.#references.get(response) ?? 0;
    this.#references.set(response, references + 1);
    if (references === 0) this.#bytes += storedBytes(response);
    return response === read.response ? read : { ...read, response };
  }

  #release({ key, response }: TracedRead): void {
    const references = this.#references.get(response) ?? 1;
    if (references > 1) {
      this.#references.set(response, references - 1);
      return;
    }
    this.#references.delete(response);
    this.#bytes -= storedBytes(response);
    this.#shared.release(key, response);
  }
}

function cost(key: string, { reads, bytes }: Trace<unknown>): number {
  const ofReads = reads.reduce((sum, read) => sum + READ_BYTES + 2 * read.key.length, 0);
  return OVERHEAD_BYTES + 2 * key.length + ofReads + bytes;
}

function storedBytes({ body }: StoredResponse): number {
  return OVERHEAD_BYTES + body.buffer.byteLength + DECODED_PER_BYTE * body.length;
}
