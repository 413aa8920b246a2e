import type { Budget } from './auth/budget.ts';
import type { Caller } from './auth/caller.ts';
import type { Concur, ConcurReads } from './concur/concur.ts';
import { concurReads } from './concur/concur.ts';
import type { RequestNote } from './http/request-note.ts';
import type { Iplicit, IplicitReads } from './iplicit/iplicit.ts';
import { iplicitReads } from './iplicit/iplicit.ts';
import type { Journal } from './journal/journal.ts';
import type { Writes } from './journal/writes.ts';
import { notConfigured } from './upstream/errors.ts';
import type { RequestReader } from './upstream/request-reader.ts';
import type { BreakerState } from './upstream/resilient-client.ts';
import type { Cancellation } from './upstream/cancellation.ts';
import type { SharedReads } from './upstream/shared-reads.ts';

/** A configured service, and where it is. */
export interface UpstreamEndpoint {
  /** As the schema's PaymentSource names it. */
  source: 'CONCUR' | 'IPLICIT';
  /** Origin. */
  baseUrl: string;
  /** Whether it is let be for having failed. */
  breaker: () => BreakerState;
}

/** What lives as long as the process, and every request shares. */
export interface Services {
  /** Undefined where it is not configured. */
  concur: Concur | undefined;
  /** Undefined where it is not configured. */
  iplicit: Iplicit | undefined;
  /** The configured services. */
  endpoints: readonly UpstreamEndpoint[];
  writes: Writes;
  /** What requests read through, together. */
  shared: SharedReads;
  /** What was written, to be read. */
  log: Pick<Journal, 'list' | 'byId'>;
  /** Origin under which clients reach the gateway. */
  publicUrl: () => string;
  /** Epoch milliseconds. */
  now: () => number;
}

/** Who asks. */
export interface Asker {
  caller: Caller;
  /** What is read goes through it, as long as the caller stays. */
  reader: RequestReader;
  /** What the log is to say of the request. */
  note: RequestNote;
  /** What the request takes of the caller's points. */
  budget: Budget;
}

/** What one request works with: who asks, and loaders that have loaded nothing yet. */
export class GatewayContext {
  readonly caller: Caller;
  // Not #private: Apollo Server gives each operation a copy of its context, made without the constructor.
  /** What is read goes through it. */
  readonly reader: RequestReader;
  /** What the log is to say of the request. */
  readonly note: RequestNote;
  /** What the request takes of the caller's points. */
  readonly budget: Budget;
  private readonly services: Services;
  private concurReads: ConcurReads | undefined;
  private iplicitReads: IplicitReads | undefined;

  constructor(services: Services, asker: Asker) {
    this.services = services;
    this.caller = asker.caller;
    this.reader = asker.reader;
    this.note = asker.note;
    this.budget = asker.budget;
  }

  /** Ends reads when the caller has gone away; never a write under way. */
  get cancellation(): Cancellation {
    return this.reader.cancellation;
  }

  /** Reads from SAP Concur. Throws UPSTREAM_NOT_CONFIGURED where it is not configured. */
  get concur(): ConcurReads {
    const { concur } = this.services;
    if (!concur) throw notConfigured('CONCUR');
    const { concur: token } = this.caller.credentials;
    return (this.concurReads ??= concurReads(token ? concur.as(token) : concur, this.reader));
  }

  /** Reads from iplicit. Throws UPSTREAM_NOT_CONFIGURED where it is not configured. */
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

  /** Carries writes to the services. */
  get writes(): Writes {
    return this.services.writes;
  }

  /** What was written, to be read. */
  get log(): Pick<Journal, 'list' | 'byId'> {
    this.reader.unrepeatable();
    return this.services.log;
  }

  /** Origin under which clients reach the gateway. */
  get publicUrl(): string {
    return this.services.publicUrl();
  }

  /** Epoch milliseconds. */
  now(): number {
    this.reader.unrepeatable();
    return this.services.now();
  }
}
