import { setImmediate as nextTurn } from 'node:timers/promises';
import { GraphQLError } from 'graphql';
import { RequestReader } from '../answer-cache/request-reader.ts';
import type { Read } from '../answer-cache/shared-reads.ts';
import type { StoredResponse } from '../upstream/reader.ts';
import { Evaluation } from './evaluation.ts';
import type { LiveObjects, ObjectChange } from './evaluation.ts';
import type { LiveEvent, Subscriber } from './subscriber.ts';
import { enterRequestOfWatch } from './watch.ts';
import type { Change, Looker, Watch, Watches, WatchTimes } from './watch.ts';
import { outsideOfRequests } from '../observability/current-request.ts';

/** What an execution of the operation gave. */
export interface Evaluated {
  /** The GraphQL response, as JSON. */
  readonly text: string;
  /** The codes of its errors. */
  readonly codes: readonly string[];
  /** Whether nothing was executed: the response has no data. */
  readonly isRefused: boolean;
  /** Points that it costs; undefined if that is not known. */
  readonly cost: number | undefined;
}

/**
 * Executes the operation once.
 * @param isFirst whether it is charged; later executions are not, only the looks at the services
 */
export type Evaluate = (reader: RequestReader, live: Evaluation, isFirst: boolean) => Promise<Evaluated>;

interface LiveOperationOptions {
  /** The name of the caller. */
  caller: string;
  /** Whether the caller reads with credentials of its own, which the gateway cannot renew. */
  hasOwnCredentials: boolean;
  evaluate: Evaluate;
  watches: Watches;
  times: WatchTimes;
  /** Called when the operation has ended, with or without its subscribers' doing. */
  onEnd: () => void;
  /** Reports an error that is nobody's fault but the gateway's. */
  reportError: (error: unknown) => void;
}

/** Most GETs that one operation may watch. */
const MAX_READS = 1_000;
/** After how many executions in a row others get their turn. */
const TURN = 32;

/** What is known of one object, or of the only thing that there is to tell. */
interface Row {
  /** The object before execution, to see quickly that it is the same; undefined for the only thing. */
  readonly source: string | undefined;
  /** What it shows, as it is told to those who have just come. */
  readonly text: string;
}

/** Under which the only thing that an operation tells is filed. */
const ONLY = '';

/** The reads of one execution: what the watches have seen. */
class WatchedReads {
  /** What was read, and what it gave; undefined if it failed. */
  readonly seen = new Map<Watch, StoredResponse | undefined>();
  readonly #watch: (read: Read) => Watch;
  readonly #since: number;

  constructor(watch: (read: Read) => Watch, since: number) {
    this.#watch = watch;
    this.#since = since;
  }

  async get(read: Read): Promise<StoredResponse> {
    if (this.seen.size >= MAX_READS) throw tooManyReads();
    const watch = this.#watch(read);
    this.seen.set(watch, undefined);
    const snapshot = await watch.see(this.#since);
    this.seen.set(watch, snapshot);
    return snapshot;
  }
}

/**
 * A subscription's operation, for all who ask the same with the same rights. It is executed again when
 * something that it has read has changed, and tells its subscribers what differs from before.
 */
export class LiveOperation implements Looker {
  readonly caller: string;
  readonly #options: LiveOperationOptions;
  readonly #ending = new AbortController();
  readonly #subscribers = new Set<Subscriber>();
  /** Those among them who have not been told the present state yet. */
  readonly #newcomers = new Set<Subscriber>();
  readonly #rows = new Map<string, Row>();
  #seen: ReadonlyMap<Watch, StoredResponse | undefined> = new Map();
  #hasState = false;
  /** Whether rows show more than what the list of them has. */
  #readsMore = false;
  #isRepeatable = true;
  #isRunning = false;
  #isEnded = false;
  /** By `performance.now()`: what has been read before is too old. Undefined if no further execution is wanted. */
  #wantedSince: number | undefined;
  /** Since when not everything can be read, by `performance.now()`. */
  #troubledSince: number | undefined;
  /** The data of the response that told the subscribers of the trouble. */
  #troubleTold: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Points that each subscriber pays; undefined before the first execution. */
  cost: number | undefined;

