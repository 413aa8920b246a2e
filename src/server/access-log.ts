import { requests } from '../observability/activities.ts';
import type { AnsweredRequest } from '../observability/activities.ts';
import type { CurrentRequest, WriteSummary } from '../observability/current-request.ts';

/**
 * What the log says about a request. The operation's name is the only text in it that comes from a request or
 * an answer.
 */
export interface RequestLogLine {
  /** The operation's name, if it has one. */
  operation: string | undefined;
  /** SHA-256 of the document, in hexadecimal. */
  document: string | undefined;
  /** Name of the caller, if it has been identified. */
  caller: string | undefined;
  /** Points that the operation costs. */
  cost: number | undefined;
  /** Milliseconds until the answer was handed to the connection. */
  ms: number;
  /** Number of requests to services that it caused. */
  calls: number;
  /** `OK`, `CACHED`, or the codes of what went wrong. */
  outcome: string;
  /** HTTP status. */
  status: number;
  /** What became of its writes; absent if there were none. */
  writes?: readonly WriteSummary[];
}

/** What a request asks for: the part of its log line that a cached answer repeats. */
export type OperationSummary = Readonly<Pick<RequestLogLine, 'operation' | 'document' | 'cost'>>;

/** Characters after which an operation's name is cut off. */
const MAX_NAME_LENGTH = 100;

/** Collects what the log will say about a request while it is in progress. */
export class AccessLogEntry implements CurrentRequest {
  readonly id: string;
  traceparent: string | undefined;
  readonly #startedAt = performance.now();
  #operation: string | undefined;
  /** These and `operation` are the members of `RequestLogLine` with the same names. */
  document: string | undefined;
  caller: string | undefined;
  cost: number | undefined;
  /** Whether the operation is a mutation, as soon as that is known. */
  isWrite = false;
  calls = 0;
  readonly writes: WriteSummary[] = [];
  receivedBytes = 0;
  outcome = 'OK';
  /** Whether the request is not worth a log line, such as a health check or a file of GraphiQL's. */
  silent = false;
  /** How it came. */
  transport: AnsweredRequest['transport'] = 'http';
  #watched: AnsweredRequest | undefined;

  /** @param traceparent the caller's W3C trace context */
  constructor(id: string, traceparent?: string) {
    this.id = id;
    this.traceparent = traceparent;
  }

  get operation(): string | undefined {
    return this.#operation;
  }

  set operation(name: string | undefined) {
    this.#operation = name?.slice(0, MAX_NAME_LENGTH);
  }

  /** Records what the request asks for. */
  recordOperation({ operation, document, cost }: OperationSummary): void {
    this.operation = operation;
    this.document = document;
    this.cost = cost;
  }

  /**
   * Tells those who watch requests that this one has come.
   * @param method of HTTP
   */
  begin(method: string): void {
    if (!requests.isWatched) return;
    this.#watched = { request: this, method, transport: this.transport };
    requests.begin(this.#watched);
  }

  /**
   * Tells those who watch that it is answered, and gives the finished log line.
   * @param status HTTP status of the answer
   */
  finish(status: number): RequestLogLine {
    const line = this.#logLine(status);
    const watched = this.#watched;
    if (!watched) return line;
    const { operation, ms, outcome } = line;
    watched.transport = this.transport;
    requests.end(Object.assign(watched, { operation, ms, status, outcome: outcome.split(',')[0] }));
    return line;
  }

  #logLine(status: number): RequestLogLine {
    const { operation, document, caller, cost, calls } = this;
    const outcome = this.outcome === 'OK' ? outcomeFor(status) : this.outcome;
    const ms = Math.round((performance.now() - this.#startedAt) * 100) / 100;
    const line = { operation, document, caller, cost, ms, calls, outcome, status };
    return this.writes.length === 0 ? line : { ...line, writes: this.writes };
  }
}

/** The outcome of a request of which only the HTTP status is known. */
function outcomeFor(status: number): string {
  if (status < 400) return 'OK';
  return status < 500 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
}
