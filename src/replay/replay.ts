import { RequestReader } from '../upstream/request-reader.ts';
import type { SharedReads } from '../upstream/shared-reads.ts';
import type { Snapshot } from '../upstream/snapshot.ts';
import { TraceStore } from './trace-store.ts';
import type { Trace } from './trace-store.ts';

/** How often requests were answered in which way. */
export interface ReplayCounters {
  /** Everything read said the same: the stored answer went out. */
  hits: number;
  /** Something had changed: executed with what had just been fetched. */
  partials: number;
  /** Nothing was stored: executed from the start. */
  misses: number;
}

/** What to do about a request: send the stored answer, or execute with this reader and offer the answer to `keep`. */
export type Attempt<Answer> = { answer: Answer } | { reader: RequestReader };

/**
 * Answers again without working again. An answer is a pure function of its request, its caller's scope and the bytes
 * that the services returned; so where every byte is the same, the answer is. Each time, every read that the answer was
 * made from is asked of its service, all of them at once: an answer is never older than the request for it.
 */
export class Replay<Answer> {
  readonly #shared: SharedReads;
  readonly #traces: TraceStore<Answer>;
  readonly counters: ReplayCounters = { hits: 0, partials: 0, misses: 0 };

  /** @param maxBytes most that may be held; 0 turns replay off */
  constructor(shared: SharedReads, maxBytes: number) {
    this.#shared = shared;
    this.#traces = new TraceStore(shared, maxBytes);
  }

  /**
   * @param key everything that the answer depends on beside what services answer: scope, request, representation
   * @param signal ends when the caller has gone away
   */
  async attempt(key: string, signal: AbortSignal): Promise<Attempt<Answer>> {
    const trace = this.#traces.get(key);
    if (!trace) {
      this.counters.misses += 1;
      return { reader: new RequestReader(this.#shared, signal) };
    }
    const ahead = this.#fetch(trace, signal);
    if (await allTheSame(trace, ahead)) {
      this.counters.hits += 1;
      return { answer: trace.answer };
    }
    this.counters.partials += 1;
    return { reader: new RequestReader(this.#shared, signal, ahead) };
  }

  /**
   * Keeps an answer that was executed with `reader`. Only answers of queries without any error may be offered.
   * @param bytes its size
   */
  keep(key: string, reader: RequestReader, answer: Answer, bytes: number): void {
    const reads = reader.trace;
    if (reads) this.#traces.put(key, { reads, answer, bytes });
  }

  #fetch(trace: Trace<Answer>, signal: AbortSignal): Map<string, Promise<Snapshot>> {
    const ahead = new Map<string, Promise<Snapshot>>();
    for (const { key, service, request } of trace.reads) {
      const fetched = this.#shared.get(service, request, signal);
      // What fails here fails again where the execution asks for it, if it still does.
      fetched.catch(() => undefined);
      ahead.set(key, fetched);
    }
    return ahead;
  }
}

async function allTheSame(trace: Trace<unknown>, ahead: Map<string, Promise<Snapshot>>): Promise<boolean> {
  try {
    const snapshots = await Promise.all(ahead.values());
    return trace.reads.every(({ snapshot }, index) => {
      const now = snapshots[index];
      return now === snapshot || (now !== undefined && snapshot.says(now));
    });
  } catch {
    return false;
  }
}
