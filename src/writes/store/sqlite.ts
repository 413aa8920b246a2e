import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, SqliteDialect } from 'kysely';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { StartError } from '../../start-error.ts';
import type { Engine } from './entries.ts';
import type { Lock } from './store.ts';
import { migrate } from './schema.ts';
import type { Schema } from './schema.ts';
import { Turns } from '../keyed-mutex.ts';

/** How long a statement waits for another process that writes to the same file, in milliseconds. */
const BUSY_TIMEOUT_MS = 5_000;

/** How long opening waits for another process that opens or migrates the same file, in milliseconds. */
const OPEN_TIMEOUT_MS = 30_000;

/** SQLite's result code for a locked file. */
const SQLITE_BUSY = 5;

/** Such a lock cannot be lost: it exists only within this process. */
const LOCK: Lock = { confirm: async () => {} };

/**
 * Opens a store in a file, for one gateway process: its locks work within the process only.
 * @param path the file, created with its folder if missing; or `:memory:`
 * @throws {StartError} if it cannot be opened or a newer program has migrated it; the message names the file
 */
export async function openSqlite(path: string): Promise<Engine> {
  let database: DatabaseSync | undefined;
  try {
    if (path !== ':memory:') mkdirSync(dirname(resolve(path)), { recursive: true });
    database = new DatabaseSync(path);
    const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: forKysely(database) }) });
    await prepareStore(database, db);
    return engineOver(db);
  } catch (error) {
    database?.close();
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`The journal cannot be opened at ${resolve(path)}: ${reason}.`, { cause: error });
  }
}

async function prepareStore(database: DatabaseSync, db: Kysely<Schema>): Promise<void> {
  // In WAL mode, only FULL makes each commit wait for the disk; with NORMAL, a power failure would lose the
  // latest commits.
  await whenFree(() => database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL'));
  // Takes the write lock immediately, so that other processes wait here until the store is migrated.
  await whenFree(() => database.exec('BEGIN IMMEDIATE'));
  await migrate(db);
  database.exec(`COMMIT; PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
}

/**
 * Retries while the file is locked. SQLite's own busy timeout would block the whole process, including a
 * migration running in it.
 */
async function whenFree(act: () => void): Promise<void> {
  const giveUpAt = performance.now() + OPEN_TIMEOUT_MS;
  for (;;) {
    try {
      return act();
    } catch (error) {
      if (!isBusy(error) || performance.now() > giveUpAt) throw error;
    }
    await sleep(10);
  }
}

function isBusy(error: unknown): boolean {
  // The bits above the lowest eight are the extended result code.
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === SQLITE_BUSY;
}

function engineOver(db: Kysely<Schema>): Engine {
  const turns = new Turns();
  return {
    ask: (query) => query(db),
    askOnce: (query) => query(db),
    exclusively: (name, work, signal) => turns.run(name, () => work(LOCK), signal),
    ifFree: (name, work) => turns.runIfFree(name, () => work(LOCK)),
    close: () => db.destroy(),
  };
}

/** Adapts node:sqlite to kysely's SQLite driver. Statements are prepared once, as the journal has few. */
function forKysely(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = prepared.get(sql);
      if (known) return known;
      const statement = statementFor(database, sql);
      prepared.set(sql, statement);
      return statement;
    },
  };
}

function statementFor(database: DatabaseSync, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...bound(parameters)),
    run: (parameters) => statement.run(...bound(parameters)),
    iterate: (parameters) => statement.iterate(...bound(parameters)),
  };
}

/** The queries of the journal bind only text, numbers and null. */
function bound(parameters: readonly unknown[]): readonly SQLInputValue[] {
  return parameters as readonly SQLInputValue[];
}
