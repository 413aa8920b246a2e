import { Cancellation } from '../upstream/cancellation.ts';
import type { Cancellable } from '../upstream/cancellation.ts';
import { StoredResponse } from '../upstream/stored-response.ts';
import { GIVEN_UP, transportError } from '../upstream/http-client.ts';
import type { ReadRequest, ReadableService } from '../upstream/reader.ts';

/** A GET in flight and all requests that wait for it. It is cancelled once none of them waits any more. */
class InFlightRead {
  /** Cancelled when nobody waits for the GET any more. */
  readonly cancellation = new Cancellation();
  /** The service, as the schema's PaymentSource names it. */
  readonly source: string;
  readonly #waiters: Waiter[] = [];
  readonly #onClosed: (read: InFlightRead) => void;

  /** @param onClosed called once nobody may join any more, before the waiting requests get the result */
  constructor(source: string, onClosed: (read: InFlightRead) => void) {
    this.source = source;
    this.#onClosed = onClosed;
  }

  /**
   * Waits for the result. Rejects with what the GET throws, or with UPSTREAM_TIMEOUT when `cancellation` is
   * cancelled.
   */
  join(cancellation: Cancellation): Promise<StoredResponse> {
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
  land(response: StoredResponse): void {
    this.#onClosed(this);
    for (const waiter of this.#waiters) waiter.land(response);
  }

  /** Rejects for all that wait. */
  fail(error: unknown): void {
    this.#onClosed(this);
    for (const waiter of this.#waiters) waiter.fail(error);
  }
}

/** One request that waits for a GET. */
class Waiter implements Cancellable {
  readonly #read: InFlightRead;
  readonly #cancellation: Cancellation;
  readonly #resolve: (response: StoredResponse) => void;
  readonly #reject: (error: unknown) => void;

  constructor(
    read: InFlightRead,
    cancellation: Cancellation,
    resolve: (response: StoredResponse) => void,
    reject: (error: unknown) => void,
  ) {
    this.#read = read;
    this.#cancellation = cancellation;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  land(response: StoredResponse): void {
    this.#cancellation.release(this);
    this.#resolve(response);
  }

  fail(error: unknown): void {
    this.#cancellation.release(this);
    this.#reject(error);
  }

  cancel(reason: Error): void {
    this.#read.leave(this, reason);
    this.#reject(transportError(this.#read.source, GIVEN_UP, true));
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
   * @param cancellation ends the waiting; the GET itself is cancelled when nobody waits for it any more
   */
  get(read: Read, cancellation: Cancellation): Promise<StoredResponse> {
    const known = this.#mayShare() ? this.#inFlight.get(read.key) : undefined;
    const inFlight = known ?? this.#start(read);
    return inFlight.join(cancellation);
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
      const { cancellation } = inFlight;
      const expected = this.#retained.get(key)?.body;
      const answer = await service.request({ ...request, method: 'GET', cancellation, expected });
      const retained = this.#retained.get(key);
      inFlight.land(retained?.matches(answer) ? retained : new StoredResponse(answer, retained));
    } catch (error) {
      inFlight.fail(error);
    }
  }
}
