import type { HttpResponse } from './http-client.ts';
import { bytesInHand } from './bytes-in-hand.ts';
import type { ServiceRequest } from './service.ts';

/**
 * How many bytes of foreign memory a buffer may keep alive: the answer's head, or the rest of a socket's last
 * read.
 */
const SLACK_BYTES = 512;

/**
 * The same bytes, in memory that holds little else. For bytes that are kept for long: a small buffer is often
 * a slice of a large one, and would keep all of that in memory.
 */
export function ownBytes(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength <= bytes.length * 1.25 + SLACK_BYTES) return bytes;
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
}

/**
 * What a service answered to a GET at one moment. While it is retained and the same bytes come back, it stays
 * the same object, so it is decoded once however often it is requested.
 */
export class StoredResponse {
  readonly status: number;
  readonly headers: HttpResponse['headers'];
  readonly body: Buffer;
  #decoded: { parsed: unknown; value: unknown } | undefined;
  /** The parsed body of the previous stored response, kept until this one is parsed. */
  #before: unknown;

  /** @param before the previous answer to the same GET */
  constructor({ status, headers, body }: HttpResponse, before?: StoredResponse) {
    this.status = status;
    this.headers = headers;
    this.body = ownBytes(body);
    // The body for another status is of another kind, and nothing of it may be reused.
    if (before?.status === status) this.#before = before.#decoded?.parsed;
  }

  /**
   * Whether another answer has the same status and the same bytes in its body. Headers do not count: they
   * only matter to error messages, and an answer with errors is never cached.
   */
  matches({ status, body }: HttpResponse): boolean {
    return this.status === status && (this.body === body || this.body.equals(body));
  }

  /**
   * The decoded body. A URL's body is only ever decoded in one way, so the first result is kept. It is shared
   * between requests and must not be modified. Throws whatever `parse` and `decode` throw, on each call.
   * @param parse also gets the parsed previous body, if there is one: usually little has changed since
   */
  as<P, T>(parse: (body: Buffer, before: P | undefined) => P, decode: (parsed: P) => T): T {
    if (!this.#decoded) {
      const parsed = parse(this.body, this.#before as P | undefined);
      this.#decoded = { parsed, value: decode(parsed) };
      this.#before = undefined;
    }
    return this.#decoded.value as T;
  }
}

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
