import { bytesInHand } from './bytes-in-hand.ts';
import type { HttpResponse } from './http-client.ts';
import type { ServiceRequest } from './service.ts';
import { StoredResponse } from './stored-response.ts';

/** One GET, as a service's client requests it. */
export type ReadRequest = Pick<ServiceRequest, 'path' | 'headers' | 'maxBodyBytes' | 'inspector'>;

/** The part of a service that reading needs. */
export interface ReadableService {
  /** The service, as the schema's PaymentSource names it. */
  readonly source: string;
  /** Separates what different credentials may see: unique for each service and each set of credentials. */
  readonly scope: string;
  /**
   * Sends one request; see `Service.request`.
   * @throws {UpstreamError} if there is no answer
   */
  request(request: ServiceRequest): Promise<HttpResponse>;
}

/** How a request reads from services. */
export interface Reader {
  /** Cancels the reads in progress: the caller has gone. */
  readonly signal: AbortSignal;

  /**
   * What the service answers to a GET now, whatever the status. The GET was sent after this call or was
   * already in flight, with no write in between.
   * @throws {UpstreamError} if there is no answer
   */
  get(service: ReadableService, request: ReadRequest): Promise<StoredResponse>;

  /** Marks the answer as depending on more than what the services return, so that it must not be cached. */
  unrepeatable(): void;
}

/** Reads without sharing: for what a write needs to know just before it is sent and just after. */
export class DirectReader implements Reader {
  readonly signal: AbortSignal;

  /** @param signal cancels the reads in progress; by default nothing does */
  constructor(signal = new AbortController().signal) {
    this.signal = signal;
  }

  async get(service: ReadableService, request: ReadRequest): Promise<StoredResponse> {
    const { signal } = this;
    const response = new StoredResponse(await service.request({ ...request, method: 'GET', signal }));
    bytesInHand.hold(response.body, signal);
    return response;
  }

  unrepeatable(): void {
    // Nothing that is read here is ever cached.
  }
}
