import type { Changes } from '../live/changes.ts';
import type { Evaluation } from '../live/evaluation.ts';
import type { Budget } from '../auth/points.ts';
import type { Caller } from '../auth/caller.ts';
import type { SignedLinks } from '../auth/signed-links.ts';
import type { PaymentSource } from '../generated/enums.ts';
import type { AccessLogEntry } from '../server/access-log.ts';
import type { PendingWrite } from '../writes/store/store.ts';
import type { Performed } from '../writes/outcome.ts';
import type { GivenCredentials, WriteRequest } from '../writes/write.ts';
import type { Writes } from '../writes/writes.ts';
import type { RequestReader } from '../answer-cache/request-reader.ts';
import type { BreakerState } from '../upstream/resilient-client.ts';
import type { Reader } from '../upstream/reader.ts';
import type { SharedReads } from '../answer-cache/shared-reads.ts';

/** The class of a service's reads. It is also the key by which they are asked for, so their type is known. */
export type ReadsClass<Reads extends object> = abstract new (...args: never[]) => Reads;

/** A write as its service describes it; whose it is says the context. */
export type CallersWrite = Omit<WriteRequest, 'caller' | 'given'>;

/** The reads of a service that can be written to. */
export interface WrittenReads {
  /** The caller's own credentials; undefined if the gateway's are used. */
  readonly given: GivenCredentials | undefined;
  /** Discards everything that a write may have changed. */
  clear(): void;
}

/** Gives what reads from a service on behalf of one caller. */
export interface ReadsOfCaller {
  /**
   * The reads of a service, with the caller's own credentials if it brought any.
   * @throws {UpstreamError} UPSTREAM_NOT_CONFIGURED if the service is not configured
   */
  read<Reads extends object>(kind: ReadsClass<Reads>): Reads;
}

/** A configured service and where to reach it. */
export interface UpstreamEndpoint {
  readonly source: PaymentSource;
  /** Origin. */
  readonly baseUrl: string;
  /** State of the service's circuit breaker. */
  readonly breaker: () => BreakerState;
  /** Whether the service has refused the gateway's own credentials, and has not let it in since. */
  readonly isRefused: () => boolean;
  /** What the service has announced about itself. */
  readonly notices: () => readonly string[];
  /** Reads something small. Throws UpstreamError if that fails. */
  readonly probe: (caller: ReadsOfCaller) => Promise<unknown>;
}

/** What lives as long as the process and is shared by every request. */
export interface Services {
  /** Makes the reads of a service for one request; see `ReadsOfCaller`. */
  read<Reads extends object>(kind: ReadsClass<Reads>, caller: Caller, reader: Reader): Reads;
  /** The configured services. */
  endpoints: readonly UpstreamEndpoint[];
  writes: Writes;
  /** Whether no write is pending. Always the same function. */
  isQuiet: () => boolean;
  /** Tells of writes. */
  changes: Changes;
  /** Reads in flight, which concurrent requests share. */
  shared: SharedReads;
  /** Read access to the journal of writes. */
  log: Pick<Writes, 'list' | 'byId'>;
  /** Origin under which clients reach the gateway. */
  publicUrl: () => string;
  /** Signs addresses of files. */
  links: SignedLinks;
  /** Epoch milliseconds. */
  now: () => number;
}

/** What belongs to one request: its caller, and what is recorded and spent on its behalf. */
export interface RequestParts {
  caller: Caller;
  /** Carries every read of the request; ends them when the client goes away or the deadline passes. */
  reader: RequestReader;
  /** Collects what the log will say about the request. */
  logEntry: AccessLogEntry;
  /** Charges the caller's points for the request. */
  budget: Budget;
  /** What a subscription's resolvers tell; absent: the request gets one answer. */
  live?: Evaluation | undefined;
}

/** The context of one GraphQL request: who sent it, and reads with empty caches. */
export class GatewayContext implements ReadsOfCaller {
  readonly caller: Caller;
  /** Carries every read of the request. */
  readonly reader: RequestReader;
  /** Collects what the log will say about the request. */
  readonly logEntry: AccessLogEntry;
  /** Charges the caller's points for the request. */
  readonly budget: Budget;
  // Not #private: Apollo Server copies the context for each operation without calling the constructor.
  private readonly services: Services;
  private readonly mayUse: (caller: Caller, coordinate: string) => boolean;
  private readonly evaluation: Evaluation | undefined;
  private readonly reads = new Map<unknown, object>();

  /**
   * @param mayUse whether a caller's scopes suffice for a part of the schema
   */
  constructor(
    services: Services,
    parts: RequestParts,
    mayUse: (caller: Caller, coordinate: string) => boolean,
  ) {
    this.mayUse = mayUse;
    this.services = services;
    this.caller = parts.caller;
    this.reader = parts.reader;
    this.logEntry = parts.logEntry;
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
  get signal(): AbortSignal {
    return this.reader.signal;
  }

  /** The request's reads of a service, the same ones each time; see `ReadsOfCaller`. */
  read<Reads extends object>(kind: ReadsClass<Reads>): Reads {
    const known = this.reads.get(kind);
    if (known instanceof kind) return known;
    const reads = this.services.read(kind, this.caller, this.reader);
    this.reads.set(kind, reads);
    return reads;
  }

  /** Whether the caller's scopes suffice for a part of the schema, such as `Mutation.closePaymentBatch`. */
  permits(coordinate: string): boolean {
    return this.mayUse(this.caller, coordinate);
  }

  /** The configured services. */
  get endpoints(): readonly UpstreamEndpoint[] {
    return this.services.endpoints;
  }

  /**
   * Performs a write on behalf of the caller. Afterwards, what was read of the service before is read anew.
   * @param reads those of the service
   * @throws {WriteError} if the write could not be attempted
   * @throws {UpstreamError} if the state could not be read, or the service certainly did not act
   */
  async perform(reads: WrittenReads, write: CallersWrite): Promise<Performed> {
    try {
      return await this.writes.perform(
        { ...write, caller: this.caller.name, given: reads.given },
        this.signal,
      );
    } finally {
      reads.clear();
    }
  }

  /** Sends writes to the services, each recorded in the journal. */
  get writes(): Writes {
    return this.services.writes;
  }

  /**
   * The latest write to a run that is not settled; undefined if there is none. An answer made from it is cached only
   * while nothing at all is pending: then no service has to be asked whether it still holds.
   * @param target the run's gateway id
   */
  pendingOf(target: string): PendingWrite | undefined {
    this.reader.onlyWhile(this.services.isQuiet);
    return this.services.writes.pendingOf(target).at(-1);
  }

  /**
   * Read access to the journal of writes. An answer made from it is never cached: it can change without a GET
   * changing.
   */
  get log(): Pick<Writes, 'list' | 'byId'> {
    this.reader.unrepeatable();
    return this.services.log;
  }

  /** Origin under which clients reach the gateway. */
  get publicUrl(): string {
    return this.services.publicUrl();
  }

  /** Signs addresses of files. An answer with one is never cached, as it expires. */
  get links(): SignedLinks {
    this.reader.unrepeatable();
    return this.services.links;
  }

  /** The time in epoch milliseconds. An answer made from it is never cached. */
  now(): number {
    this.reader.unrepeatable();
    return this.services.now();
  }
}
