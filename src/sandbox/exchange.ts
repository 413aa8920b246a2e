import type { IncomingHttpHeaders } from 'node:http';

/** One request as it reached a service, read whole. */
export interface SandboxRequest {
  /** Where the service listens, such as `http://127.0.0.1:41234`. */
  origin: string;
  method: string;
  /** The request target as sent: path and query. */
  path: string;
  /** The path alone, still percent-encoded. */
  pathname: string;
  /** The query without its `?`; empty when there is none. */
  query: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What a service says to one request. */
export interface SandboxAnswer {
  status: number;
  headers?: Record<string, string>;
  contentType?: string;
  body?: string | Buffer;
  /** True for a write that changed something the service holds. */
  acted?: boolean;
}

/** The behaviour of one service, apart from sockets, faults and records. */
export interface SandboxService {
  answer(request: SandboxRequest): SandboxAnswer | Promise<SandboxAnswer>;
  /** The media type this service answers with at a path, for faults that imitate it. */
  mediaTypeOf(pathname: string): 'application/xml' | 'application/json';
}

/** A request that arrived, as tests count them. */
export interface SandboxCall {
  method: string;
  /** Path with its query, as sent. */
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** What was answered; 0 while, or because, nothing was. */
  status: number;
  /** True for a write that changed what the service holds, whatever the client then heard. */
  acted: boolean;
}

const KEPT_CALLS = 50_000;

/** Records a call, forgetting the older half once there are very many, so that long runs keep their memory. */
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
