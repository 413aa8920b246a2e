import { channel } from 'node:diagnostics_channel';
import type { Channel } from 'node:diagnostics_channel';
import type { CurrentRequest } from './current-request.ts';

/** Called when work of a kind begins, and when it ends. Neither may throw. */
interface Watcher<Work extends object> {
  began?(work: Work): void;
  ended?(work: Work): void;
}

/**
 * A kind of work that can be watched. Metrics and traces watch; whoever does the work knows neither.
 *
 * It is a pair of Node's diagnostics channels, `payments-gateway:<name>:start` and `:end`, so that watching costs
 * one comparison while nobody does, nothing has to be passed through constructors, and an agent that an operator
 * loads can watch as well. Both get the same object, which the work fills in as it goes on.
 */
class Activity<Work extends object> {
  readonly #start: Channel<Work>;
  readonly #end: Channel<Work>;

  constructor(name: string) {
    this.#start = channel(`payments-gateway:${name}:start`);
    this.#end = channel(`payments-gateway:${name}:end`);
  }

  /** Whether anybody watches. To be asked before an object is made for `begin`. */
  get isWatched(): boolean {
    return this.#start.hasSubscribers || this.#end.hasSubscribers;
  }

  /** Says that work begins. */
  begin(work: Work): void {
    this.#start.publish(work);
  }

  /** Says that work has ended. */
  end(work: Work): void {
    this.#end.publish(work);
  }

  /** Watches from now on, until the function that is returned is called. */
  watch({ began, ended }: Watcher<Work>): () => void {
    const onStart = began && ((message: unknown) => began(message as Work));
    const onEnd = ended && ((message: unknown) => ended(message as Work));
    if (onStart) this.#start.subscribe(onStart);
    if (onEnd) this.#end.subscribe(onEnd);
    return () => {
      if (onStart) this.#start.unsubscribe(onStart);
      if (onEnd) this.#end.unsubscribe(onEnd);
    };
  }
}

/** A request that the gateway answers. Health checks and GraphiQL's files are none. */
export interface AnsweredRequest {
  readonly request: CurrentRequest;
  /** How it came. */
  transport: 'http' | 'event-stream' | 'websocket' | 'file';
  /** HTTP method. */
  readonly method: string;
  /** The operation's name, if it has one. A caller chose it. */
  operation?: string | undefined;
  /** `OK`, `CACHED`, or the code of the first thing that went wrong. */
  outcome?: string;
  /** HTTP status. */
  status?: number;
  /** Milliseconds until the answer was handed to the connection. */
  ms?: number;
}

/** Requests, from their first line to their answer. */
export const requests = new Activity<AnsweredRequest>('request');

/** An operation that is executed, not answered from the cache. */
export interface ExecutedOperation {
  readonly request: CurrentRequest;
  type?: 'query' | 'mutation' | 'subscription' | undefined;
  /** A caller chose it. */
  name?: string | undefined;
  /** The code of the first error. */
  error?: string | undefined;
}

/** Operations, from their document to their result. */
export const operations = new Activity<ExecutedOperation>('operation');

/** One attempt to call a service. */
export interface UpstreamCall {
  /** The request that it is made for; undefined at start and for what the gateway does by itself. */
  readonly request: CurrentRequest | undefined;
  /** The service, as the schema's PaymentSource names it. */
  readonly source: string;
  /** HTTP method. */
  readonly method: string;
  /** The pattern of its path, one of a fixed list. */
  readonly route: string;
  /** 1, or more for a retry. */
  readonly attempt: number;
  /** Milliseconds that it waited in line. */
  readonly queuedMs: number;
  /** W3C trace context that goes out with it, if not its request's. */
  traceparent?: string | undefined;
  /** HTTP status of the answer, if there is one. */
  status?: number;
  /** Code of the UpstreamError, if there is no answer. */
  error?: string;
  /** Whether the answer has the bytes that the answer cache already had; absent if it had none. */
  isUnchanged?: boolean;
  /** Milliseconds that it took, without the line. */
  ms?: number;
}

/** Calls to services, each attempt by itself. */
export const upstreamCalls = new Activity<UpstreamCall>('upstream-call');

/** A mutation's write to a service, from the moment it is asked for. */
export interface PerformedWrite {
  readonly request: CurrentRequest | undefined;
  /** The mutation field. */
  readonly mutation: string;
  readonly source: string;
  /** As the schema's MutationOutcome names it, `REPLAYED` for a key that was answered before, or the code of an error. */
  outcome?: string;
}

/** Writes. */
export const writes = new Activity<PerformedWrite>('write');

/** A look at a service for what became of a write. */
export interface EffectCheckRun {
  readonly request: CurrentRequest | undefined;
  readonly mutation: string;
  readonly source: string;
  /** What the service shows; undefined if it could not be read. */
  shows?: string | undefined;
}

/** Looks for what became of writes. */
export const effectChecks = new Activity<EffectCheckRun>('effect-check');

/** A statement on the store of writes. */
export interface StoreStatement {
  readonly request: CurrentRequest | undefined;
  /** Verb and table, such as `insert writes`. */
  readonly name: string;
  hasFailed?: boolean;
  ms?: number;
}

/** Statements on the store of writes. */
export const storeStatements = new Activity<StoreStatement>('store-statement');

/** A refresh token that the store would not take is held in memory, from then until it is saved. */
export const unsavedTokens = new Activity<{ readonly source: string }>('unsaved-token');

/** An event that is sent to a subscriber. */
export const pushes = new Activity<object>('push');
