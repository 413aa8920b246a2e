/** What one connection, one request and all of them together may take. Times in milliseconds, sizes in bytes. */
export interface HttpLimits {
  /** For a request's head to arrive, from its first byte or from the connection's start. */
  headersMs: number;
  /** For a whole request to arrive. */
  requestMs: number;
  /** That a connection may wait for its next request. Longer than proxies keep theirs, so that they close first. */
  keepAliveMs: number;
  /** Between looks for requests whose time is up. */
  checkEveryMs: number;
  /** For all that is read to answer a request, and for its waiting on others; a write under way is seen through. */
  deadlineMs: number;
  /** That a client may take nothing of an answer that is ready for it. */
  stalledMs: number;
  /** Longest head of a request, its address included. */
  headBytes: number;
  /** Connections at once; more are closed as they come. */
  connections: number;
  /** Requests being worked on at once; more are told to come back. */
  requestsUnderWay: number;
  /** Payment files being downloaded at once. Fewer than the connections to Concur, which others need, too. */
  downloads: number;
  /** Largest GraphQL request. */
  bodyBytes: number;
  /** Deepest that lists and objects of a request may lie in each other. */
  bodyDepth: number;
  /** Most that is held for slow clients in all: of long requests still arriving, and of answers not taken. */
  heldBytes: number;
}

/** Limits that suit a gateway with half a gigabyte to itself. */
export const HTTP_LIMITS: HttpLimits = {
  headersMs: 10_000,
  requestMs: 30_000,
  keepAliveMs: 65_000,
  checkEveryMs: 1_000,
  deadlineMs: 120_000,
  stalledMs: 30_000,
  headBytes: 16_384,
  connections: 4_096,
  requestsUnderWay: 256,
  downloads: 16,
  bodyBytes: 1_048_576,
  bodyDepth: 32,
  heldBytes: 67_108_864,
};
