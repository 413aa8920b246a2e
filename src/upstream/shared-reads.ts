import type { Cancellation } from './cancellation.ts';
import { Flight } from './flight.ts';
import type { ReadRequest, ReadableService } from './reader.ts';
import { Snapshot } from './snapshot.ts';

/** A GET, and what tells it from all others. */
export interface Read {
  /** Whose credentials at which service, and what. */
  readonly key: string;
  readonly service: ReadableService;
  readonly request: ReadRequest;
}

/** The GET of one thing from a service. */
export function readOf(service: ReadableService, request: ReadRequest): Read {
  return { key: `${service.scope} ${request.path}`, service, request };
}

/**
 * Shares reads between requests: GETs of the same thing that are on their way together are one, and an answer with the
 * bytes of a retained one is that one again. A service is asked for every read; nothing is answered from memory.
 */
export class SharedReads {
  readonly #flights = new Map<string, Flight>();
  readonly #retained = new Map<string, Snapshot>();

  /**
   * What a service answers now.
   * @param cancellation ends the waiting; the GET itself ends when nobody waits for it any more
   */
  get(read: Read, cancellation: Cancellation): Promise<Snapshot> {
    const flight = this.#flights.get(read.key) ?? this.#start(read);
    return flight.join(cancellation);
  }

  /**
   * Keeps reads that begin from now on apart from those on their way, which may have been answered before a write. To be
   * called when a write leaves and again when it has been answered.
   */
  detach(): void {
    this.#flights.clear();
  }

  /**
   * Lets later answers of the same bytes be this snapshot.
   * @returns the one that is to stand for these bytes: another, where that is retained already
   */
  retain(key: string, snapshot: Snapshot): Snapshot {
    const retained = this.#retained.get(key);
    if (retained?.matches(snapshot)) return retained;
    this.#retained.set(key, snapshot);
    return snapshot;
  }

  /** Ends that, unless a newer snapshot has taken its place. */
  release(key: string, snapshot: Snapshot): void {
    if (this.#retained.get(key) === snapshot) this.#retained.delete(key);
  }

  #start(read: Read): Flight {
    const { key } = read;
    // Who comes once it has landed asks anew; a failure is for those who wait.
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
