import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { ClientOptions } from 'ws';
import type { TestGateway } from '../gateway.ts';

/** A message as it came. */
export type RawMessage = { type: string; id?: string; payload?: unknown };

/** A WebSocket on which a test says and hears what it likes. */
export class RawSocket {
  readonly messages: RawMessage[] = [];
  readonly #socket: WebSocket;
  #wake = Promise.withResolvers<void>();
  #read = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      this.messages.push(JSON.parse(String(data)) as RawMessage);
      this.#wake.resolve();
      this.#wake = Promise.withResolvers<void>();
    });
    socket.on('error', () => {});
  }

  /** Connects. Rejects with the refusal's status in its message if there is one. */
  static async open(
    { url }: Pick<TestGateway, 'url'>,
    options: ClientOptions = {},
    protocol = 'graphql-transport-ws',
  ): Promise<RawSocket> {
    const socket = new WebSocket(url.replace('http', 'ws'), protocol, options);
    const raw = new RawSocket(socket);
    await once(socket, 'open');
    return raw;
  }

  /** Sends a message, or anything else. */
  send(message: RawMessage | string | Buffer): void {
    const isRaw = typeof message === 'string' || Buffer.isBuffer(message);
    this.#socket.send(isRaw ? message : JSON.stringify(message));
  }

  /** Says who it is, and waits for the acknowledgement. */
  async init(payload?: unknown): Promise<void> {
    this.send({ type: 'connection_init', payload });
    await this.next();
  }

  /** The next message that has not been read yet; waits for it. */
  async next(): Promise<RawMessage> {
    while (this.#read >= this.messages.length) await this.#wake.promise;
    return this.messages[this.#read++] as RawMessage;
  }

  /** Waits until the connection is closed, and gives the code and the reason. */
  async closed(): Promise<[code: number, reason: string]> {
    const [code, reason] = (await once(this.#socket, 'close')) as [number, Buffer];
    return [code, reason.toString()];
  }

  /** Stops reading, or goes on. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Breaks the connection. */
  destroy(): void {
    this.#socket.terminate();
  }
}
