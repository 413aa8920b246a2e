import type { PlannedRequest } from '../load/target.ts';
import type { WorkloadRequest } from '../workloads/workload.ts';
import type { Revisions, World } from '../workloads/world.ts';

/** The command that starts a server. */
export interface Command {
  file: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
}

/** Where the upstream is and how to sign in to it. */
export interface UpstreamAccess {
  origin: string;
  /** The gateway's environment variables for both services. The peers read the same ones. */
  env: Readonly<Record<string, string>>;
}

/** A request to one server, and the check of its answer. */
export interface Exchange {
  request: PlannedRequest;
  /** What is wrong with an answer; undefined if it is the expected one. */
  fault: (body: string, world: World, revisions: Revisions) => string | undefined;
}

/** A server that is measured. */
export interface Contestant {
  /** The name that `--only` takes. */
  name: string;
  title: string;
  /** npm packages whose versions the report names; none for the gateway, whose commit is named. */
  packages: readonly string[];
  /** The root of the checkout that it is built from, if that is another one than the bench's. */
  folder?: string;
  /** Its setup, as the report describes it. */
  remark: string;
  command: (port: number, upstream: UpstreamAccess) => Command | Promise<Command>;
  /** The exchange for one request of a workload, or why this server cannot answer it. */
  exchange: (asked: WorkloadRequest) => Exchange | string;
}
