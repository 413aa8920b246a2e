import type { Outcome } from './journal.ts';

/** One write, as the store holds it. JSON is kept as text: neither engine needs to look into it. */
export interface EntriesTable {
  id: string;
  caller: string;
  operation: string;
  source: string;
  target: string;
  /** The caller's key as it was given; stays for those who read the log. */
  key: string | null;
  /** The same key for as long as the entry holds it against others; unique per caller. */
  held_key: string | null;
  fingerprint: string;
  before: string;
  proof: string;
  /** Epoch milliseconds. */
  at: number;
  /** Null while nothing is known of the end. */
  outcome: Outcome | null;
  user_errors: string | null;
  /** The target as the answer names it. */
  wrote_to: string | null;
  details: string | null;
  status: number | null;
  correlation_id: string | null;
  /** 1 where the answer set the key free, else 0. */
  frees_key: number | null;
  /** Epoch milliseconds. */
  settled_at: number | null;
}

/** A small value under a name. */
export interface NotesTable {
  name: string;
  value: string;
}

/** One row for each migration that the store has seen. */
export interface SchemaVersionTable {
  version: number;
}

/** Everything that the journal keeps; the same on every engine. */
export interface Schema {
  entries: EntriesTable;
  notes: NotesTable;
  schema_version: SchemaVersionTable;
}
