import type { Cancellation } from './cancellation.ts';
import { Flight } from './flight.ts';
import type { ReadRequest, ReadableService } from './reader.ts';
import { Snapshot } from './snapshot.ts';

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
