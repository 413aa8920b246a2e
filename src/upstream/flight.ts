import { Cancellation } from './cancellation.ts';
import type { Cancellable } from './cancellation.ts';
import type { Snapshot } from './snapshot.ts';
import { GIVEN_UP, transportError } from './transport-error.ts';

/** A GET on its way, for all who wait for it. It ends when nobody does any more. */
export class Flight {
  /** Ends when nobody waits for it any more. */
  readonly cancellation = new Cancellation();
  /** The service, as the schema's PaymentSource names it. */
  readonly source: string;
  readonly #waiters: Waiter[] = [];
  readonly #onClosed: (flight: Flight) => void;

  /** @param onClosed told, before anybody who waits is, when nobody else may join */
  constructor(source: string, onClosed: (flight: Flight) => void) {
    this.source = source;
    this.#onClosed = onClosed;
  }

  /** Waits for it, until that is cancelled. Throws what the GET throws, and UPSTREAM_TIMEOUT when it is cancelled. */
  join(cancellation: Cancellation): Promise<Snapshot> {
    return new Promise((resolve, reject) => {
      const waiter = new Waiter(this, cancellation, resolve, reject);
      this.#waiters.push(waiter);
      cancellation.bind(waiter);
    });
  }

  /** Lets one go who no longer waits; the last to go ends it. */
  leave(waiter: Waiter, reason: Error): void {
    this.#waiters.splice(this.#waiters.indexOf(waiter), 1);
    if (this.#waiters.length > 0) return;
    this.#onClosed(this);
    this.cancellation.cancel(reason);
  }

  /** Gives all who wait for it what it brought. */
  land(snapshot: Snapshot): void {
    this.#onClosed(this);
    for (const waiter of this.#waiters) waiter.land(snapshot);
  }

  /** Tells all who wait for it why it brought nothing. */
  fail(error: unknown): void {
    this.#onClosed(this);
    for (const waiter of this.#waiters) waiter.fail(error);
  }
}

/** One who waits for a GET. */
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
