import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { BodyTooLargeError } from './body.ts';
import type { HttpResponse } from './http-client.ts';

/**
 * Takes an answer in as it arrives. Bytes that are expected are compared as they come and never copied: where nothing
 * has changed, reading an answer leaves no garbage behind.
 */
export class WholeAnswer implements Dispatcher.DispatchHandler {
  readonly done: Promise<HttpResponse>;
  /** Whether the request has begun to leave: until then it is certain that nothing was sent. */
  sent = false;
  readonly #maxBytes: number;
  readonly #expected: Buffer | undefined;
  readonly #resolve: (answer: HttpResponse) => void;
  readonly #reject: (error: unknown) => void;
  #controller: Dispatcher.DispatchController | undefined;
  #ended: Error | undefined;
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  /** How many bytes were as expected, as long as all were. */
  #same: number | undefined;
  #pieces: Buffer[] = [];
  #size = 0;

  /**
   * @param maxBytes where to stop with BodyTooLargeError, so that no answer can fill the memory
   * @param expected the body that is likely to come; it is given back itself where it does
   */
  constructor(maxBytes: number, expected: Buffer | undefined) {
    const { promise, resolve, reject } = Promise.withResolvers<HttpResponse>();
    this.done = promise;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#maxBytes = maxBytes;
    this.#expected = expected;
    this.#same = expected && 0;
  }

  /** Ends the exchange, wherever it is. */
  end(reason: Error): void {
    this.#ended = reason;
    this.#reject(reason);
    this.#controller?.abort(reason);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#ended) return controller.abort(this.#ended);
    this.#controller = controller;
    this.sent = true;
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#isExpected(chunk)) return;
    this.#size += chunk.length;
    if (this.#size > this.#maxBytes) {
      return controller.abort(new BodyTooLargeError(`the body is larger than ${this.#maxBytes} bytes`));
    }
    this.#pieces.push(chunk);
  }

  onResponseEnd(): void {
    this.#resolve({ status: this.#status, headers: this.#headers, body: this.#body() });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#reject(error);
  }

  #isExpected(chunk: Buffer): boolean {
    if (this.#same === undefined || !this.#expected) return false;
    const end = this.#same + chunk.length;
    if (end <= this.#expected.length && chunk.compare(this.#expected, this.#same, end) === 0) {
      this.#same = end;
      return true;
    }
    this.#pieces = this.#same > 0 ? [this.#expected.subarray(0, this.#same)] : [];
    this.#size = this.#same;
    this.#same = undefined;
    return false;
  }

  #body(): Buffer {
    if (this.#expected && this.#same === this.#expected.length) return this.#expected;
    if (this.#expected && this.#same !== undefined)
      return Buffer.from(this.#expected.subarray(0, this.#same));
    const [only] = this.#pieces;
    return this.#pieces.length === 1 && only ? only : Buffer.concat(this.#pieces, this.#size);
  }
}
