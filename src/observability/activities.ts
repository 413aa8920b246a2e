import { Activity } from './activity.ts';
import type { CurrentRequest } from './current-request.ts';

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
