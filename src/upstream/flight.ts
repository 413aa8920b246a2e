import { Cancellation } from './cancellation.ts';
import type { Cancellable } from './cancellation.ts';
import type { Snapshot } from './snapshot.ts';
import { GIVEN_UP, transportError } from './transport-error.ts';

/** A GET in flight and all requests that wait for it. It is cancelled once none of them waits any more. */
export class Flight {
  /** Cancelled when nobody waits for the GET any more. */
  readonly cancellation = new Cancellation();
  /** The service, as the schema's PaymentSource names it. */
  readonly source: string;
  readonly #waiters: Waiter[] = [];
  readonly #onClosed: (flight: Flight) => void;

  /** @param onClosed called once nobody may join any more, before the waiting requests get the result */
  constructor(source: string, onClosed: (flight: Flight) => void) {
    this.source = source;
    this.#onClosed = onClosed;
  }

  /**
   * Waits for the result. Rejects with what the GET throws, or with UPSTREAM_TIMEOUT when `cancellation` is
   * cancelled.
   */
  join(cancellation: Cancellation): Promise<Snapshot> {
    return new Promise((resolve, reject) => {
      const waiter = new Waiter(this, cancellation, resolve, reject);
      this.#waiters.push(waiter);
      cancellation.bind(waiter);
    });
  }

  /** Removes a request that no longer waits. The last one to leave cancels the GET. */
  leave(waiter: Waiter, reason: Error): void {
    this.#waiters.splice(this.#waiters.indexOf(waiter), 1);
    if (this.#waiters.length > 0) return;
    this.#onClosed(this);
    this.cancellation.cancel(reason);
  }

  /** Resolves for all that wait. */
  land(snapshot: Snapshot): void {
    this.#onClosed(this);
    for (const waiter of this.#waiters) waiter.land(snapshot);
  }

  /** Rejects for all that wait. */
  fail(error: unknown): void {
    this.#onClosed(this);
    for (const waiter of this.#waiters) waiter.fail(error);
  }
}

/** One request that waits for a GET. */
class Waiter implements Cancellable {
  readonly #flight: Flight;
  readonly #cancellation: Cancellation;
  readonly #resolve: (snapshot: Snapshot) => void;
  readonly #reject: (error: unknown) => void;

  constructor(
    flight: Flight,
    cancellation: Cancellation,
    resolve: (snapshot: Snapshot) => void,
    reject: (error: unknown) => void,
  ) {
    this.#flight = flight;
    this.#cancellation = cancellation;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  land(snapshot: Snapshot): void {
    this.#cancellation.release(this);
    this.#resolve(snapshot);
  }

  fail(error: unknown): void {
    this.#cancellation.release(this);
    this.#reject(error);
  }

  cancel(reason: Error): void {
    this.#flight.leave(this, reason);
    this.#reject(transportError(this.#flight.source, GIVEN_UP, true));
  }
}
