import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { BodyTooLargeError } from './body.ts';
import type { Cancellable } from './cancellation.ts';
import { GIVEN_UP, TIME_IS_UP } from './transport-error.ts';

/** Milliseconds after which a body that is still coming is looked at. One that comes at once is read as soon as it is whole. */
const SLOW_MS = 50;

/** Bytes up to which a piece is small: a view of it takes more memory than the piece itself. */
const SMALL_BYTES = 512;

/** An answer, whole. */
export interface HttpResponse {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Looks at a body piece by piece and throws as soon as it can never be read. */
export type Inspect = (piece: Buffer) => void;

/** What is known beforehand of an answer's body. */
export interface BodyOptions {
  /** The body that is likely to come; where it does, it is this very buffer that is given. */
  expected?: Buffer | undefined;
  /** Makes what looks at the body of a 200 that is slow in coming; what that throws ends the exchange. */
  inspector?: (() => Inspect) | undefined;
}

const NO_HEADERS: IncomingHttpHeaders = {};

/**
 * Takes an answer in as it arrives. Bytes that are expected are compared as they come and never copied: where nothing
 * has changed, reading an answer leaves no garbage behind.
 */
export class ResponseCollector implements Dispatcher.DispatchHandler, Cancellable {
  readonly done: Promise<HttpResponse>;
  /** Whether the request has begun to leave: until then it is certain that nothing was sent. */
  sent = false;
  readonly #maxBytes: number;
  readonly #expected: Buffer | undefined;
  readonly #inspector: (() => Inspect) | undefined;
  readonly #resolve: (answer: HttpResponse) => void;
  readonly #reject: (error: unknown) => void;
  #controller: Dispatcher.DispatchController | undefined;
  #ended: Error | undefined;
  #status = 0;
  #headers = NO_HEADERS;
  /** How many bytes were as expected, as long as all were. */
  #matched: number | undefined;
  #pieces: Buffer[] = [];
  #size = 0;
  #slowTimer: NodeJS.Timeout | undefined;
  #inspect: Inspect | undefined;

  /** @param maxBytes where to stop with BodyTooLargeError, so that no answer can fill the memory */
  constructor(maxBytes: number, { expected, inspector }: BodyOptions) {
    const { promise, resolve, reject } = Promise.withResolvers<HttpResponse>();
    this.done = promise;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#maxBytes = maxBytes;
    this.#expected = expected;
    this.#inspector = inspector;
    this.#matched = expected && 0;
  }

  /** Ends the exchange: it took too long, or nobody waits for it any more. */
  cancel(reason: Error): void {
    this.end(reason === TIME_IS_UP ? reason : GIVEN_UP);
  }

  /** Ends the exchange, wherever it is. */
  end(reason: Error): void {
    this.#ended = reason;
    clearTimeout(this.#slowTimer);
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
    if (Number(headers['content-length']) > this.#maxBytes) this.end(this.#tooLarge());
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#isExpected(chunk)) return;
    this.#size += chunk.length;
    if (this.#size > this.#maxBytes) return this.end(this.#tooLarge());
    this.#keep(chunk);
    if (this.#inspect) this.#inspectPieces([chunk]);
    else if (this.#inspector && this.#status === 200) {
      this.#slowTimer ??= setTimeout(() => this.#inspectPieces(this.#pieces), SLOW_MS);
    }
  }

  onResponseEnd(): void {
    clearTimeout(this.#slowTimer);
    this.#resolve({ status: this.#status, headers: this.#headers, body: this.#body() });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    clearTimeout(this.#slowTimer);
    this.#reject(error);
  }

  /** Small pieces are put together as they come, so that an answer byte by byte takes no more memory than one at once. */
  #keep(chunk: Buffer): void {
    const last = this.#pieces.at(-1);
    if (!last || last.length + chunk.length > SMALL_BYTES) this.#pieces.push(chunk);
    else this.#pieces[this.#pieces.length - 1] = Buffer.concat([last, chunk]);
  }

  #inspectPieces(pieces: readonly Buffer[]): void {
    try {
      this.#inspect ??= this.#inspector?.();
      for (const piece of pieces) this.#inspect?.(piece);
    } catch (error) {
      this.end(error instanceof Error ? error : new Error('the body cannot be read', { cause: error }));
    }
  }

  #tooLarge(): BodyTooLargeError {
    return new BodyTooLargeError(`the body is larger than ${this.#maxBytes} bytes`);
  }

  #isExpected(chunk: Buffer): boolean {
    if (this.#matched === undefined || !this.#expected) return false;
    const end = this.#matched + chunk.length;
    if (end <= this.#expected.length && chunk.compare(this.#expected, this.#matched, end) === 0) {
      this.#matched = end;
      return true;
    }
    this.#pieces = this.#matched > 0 ? [this.#expected.subarray(0, this.#matched)] : [];
    this.#size = this.#matched;
    this.#matched = undefined;
    return false;
  }

  #body(): Buffer {
    if (this.#expected && this.#matched === this.#expected.length) return this.#expected;
    if (this.#expected && this.#matched !== undefined)
      return Buffer.from(this.#expected.subarray(0, this.#matched));
    const [only] = this.#pieces;
    return this.#pieces.length === 1 && only ? only : Buffer.concat(this.#pieces, this.#size);
  }
}
