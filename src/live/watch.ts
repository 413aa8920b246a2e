import { UpstreamError } from '../upstream/errors.ts';
import { retryAfterSeconds } from '../upstream/refusal.ts';
import type { StoredResponse } from '../upstream/reader.ts';
import type { Read, SharedReads } from '../answer-cache/shared-reads.ts';
import { enterRequest, outsideOfRequests, requestId } from '../observability/current-request.ts';

/** How often the services are looked at, in milliseconds. */
export interface WatchTimes {
  /** Between two looks at what has just changed or is newly watched. */
  intervalMs: number;
  /** Between two looks at what has long stayed the same: the most that a change can go unseen. */
  idleIntervalMs: number;
  /** How long after a write what it may have changed is looked at every second. */
  eagerMs: number;
  /** How long a service may fail before its watchers are told. */
  staleMs: number;
}

/** A write that is about to be sent, or has been answered. */
export interface Change {
  /** The service, as the schema's PaymentSource names it; undefined if it is not known what was written. */
  readonly source: string | undefined;
  /** The path that was written to; absent if the service's paths do not tell what a write changes. */
  readonly path?: string | undefined;
  /** Whether the write is over; otherwise it is about to be sent. */
  readonly isOver: boolean;
}

/** Somebody who looks on: a live operation. */
export interface Looker {
  /** The name of the caller who pays for the looks. */
  readonly caller: string;
  /** Called when the service has answered something else than before, or answers again, or has failed. */
  looked(watch: Watch, result: 'changed' | 'recovered' | 'failed'): void;
}

/** Between two looks at what a write may have changed, in milliseconds. */
const EAGER_INTERVAL_MS = 1_000;
/** By how much each look that finds nothing new postpones the next. */
const BACK_OFF = 1.25;
/** The same after a look that failed. */
const FAILURE_BACK_OFF = 2;
/** The share of an interval by which looks come earlier, at random, so that those of many watches spread. */
const JITTER = 0.1;
/** Most looks that are under way at one service. Requests have the rest of its places. */
const MAX_LOOKS_AT_ONCE = 8;

/** What watches of all services share. */
interface WatchesOptions {
  shared: Pick<SharedReads, 'get' | 'retain' | 'release'>;
  times: WatchTimes;
  /** Charges callers for one look; returns whether any of them could pay. */
  charge: (callers: ReadonlySet<string>) => boolean;
}

/** The places for looks at one service, and the rest that it asked for. */
class Places {
  #free = MAX_LOOKS_AT_ONCE;
  readonly #waiting: (() => void)[] = [];
  /** Until when the service is left alone, by `performance.now()`. */
  restUntil = 0;

  /** Waits for a place. */
  async enter(): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Gives the place to the next in line. */
  leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }
}

/** All GETs that are watched, each once however many look on. */
export class Watches {
  readonly #options: WatchesOptions;
  readonly #watches = new Map<string, Watch>();
  readonly #places = new Map<string, Places>();
  /** Looks since the start. */
  looks = 0;

  constructor(options: WatchesOptions) {
    this.#options = options;
  }

  /** Number of GETs that are watched. */
  get size(): number {
    return this.#watches.size;
  }

