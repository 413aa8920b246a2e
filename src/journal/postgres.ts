import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import type { ClientBase, ClientConfig } from 'pg';
import { StartError } from '../start-error.ts';
import type { Engine } from './engine.ts';
import { lockNumber } from './lock-session.ts';
import { migrate } from './migrations.ts';
import { connectionTo, mortalSocket, patiently, placeOf } from './postgres-connection.ts';
import { PostgresLocks } from './postgres-locks.ts';
import type { Schema } from './schema.ts';

/** How many queries of one process run at the same time. */
const MOST_QUERIES = 10;

/** What the journal promises must not depend on the defaults of a server or a role. */
const SETTINGS = `select set_config('default_transaction_isolation', 'read committed', false),
  set_config('synchronous_commit', coalesce(nullif(current_setting('synchronous_commit'), 'off'), 'on'), false)`;

/**
 * A store on a PostgreSQL server (14 or newer), shared by any number of gateways. It outlives restarts of the server and
 * broken connections: what needs the server meanwhile waits for it a while.
 * @throws {StartError} naming server and database, never the password, if it cannot be opened
 */
export async function openPostgres(url: string): Promise<Engine> {
  const config = connectionTo(url);
  try {
    await patiently(() => migrateUnderLock(config));
  } catch (error) {
    throw new StartError(
      `The journal cannot be opened on PostgreSQL at ${placeOf(url)}: ${reasonOf(error)}.`,
      {
        cause: error,
      },
    );
  }
  const db = kyselyOver(
    new Pool({ ...config, max: MOST_QUERIES, onConnect: applySettings, stream: mortalSocket }),
  );
  const locks = new PostgresLocks(config);
  return {
    ask: (query) => patiently(() => query(db)),
    askOnce: (query) => query(db),
    exclusively: (name, work, signal) => locks.exclusively(name, work, signal),
    ifFree: (name, work) => locks.ifFree(name, work),
    async close() {
      await locks.close();
      await db.destroy();
    },
  };
}

/** On a connection of its own, which may stay silent for as long as another replica takes to migrate. */
async function migrateUnderLock(config: ClientConfig): Promise<void> {
  const db = kyselyOver(new Pool({ ...config, max: 1 }));
  try {
    // Only at this level does a statement see what was committed while the lock was waited for.
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
  // An error on a connection that nobody listens to would end the process; who was using it gets it anyway.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}

async function applySettings(client: ClientBase): Promise<void> {
  await client.query(SETTINGS);
}

/** Where every address of a host was tried in vain the error has no message, only a code. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ('code' in error ? String(error.code) : error.name);
}
