import type { UpstreamSettings } from '../upstream/settings.ts';
import type { RawRequest } from './raw.ts';
import type { Revisions, World } from './world.ts';

/** A request of a workload, in the terms of each kind of server. */
export interface WorkloadRequest {
  /** The GraphQL document, for servers with the gateway's schema. */
  query: string;
  variables?: Readonly<Record<string, unknown>>;
  /** The same in iplicit's own schema, or why that is impossible. */
  raw: RawRequest | string;
  /** The path at the REST backend: a POST if there is a `body`, else a GET. */
  rest: string;
  body?: string;
  /** The upstream paths that the byte proxy copies; if empty, it answers from memory. */
  copies: readonly string[];
  /** Why no peer can be asked this: it is about what only the gateway has. The byte proxy can always be asked. */
  gatewayOnly?: string;
  /** The `data` of the expected answer. */
  answer: (world: World, revisions: Revisions) => unknown;
}

/** A task that is measured, the same for every server. */
export interface Workload {
  /** The name that `--only` takes and the report shows. */
  name: string;
  title: string;
  /** What a reader must know to judge its figures. */
  note?: string;
  /** How the upstream behaves during the workload. */
  upstream: Partial<UpstreamSettings>;
  /** Sent in turn. */
  requests: (world: World) => WorkloadRequest[];
  /** Requests per second at which latency is measured. */
  rate: number;
  /** The fewest upstream calls with which one request can be answered, if the report is to show them. */
  fewestCalls?: (world: World) => number;
}
