import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Live, Subscription } from '../../live/live.ts';
import type { Outlet } from '../../live/subscriber.ts';
import { parseWeightedList } from '../answer.ts';
import { Progress } from './keep-alive.ts';
import type { KeepAlive, LongConnection } from './keep-alive.ts';
import type { GraphqlExecutor } from '../graphql-executor.ts';
import { refusalText, subscribe } from './subscriptions.ts';
import type { SubscriptionRequest } from './subscriptions.ts';
import type { Sessions } from './sessions.ts';
import { RefusedRequest } from '../refused-request.ts';

/** Whether a client wants its answer as an event stream. Most clients that do, accept nothing else. */
export function asksForStream(accept: string | undefined): boolean {
  if (accept === undefined || !accept.includes('text/event-stream')) return false;
  return parseWeightedList(accept)[0]?.name === 'text/event-stream';
}

/** Proxies must neither store nor collect nor change the events, as compressing them would. */
const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  vary: 'Accept, Origin',
};

/**
 * An answer as server-sent events: the distinct connections mode of the GraphQL over SSE protocol, in which each
 * operation is a request of its own.
 */
class EventStream implements Outlet, LongConnection {
  readonly #response: ServerResponse;
  readonly #progress: Progress;
  readonly #begun = Promise.withResolvers<void>();
  #subscription: Subscription | undefined;

  /** @param onClose called when it has ended, whoever ended it */
  constructor(request: IncomingMessage, response: ServerResponse, onClose: () => void) {
    this.#response = response;
    this.#progress = new Progress(request.socket);
    response.on('drain', () => this.#subscription?.drained());
    response.on('close', () => {
      this.#subscription?.end();
      this.#begun.resolve();
      onClose();
    });
  }

  /** Resolves with the first event, or when the client has gone. */
  get begun(): Promise<void> {
    return this.#begun.promise;
  }

  /** Begins the answer, and ends the subscription with it. */
  carry(subscription: Subscription): void {
    this.#subscription = subscription;
    if (this.#response.destroyed || this.#response.writableEnded) subscription.end();
    else this.#begin();
  }

  next(text: string): boolean {
    this.#begin();
    this.#begun.resolve();
    return this.#response.write(`event: next\ndata: ${text}\n\n`);
  }

  complete(): void {
    this.#begin();
    this.#response.end('event: complete\ndata:\n\n');
  }

  /** The protocol has no event for a refusal but the response that says so. */
  refuse(text: string): void {
    this.next(text);
    this.complete();
  }

  forbid(reason: string): void {
    this.refuse(refusalText(new RefusedRequest(403, 'FORBIDDEN', reason)));
  }

  /** Ends it without completing it: the client is to connect again, to another replica. */
  goAway(): void {
    this.#begin();
    this.#response.end();
  }

  keepAlive(): void {
    if (this.#progress.hasStopped) this.#response.destroy();
    else this.#response.write(':\n\n');
  }

  #begin(): void {
    if (this.#response.headersSent) return;
    this.#response.writeHead(200, HEADERS);
    this.#response.flushHeaders();
  }
}

interface EventStreamsOptions {
  live: Live;
  executor: GraphqlExecutor;
  sessions: Sessions;
  keepAlive: KeepAlive;
}

/** All answers that are event streams. */
export class EventStreams {
  readonly #options: EventStreamsOptions;
  readonly #open = new Set<EventStream>();

  constructor(options: EventStreamsOptions) {
    this.#options = options;
  }

  /**
   * Answers a request for a subscription. Resolves when the first event has been sent.
   * @throws {RefusedRequest} if it is refused before anything is sent
   */
  async open(
    request: IncomingMessage,
    response: ServerResponse,
    subscription: SubscriptionRequest,
  ): Promise<void> {
    const { live, executor, sessions, keepAlive } = this.#options;
    const session = await sessions.open(request, (reason) => stream.forbid(reason));
    const stream: EventStream = new EventStream(request, response, () => {
      session.leave();
      keepAlive.delete(stream);
      this.#open.delete(stream);
    });
    this.#open.add(stream);
    keepAlive.add(stream);
    stream.carry(subscribe(live, executor, subscription, stream));
    await stream.begun;
  }

  /** Sends an answer that is complete as a stream of one event. */
  sendOne(request: IncomingMessage, response: ServerResponse, text: string): void {
    const stream = new EventStream(request, response, () => {});
    stream.refuse(text);
  }

  /** Ends all of them: the replica stops. */
  endAll(): void {
    for (const stream of this.#open) stream.goAway();
  }
}
