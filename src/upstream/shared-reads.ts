import type { ReadRequest, Readable } from './reader.ts';
import { Snapshot } from './snapshot.ts';
import { UpstreamError } from './errors.ts';

/** A GET on its way, and how many wait for it. */
interface Flight {
  readonly answer: Promise<Snapshot>;
  readonly abort: AbortController;
  waiting: number;
}

/** Names what a GET reads: whose credentials at which service, and what. */
export function readKey(service: Readable, path: string): string {
  return `${service.scope} ${path}`;
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
   * @param signal ends the waiting; the GET itself ends when nobody waits for it any more
   */
  get(service: Readable, request: ReadRequest, signal: AbortSignal): Promise<Snapshot> {
    const key = readKey(service, request.path);
    let flight = this.#flights.get(key);
    if (!flight) {
      flight = this.#start(key, service, request);
      this.#flights.set(key, flight);
    }
    return this.#wait(key, flight, signal);
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
    if (retained?.says(snapshot)) return retained;
    this.#retained.set(key, snapshot);
    return snapshot;
  }

  /** Ends that, unless a newer snapshot has taken its place. */
  release(key: string, snapshot: Snapshot): void {
    if (this.#retained.get(key) === snapshot) this.#retained.delete(key);
  }

  #start(key: string, service: Readable, request: ReadRequest): Flight {
    const abort = new AbortController();
    const flight: Flight = { answer: this.#fetch(key, service, request, abort.signal), abort, waiting: 0 };
    // Who comes once it has landed asks anew; a failure is for those who wait.
    flight.answer.then(
      () => this.#land(key, flight),
      () => this.#land(key, flight),
    );
    return flight;
  }

  #wait(key: string, flight: Flight, signal: AbortSignal): Promise<Snapshot> {
    flight.waiting += 1;
    return new Promise((resolve, reject) => {
      const leave = () => {
        flight.waiting -= 1;
        if (flight.waiting === 0) this.#giveUp(key, flight);
        reject(gone(signal));
      };
      if (signal.aborted) return leave();
      signal.addEventListener('abort', leave, { once: true });
      const stay = () => signal.removeEventListener('abort', leave);
      flight.answer.finally(stay).then(resolve, reject);
      return undefined;
    });
  }

  /** Nobody waits for it any more; who comes from now on asks anew. */
  #giveUp(key: string, flight: Flight): void {
    this.#land(key, flight);
    flight.abort.abort();
  }

  #land(key: string, flight: Flight): void {
    if (this.#flights.get(key) === flight) this.#flights.delete(key);
  }

  async #fetch(key: string, service: Readable, request: ReadRequest, signal: AbortSignal): Promise<Snapshot> {
    const expected = this.#retained.get(key)?.body;
    const answer = await service.request({ ...request, method: 'GET', signal, expected });
    const retained = this.#retained.get(key);
    return retained?.says(answer) ? retained : new Snapshot(answer, retained);
  }
}

function gone(signal: AbortSignal): UpstreamError {
  return new UpstreamError('UPSTREAM_TIMEOUT', 'The caller went away before this was read.', {
    source: 'GATEWAY',
    delivery: 'unknown',
    givenUp: true,
    cause: signal.reason,
  });
}
