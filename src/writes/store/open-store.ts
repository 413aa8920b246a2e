import { StartError } from '../../start-error.ts';
import { StoredJournal } from './entries.ts';
import type { Engine } from './entries.ts';
import { openSqlite } from './sqlite.ts';

const HOUR_MS = 3_600_000;

/** What the journal needs besides its store. */
export interface OpenJournalOptions {
  /** How long a caller's idempotency key stays tied to its first request, in hours. */
  keyTtlHours: number;
  /** The clock, in epoch milliseconds. */
  now: () => number;
}

/**
 * Opens the journal with its notes, and migrates its store to the current schema. Several replicas may do so
 * at the same time.
 * @param url `sqlite:` and a path, `sqlite::memory:`, or `postgres://user:password@host:port/database`
 * @throws {StartError} if it cannot be opened. The message says why and where, but never shows a password
 */
export async function openJournal(url: string, options: OpenJournalOptions): Promise<StoredJournal> {
  const engine = await openEngine(url);
  return new StoredJournal({ engine, keyTtlMs: options.keyTtlHours * HOUR_MS, now: options.now });
}

async function openEngine(url: string): Promise<Engine> {
  const path = /^sqlite:(?!\/\/[^/])(.+)$/s.exec(url)?.[1];
  if (path !== undefined) return openSqlite(path);
  if (/^postgres(?:ql)?:/.test(url)) {
    // Loaded only if needed, as it brings the PostgreSQL client.
    const { openPostgres } = await import('./postgres.ts');
    return openPostgres(url);
  }
  throw new StartError(
    'JOURNAL_URL is not understood. Write sqlite:./data/journal.db for a file, ' +
      'or postgres://user:password@host:5432/database for a server that several replicas share.',
  );
}
