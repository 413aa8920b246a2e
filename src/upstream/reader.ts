import { Cancellation } from './cancellation.ts';
import type { HttpResponse } from './http-client.ts';
import type { ServiceRequest } from './service.ts';
import { Snapshot } from './snapshot.ts';

/** One GET, as a service's client asks for it. */
export type ReadRequest = Pick<ServiceRequest, 'path' | 'headers' | 'maxBodyBytes' | 'inspector'>;

/** A service, as far as reading goes. */
export interface ReadableService {
  /** The service, as the schema's PaymentSource names it. */
  readonly source: string;
  /** Tells apart what different credentials may see: never the same for two sets of them, or for two services. */
  readonly scope: string;
  request(request: ServiceRequest): Promise<HttpResponse>;
}

/** What a request reads through. */
export interface Reader {
  /** Ends what is being read: the caller has gone away. */
  readonly cancellation: Cancellation;

  /**
   * What the service answers to a GET now; any status is an answer. Throws UpstreamError.
   * The answer was asked for after this was called or was on its way already, with no write in between.
   */
  get(service: ReadableService, request: ReadRequest): Promise<Snapshot>;

  /** Notes that what is being answered depends on more than what the services answer, so that it cannot be repeated from them. */
  unrepeatable(): void;
}

/** Reads for itself alone: what a write needs to know just before it leaves and just after. */
export class DirectReader implements Reader {
  readonly cancellation: Cancellation;

  /** @param cancellation ends what is being read; without it nothing does */
  constructor(cancellation = new Cancellation()) {
    this.cancellation = cancellation;
  }

  async get(service: ReadableService, request: ReadRequest): Promise<Snapshot> {
    return new Snapshot(
      await service.request({ ...request, method: 'GET', cancellation: this.cancellation }),
    );
  }

  unrepeatable(): void {
    // Nothing that is read here is ever repeated.
  }
}
