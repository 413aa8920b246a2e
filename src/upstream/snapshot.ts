import type { HttpResponse } from './http-client.ts';
import { ownBytes } from './own-bytes.ts';

/**
 * What a service answered to a GET, at one time. As long as the same bytes come back and it is retained it stays the same
 * object, so that it is decoded once however often it is asked for.
 */
export class Snapshot {
  readonly status: number;
  readonly headers: HttpResponse['headers'];
  readonly body: Buffer;
  #decoded: { value: unknown } | undefined;

  constructor({ status, headers, body }: HttpResponse) {
    this.status = status;
    this.headers = headers;
    this.body = ownBytes(body);
  }

  /**
   * Whether another answer says the same: its status and every byte of its body. What its headers say counts for nothing:
   * only errors tell of them, and an answer with errors stands for no other.
   */
  says({ status, body }: HttpResponse): boolean {
    return this.status === status && (this.body === body || this.body.equals(body));
  }

  /**
   * What the body says. A URL's body has one meaning, so the first decoding stands for all; it is shared between
   * requests and must not be changed by anybody. Throws what `decode` throws, each time.
   */
  as<T>(decode: (body: Buffer) => T): T {
    this.#decoded ??= { value: decode(this.body) };
    return this.#decoded.value as T;
  }
}
