import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import type { Client, ClientOptions } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { TestGateway } from '../gateway.ts';

/** One event, or how a subscription ended. */
export interface TestEvent {
  data?: Record<string, unknown> | null;
  errors?: readonly { message: string; extensions?: Record<string, unknown> }[];
  /** The subscription is complete. */
  isComplete?: true;
  /** The operation was refused with these errors, or the connection was closed with this code. */
  error?: unknown;
}

/** The events of one subscription, in the order in which they came. */
export class TestEvents {
  readonly all: TestEvent[] = [];
  #read = 0;
  #wake = Promise.withResolvers<void>();

  push(event: TestEvent): void {
    this.all.push(event);
    this.#wake.resolve();
    this.#wake = Promise.withResolvers<void>();
  }

  /** The next event that has not been read yet; waits for it. */
  async next(): Promise<TestEvent> {
    while (this.#read >= this.all.length) await this.#wake.promise;
    return this.all[this.#read++] ?? {};
  }

  /** Forgets what has come so far. */
  forget(): TestEvent[] {
    this.#read = 0;
    return this.all.splice(0);
  }

  /** Reads on until an event fits, and gives that. */
  async until(fits: (event: TestEvent) => boolean): Promise<TestEvent> {
    for (;;) {
      const event = await this.next();
      if (fits(event)) return event;
    }
  }
}

/** What ends: a test, or a suite. */
interface Ending {
  after(end: () => void | Promise<void>): void;
}

/** Connects over a WebSocket, as the library that most clients use does. */
export function connect(
  t: Ending,
  gateway: Pick<TestGateway, 'url'>,
  options: Partial<ClientOptions> = {},
): Client {
  const client = createClient({
    url: gateway.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    ...options,
  });
  t.after(() => client.dispose());
  return client;
}

/** Subscribes, or sends any other operation, over a WebSocket. */
export function subscribe(client: Client, query: string, variables: Record<string, unknown> = {}) {
  const events = new TestEvents();
  const end = client.subscribe(
    { query, variables },
    {
      next: (event) => events.push(event as TestEvent),
      error: (error) => events.push({ error }),
      complete: () => events.push({ isComplete: true }),
    },
  );
  return Object.assign(events, { end });
}

/** Makes a payment another large one again and again, until nobody looks at it any more. */
export async function changeWhileWatched(
  { sandbox }: Pick<TestGateway, 'sandbox'>,
  payment: { description: string | null },
): Promise<void> {
  const { calls } = sandbox.iplicit;
  for (let [change, before] = [0, -1]; calls.length > before; change += 1) {
    before = calls.length;
    payment.description = `${change} ${'x'.repeat(400_000)}`;
    await sleep(500);
  }
}
