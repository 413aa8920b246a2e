/** A JSON value. The journal stores such values without interpreting them. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json };

/** The outcome of a write, as far as it is known. */
export type Outcome =
  /** The service confirmed it, or its state proves it. */
  | 'APPLIED'
  /** The service accepted it and carries it out later. */
  | 'QUEUED'
  /** The service declined it; nothing was changed. */
  | 'REFUSED'
  /** No usable answer came, but reading the service back shows that it was not carried out. */
  | 'NOT_APPLIED'
  /** It may have been sent, and its outcome has not been determined. */
  | 'UNKNOWN';

/** What the journal records before a write is sent. */
export interface Intent {
  /** The entry's id, a UUID. */
  id: string;
  /** The name of the caller. */
  caller: string;
  /** The mutation field, e.g. `submitBulkPayment`. */
  operation: string;
  /** The service that it goes to, as named by the schema's PaymentSource. */
  source: string;
  /** What it writes to, e.g. `BulkPayment:0b5e…`. Writes to one target run one at a time. */
  target: string;
  /** The caller's idempotency key, if there is one. */
  key: string | null;
  /**
   * Digest of the operation and input. It distinguishes a repeat of a request from another request under the
   * same key.
   */
  fingerprint: string;
  /** The service's state just before, as far as the proof needs it. */
  before: Json;
  /** What the service's state must show to prove the write. */
  proof: Json;
  /** Epoch milliseconds. */
  at: number;
}

/** The first answer to a write, as given to the caller. Repeats of the request are answered from it. */
export interface Answer {
  outcome: Outcome;
  /** The schema's UserError objects. */
  userErrors: Json;
  /** What it wrote to, once known. For a create, the new payment's id. */
  target: string;
  /** Further members of the payload, e.g. Concur's JobQueueKey. */
  details: Json;
  /** HTTP status of the service's answer, if there was one. */
  status: number | null;
  /** The service's own id for the request, if it gave one. */
  correlationId: string | null;
  /**
   * Whether the caller's key is free again, because the service rejected the request without acting on it (a
   * 429, say).
   */
  freesKey: boolean;
}

/**
 * An entry in its current state. Its answer is null while the write is in progress, or if the process died
 * that sent it.
 */
export interface Entry extends Intent {
  answer: Answer | null;
  /** When it was answered, in epoch milliseconds; null if it was not. */
  settledAt: number | null;
}

/** A filter for entries; each member narrows it further. */
export interface EntryFilter {
  caller?: string | undefined;
  source?: string | undefined;
  operation?: string | undefined;
  target?: string | undefined;
  /** `OPEN`: entries without an answer. */
  outcome?: Outcome | 'OPEN' | undefined;
  /** Epoch milliseconds, inclusive. */
  from?: number | undefined;
  /** Epoch milliseconds, exclusive. */
  until?: number | undefined;
}

/** A position in the list of entries, which is sorted newest first. */
export interface EntryPosition {
  /** Epoch milliseconds. */
  at: number;
  id: string;
}

/** A lock on a name, held against all processes that share the journal. */
export interface Lock {
  /**
   * Resolves if the lock is still held. Rejects if it was lost because its connection broke: another process
   * may hold it now, so nothing may be sent on the strength of it. When called after an intent is on disk, it
   * guarantees that the next holder finds that intent.
   */
  confirm(): Promise<void>;
}

/**
 * The record of every write that may have been sent, made durable before it is sent. The journal knows
 * nothing about services: whoever writes an entry decides what proves the write.
 */
export interface Journal {
  /**
   * Records an intent; when this resolves, it is on disk. If the caller has used the same key within its
   * lifetime, nothing is recorded and the entry that holds the key is returned.
   */
  begin(intent: Intent): Promise<{ begun: true } | { begun: false; existing: Entry }>;

  /**
   * Records the outcome of an entry. A definite outcome (any but UNKNOWN) is final, and later calls change
   * nothing; UNKNOWN may be replaced by a definite one. Resolves to the entry's answer afterwards; undefined
   * if the entry was withdrawn.
   * @param at epoch milliseconds
   */
  settle(id: string, answer: Answer, at: number): Promise<Answer | undefined>;

  /**
   * Deletes an intent and frees its key, because nothing was sent for certain. Does nothing to a settled
   * entry.
   */
  withdraw(id: string): Promise<void>;

  /** The entry that holds a caller's key; undefined if there is none or the key's lifetime is over. */
  byKey(caller: string, key: string): Promise<Entry | undefined>;

  /** An entry by its id; undefined if there is none. */
  byId(id: string): Promise<Entry | undefined>;

  /** Entries without an answer, oldest first: writes in progress, and those whose process died. */
  open(): Promise<Entry[]>;

  /** Entries without an answer for one target, oldest first. */
  openFor(target: string): Promise<Entry[]>;

  /**
   * Writes, newest first, after the position `after`; at most `limit`. Claims of lists are left out, since
   * they write nothing.
   */
  list(filter: EntryFilter, limit: number, after?: EntryPosition): Promise<Entry[]>;

  /**
   * Runs `work` while holding a lock on `name` against all processes that share the journal. Waiting is first
   * come, first served.
   * @param signal stops waiting, not the work; rejects with its reason
   */
  exclusively<T>(name: string, work: (lock: Lock) => Promise<T>, signal?: AbortSignal): Promise<T>;

  /** Runs `work` if the lock on `name` is free; resolves to undefined otherwise. */
  ifFree<T>(name: string, work: (lock: Lock) => Promise<T>): Promise<T | undefined>;

  /** Resolves if the store can be written to; rejects with the reason if not. */
  check(): Promise<void>;

  /** Closes the store once everything in progress has ended. */
  close(): Promise<void>;
}
