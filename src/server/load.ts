import { getHeapStatistics } from 'node:v8';

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
