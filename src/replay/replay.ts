import type { Cancellation } from '../upstream/cancellation.ts';
import { RequestReader } from '../upstream/request-reader.ts';
import type { SharedReads } from '../upstream/shared-reads.ts';
import type { Snapshot } from '../upstream/snapshot.ts';
import { Execution } from './execution.ts';
import { TraceStore } from './trace-store.ts';
import type { Trace } from './trace-store.ts';

/** How often requests were answered in which way since the start, and what is held now. */
export interface ReplayFigures {
  /** Everything read said the same: the stored answer went out. */
  hits: number;
  /** Something had changed, or could not be read: executed with what had just been fetched. */
  partials: number;
  /** Nothing was stored: executed from the start. */
  misses: number;
  /** Answers that are kept. */
  answers: number;
  /** What they take, with what they were made from. */
  bytes: number;
}

/** What to do about a request: send the stored answer; or execute with this reader, offer the answer to `keep`, and `end`. */
export type Attempt<Answer> = { answer: Answer } | { reader: RequestReader };

/**
 * Most reads that an answer may be made from to be given again. They are asked for all at once, and have to find room in a
 * service's line beside those of others.
 */
const MAX_READS = 1_000;
/**
 * How many executions for others a request waits for, that they may have read what it has read. Under load, requests stand in
 * groups, each with bytes of its own; were those whose bytes are not the first one's all executed at once, that would be nearly
 * all of them. But who has waited so often has likely read what nobody else has.
 */
const MAX_WAITS = 4;

/**
 * Answers again without working again. An answer is a pure function of its request, its caller's scope and the bytes
 * that the services returned; so where every byte is the same, the answer is. Each time, every read that the answer was
 * made from is asked of its service, all of them at once: an answer is never older than the request for it.
 */
export class Replay<Answer> {
  readonly #shared: SharedReads;
  readonly #traces: TraceStore<Answer>;
  /** What is being made anew, by key: of several that are, the one that began first. */
  readonly #underWay = new Map<string, Execution<Answer>>();
  readonly #counters = { hits: 0, partials: 0, misses: 0 };

  /** @param maxBytes most that may be held; 0 turns replay off */
  constructor(shared: SharedReads, maxBytes: number) {
    this.#shared = shared;
    this.#traces = new TraceStore(shared, maxBytes);
  }

  get figures(): ReplayFigures {
    return { ...this.#counters, answers: this.#traces.size, bytes: this.#traces.bytes };
  }

  /** The answer that is kept under a key, whether or not it still holds. */
  stored(key: string): Answer | undefined {
    return this.#traces.peek(key)?.answer;
  }

  /**
   * @param key everything that the answer depends on beside what services answer: scope, request, representation
   * @param cancellation ends what is read: the caller has gone away
   */
  async attempt(key: string, cancellation: Cancellation): Promise<Attempt<Answer>> {
    const trace = this.#traces.get(key);
    if (!trace) {
      this.#counters.misses += 1;
      return { reader: new RequestReader(this.#shared, cancellation) };
    }
    const prefetched = new Map<string, Promise<Snapshot>>();
    let valid = (await this.#holds(trace, prefetched, cancellation)) ? trace : undefined;
    // What has changed is worked out once, for all whose reads say the same.
    for (let waits = 0; !valid && !cancellation.reason && waits < MAX_WAITS; waits += 1) {
      const execution = this.#underWay.get(key);
      if (!execution) break;
      const made = await execution.outcome(cancellation);
      if (made) valid = (await this.#holds(made, prefetched, cancellation)) ? made : undefined;
      // Where a service failed for one, it would for the next one, too.
      else if (!execution.isAbandoned) break;
    }
    if (valid) {
      this.#counters.hits += 1;
      return { answer: valid.answer };
    }
    this.#counters.partials += 1;
    const reader = new RequestReader(this.#shared, cancellation, prefetched);
    if (!this.#underWay.has(key)) this.#underWay.set(key, new Execution(reader));
    return { reader };
  }

  /**
   * Keeps an answer that was executed with `reader`. Only answers of queries without any error may be offered.
   * @param bytes its size
   */
  keep(key: string, reader: RequestReader, answer: Answer, bytes: number): void {
    const reads = reader.trace;
    if (!reads || reads.length > MAX_READS) return;
    const made = { reads, answer, bytes };
    this.#traces.put(key, made);
    this.#finish(key, reader, made);
  }

  /** Lets those go on who still wait for what an execution leaves. To be called once it is over, whatever came of it. */
  end(key: string, reader: RequestReader): void {
    this.#finish(key, reader, undefined);
  }

  #finish(key: string, reader: RequestReader, made: Trace<Answer> | undefined): void {
    const execution = this.#underWay.get(key);
    if (execution?.reader !== reader) return;
    this.#underWay.delete(key);
    execution.end(made);
  }

  /** Whether an answer holds: every read says what it said then. Adds to `prefetched` what it has to ask for. */
  #holds(
    trace: Trace<Answer>,
    prefetched: Map<string, Promise<Snapshot>>,
    cancellation: Cancellation,
  ): Promise<boolean> {
    for (const read of trace.reads) {
      if (!prefetched.has(read.key)) prefetched.set(read.key, this.#shared.get(read, cancellation));
    }
    return allMatch(trace, prefetched);
  }
}

/**
 * Whether every read says what it said then; known as soon as one does not. What fails says nothing, and fails again where
 * the execution asks for it, if it still does.
 */
function allMatch(
  { reads }: Trace<unknown>,
  prefetched: ReadonlyMap<string, Promise<Snapshot>>,
): Promise<boolean> {
  return new Promise((resolve) => {
    let awaited = reads.length;
    for (const { key, snapshot } of reads) {
      const compare = (now: Snapshot) => {
        if (!snapshot.matches(now)) resolve(false);
        else if (--awaited === 0) resolve(true);
      };
      prefetched.get(key)?.then(compare, () => resolve(false));
    }
    if (awaited === 0) resolve(true);
  });
}
