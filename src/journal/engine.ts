import type { Kysely } from 'kysely';
import type { Lock } from './journal.ts';
import type { Schema } from './schema.ts';

/** A query that runs on either kind of store. */
export type Query<T> = (db: Kysely<Schema>) => Promise<T>;

/** What the journal needs from a store: durable queries and locks. */
export interface Engine {
  /**
   * Runs a query; resolves when its writes are on disk. If the store is briefly unavailable, the query is
   * retried, perhaps after it was carried out and only the answer was lost. So running it twice must be
   * harmless.
   */
  ask<T>(query: Query<T>): Promise<T>;

  /** Runs a query once, without retries. */
  askOnce<T>(query: Query<T>): Promise<T>;

  /** As Journal.exclusively. */
  exclusively<T>(name: string, work: (lock: Lock) => Promise<T>, signal?: AbortSignal): Promise<T>;

  /** As Journal.ifFree. */
  ifFree<T>(name: string, work: (lock: Lock) => Promise<T>): Promise<T | undefined>;

  /** Closes the store. Nothing may be in progress. */
  close(): Promise<void>;
}
