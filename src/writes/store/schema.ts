import type { Outcome } from './store.ts';
import type { Kysely } from 'kysely';
import { StartError } from '../../start-error.ts';

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
interface NotesTable {
  name: string;
  value: string;
}

/** One row per migration that was applied to the store. */
interface SchemaVersionTable {
  version: number;
}

/** All tables of the journal, the same in both engines. */
export interface Schema {
  entries: EntriesTable;
  notes: NotesTable;
  schema_version: SchemaVersionTable;
}

type Migration = (db: Kysely<Schema>) => Promise<void>;

/** In order. A released migration is never edited, only followed by another. */
const MIGRATIONS: readonly Migration[] = [entriesAndNotes];

/**
 * Migrates a store to the schema of this program. The caller must hold the store's migration lock and pass an
 * open transaction as `db`, so that replicas starting together migrate only once and a failure leaves nothing
 * half done.
 * @throws {StartError} if a newer program has migrated the store: this program might misread it
 */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('schema_version')
    .ifNotExists()
    .addColumn('version', 'integer', (column) => column.primaryKey())
    .execute();
  const { latest } = await db
    .selectFrom('schema_version')
    .select((select) => select.fn.max('version').as('latest'))
    .executeTakeFirstOrThrow();
  const version = latest ?? 0;
  if (version > MIGRATIONS.length) {
    throw new StartError(
      `the store has schema version ${version}, and this program knows versions up to ${MIGRATIONS.length}; ` +
        'run the program that wrote it, or a newer one',
    );
  }
  for (const [done, migration] of MIGRATIONS.entries()) {
    if (done < version) continue;
    await migration(db);
    await db
      .insertInto('schema_version')
      .values({ version: done + 1 })
      .execute();
  }
}

async function entriesAndNotes(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('entries')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('caller', 'text', (column) => column.notNull())
    .addColumn('operation', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('key', 'text')
    .addColumn('held_key', 'text')
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('before', 'text', (column) => column.notNull())
    .addColumn('proof', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('outcome', 'text')
    .addColumn('user_errors', 'text')
    .addColumn('wrote_to', 'text')
    .addColumn('details', 'text')
    .addColumn('status', 'integer')
    .addColumn('correlation_id', 'text')
    .addColumn('frees_key', 'integer')
    .addColumn('settled_at', 'bigint')
    .execute();

  // Both engines allow any number of nulls in a unique index, so entries that hold no key do not conflict.
  await db.schema
    .createIndex('entries_held_key')
    .on('entries')
    .columns(['caller', 'held_key'])
    .unique()
    .execute();
  await db.schema.createIndex('entries_at').on('entries').columns(['at', 'id']).execute();
  await db.schema.createIndex('entries_caller_at').on('entries').columns(['caller', 'at', 'id']).execute();
  await db.schema.createIndex('entries_target').on('entries').columns(['target']).execute();
  await db.schema.createIndex('entries_wrote_to').on('entries').columns(['wrote_to']).execute();
  await db.schema.createIndex('entries_outcome_at').on('entries').columns(['outcome', 'at', 'id']).execute();

  await db.schema
    .createTable('notes')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
}
