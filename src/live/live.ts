import type { Caller } from '../auth/caller.ts';
import type { SharedReads } from '../answer-cache/shared-reads.ts';
import { RefusedRequest } from '../server/refused-request.ts';
import { LiveOperation } from './live-operation.ts';
import type { Evaluate } from './live-operation.ts';
import { Subscriber } from './subscriber.ts';
import type { Outlet } from './subscriber.ts';
import { Watches } from './watch.ts';
import type { Change, WatchTimes } from './watch.ts';
import * as z from 'zod';
import { wholeNumber } from '../environment.ts';

/** Bounds and times of watching. */
export interface LiveConfig extends WatchTimes {
  /** Most subscriptions at a time, of all callers and of one. */
  maxSubscriptions: number;
  maxSubscriptionsPerCaller: number;
}

/** A subscription that somebody asks for. */
interface LiveRequest {
  /** The same for all who ask the same. */
  readonly operation: string;
  readonly caller: Caller;
  readonly evaluate: Evaluate;
  /** Charges what the operation costs. Throws RefusedRequest if the caller cannot pay. */
  readonly charge: (points: number) => void;
}

/** A subscription, for whoever carries its events. */
export interface Subscription {
  /** To be called when the reader has caught up, after `Outlet.next` said that it had not. */
  drained(): void;
  /** Ends it: nobody reads its events any more. */
  end(): void;
}

interface LiveOptions extends LiveConfig {
  shared: SharedReads;
  /** Charges callers for one look at a service; returns whether any of them could pay. */
  charge: (callers: ReadonlySet<string>) => boolean;
  reportError: (error: unknown) => void;
}

/** What is watched, and for how many. */
interface LiveFigures {
  subscriptions: number;
  /** Different operations among them. */
  operations: number;
  /** GETs that are watched for them. */
  watches: number;
  /** GETs sent since the start to see whether something has changed. */
  looks: number;
}

/**
 * Watches the services for subscribers. Neither service tells of changes, so what the subscribers' operations
 * have read is read again: each GET once for all who look at it, the more seldom the longer it has stayed the
 * same, and at once after a write. An operation is executed again when the bytes of what it has read differ,
 * and its subscribers are told if what they have selected differs.
 */
export class Live {
  readonly #options: LiveOptions;
  readonly #watches: Watches;
  readonly #operations = new Map<string, LiveOperation>();
  readonly #countByCaller = new Map<string, number>();
  #count = 0;
  /** When a write was last heard of, by `performance.now()`. */
  #heardAt = 0;

  constructor(options: LiveOptions) {
    const { shared, charge } = options;
    this.#options = options;
    this.#watches = new Watches({ shared, charge, times: options });
  }

  /** What is watched now. */
  get figures(): LiveFigures {
    return {
      subscriptions: this.#count,
      operations: this.#operations.size,
      watches: this.#watches.size,
      looks: this.#watches.looks,
    };
  }

  /**
   * Begins a subscription: its present state, which is at most an interval old and shows every write that has
   * been answered here, and then each change.
   * @throws {RefusedRequest} 429 or 503 if there are too many, 429 if the caller has too few points
   */
  subscribe(request: LiveRequest, outlet: Outlet): Subscription {
    const { name } = request.caller;
    this.#checkBounds(name);
    const key = `${request.caller.answerScope} ${request.operation}`;
    const known = this.#operations.get(key);
    if (known?.cost !== undefined) request.charge(known.cost);
    const operation = known ?? this.#begin(key, request);
    const subscriber = new Subscriber(outlet);
    this.#countOne(name, 1);
    operation.join(subscriber, Math.max(this.#heardAt, performance.now() - this.#options.intervalMs));
    let hasEnded = false;
    return {
      drained: () => subscriber.drained(),
      end: () => {
        if (hasEnded) return;
        hasEnded = true;
        this.#countOne(name, -1);
        operation.leave(subscriber);
      },
    };
  }

  /** A write is about to be sent or has been answered, here or at another replica. */
  changed(change: Change): void {
    this.#heardAt = performance.now();
    this.#watches.changed(change);
    for (const operation of this.#operations.values()) operation.changed(change);
  }

  /** Something that the gateway itself records of writes is no longer as it was. */
  recordsChanged(): void {
    for (const operation of this.#operations.values()) operation.recordsChanged();
  }

  #begin(key: string, { caller, evaluate }: LiveRequest): LiveOperation {
    const operation = new LiveOperation({
      caller: caller.name,
      hasOwnCredentials: caller.credentials.size > 0,
      evaluate,
      watches: this.#watches,
      times: this.#options,
      onEnd: () => {
        if (this.#operations.get(key) === operation) this.#operations.delete(key);
      },
      reportError: this.#options.reportError,
    });
    this.#operations.set(key, operation);
    return operation;
  }

  #checkBounds(caller: string): void {
    const { maxSubscriptions, maxSubscriptionsPerCaller } = this.#options;
    if ((this.#countByCaller.get(caller) ?? 0) >= maxSubscriptionsPerCaller) {
      throw new RefusedRequest(
        429,
        'TOO_MANY_SUBSCRIPTIONS',
        `${caller} has ${maxSubscriptionsPerCaller} subscriptions here already, which is the most; end one first.`,
      );
    }
    if (this.#count >= maxSubscriptions) {
      throw new RefusedRequest(
        503,
        'OVERLOADED',
        'This replica has as many subscriptions as it takes; subscribe again in a few seconds.',
        { headers: { 'retry-after': '5' } },
      );
    }
  }

  #countOne(caller: string, by: 1 | -1): void {
    this.#count += by;
    const count = (this.#countByCaller.get(caller) ?? 0) + by;
    if (count === 0) this.#countByCaller.delete(caller);
    else this.#countByCaller.set(caller, count);
  }
}

/** The variables that decide how the services are watched, and for how many. */
export const liveVariables = {
  WATCH_INTERVAL_MS: wholeNumber(100, 3_600_000).default(5_000),
  WATCH_IDLE_INTERVAL_MS: wholeNumber(100, 3_600_000).default(30_000),
  WATCH_EAGER_MS: wholeNumber(0, 3_600_000).default(60_000),
  WATCH_STALE_MS: wholeNumber(0, 3_600_000).default(60_000),
  MAX_SUBSCRIPTIONS: wholeNumber(0, 1_000_000).default(10_000),
  MAX_SUBSCRIPTIONS_PER_CALLER: wholeNumber(0, 1_000_000).default(1_000),
} as const;

const shape = z.object(liveVariables);

/** The configuration that the variables give. The idle interval is never shorter than the other one. */
export function liveConfig(data: z.output<typeof shape>): LiveConfig {
  return {
    intervalMs: data.WATCH_INTERVAL_MS,
    idleIntervalMs: Math.max(data.WATCH_IDLE_INTERVAL_MS, data.WATCH_INTERVAL_MS),
    eagerMs: data.WATCH_EAGER_MS,
    staleMs: data.WATCH_STALE_MS,
    maxSubscriptions: data.MAX_SUBSCRIPTIONS,
    maxSubscriptionsPerCaller: data.MAX_SUBSCRIPTIONS_PER_CALLER,
  };
}
