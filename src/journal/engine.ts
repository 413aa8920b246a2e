import type { Kysely } from 'kysely';
import type { Lock } from './journal.ts';
import type { Schema } from './schema.ts';

/** A query, as the engine puts it to the store. It may be put again where its answer was lost, so it must bear that. */
export type Query<T> = (db: Kysely<Schema>) => Promise<T>;

/** What a store must be able to do for the journal: answer queries durably and lend names out. */
export interface Engine {
  /** Puts a query to the store; resolves when what it wrote is on disk. */
  ask<T>(query: Query<T>): Promise<T>;

  /** As Journal.exclusively. */
  exclusively<T>(name: string, work: (lock: Lock) => Promise<T>, signal?: AbortSignal): Promise<T>;

  /** As Journal.ifFree. */
  ifFree<T>(name: string, work: (lock: Lock) => Promise<T>): Promise<T | undefined>;

  /** Lets go of the store. Nothing may be under way. */
  close(): Promise<void>;
}
