import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** The caller's request that the running code works for. */
export interface CurrentRequest {
  /** Identifies it in its answer, in the log, in what it wrote and in the calls to services. */
  readonly id: string;
  /** Name of the caller; undefined until it has been identified. */
  readonly caller: string | undefined;
  /** Whether it is known to be for a write. */
  readonly isWrite: boolean;
  /** Number of calls to services that it has made, retries included. */
  calls: number;
  /** Bytes of the answers to them. */
  receivedBytes: number;
  /** W3C trace context to pass on to services: the caller's own unless the gateway traces. */
  traceparent: string | undefined;
  /** What became of its writes so far; absent for what cannot write. */
  readonly writes?: WriteSummary[];
}

/** What the log says about a write. */
export interface WriteSummary {
  /** The mutation field. */
  readonly mutation: string;
  readonly outcome: string;
  /** Codes of its user errors. */
  readonly codes: readonly string[];
  /** Its id in the mutation log; null if it was refused before it was recorded. */
  readonly record: string | null;
}

const requests = new AsyncLocalStorage<CurrentRequest>();

/**
 * Makes `request` the current one for all that the running code does from now on, asynchronously too. A read
 * that several requests share belongs to the request that began it. It ends with the Node callback that the
 * request runs in; ending it here with `run` would take twice as long.
 */
export function enterRequest(request: CurrentRequest): void {
  requests.enterWith(request);
}

/** Does something that is not for the request that the running code works for, such as starting a timer. */
export function outsideOfRequests<T>(work: () => T): T {
  return requests.exit(work);
}

/** The request that the running code works for; undefined if it works for none, as at start. */
export function currentRequest(): CurrentRequest | undefined {
  return requests.getStore();
}

/** What ids of other systems look like: a few hundred characters at most, none that a log could trip over. */
const SANE_ID = /^[\w.:/+=@~-]{1,128}$/;

/**
 * The id of a request.
 * @param given the caller's `x-request-id`; replaced by a new one if it is missing, longer than 128
 *   characters or made of others than letters, digits and `. : / + = @ ~ - _`
 */
export function requestId(given: string | string[] | undefined): string {
  return typeof given === 'string' && SANE_ID.test(given) ? given : randomUUID();
}

/** Version, trace id, parent id, flags (W3C Trace Context, level 2); no id may be all zeros. */
const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The caller's trace context; undefined if the header is missing or not one that version 00 allows. */
export function traceparent(given: string | string[] | undefined): string | undefined {
  return typeof given === 'string' && TRACEPARENT.test(given) ? given : undefined;
}

/** Counts the bytes of a service's answer. */
export function countReceived(bytes: number): void {
  const request = requests.getStore();
  if (request) request.receivedBytes += bytes;
}

/** The headers that tell a service for which request it is called. Counts the call. */
export function headersOfCall(): Record<string, string> {
  const request = requests.getStore();
  if (!request) return {};
  request.calls += 1;
  return {
    'x-request-id': request.id,
    ...(request.traceparent !== undefined && { traceparent: request.traceparent }),
  };
}
