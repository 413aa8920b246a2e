import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import type { ClientBase, ClientConfig } from 'pg';
import { StartError } from '../../start-error.ts';
import type { Engine } from './entries.ts';
import { lockNumber, PostgresLocks } from './postgres-locks.ts';
import { migrate } from './schema.ts';
import type { Schema } from './schema.ts';
import { connectionTo, socketWithTimeout, retryWhileUnavailable, placeOf } from './postgres-connection.ts';

/** How many queries of one process may run at the same time. */
const MOST_QUERIES = 10;

/** The journal's guarantees must not depend on the defaults of a server or role. */
const SETTINGS = `select set_config('default_transaction_isolation', 'read committed', false),
  set_config('synchronous_commit', coalesce(nullif(current_setting('synchronous_commit'), 'off'), 'on'), false)`;

/**
 * Opens a store on a PostgreSQL server (14 or newer), which any number of gateways may share. It survives
 * restarts of the server and broken connections: queries are retried for a while.
 * @throws {StartError} if it cannot be opened. The message names server and database, but never the password
 */
export async function openPostgres(url: string): Promise<Engine> {
  const config = connectionTo(url);
  try {
    await retryWhileUnavailable(() => migrateUnderLock(config));
  } catch (error) {
    throw new StartError(
      `The journal cannot be opened on PostgreSQL at ${placeOf(url)}: ${reasonOf(error)}.`,
      {
        cause: error,
      },
    );
  }
  const db = kyselyOver(
    new Pool({ ...config, max: MOST_QUERIES, onConnect: applySettings, stream: socketWithTimeout }),
  );
  const locks = new PostgresLocks(config);
  return {
    ask: (query) => retryWhileUnavailable(() => query(db)),
    askOnce: (query) => query(db),
    exclusively: (name, work, signal) => locks.exclusively(name, work, signal),
    ifFree: (name, work) => locks.ifFree(name, work),
    async close() {
      await locks.close();
      await db.destroy();
    },
  };
}

/** Migrates on a separate connection without a timeout, since another replica may take long to migrate. */
async function migrateUnderLock(config: ClientConfig): Promise<void> {
  const db = kyselyOver(new Pool({ ...config, max: 1 }));
  try {
    // At this isolation level, a statement sees what was committed while it waited for the lock.
    await db
      .transaction()
      .setIsolationLevel('read committed')
      .execute(async (transaction) => {
        await sql`select pg_advisory_xact_lock(${lockNumber('journal schema')})`.execute(transaction);
        await migrate(transaction);
      });
  } finally {
    await db.destroy();
  }
}

function kyselyOver(pool: Pool): Kysely<Schema> {
  // Without a listener, an error on a connection would end the process. A query in progress gets the error
  // anyway.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}

async function applySettings(client: ClientBase): Promise<void> {
  await client.query(SETTINGS);
}

/** If every address of a host fails, the error has a code but no message. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ('code' in error ? String(error.code) : error.name);
}
