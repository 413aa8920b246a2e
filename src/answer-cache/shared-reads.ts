import { Cancellation } from '../upstream/cancellation.ts';
import type { Cancellable } from '../upstream/cancellation.ts';
import { Snapshot } from '../upstream/stored-response.ts';
import { GIVEN_UP, transportError } from '../upstream/http-client.ts';
import type { ReadRequest, ReadableService } from '../upstream/reader.ts';

/** A GET in flight and all requests that wait for it. It is cancelled once none of them waits any more. */
class Flight {
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

/** A GET with the key that identifies it. */
export interface Read {
  /** The service and credentials it is made with, and its path. */
  readonly key: string;
  readonly service: ReadableService;
  readonly request: ReadRequest;
}

/** A GET from a service, with its key. */
export function readOf(service: ReadableService, request: ReadRequest): Read {
  return { key: `${service.scope} ${request.path}`, service, request };
}

/**
 * Shares reads between requests. GETs of the same thing that are in flight together become one. An answer
 * with the same bytes as a retained snapshot is represented by that snapshot. Every read still asks the
 * service; nothing is answered from memory.
 */
export class SharedReads {
  readonly #flights = new Map<string, Flight>();
  readonly #retained = new Map<string, Snapshot>();

  /**
   * What a service answers now. Rejects with UpstreamError.
   * @param cancellation ends the waiting; the GET itself is cancelled when nobody waits for it any more
   */
  get(read: Read, cancellation: Cancellation): Promise<Snapshot> {
    const flight = this.#flights.get(read.key) ?? this.#start(read);
    return flight.join(cancellation);
  }

  /**
   * Stops later reads from joining those in flight, which the service may have answered before a write. To be
   * called when a write is sent and again when it has been answered.
   */
  detach(): void {
    this.#flights.clear();
  }

  /**
   * Retains a snapshot, so that later answers with the same bytes are represented by it.
   * @returns the snapshot to use for these bytes: the one retained already, if there is one
   */
  retain(key: string, snapshot: Snapshot): Snapshot {
    const retained = this.#retained.get(key);
    if (retained?.matches(snapshot)) return retained;
    this.#retained.set(key, snapshot);
    return snapshot;
  }

  /** Stops retaining a snapshot, unless a newer one has replaced it. */
  release(key: string, snapshot: Snapshot): void {
    if (this.#retained.get(key) === snapshot) this.#retained.delete(key);
  }

  #start(read: Read): Flight {
    const { key } = read;
    // A read that comes after the result starts a new GET, so a failure is only for those who were waiting.
    const flight = new Flight(read.service.source, (over) => {
      if (this.#flights.get(key) === over) this.#flights.delete(key);
    });
    this.#flights.set(key, flight);
    void this.#fetch(read, flight);
    return flight;
  }

  async #fetch({ key, service, request }: Read, flight: Flight): Promise<void> {
    try {
      const { cancellation } = flight;
      const expected = this.#retained.get(key)?.body;
      const answer = await service.request({ ...request, method: 'GET', cancellation, expected });
      const retained = this.#retained.get(key);
      flight.land(retained?.matches(answer) ? retained : new Snapshot(answer, retained));
    } catch (error) {
      flight.fail(error);
    }
  }
}