  /** The watch of a GET, for one more who looks on until `release`. */
  of(read: Read, looker: Looker): Watch {
    let watch = this.#watches.get(read.key);
    if (!watch) {
      let places = this.#places.get(read.service.source);
      if (!places) this.#places.set(read.service.source, (places = new Places()));
      watch = new Watch(read, places, this.#options, () => (this.looks += 1));
      this.#watches.set(read.key, watch);
    }
    watch.lookers.add(looker);
    return watch;
  }

  /** Ends somebody's looking on. What nobody looks at any more is not read again. */
  release(watch: Watch, looker: Looker): void {
    watch.lookers.delete(looker);
    if (watch.lookers.size > 0) return;
    watch.end();
    this.#watches.delete(watch.read.key);
  }

  /** Looks at once, and then every second for a while, at what a write may have changed. */
  changed(change: Change): void {
    for (const watch of this.#watches.values()) if (watch.isConcernedBy(change)) watch.hurry(change);
  }
}

/** No answer, or one that only says that there is none. */
type Fault = { readonly error: unknown } | StoredResponse;

/** A GET that is sent again and again while somebody looks on. */
export class Watch {
  readonly read: Read;
  readonly lookers = new Set<Looker>();
  readonly #options: WatchesOptions;
  readonly #places: Places;
  readonly #count: () => void;
  readonly #ending = new AbortController();
  #snapshot: StoredResponse | undefined;
  /** Why the last look failed: there was no answer, or one that says so. */
  #failure: Fault | undefined;
  /** When the last look that is over began, by `performance.now()`. */
  #seenAt = Number.NEGATIVE_INFINITY;
  #look: { startedAt: number; result: Promise<StoredResponse> } | undefined;
  #interval: number;
  #eagerUntil = 0;
  #timer: NodeJS.Timeout | undefined;
  #isDue = false;

  constructor(read: Read, places: Places, options: WatchesOptions, count: () => void) {
    this.read = read;
    this.#places = places;
    this.#options = options;
    this.#count = count;
    this.#interval = options.times.intervalMs;
  }

  /** What the service answered last; undefined before its first answer. */
  get snapshot(): StoredResponse | undefined {
    return this.#snapshot;
  }

  /** Whether the last look failed. */
  get isFailing(): boolean {
    return this.#failure !== undefined;
  }

  /** When the last look that is over began, by `performance.now()`. */
  get seenAt(): number {
    return this.#seenAt;
  }

  /** Whether a write may have changed what this GET shows: a path changes what it lies under. */
  isConcernedBy({ source, path }: Change): boolean {
    if (source === undefined) return true;
    if (source !== this.read.service.source) return false;
    const own = this.read.request.path;
    const end = own.indexOf('?');
    const place = end < 0 ? own : own.slice(0, end);
    return path === undefined || path === place || path.startsWith(place.endsWith('/') ? place : `${place}/`);
  }

  /**
   * What the service answers.
   * @param since by `performance.now()`; an answer to a look that began earlier does not count
   * @throws {UpstreamError} if there is no answer
   */
  see(since: number): Promise<StoredResponse> {
    const seen = this.#failure ?? this.#snapshot;
    if (seen && this.#seenAt >= since) {
      return 'error' in seen ? Promise.reject(seen.error as Error) : Promise.resolve(seen);
    }
    if (this.#look && this.#look.startedAt >= since) return this.#look.result;
    this.#interval = this.#options.times.intervalMs;
    return this.#begin();
  }

  /** Looks at once if a write is over, and every second for a while if it is known what was written. */
  hurry({ source, isOver }: Change): void {
    if (source !== undefined) this.#eagerUntil = performance.now() + this.#options.times.eagerMs;
    this.#interval = this.#options.times.intervalMs;
    this.#schedule(isOver ? 0 : EAGER_INTERVAL_MS);
  }

  /** Ends the looking. */
  end(): void {
    clearTimeout(this.#timer);
    this.#ending.abort(NOBODY_LOOKS);
    if (this.#snapshot) this.#options.shared.release(this.read.key, this.#snapshot);
  }

  #begin(): Promise<StoredResponse> {
    this.#count();
    clearTimeout(this.#timer);
    const look = {
      startedAt: performance.now(),
      result: this.#options.shared.get(this.read, this.#ending.signal),
    };
    this.#look = look;
    look.result.then(
      (answer) => this.#end(look, isFault(answer.status) ? undefined : answer, answer),
      (error: unknown) => this.#end(look, undefined, { error }),
    );
    return look.result;
  }

  /** @param answer what the service has answered; undefined if that is nothing to be shown, for this `fault` */
  #end(look: { startedAt: number }, answer: StoredResponse | undefined, fault: Fault): void {
    if (this.#look === look) this.#look = undefined;
    // A later look has ended before this one, or nobody looks on any more.
    if (look.startedAt < this.#seenAt || this.lookers.size === 0) return;
    const wasFailing = this.isFailing;
    const isFirst = this.#snapshot === undefined;
    const isNew = answer !== undefined && !this.#snapshot?.matches(answer);
    this.#seenAt = look.startedAt;
    this.#failure = answer ? undefined : fault;
    if (isNew) this.#snapshot = this.#options.shared.retain(this.read.key, answer);
    this.#postpone(isNew && !isFirst);
    const result = !answer ? 'failed' : isNew && !isFirst ? 'changed' : wasFailing ? 'recovered' : undefined;
    if (result) for (const looker of this.lookers) looker.looked(this, result);
  }

  /** Decides when to look next. */
  #postpone(changed: boolean): void {
    const { intervalMs, idleIntervalMs } = this.#options.times;
    if (this.#failure) {
      this.#interval = Math.min(idleIntervalMs, this.#interval * FAILURE_BACK_OFF);
      const until = performance.now() + Math.min(restMsIn(this.#failure), idleIntervalMs);
      this.#places.restUntil = Math.max(this.#places.restUntil, until);
      return this.#schedule(this.#interval);
    }
    this.#interval = changed ? intervalMs : Math.min(idleIntervalMs, this.#interval * BACK_OFF);
    const isEager = performance.now() < this.#eagerUntil;
    return this.#schedule(isEager ? Math.min(EAGER_INTERVAL_MS, this.#interval) : this.#interval);
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer);
    const jitter = 1 - JITTER * Math.random();
    const rest = this.#places.restUntil - performance.now();
    const delay = Math.max(rest, ms * jitter);
    this.#timer = outsideOfRequests(() => setTimeout(() => void this.#lookInTurn(), delay).unref());
  }

  /** Looks when the service has a place for it. */
  async #lookInTurn(): Promise<void> {
    if (this.#isDue) return;
    this.#isDue = true;
    enterRequestOfWatch();
    await this.#places.enter();
    this.#isDue = false;
    try {
      if (this.lookers.size === 0) return;
      const callers = new Set([...this.lookers].map(({ caller }) => caller));
      if (this.#options.charge(callers)) await this.#begin().catch(() => {});
      else this.#schedule(this.#interval);
    } finally {
      this.#places.leave();
    }
  }
}

/** What is done from now on, from a timer, is for nobody's request, and stands in line as for a caller of its own. */
export function enterRequestOfWatch(): void {
  enterRequest({
    id: requestId(undefined),
    caller: undefined,
    isWrite: false,
    calls: 0,
    receivedBytes: 0,
    traceparent: undefined,
  });
}

/** Whether an answer shows nothing but that the service cannot answer at present. */
function isFault(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** For how long a service wants to be left alone, in milliseconds; 0 if it does not say. */
function restMsIn(fault: Fault): number {
  if (!('error' in fault)) return 1_000 * (retryAfterSeconds(fault.headers, Date.now()) ?? 0);
  return fault.error instanceof UpstreamError ? 1_000 * (fault.error.retryAfterSeconds ?? 0) : 0;
}

const NOBODY_LOOKS = new Error('nobody looks on any more');
