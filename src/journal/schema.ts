import type { Outcome } from './journal.ts';

/** One write. JSON is stored as text, as no query looks into it. */
export interface EntriesTable {
  id: string;
  caller: string;
  operation: string;
  source: string;
  target: string;
  /** The caller's key, kept for the mutation log. */
  key: string | null;
  /** The same key while the entry holds it; unique per caller. */
  held_key: string | null;
  fingerprint: string;
  before: string;
  proof: string;
  /** Epoch milliseconds. */
  at: number;
  /** Null while the write has no answer. */
  outcome: Outcome | null;
  user_errors: string | null;
  /** The target named by the answer. */
  wrote_to: string | null;
  details: string | null;
  status: number | null;
  correlation_id: string | null;
  /** 1 if the answer freed the key, else 0. */
  frees_key: number | null;
  /** Epoch milliseconds. */
  settled_at: number | null;
}

/** A small named value. */
export interface NotesTable {
  name: string;
  value: string;
}

/** One row per migration that was applied to the store. */
export interface SchemaVersionTable {
  version: number;
}

/** All tables of the journal, the same in both engines. */
export interface Schema {
  entries: EntriesTable;
  notes: NotesTable;
  schema_version: SchemaVersionTable;
}
