import { StartError } from '../../start-error.ts';
import { watchedEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { openSqlite } from './sqlite.ts';
import { WriteStore } from './store.ts';

/** How a store is opened. */
export interface OpenStoreOptions {
  /**
   * False for a tool that looks into the store of a gateway that is running. A gateway has a SQLite file to
   * itself. Default: true.
   */
  isGateway?: boolean;
  /** Told once, in words, if the store's server is not there yet and is waited for. */
  onWaiting?: (message: string) => void;
}

/**
 * Opens the store of writes, and migrates it to the current schema.
 * @param url `sqlite:` and a path, `sqlite::memory:`, or `postgres://user:password@host:port/database`
 * @throws {StartError} if it cannot be opened. The message says why and where, but never shows a password
 */
export async function openStore(
  url: string,
  { isGateway = true, onWaiting }: OpenStoreOptions = {},
): Promise<WriteStore> {
  return new WriteStore(watchedEngine(await openEngine(url, isGateway, onWaiting)));
}

async function openEngine(
  url: string,
  isGateway: boolean,
  onWaiting: OpenStoreOptions['onWaiting'],
): Promise<Engine> {
  const path = /^sqlite:(?!\/\/[^/])(.+)$/s.exec(url)?.[1];
  if (path !== undefined) return openSqlite({ path, isSole: isGateway });
  if (/^postgres(?:ql)?:/.test(url)) {
    // Loaded only if needed, as it brings the PostgreSQL client.
    const { openPostgres } = await import('./postgres.ts');
    return openPostgres(url, onWaiting);
  }
  throw new StartError(
    'JOURNAL_URL is not understood. Write sqlite:./data/journal.db for a file, ' +
      'or postgres://user:password@host:5432/database for a server that several replicas share.',
  );
}
