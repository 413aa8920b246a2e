import type { HttpResponse } from './http-client.ts';
import { ownBytes } from './own-bytes.ts';

/**
 * What a service answered to a GET at one moment. While it is retained and the same bytes come back, it stays
 * the same object, so it is decoded once however often it is requested.
 */
export class Snapshot {
  readonly status: number;
  readonly headers: HttpResponse['headers'];
  readonly body: Buffer;
  #decoded: { parsed: unknown; value: unknown } | undefined;
  /** The parsed body of the previous snapshot, kept until this one is parsed. */
  #before: unknown;

  /** @param before the previous answer to the same GET */
  constructor({ status, headers, body }: HttpResponse, before?: Snapshot) {
    this.status = status;
    this.headers = headers;
    this.body = ownBytes(body);
    // The body for another status is of another kind, and nothing of it may be reused.
    if (before?.status === status) this.#before = before.#decoded?.parsed;
  }

  /**
   * Whether another answer has the same status and the same bytes in its body. Headers do not count: they
   * only matter to error messages, and an answer with errors is never replayed.
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
