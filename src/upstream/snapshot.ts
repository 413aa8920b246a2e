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
  #decoded: { parsed: unknown; value: unknown } | undefined;
  /** The body of an earlier one, parsed, until this one's is. */
  #before: unknown;

  /** @param before what the same was answered with earlier */
  constructor({ status, headers, body }: HttpResponse, before?: Snapshot) {
    this.status = status;
    this.headers = headers;
    this.body = ownBytes(body);
    // Another status has another body, of which nothing may ever be read.
    if (before?.status === status) this.#before = before.#decoded?.parsed;
  }

  /**
   * Whether another answer says the same: its status and every byte of its body. What its headers say counts for nothing:
   * only errors tell of them, and an answer with errors stands for no other.
   */
  matches({ status, body }: HttpResponse): boolean {
    return this.status === status && (this.body === body || this.body.equals(body));
  }

  /**
   * What the body says. A URL's body has one meaning, so the first decoding stands for all; it is shared between
   * requests and must not be changed by anybody. Throws what `parse` and `decode` throw, each time.
   * @param parse is given, where there is one, what an earlier body was parsed to: mostly little has changed since
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
