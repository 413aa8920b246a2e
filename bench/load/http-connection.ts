import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { AnswerReader } from './answer-reader.ts';
import type { Received } from './answer-reader.ts';

/** How long to wait for an answer, in milliseconds. */
const ANSWER_WITHIN_MS = 30_000;

/**
 * A kept-alive connection that carries one request at a time. It writes prepared bytes and parses no more of an answer
 * than it must to find its end, so that the generator costs little compared with what it measures.
 */
export class HttpConnection {
  readonly #socket: Socket;
  readonly #reader = new AnswerReader();
  #done: ((received: Received) => void) | undefined;
  #failed: ((error: Error) => void) | undefined;

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket.on('data', (chunk: Buffer) => this.#take(chunk));
    this.#socket.setTimeout(ANSWER_WITHIN_MS, () =>
      this.#socket.destroy(new Error(`no answer came within ${ANSWER_WITHIN_MS} ms`)),
    );
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('the connection was closed')));
  }

  /**
   * Sends one request.
   * @param request a whole HTTP/1.1 request
   * @param keepBody whether `done` is to be given the body
   * @param done called with the answer as soon as its last byte has come
   * @param failed called instead if the connection fails or no answer comes in time
   */
  send(
    request: Buffer,
    keepBody: boolean,
    done: (received: Received) => void,
    failed: (error: Error) => void,
  ): void {
    this.#done = done;
    this.#failed = failed;
    this.#reader.begin(keepBody);
    this.#socket.write(request);
  }

  close(): void {
    this.#failed = undefined;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    let received: Received | undefined;
    try {
      received = this.#reader.take(chunk);
    } catch (error) {
      this.#socket.destroy();
      this.#fail(error as Error);
      return;
    }
    if (!received) return;
    const done = this.#done;
    this.#done = undefined;
    this.#failed = undefined;
    done?.(received);
  }

  #fail(error: Error): void {
    const failed = this.#failed;
    this.#failed = undefined;
    failed?.(error);
  }
}
