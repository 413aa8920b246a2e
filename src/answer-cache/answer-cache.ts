import { whenAborted } from '../upstream/abort.ts';
import { RequestReader } from './request-reader.ts';
import { TraceStore } from './traces.ts';
import type { Trace } from './traces.ts';
import type { SharedReads } from './shared-reads.ts';
import type { StoredResponse } from '../upstream/reader.ts';
import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import type { GatewayContext } from '../services/context.ts';

/** One request that executes while others wait for its result, in case they can use it. */
class Execution<Answer> {
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
    return this.reader.signal.aborted;
  }

  /** Gives the result to all that wait; undefined if there is none. Only the first call counts. */
  end(made: Trace<Answer> | undefined): void {
    this.#made.resolve(made);
  }

  /**
   * Waits for the result. Resolves to undefined if there is none, or as soon as the waiting request is
   * cancelled.
   * @param signal of the request that waits
   */
  async outcome(signal: AbortSignal): Promise<Trace<Answer> | undefined> {
    const gone = Promise.withResolvers<undefined>();
    const endListening = whenAborted(signal, () => gone.resolve(undefined));
    try {
      return await Promise.race([this.#made.promise, gone.promise]);
    } finally {
      endListening();
    }
  }
}

/** How requests have been answered since the start, and what is stored now. */
export interface AnswerCacheFigures {
  /** Every read gave the same bytes: the stored answer was sent. */
  hits: number;
  /** Something had changed or could not be read: the request was executed with what had just been fetched. */
  partials: number;
  /** Nothing was stored: the request was executed from the start. */
  misses: number;
  /** Stored answers. */
  answers: number;
  /** Bytes that the stored answers take, including the reads that they were made from. */
  bytes: number;
}

/**
 * How to answer a request: with the stored answer, or by executing it with this reader. In the second case,
 * pass the answer to `keep` if it qualifies, and call `end` in any case.
 */
export type Attempt<Answer> = { answer: Answer } | { reader: RequestReader };

/**
 * The most reads that a stored answer may depend on. They are all sent at once, and have to fit into a
 * service's queue beside those of other requests.
 */
const MAX_READS = 1_000;
/**
 * How many other executions a request waits for, in the hope that they have read the same as it has. Under
 * load, requests form groups, each with bytes of its own. If every request whose bytes differ from the first
 * one's were executed at once, nearly all of them would be. But a request that has waited this often has
 * probably read what no other has.
 */
const MAX_WAITS = 4;

/**
 * Answers repeated queries without executing them again. An answer is a pure function of its request, its
 * caller's scope and the bytes that the services returned, so as long as all of those are the same, the
 * answer is too. Each time, every read that the answer was made from is sent to its service, all at once: an
 * answer is never older than the request for it.
 */
export class AnswerCache<Answer> {
  readonly #shared: SharedReads;
  readonly #traces: TraceStore<Answer>;
  /** Executions in progress, by key. If there are several for a key, the one that began first. */
  readonly #underWay = new Map<string, Execution<Answer>>();
  readonly #counters = { hits: 0, partials: 0, misses: 0 };

  /** @param maxBytes the most bytes that may be stored; 0 turns the cache off */
  constructor(shared: SharedReads, maxBytes: number) {
    this.#shared = shared;
    this.#traces = new TraceStore(shared, maxBytes);
  }

  /** The counters since the start, and what is stored now. */
  get figures(): AnswerCacheFigures {
    return { ...this.#counters, answers: this.#traces.size, bytes: this.#traces.bytes };
  }

  /** The answer stored under a key, whether or not it still holds. This does not count as a use. */
  stored(key: string): Answer | undefined {
    return this.#traces.peek(key)?.answer;
  }

  /**
   * Finds out how to answer a request: re-reads what a stored answer was made from and compares.
   * @param key everything that the answer depends on besides what the services return: scope, request,
   *   representation
   * @param signal cancels the reads: the caller has gone
   */
  async attempt(key: string, signal: AbortSignal): Promise<Attempt<Answer>> {
    const trace = this.#traces.get(key);
    if (!trace) {
      this.#counters.misses += 1;
      return { reader: new RequestReader(this.#shared, signal) };
    }
    const prefetched = new Map<string, Promise<StoredResponse>>();
    let valid = (await this.#holds(trace, prefetched, signal)) ? trace : undefined;
    // A change is executed once for all requests that have read the same bytes.
    for (let waits = 0; !valid && !signal.aborted && waits < MAX_WAITS; waits += 1) {
      const execution = this.#underWay.get(key);
      if (!execution) break;
      const made = await execution.outcome(signal);
      if (made) valid = (await this.#holds(made, prefetched, signal)) ? made : undefined;
      // It was not cancelled, so it failed; the next one would probably fail too.
      else if (!execution.isAbandoned) break;
    }
    if (valid) {
      this.#counters.hits += 1;
      return { answer: valid.answer };
    }
    this.#counters.partials += 1;
    const reader = new RequestReader(this.#shared, signal, prefetched);
    if (!this.#underWay.has(key)) this.#underWay.set(key, new Execution(reader));
    return { reader };
  }

  /**
   * Stores an answer that was executed with `reader`. Only answers of queries without any error may be
   * passed.
   * @param bytes the size of the answer
   */
  keep(key: string, reader: RequestReader, answer: Answer, bytes: number): void {
    const reads = reader.trace;
    if (!reads || reads.length > MAX_READS) return;
    const made = { reads, conditions: reader.conditions, answer, bytes };
    this.#traces.put(key, made);
    this.#finish(key, reader, made);
  }

  /**
   * Releases the requests that still wait for this execution. To be called when it is over, however it ended.
   */
  end(key: string, reader: RequestReader): void {
    this.#finish(key, reader, undefined);
  }

  #finish(key: string, reader: RequestReader, made: Trace<Answer> | undefined): void {
    const execution = this.#underWay.get(key);
    if (execution?.reader !== reader) return;
    this.#underWay.delete(key);
    execution.end(made);
  }

  /**
   * Whether an answer still holds: every read gives the same bytes as before. Adds the reads that it has to
   * send to `prefetched`.
   */
  async #holds(
    trace: Trace<Answer>,
    prefetched: Map<string, Promise<StoredResponse>>,
    signal: AbortSignal,
  ): Promise<boolean> {
    if (!areMet(trace)) return false;
    for (const read of trace.reads) {
      if (!prefetched.has(read.key)) prefetched.set(read.key, this.#shared.get(read, signal));
    }
    return (await allMatch(trace, prefetched)) && areMet(trace);
  }
}

/** Whether everything is so that the answer depends on besides its reads. */
function areMet({ conditions }: Trace<unknown>): boolean {
  return conditions.every((condition) => condition());
}

/**
 * Whether every read gives the same bytes as before. Resolves as soon as one does not. A failed read counts
 * as a difference; the execution meets the same failure if it still needs that read.
 */
function allMatch(
  { reads }: Trace<unknown>,
  prefetched: ReadonlyMap<string, Promise<StoredResponse>>,
): Promise<boolean> {
  return new Promise((resolve) => {
    let awaited = reads.length;
    for (const { key, response } of reads) {
      const compare = (now: StoredResponse) => {
        if (!response.matches(now)) resolve(false);
        else if (--awaited === 0) resolve(true);
      };
      prefetched.get(key)?.then(compare, () => resolve(false));
    }
    if (awaited === 0) resolve(true);
  });
}

const listener: GraphQLRequestListener<GatewayContext> = {
  async willSendResponse({ operation, response: { body }, contextValue }) {
    const isWhole =
      body.kind === 'single' && body.singleResult.data != null && !body.singleResult.errors?.length;
    if (operation?.operation === 'query' && isWhole) contextValue.reader.succeeded();
  },
};

/** Tells a request's reader that its answer may be cached: it is that of a query without any error. */
export const successfulQueries: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return listener;
  },
};
