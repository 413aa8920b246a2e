import type { LoadLimits } from './admission.ts';
import type { ReadLimits } from './slow-readers.ts';

/** Limits on time, memory and number, for one connection, one request and all of them together. */
export interface HttpLimits extends ReadLimits, LoadLimits {
  /** Milliseconds for a request's headers to arrive, from its first byte or the start of the connection. */
  headersMs: number;
  /** Milliseconds for a whole request to arrive. */
  requestMs: number;
  /** Milliseconds that an idle connection is kept: longer than proxies do, so that they close it first. */
  keepAliveMs: number;
  /** Milliseconds between checks for requests that have exceeded `headersMs` or `requestMs`. */
  checkEveryMs: number;
  /** Milliseconds for all reads and waits of one request. A write in progress is always finished. */
  deadlineMs: number;
  /** Milliseconds after which a client that accepts no more bytes of its answer is disconnected. */
  stalledMs: number;
  /** Milliseconds for a WebSocket's client to say who it is. */
  initMs: number;
  /** Milliseconds between two signs of life on a long connection: proxies end those that are silent for a minute. */
  aliveMs: number;
  /** Milliseconds between two checks of the credentials of those who stay connected. */
  recheckMs: number;
  /** Most bytes of a request's line and headers. */
  headBytes: number;
  /** Most connections; further ones are closed at once. */
  connections: number;
  /** Most requests in progress; further ones are refused with 503, as are those beyond a caller's share. */
  requestsUnderWay: number;
  /** Most concurrent downloads of payment files. Other requests need some of the connections to the service. */
  downloads: number;
  /** Most bytes of a GraphQL request's body. */
  bodyBytes: number;
  /** Deepest nesting of lists and objects in a GraphQL request. */
  bodyDepth: number;
  /**
   * Most bytes held for all slow clients together, of requests still arriving and answers not yet read; no caller
   * gets more than two thirds.
   */
  heldBytes: number;
}

/** Defaults that suit a gateway with half a gigabyte of memory. */
export const HTTP_LIMITS: HttpLimits = {
  headersMs: 10_000,
  requestMs: 30_000,
  keepAliveMs: 65_000,
  checkEveryMs: 1_000,
  deadlineMs: 120_000,
  stalledMs: 30_000,
  minReadRate: 8_192,
  slowReadMs: 60_000,
  maxLagMs: 1_000,
  maxMemoryShare: 0.9,
  strainedMs: 1_000,
  initMs: 10_000,
  aliveMs: 12_000,
  recheckMs: 10_000,
  headBytes: 16_384,
  connections: 4_096,
  requestsUnderWay: 256,
  downloads: 16,
  bodyBytes: 1_048_576,
  bodyDepth: 32,
  heldBytes: 67_108_864,
};
