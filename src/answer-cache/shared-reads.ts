import { whenAborted } from '../upstream/abort.ts';
import { StoredResponse } from '../upstream/reader.ts';
import type { ReadRequest, ReadableService } from '../upstream/reader.ts';
import { GIVEN_UP, transportError } from '../upstream/http-client.ts';

/** A GET in flight and all requests that wait for it. It is given up once none of them waits any more. */
class InFlightRead {
  /** The service, as the schema's PaymentSource names it. */
  readonly source: string;
  readonly #controller = new AbortController();
  readonly #waiters = new Set<Waiter>();
  readonly #onClosed: (read: InFlightRead) => void;

  /** @param onClosed called once nobody may join any more, before the waiting requests get the result */
  constructor(source: string, onClosed: (read: InFlightRead) => void) {
    this.source = source;
    this.#onClosed = onClosed;
  }

  /** Aborted when nobody waits for the GET any more. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Waits for the result. Rejects with what the GET throws, or with UPSTREAM_TIMEOUT when `signal` is aborted. */
  join(signal: AbortSignal): Promise<StoredResponse> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = { resolve, reject, endListening: () => {} };
      this.#waiters.add(waiter);
      waiter.endListening = whenAborted(signal, () => this.#leave(waiter));
    });
  }

  /** Resolves for all that wait. */
  land(response: StoredResponse): void {
    this.#onClosed(this);
    for (const { endListening, resolve } of this.#waiters) {
      endListening();
      resolve(response);
    }
  }

  /** Rejects for all that wait. */
  fail(error: unknown): void {
    this.#onClosed(this);
    for (const { endListening, reject } of this.#waiters) {
      endListening();
      reject(error);
    }
  }

  /** Removes a request that no longer waits. With the last one, the GET is given up. */
  #leave(waiter: Waiter): void {
    this.#waiters.delete(waiter);
    if (this.#waiters.size === 0) {
      this.#onClosed(this);
      this.#controller.abort(GIVEN_UP);
    }
    waiter.reject(transportError(this.source, GIVEN_UP, true));
  }
}

/** One request that waits for a GET. */
interface Waiter {
  readonly resolve: (response: StoredResponse) => void;
  readonly reject: (error: unknown) => void;
  endListening: () => void;
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
 * with the same bytes as a retained stored response is represented by it. Every read still asks the
 * service; nothing is answered from memory.
 */
export class SharedReads {
  readonly #mayShare: () => boolean;
  readonly #inFlight = new Map<string, InFlightRead>();
  readonly #retained = new Map<string, StoredResponse>();

  /**
   * @param mayShare whether reads may be shared now. While it cannot be known that nothing has been written
   *   elsewhere since a read began, each request reads for itself
   */
  constructor(mayShare: () => boolean = () => true) {
    this.#mayShare = mayShare;
  }

  /**
   * What a service answers now. Rejects with UpstreamError.
   * @param signal ends the waiting; the GET itself is cancelled when nobody waits for it any more
   */
  get(read: Read, signal: AbortSignal): Promise<StoredResponse> {
    const known = this.#mayShare() ? this.#inFlight.get(read.key) : undefined;
    const inFlight = known ?? this.#start(read);
    return inFlight.join(signal);
  }

  /**
   * Stops later reads from joining those in flight, which the service may have answered before a write. To be
   * called when a write is sent and again when it has been answered.
   */
  detach(): void {
    this.#inFlight.clear();
  }

  /**
   * Retains a stored response, so that later answers with the same bytes are represented by it.
   * @returns the stored response to use for these bytes: the one retained already, if there is one
   */
  retain(key: string, response: StoredResponse): StoredResponse {
    const retained = this.#retained.get(key);
    if (retained?.matches(response)) return retained;
    this.#retained.set(key, response);
    return response;
  }

  /** Stops retaining a stored response, unless a newer one has replaced it. */
  release(key: string, response: StoredResponse): void {
    if (this.#retained.get(key) === response) this.#retained.delete(key);
  }

  #start(read: Read): InFlightRead {
    const { key } = read;
    // A read that comes after the result starts a new GET, so a failure is only for those who were waiting.
    const inFlight = new InFlightRead(read.service.source, (over) => {
      if (this.#inFlight.get(key) === over) this.#inFlight.delete(key);
    });
    this.#inFlight.set(key, inFlight);
    void this.#fetch(read, inFlight);
    return inFlight;
  }

  async #fetch({ key, service, request }: Read, inFlight: InFlightRead): Promise<void> {
    try {
      const { signal } = inFlight;
      const expected = this.#retained.get(key)?.body;
      const answer = await service.request({ ...request, method: 'GET', signal, expected });
      const retained = this.#retained.get(key);
      inFlight.land(retained?.matches(answer) ? retained : new StoredResponse(answer, retained));
    } catch (error) {
      inFlight.fail(error);
    }
  }
}
