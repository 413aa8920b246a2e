import type { Kysely } from 'kysely';
import type { Lock } from './journal.ts';
import type { Schema } from './schema.ts';

/** A query over either kind of store. */
export type Query<T> = (db: Kysely<Schema>) => Promise<T>;

/** What a store must be able to do for the journal: answer queries durably and lend names out. */
export interface Engine {
  /**
   * Puts a query to the store; resolves when what it wrote is on disk. While the store is away for a moment it is put
   * again, perhaps after it was carried out and only its answer lost, so it must bear that.
   */
  ask<T>(query: Query<T>): Promise<T>;

  /** Puts a query to the store, once. */
  askOnce<T>(query: Query<T>): Promise<T>;

  /** As Journal.exclusively. */
  exclusively<T>(name: string, work: (lock: Lock) => Promise<T>, signal?: AbortSignal): Promise<T>;

  /** As Journal.ifFree. */
  ifFree<T>(name: string, work: (lock: Lock) => Promise<T>): Promise<T | undefined>;

  /** Lets go of the store. Nothing may be under way. */
  close(): Promise<void>;
}
