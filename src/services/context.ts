import type { Changes } from '../live/changes.ts';
import type { Evaluation } from '../live/evaluation.ts';
import type { Budget } from '../auth/points.ts';
import type { Caller } from '../auth/caller.ts';
import { concurReads } from './concur/concur.ts';
import type { Concur, ConcurReads } from './concur/concur.ts';
import type { RequestNote } from '../server/access-log.ts';
import { iplicitReads } from './iplicit/iplicit.ts';
import type { Iplicit, IplicitReads } from './iplicit/iplicit.ts';
import type { Writes } from '../writes/writes.ts';
import { notConfigured } from '../upstream/errors.ts';
import type { RequestReader } from '../answer-cache/request-reader.ts';
import type { BreakerState } from '../upstream/resilient-client.ts';
import type { Cancellation } from '../upstream/cancellation.ts';
import type { SharedReads } from '../answer-cache/shared-reads.ts';

/** A configured service and where to reach it. */
export interface UpstreamEndpoint {
  /** A value of the schema's enum PaymentSource. */
  source: 'CONCUR' | 'IPLICIT';
  /** Origin. */
  baseUrl: string;
  /** State of the service's circuit breaker. */
  breaker: () => BreakerState;
}

/** What lives as long as the process and is shared by every request. */
export interface Services {
  /** Undefined if it is not configured. */
  concur: Concur | undefined;
  /** Undefined if it is not configured. */
  iplicit: Iplicit | undefined;
  /** The configured services. */
  endpoints: readonly UpstreamEndpoint[];
  writes: Writes;
  /** Tells of writes. */
  changes: Changes;
  /** Reads in flight, which concurrent requests share. */
  shared: SharedReads;
  /** Read access to the journal of writes. */
  log: Pick<Writes, 'list' | 'byId'>;
  /** Origin under which clients reach the gateway. */
  publicUrl: () => string;
  /** Epoch milliseconds. */
  now: () => number;
}

/** What belongs to one request: its caller, and what is recorded and spent on its behalf. */
export interface RequestParts {
  caller: Caller;
  /** Carries every read of the request; ends them when the client goes away or the deadline passes. */
  reader: RequestReader;
  /** Collects what the log will say about the request. */
  note: RequestNote;
  /** Charges the caller's points for the request. */
  budget: Budget;
  /** What a subscription's resolvers tell; absent: the request gets one answer. */
  live?: Evaluation | undefined;
}

/** The context of one GraphQL request: who sent it, and loaders with empty caches. */
export class GatewayContext {
  readonly caller: Caller;
  /** Carries every read of the request. */
  readonly reader: RequestReader;
  /** Collects what the log will say about the request. */
  readonly note: RequestNote;
  /** Charges the caller's points for the request. */
  readonly budget: Budget;
  // Not #private: Apollo Server copies the context for each operation without calling the constructor.
  private readonly services: Services;
  private concurReads: ConcurReads | undefined;
  private iplicitReads: IplicitReads | undefined;
  private readonly evaluation: Evaluation | undefined;

  constructor(services: Services, parts: RequestParts) {
    this.services = services;
    this.caller = parts.caller;
    this.reader = parts.reader;
    this.note = parts.note;
    this.budget = parts.budget;
    this.evaluation = parts.live;
  }

  /** Whether the request can be told what changes. */
  get isLive(): boolean {
    return this.evaluation !== undefined;
  }

  /** For the resolvers of subscriptions, which are called only where the request can be told what changes. */
  get live(): Evaluation {
    if (!this.evaluation) throw new Error('A subscription was executed for a request that gets one answer.');
    return this.evaluation;
  }

  /** Ends reads when the client goes away or the deadline passes. It never ends a write in progress. */
  get cancellation(): Cancellation {
    return this.reader.cancellation;
  }

  /**
   * Reads from SAP Concur, with the caller's own token if it brought one.
   * @throws {UpstreamError} UPSTREAM_NOT_CONFIGURED if Concur is not configured
   */
  get concur(): ConcurReads {
    const { concur } = this.services;
    if (!concur) throw notConfigured('CONCUR');
    const { concur: token } = this.caller.credentials;
    return (this.concurReads ??= concurReads(token ? concur.as(token) : concur, this.reader));
  }

  /**
   * Reads from iplicit, with the caller's own session if it brought one.
   * @throws {UpstreamError} UPSTREAM_NOT_CONFIGURED if iplicit is not configured
   */
  get iplicit(): IplicitReads {
    const { iplicit } = this.services;
    if (!iplicit) throw notConfigured('IPLICIT');
    const { iplicit: session } = this.caller.credentials;
    return (this.iplicitReads ??= iplicitReads(session ? iplicit.as(session) : iplicit, this.reader));
  }

  /** The configured services. */
  get endpoints(): readonly UpstreamEndpoint[] {
    return this.services.endpoints;
  }

  /** Sends writes to the services, each recorded in the journal. */
  get writes(): Writes {
    return this.services.writes;
  }

  /**
   * Read access to the journal of writes. An answer made from it is never cached: it can change without a
   * GET changing.
   */
  get log(): Pick<Writes, 'list' | 'byId'> {
    this.reader.unrepeatable();
    return this.services.log;
  }

  /** Origin under which clients reach the gateway. */
  get publicUrl(): string {
    return this.services.publicUrl();
  }

  /** The time in epoch milliseconds. An answer made from it is never cached. */
  now(): number {
    this.reader.unrepeatable();
    return this.services.now();
  }
}
