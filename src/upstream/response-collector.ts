import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import { BodyTooLargeError } from './body.ts';
import type { Cancellable } from './cancellation.ts';
import { GIVEN_UP, TIME_IS_UP } from './transport-error.ts';

/**
 * How long a body may take before it is inspected, in milliseconds. A faster one is only read once it is
 * complete.
 */
const SLOW_MS = 50;

/** Pieces up to this many bytes are merged: a Buffer object takes more memory than such a piece. */
const SMALL_BYTES = 512;

/** An answer with its whole body. */
export interface HttpResponse {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Inspects a body piece by piece. Throws as soon as it is certain that the body cannot be read. */
export type Inspect = (piece: Buffer) => void;

/** How an answer's body is to be read. */
export interface BodyOptions {
  /** The body that is likely to come. If it does, this very buffer is returned. */
  expected?: Buffer | undefined;
  /** Creates the inspection for the body of a 200 that arrives slowly. What that throws ends the exchange. */
  inspector?: (() => Inspect) | undefined;
}

const NO_HEADERS: IncomingHttpHeaders = {};

/**
 * Collects an answer as it arrives. Bytes that match the expected body are compared and never copied, so
 * reading an unchanged answer leaves no garbage behind.
 */
export class ResponseCollector implements Dispatcher.DispatchHandler, Cancellable {
  /** Resolves with the answer; rejects with whatever ended the exchange. */
  readonly done: Promise<HttpResponse>;
  /** Whether sending has begun. Until then it is certain that nothing was sent. */
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
  /** How many bytes have matched the expected body; undefined once one has not, or if no body is expected. */
  #matched: number | undefined;
  #pieces: Buffer[] = [];
  #size = 0;
  #slowTimer: NodeJS.Timeout | undefined;
  #inspect: Inspect | undefined;

  /**
   * @param maxBytes the largest body to read: beyond it the exchange ends with BodyTooLargeError, so that no
   *   answer can fill the memory
   */
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

  /** Ends the exchange because it took too long or nobody waits for it any more. */
  cancel(reason: Error): void {
    this.end(reason === TIME_IS_UP ? reason : GIVEN_UP);
  }

  /** Ends the exchange, however far it has got; `done` rejects with the reason. */
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

  /**
   * Merges small pieces as they come, so that an answer sent byte by byte takes no more memory than one sent
   * at once.
   */
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
