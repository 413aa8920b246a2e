import type { IncomingHttpHeaders } from 'node:http';

/** A complete request to a service. */
export interface SandboxRequest {
  /** The service's own origin, such as `http://127.0.0.1:41234`. */
  origin: string;
  method: string;
  /** The request target as sent: path and query. */
  path: string;
  /** The path alone, still percent-encoded. */
  pathname: string;
  /** The query without its `?`; empty if there is none. */
  query: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A service's answer to one request. */
export interface SandboxAnswer {
  status: number;
  headers?: Record<string, string>;
  contentType?: string;
  body?: string | Buffer;
  /** True for a write that changed something in the service. */
  acted?: boolean;
}

/** The behaviour of one service, independent of sockets, faults and the record of calls. */
export interface SandboxService {
  /** Answers a request as the service would. */
  answer(request: SandboxRequest): SandboxAnswer | Promise<SandboxAnswer>;
  /** The service's media type at a path, for faults that imitate it. */
  mediaTypeOf(pathname: string): 'application/xml' | 'application/json';
}

/** A request that arrived, recorded for tests. */
export interface SandboxCall {
  method: string;
  /** Path with its query, as sent. */
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** The status of the answer; 0 if there is none or not yet. */
  status: number;
  /** True for a write that changed something in the service, even if the client never got the answer. */
  acted: boolean;
}

const KEPT_CALLS = 50_000;

/** Records a call. Beyond KEPT_CALLS the older half is dropped, to limit the memory of long runs. */
export function recordCall(
  calls: SandboxCall[],
  request: Pick<SandboxRequest, 'method' | 'path' | 'headers' | 'body'>,
): SandboxCall {
  if (calls.length >= KEPT_CALLS) calls.splice(0, KEPT_CALLS / 2);
  const call = {
    method: request.method,
    path: request.path,
    headers: request.headers,
    body: request.body,
    status: 0,
    acted: false,
  };
  calls.push(call);
  return call;
}

/** Percent-decodes a part of a path; a part that is not validly encoded is returned unchanged. */
export function decodedPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
