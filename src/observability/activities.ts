import { Activity } from './activity.ts';
import type { CurrentRequest } from './current-request.ts';

/** A request that the gateway answers. Health checks and GraphiQL's files are none. */
export interface AnsweredRequest {
  readonly request: CurrentRequest;
  /** How it came. */
  readonly transport: 'http' | 'file';
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
  /** Milliseconds that it took, without the line. */
  ms?: number;
}

/** Calls to services, each attempt by itself. */
export const upstreamCalls = new Activity<UpstreamCall>('upstream-call');