  constructor(options: LiveOperationOptions) {
    this.#options = options;
    this.caller = options.caller;
  }

  /** Whether it has ended, so that nobody can join any more. */
  get isEnded(): boolean {
    return this.#isEnded;
  }

  /**
   * Adds one who is told the present state, and then what changes.
   * @param since by `performance.now()`; the state is not older than that
   */
  join(subscriber: Subscriber, since: number): void {
    this.#subscribers.add(subscriber);
    const isFresh = [...this.#seen.keys()].every((watch) => watch.seenAt >= since);
    if (this.#hasState && !this.#isRunning && (isFresh || this.#troubleTold !== undefined)) {
      this.#greet(subscriber);
    } else {
      this.#newcomers.add(subscriber);
      this.#run(since);
    }
  }

  /** Removes a subscriber. After the last one nothing is watched any more. */
  leave(subscriber: Subscriber): void {
    this.#subscribers.delete(subscriber);
    this.#newcomers.delete(subscriber);
    if (this.#subscribers.size === 0) this.#end();
  }

  /** A write is about to be sent, or has been answered. What is not watched may have changed. */
  changed(change: Change): void {
    if (this.#isRepeatable) return;
    const isConcerned =
      this.#seen.size === 0 || [...this.#seen.keys()].some((watch) => watch.isConcernedBy(change));
    if (isConcerned) this.#run(Number.NEGATIVE_INFINITY);
  }

  /** What the gateway records of writes has changed. It is not watched, but may have been read. */
  recordsChanged(): void {
    if (!this.#isRepeatable) this.#run(Number.NEGATIVE_INFINITY);
  }

  looked(watch: Watch, result: 'changed' | 'recovered' | 'failed'): void {
    // What it reads now is compared when it has been executed.
    if (this.#isRunning) return;
    if (result === 'failed') {
      // Known trouble is looked into already; each further failure would put that off.
      if (this.#troubledSince === undefined) this.#noteTrouble();
      // Whether its session is over shows in what the operation answers.
      if (this.#options.hasOwnCredentials) this.#run(Number.NEGATIVE_INFINITY);
    } else if (result === 'changed' || this.#troubledSince !== undefined) this.#run(watch.seenAt);
  }

  /** Executes until everything that was read is as it is now. */
  #run(since: number): void {
    this.#wantedSince = Math.max(since, this.#wantedSince ?? since);
    if (this.#isRunning || this.#isEnded) return;
    this.#isRunning = true;
    void this.#runWhileWanted();
  }

  async #runWhileWanted(): Promise<void> {
    try {
      while (this.#wantedSince !== undefined && !this.#isEnded) {
        const since = this.#wantedSince;
        this.#wantedSince = undefined;
        await this.#evaluate(since);
        for (const [watch, snapshot] of this.#seen) {
          const now = watch.isFailing ? undefined : watch.snapshot;
          if (now !== snapshot && watch.seenAt > since) this.#wantedSince = watch.seenAt;
        }
      }
    } catch (error) {
      this.#options.reportError(error);
      this.#noteTrouble();
    } finally {
      // In the same turn as the last look at what is wanted: what comes between would be lost.
      this.#isRunning = false;
    }
  }

  async #evaluate(since: number): Promise<void> {
    const { watches } = this.#options;
    const reads = new WatchedReads((read) => watches.of(read, this), since);
    const evaluation = new AbortController();
    try {
      await this.#evaluateFrom(reads, AbortSignal.any([this.#ending.signal, evaluation.signal]));
    } finally {
      evaluation.abort(EVALUATED);
      this.#replaceReads(reads.seen);
    }
  }

  async #evaluateFrom(reads: WatchedReads, signal: AbortSignal): Promise<void> {
    const { evaluate, hasOwnCredentials } = this.#options;
    const reader = new RequestReader(reads, signal);
    const live = new Evaluation();
    const isFirst = this.cost === undefined;
    const evaluated = await evaluate(reader, live, isFirst);
    // It is known only now that it asks for more than is watched.
    const isTooMuch = evaluated.codes.includes(TOO_MANY_READS);
    if (isTooMuch || (isFirst && evaluated.isRefused))
      return this.#endWith((subscriber) => subscriber.refuse(evaluated.text));
    this.cost ??= evaluated.cost ?? 0;
    const readsOfAll = reads.seen.size;
    const events = live.collected
      ? await this.#compareAll(live.collected, (change) => evaluate(reader, new Evaluation(change), false))
      : this.#compareOnly(evaluated);
    this.#readsMore = reads.seen.size > readsOfAll;
    this.#isRepeatable = reader.isRepeatable;
    if (hasOwnCredentials && evaluated.codes.includes('UPSTREAM_AUTH')) {
      return this.#endWith((subscriber) => subscriber.forbid(SESSION_OVER));
    }
    this.#tell(events);
    const isWhole = !isTroubled(evaluated);
    if (isWhole) this.#calm(live.collected !== undefined);
    else this.#tellTrouble(evaluated, live.collected === undefined);
    if (this.#hasState) for (const newcomer of this.#newcomers) this.#greet(newcomer);
    const isOver = live.isLast || (reads.seen.size === 0 && this.#isRepeatable);
    if (isOver && isWhole) this.#endWith((subscriber) => subscriber.complete());
    return undefined;
  }

  /** What to tell if there is only one thing that can change. */
  #compareOnly(evaluated: Evaluated): LiveEvent[] {
    if (isTroubled(evaluated)) return [];
    const { text } = evaluated;
    const isSame = this.#rows.get(ONLY)?.text === text;
    this.#rows.set(ONLY, { source: undefined, text });
    this.#hasState = true;
    return isSame ? [] : [{ id: ONLY, kind: 'UPDATED', text }];
  }

  /** What to tell of many objects. */
  async #compareAll(
    { objects, mayExist }: LiveObjects<unknown>,
    render: (change: ObjectChange<unknown>) => Promise<Evaluated>,
  ): Promise<LiveEvent[]> {
    const events: LiveEvent[] = [];
    let turn = 0;
    // That nothing could be read was told in its place.
    this.#rows.delete(ONLY);
    for (const [id, object] of objects) {
      const row = this.#rows.get(id);
      const source = JSON.stringify(object);
      if (row?.source === source && !this.#readsMore) continue;
      if ((turn += 1) % TURN === 0) await nextTurn();
      const shown = await render({ kind: 'ADDED', id, object, isInitial: true });
      if (isTroubled(shown)) continue;
      this.#rows.set(id, { source, text: shown.text });
      if (row?.text === shown.text) continue;
      const kind = row ? 'UPDATED' : 'ADDED';
      const { text } = this.#hasState ? await render({ kind, id, object, isInitial: false }) : shown;
      events.push({ id, kind, text });
    }
    for (const id of this.#rows.keys()) {
      if (objects.has(id) || mayExist?.(id)) continue;
      const { text } = await render({ kind: 'REMOVED', id, object: undefined, isInitial: false });
      this.#rows.delete(id);
      events.push({ id, kind: 'REMOVED', text });
    }
    this.#hasState = true;
    return events;
  }

  #tell(events: readonly LiveEvent[]): void {
    if (events.length === 0) return;
    for (const subscriber of this.#subscribers) {
      if (this.#newcomers.has(subscriber)) continue;
      for (const event of events) this.#tellOne(subscriber, event);
    }
  }

  #tellOne(subscriber: Subscriber, event: LiveEvent): void {
    const { id, kind } = event;
    const wasNew = subscriber.waitingFor(id)?.kind === 'ADDED';
    if (wasNew && kind === 'REMOVED') subscriber.forget(id);
    else if (wasNew) subscriber.push({ id, kind: 'ADDED', text: this.#rows.get(id)?.text ?? event.text });
    else subscriber.push(event);
  }

  /** Tells a newcomer the present state. */
  #greet(subscriber: Subscriber): void {
    this.#newcomers.delete(subscriber);
    for (const [id, { text }] of this.#rows) subscriber.push({ id, kind: 'ADDED', text });
  }

  /** Notes that not everything can be read, and looks again later whether that has to be told. */
  #noteTrouble(): void {
    this.#troubledSince ??= performance.now();
    this.#later(this.#options.times.intervalMs);
  }

  /** Tells, once, that not everything could be read for so long that what is shown may be stale. */
  #tellTrouble({ text }: Evaluated, isOnly: boolean): void {
    this.#noteTrouble();
    const isStale = performance.now() - (this.#troubledSince ?? 0) >= this.#options.times.staleMs;
    if (!isStale) return;
    const data = dataIn(text);
    if (this.#troubleTold === data) return;
    this.#troubleTold = data;
    // Those who come later are told as well.
    if (isOnly) this.#rows.set(ONLY, { source: undefined, text });
    this.#hasState = true;
    this.#tell([{ id: ONLY, kind: 'UPDATED', text }]);
  }

  /** Everything could be read. Those who were told that it could not are told what there is, if nothing else says so. */
  #calm(isOfMany: boolean): void {
    if (isOfMany && this.#troubleTold !== undefined)
      for (const subscriber of this.#subscribers) this.#greet(subscriber);
    this.#troubledSince = undefined;
    this.#troubleTold = undefined;
    clearTimeout(this.#timer);
    if (!this.#isRepeatable) this.#later(this.#options.times.idleIntervalMs);
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#isEnded) return;
    const again = () => {
      enterRequestOfWatch();
      this.#run(Number.NEGATIVE_INFINITY);
    };
    this.#timer = outsideOfRequests(() => setTimeout(again, ms).unref());
  }

  #replaceReads(seen: ReadonlyMap<Watch, StoredResponse | undefined>): void {
    const kept = this.#isEnded ? undefined : seen;
    for (const watch of new Set([...this.#seen.keys(), ...seen.keys()])) {
      if (!kept?.has(watch)) this.#options.watches.release(watch, this);
    }
    this.#seen = kept ?? new Map();
  }

  #endWith(tell: (subscriber: Subscriber) => void): void {
    const subscribers = [...this.#subscribers];
    this.#end();
    for (const subscriber of subscribers) tell(subscriber);
  }

  #end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    clearTimeout(this.#timer);
    this.#subscribers.clear();
    this.#newcomers.clear();
    this.#replaceReads(new Map());
    this.#ending.abort(NOBODY_LISTENS);
    this.#options.onEnd();
  }
}

const TOO_MANY_READS = 'TOO_MANY_READS';

function tooManyReads(): GraphQLError {
  const message = `To watch this, more than ${MAX_READS} reads would have to be watched; select less, or subscribe to less.`;
  return new GraphQLError(message, { extensions: { code: TOO_MANY_READS } });
}

/** Whether a response lacks something only because it cannot be read at present. */
function isTroubled({ codes }: Evaluated): boolean {
  return codes.some((code) => TRANSIENT.has(code));
}

const TRANSIENT: ReadonlySet<string> = new Set([
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_RATE_LIMITED',
  'UPSTREAM_MALFORMED',
  'UPSTREAM_AUTH',
  'UPSTREAM_REFUSED',
  'JOURNAL_UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
]);

/** The data of a GraphQL response, as JSON. */
function dataIn(text: string): string {
  return JSON.stringify((JSON.parse(text) as { data?: unknown }).data ?? null);
}

const SESSION_OVER = 'The service refuses the session that came with the connection.';
const EVALUATED = new Error('the operation has been executed');
const NOBODY_LISTENS = new Error('nobody listens any more');
