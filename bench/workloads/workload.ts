import type { UpstreamSettings } from '../upstream/settings.ts';
import type { RawAsked } from './raw.ts';
import type { Revisions, World } from './world.ts';

/** One request of a workload, as each kind of server is asked it. */
export interface Asked {
  /** GraphQL, for servers that have the gateway's schema. */
  query: string;
  variables?: Readonly<Record<string, unknown>>;
  /** The same in the services' own terms, or why it cannot be asked so. */
  raw: RawAsked | string;
  /** The path of the REST backend; `body` goes with it as a POST where there is one. */
  rest: string;
  body?: string;
  /** What the byte proxy copies; nothing: it answers from memory. */
  copies: readonly string[];
  /** The `data` of the right answer. */
  answer: (world: World, revisions: Revisions) => unknown;
}

/** Something that is measured, the same for everybody. */
export interface Workload {
  /** As `--only` and the result name it. */
  name: string;
  title: string;
  /** What has to be known to read its figures. */
  note?: string;
  /** What the upstream is like meanwhile. */
  upstream: Partial<UpstreamSettings>;
  /** Asked in turn. */
  requests: (world: World) => Asked[];
  /** Requests a second at which latency is measured. */
  rate: number;
  /** The fewest upstream calls that can answer one request, where that is worth saying. */
  fewestCalls?: (world: World) => number;
}
