import type { PlannedRequest } from '../load/target.ts';
import type { Asked, Workload } from '../workloads/workload.ts';
import type { Revisions, World } from '../workloads/world.ts';

/** How a server is started. */
export interface Command {
  file: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
}

/** Where the upstream is, and how to be let in. */
export interface UpstreamAccess {
  origin: string;
  /** The variables by which the gateway finds both services; the peers read the same. */
  env: Readonly<Record<string, string>>;
}

/** What one server is asked, and what must come back. */
export interface Exchange {
  request: PlannedRequest;
  /** What is wrong with an answer; undefined if it is right. */
  fault: (body: string, world: World, revisions: Revisions) => string | undefined;
}

/** Somebody who is measured. */
export interface Contestant {
  /** As `--only` names it. */
  name: string;
  title: string;
  /** Packages whose versions count. */
  packages: readonly string[];
  /** What a reader of the figures has to know. */
  remark: string;
  command: (port: number, upstream: UpstreamAccess) => Command | Promise<Command>;
  /** The exchange for one request of a workload, or why it cannot answer it. */
  exchange: (workload: Workload, asked: Asked) => Exchange | string;
}
