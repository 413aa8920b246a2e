import type { TracedRead } from '../upstream/request-reader.ts';
import type { SharedReads } from '../upstream/shared-reads.ts';
import type { Snapshot } from '../upstream/snapshot.ts';

/** A finished answer and everything that it was made from. */
export interface Trace<Answer> {
  readonly reads: readonly TracedRead[];
  readonly answer: Answer;
  /** Size of the answer, in bytes. */
  readonly bytes: number;
}

// Measured on Node 26, and rounded up: what is counted was 1.2 to 1.9 times what the heap and its buffers grew by, for
// answers of 300 bytes to 23 KB, packed and not, made from 1 to 160 reads.
/** What a trace or a snapshot takes beside what is counted by its length: objects, map entries, headers. */
const OVERHEAD_BYTES = 1_024;
/** What a read takes beside its key, which it holds twice: once with and once without the service. */
const READ_BYTES = 64;
/** What a snapshot's decoded form takes, for each byte of its body: 1.7 for Concur's lists, 4.0 for iplicit's. */
const DECODED_PER_BYTE = 5;

/** A trace larger than this share of the whole is not kept: it would push out too many others. */
const LARGEST_SHARE = 0.25;

/** A trace that is held. */
class HeldTrace<Answer> implements Trace<Answer> {
  readonly reads: readonly TracedRead[];
  readonly answer: Answer;
  readonly bytes: number;
  /** Whether it has been put to use since it was last asked to make room. */
  isUsed = true;

  constructor({ answer, bytes }: Trace<Answer>, reads: readonly TracedRead[]) {
    this.reads = reads;
    this.answer = answer;
    this.bytes = bytes;
  }
}

/**
 * Traces by key, within so many bytes. A snapshot that several traces share counts once.
 *
 * Screens are asked for in turns, by clients that look again every so often. Were the least recently used to make room, then
 * as soon as one client more came than there is room for, each would find that its own had just been thrown out. So whoever
 * comes new asks the oldest for its place: one that was used since it was last asked stays, and the new one is not kept.
 */
export class TraceStore<Answer> {
  readonly #shared: SharedReads;
  readonly #maxBytes: number;
  /** In the order in which they are asked to make room. */
  readonly #traces = new Map<string, HeldTrace<Answer>>();
  readonly #references = new Map<Snapshot, number>();
  #bytes = 0;

  /** @param shared learns which snapshots are retained */
  constructor(shared: SharedReads, maxBytes: number) {
    this.#shared = shared;
    this.#maxBytes = maxBytes;
  }

  /** What it holds now, in bytes: never more than it may. */
  get bytes(): number {
    return this.#bytes;
  }

  get size(): number {
    return this.#traces.size;
  }

  /** What is kept under a key, which is not put to use by this. */
  peek(key: string): Trace<Answer> | undefined {
    return this.#traces.get(key);
  }

  /** What is kept under a key, to be used now. */
  get(key: string): Trace<Answer> | undefined {
    const trace = this.#traces.get(key);
    if (trace) trace.isUsed = true;
    return trace;
  }

  /**
   * Takes a trace in, in place of the one under the same key. One that would not leave room for others is not kept, nor a new
   * one for which others that are in use would have to make room.
   */
  put(key: string, trace: Trace<Answer>): void {
    const isNew = !this.#traces.has(key);
    this.delete(key);
    const own = trace.reads.reduce((sum, { snapshot }) => sum + snapshotCost(snapshot), cost(key, trace));
    if (own > this.#maxBytes * LARGEST_SHARE) return;
    const reads = trace.reads.map((read) => this.#retain(read));
    this.#traces.set(key, new HeldTrace(trace, reads));
    this.#bytes += cost(key, trace);
    this.#makeRoomFor(key, isNew);
  }

  delete(key: string): void {
    const trace = this.#traces.get(key);
    if (!trace) return;
    this.#traces.delete(key);
    this.#bytes -= cost(key, trace);
    for (const read of trace.reads) this.#release(read);
  }

  /** @param isNew whether it has no place of its own yet: one that has keeps it, and the others make the room */
  #makeRoomFor(newest: string, isNew: boolean): void {
    for (const [oldest, trace] of this.#traces) {
      if (this.#bytes <= this.#maxBytes) return;
      if (oldest === newest && !isNew) continue;
      if (trace.isUsed) {
        trace.isUsed = false;
        // A Map keeps the order of insertion.
        this.#traces.delete(oldest);
        this.#traces.set(oldest, trace);
        if (isNew) this.delete(newest);
      } else this.delete(oldest);
    }
  }

  /** Takes a read in, with the snapshot that stands for its bytes. */
  #retain(read: TracedRead): TracedRead {
    const snapshot = this.#shared.retain(read.key, read.snapshot);
    const references = this.#references.get(snapshot) ?? 0;
    this.#references.set(snapshot, references + 1);
    if (references === 0) this.#bytes += snapshotCost(snapshot);
    return snapshot === read.snapshot ? read : { ...read, snapshot };
  }

  #release({ key, snapshot }: TracedRead): void {
    const references = this.#references.get(snapshot) ?? 1;
    if (references > 1) {
      this.#references.set(snapshot, references - 1);
      return;
    }
    this.#references.delete(snapshot);
    this.#bytes -= snapshotCost(snapshot);
    this.#shared.release(key, snapshot);
  }
}

function cost(key: string, { reads, bytes }: Trace<unknown>): number {
  const ofReads = reads.reduce((sum, read) => sum + READ_BYTES + 2 * read.key.length, 0);
  return OVERHEAD_BYTES + 2 * key.length + ofReads + bytes;
}

function snapshotCost({ body }: Snapshot): number {
  return OVERHEAD_BYTES + body.buffer.byteLength + DECODED_PER_BYTE * body.length;
}
