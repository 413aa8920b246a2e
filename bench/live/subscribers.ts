import { WebSocket } from 'ws';

/** One subscription on a connection of its own, as a browser has it. */
export class LiveSubscriber {
  readonly #socket: WebSocket;
  #onEvent: (() => void) | undefined;
  /** Events so far. */
  events = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /** Connects and subscribes. Resolves with the first event. */
  static async open(url: string, query: string): Promise<LiveSubscriber> {
    const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws', {
      perMessageDeflate: false,
    });
    const subscriber = new LiveSubscriber(socket);
    await new Promise<void>((resolve, reject) => {
      socket.on('error', reject);
      socket.on('open', () => socket.send('{"type":"connection_init"}'));
      socket.on('message', (data: Buffer) => {
        const text = data.toString();
        if (text.startsWith('{"type":"connection_ack"')) {
          socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
        } else if (text.includes('"type":"next"')) {
          subscriber.events += 1;
          subscriber.#onEvent?.();
          resolve();
        } else if (text.includes('"type":"error"')) reject(new Error(text));
      });
    });
    return subscriber;
  }

  /** Resolves with the next event. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#onEvent = resolve;
    });
  }

  close(): void {
    this.#socket.terminate();
  }
}

/** Opens many, so many at a time, for the queries in turn. */
export async function openMany(
  url: string,
  queries: readonly string[],
  count: number,
): Promise<LiveSubscriber[]> {
  const opened: LiveSubscriber[] = [];
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const query = queries[next % queries.length] ?? '';
      next += 1;
      opened.push(await LiveSubscriber.open(url, query));
    }
  };
  await Promise.all(Array.from({ length: 64 }, lane));
  return opened;
}
