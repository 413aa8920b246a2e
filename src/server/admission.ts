import { Shares } from '../shares.ts';
import { EventLoopTurns } from './event-loop-turns.ts';
import { overloaded } from './refused-request.ts';
import { getHeapStatistics } from 'node:v8';

/**
 * Limits the requests in progress, which keeps those that were admitted fast and memory bounded, and divides their
 * places between callers. Further requests are refused at once instead of being queued. Nothing was begun for them,
 * so they may be sent again.
 *
 * A transport that carries operations by other means than a request each calls the same for each operation: `check`
 * before it reads anything, `enter` when the operation is there, `leave` when it is answered.
 */
export class Admission {
  readonly #places: Shares;
  readonly #turns: EventLoopTurns;

  /** @param isDivided whether callers are told apart */
  constructor(places: number, isDivided: boolean) {
    this.#places = new Shares(places, isDivided);
    this.#turns = new EventLoopTurns(isDivided);
  }

  /**
   * Checks for a free place before a request is read.
   * @param caller undefined if it is not known yet
   * @throws {RefusedRequest} 503 if there is none
   */
  check(caller?: string): void {
    const isOpen = caller === undefined ? this.#places.free > 0 : this.#places.isOpenTo(caller);
    if (!isOpen) throw overloaded();
  }

  /**
   * Takes a place for a request that has arrived completely, so that one that trickles in occupies none.
   * @returns what to wait for before anything is done for it; undefined if it may go on at once, as nearly always
   * @throws {RefusedRequest} 503 if there is none for this caller
   */
  enter(caller: string): Promise<void> | undefined {
    if (!this.#places.take(caller)) throw overloaded();
    return this.#turns.wait(caller);
  }

  /** Frees the place of a request that has been answered. Call it once for each successful `enter`. */
  leave(caller: string): void {
    this.#places.release(caller);
  }
}

/** How much load is too much. */
export interface LoadLimits {
  /** Milliseconds by which the event loop may be late. */
  maxLagMs: number;
  /** Share of the memory that this process may take, of V8's heap or of its container. */
  maxMemoryShare: number;
  /** Milliseconds for which a process counts as strained after it was. */
  strainedMs: number;
}

/** Milliseconds between two looks. */
const LOOK_EVERY_MS = 250;

/**
 * Tells when this process has more to do than it can: its event loop is late, or its memory is nearly full. What is in
 * progress is then best left to end before anything expensive is begun.
 */
export class Load {
  readonly #limits: LoadLimits;
  readonly #timer: NodeJS.Timeout;
  #lookedAt = performance.now();
  #strainedUntil = 0;

  /** Looks four times a second, until `stop`. */
  constructor(limits: LoadLimits) {
    this.#limits = limits;
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS).unref();
  }

  /** Whether the process is, or was until a moment ago, under more load than it can take. */
  get isStrained(): boolean {
    return performance.now() < this.#strainedUntil;
  }

  /** Looks no more. */
  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = performance.now();
    const lag = now - this.#lookedAt - LOOK_EVERY_MS;
    this.#lookedAt = now;
    const { maxLagMs, maxMemoryShare, strainedMs } = this.#limits;
    if (lag > maxLagMs || memoryShare() > maxMemoryShare) this.#strainedUntil = now + strainedMs;
  }
}

/** The share of the memory that is taken which is nearest to its end: of V8's heap or, if it has one, of the container. */
function memoryShare(): number {
  const heap = getHeapStatistics();
  const container = process.constrainedMemory();
  const heapShare = heap.used_heap_size / heap.heap_size_limit;
  return container > 0 ? Math.max(heapShare, process.memoryUsage.rss() / container) : heapShare;
}
