/** A value that JSON can hold; what the journal stores of a write it never needs to understand. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json };

/** How a write ended, as far as anybody knows. */
export type Outcome =
  /** The service confirmed it, or its state proves it. */
  | 'APPLIED'
  /** The service took it on and works on it in its own time. */
  | 'QUEUED'
  /** The service declined it; nothing moved. */
  | 'REFUSED'
  /** No usable answer came, and the service was read back and shows that it did not happen. */
  | 'NOT_APPLIED'
  /** It may have been sent, and nothing yet proves what came of it. */
  | 'UNKNOWN';

/** What is written down before a write leaves. */
export interface Intent {
  /** The entry's own id, a UUID. */
  id: string;
  /** Who asked. */
  caller: string;
  /** The mutation field, e.g. `submitBulkPayment`. */
  operation: string;
  /** The service that it goes to, as the schema's PaymentSource names it. */
  source: string;
  /** What it writes to, e.g. `BulkPayment:0b5e…`; writes to one target are one at a time. */
  target: string;
  /** The caller's idempotency key, where one was given. */
  key: string | null;
  /** Digest of operation and input: tells the same request asked again from another one under the same key. */
  fingerprint: string;
  /** What the service's state was just before, as far as the proof needs it. */
  before: Json;
  /** What the service's state must show for the write to be proven. */
  proof: Json;
  /** Epoch milliseconds. */
  at: number;
}

/** The first answer of a write, as the caller was given it; a repeat of the request is answered from this. */
export interface Answer {
  outcome: Outcome;
  /** The schema's UserError objects. */
  userErrors: Json;
  /** What it wrote to, once known: for a create the new payment's own id. */
  target: string;
  /** What the payload carries beside the object, e.g. Concur's JobQueueKey. */
  details: Json;
  /** HTTP status of the service's answer, where there was one. */
  status: number | null;
  /** The service's own id for the request, where it gave one. */
  correlationId: string | null;
  /** Whether the caller's key is free again: the service turned the request away without looking at it (429, say). */
  freesKey: boolean;
}

/** An entry as it stands: answer null while the write is under way or its writer died. */
export interface Entry extends Intent {
  answer: Answer | null;
  /** Epoch milliseconds of the answer, null while there is none. */
  settledAt: number | null;
}

/** Which entries to list; every member narrows. */
export interface EntryFilter {
  caller?: string | undefined;
  source?: string | undefined;
  operation?: string | undefined;
  target?: string | undefined;
  /** `OPEN`: those without an answer. */
  outcome?: Outcome | 'OPEN' | undefined;
  /** Epoch milliseconds, inclusive. */
  from?: number | undefined;
  /** Epoch milliseconds, exclusive. */
  until?: number | undefined;
}

/** A place in the list, newest first. */
export interface EntryPosition {
  at: number;
  id: string;
}

/** A name that is held against everybody who shares the journal. */
export interface Lock {
  /**
   * Resolves if the name is still held now. Rejects if it was lost, as happens when the connection that held it broke:
   * somebody else may have it, so nothing may be sent on the strength of it. Asked after an intent is on disk, it makes
   * sure that whoever holds the name next finds that intent.
   */
  confirm(): Promise<void>;
}

/**
 * The record of every write that may have left the gateway, durable before it leaves. It knows nothing of services:
 * what proves a write is the business of whoever wrote the entry.
 */
export interface Journal {
  /**
   * Writes an intent down; when this resolves, it is on disk. Where the caller has used the same key within its life,
   * nothing is written and the entry that holds the key is given back.
   */
  begin(intent: Intent): Promise<{ begun: true } | { begun: false; existing: Entry }>;

  /**
   * Writes down how an entry ended. A definite outcome (all but UNKNOWN) stands for good: later calls change nothing;
   * UNKNOWN may be followed by a definite one. Resolves to the entry's answer as it stands afterwards; undefined if there is
   * no such entry any more: its writer took it back.
   */
  settle(id: string, answer: Answer, at: number): Promise<Answer | undefined>;

  /** Takes an intent back, key and all: it is certain that nothing was sent. No effect on a settled entry. */
  withdraw(id: string): Promise<void>;

  /** The entry that holds a caller's key, where the key is still alive. */
  byKey(caller: string, key: string): Promise<Entry | undefined>;

  /** An entry by its id. */
  byId(id: string): Promise<Entry | undefined>;

  /** Entries without an answer, oldest first: writes under way, and those whose writer died. */
  open(): Promise<Entry[]>;

  /** Entries without an answer that write to one target. */
  openFor(target: string): Promise<Entry[]>;

  /** The writes, newest first, `limit` at most, those behind `after`. A list's hold on its key is none. */
  list(filter: EntryFilter, limit: number, after?: EntryPosition): Promise<Entry[]>;

  /**
   * Runs `work` while holding `name` against everybody who shares the journal, in the order of asking.
   * @param signal ends the waiting (not the work); rejects with its reason
   */
  exclusively<T>(name: string, work: (lock: Lock) => Promise<T>, signal?: AbortSignal): Promise<T>;

  /** Runs `work` if nobody holds `name` now; undefined otherwise. */
  ifFree<T>(name: string, work: (lock: Lock) => Promise<T>): Promise<T | undefined>;

  /** Whether the store can be written to now; rejects with what is wrong. */
  check(): Promise<void>;

  /** Lets go of the store once what is under way has ended. */
  close(): Promise<void>;
}
