import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { AnswerReader } from './answer-reader.ts';

/** What came back for one request. */
export interface Received {
  status: number;
  /** The body, where it was asked to be kept. */
  body: Buffer | undefined;
}

/** Longest that an answer is waited for, in milliseconds. */
const ANSWER_WITHIN_MS = 30_000;

/**
 * One kept-alive connection that carries one request at a time. It writes bytes prepared beforehand and looks at an
 * answer no closer than it must to find its end, so that the generator costs little beside what it measures.
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
      this.#socket.destroy(new Error('no answer came in time')),
    );
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('the connection was closed')));
  }

  /**
   * Sends one request.
   * @param request a whole HTTP/1.1 request
   * @param done called with the answer, in the same turn in which its last byte came
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
