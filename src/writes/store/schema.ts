import { StartError } from '../../start-error.ts';

/** Runs one SQL statement within the migration's transaction and gives its rows. */
export type Execute = (sql: string) => Promise<readonly Record<string, unknown>[]>;

/**
 * One step of the schema. `readableFrom` is the oldest schema version whose programs may go on using the
 * store after it, so that two releases can share a database while replicas are replaced one by one.
 */
interface Migration {
  readableFrom: number;
  statements: readonly string[];
}

/** In order. A released migration is never edited, only followed by another. */
const MIGRATIONS: readonly Migration[] = [
  {
    readableFrom: 1,
    statements: [
      `create table entries (
        id text primary key, caller text not null, operation text not null, source text not null,
        target text not null, key text, held_key text, fingerprint text not null, before text not null,
        proof text not null, at bigint not null, outcome text, user_errors text, wrote_to text, details text,
        status integer, correlation_id text, frees_key integer, settled_at bigint)`,
      'create unique index entries_held_key on entries (caller, held_key)',
      'create table notes (name text primary key, value text not null)',
    ],
  },
  {
    // Programs of version 1 lock targets by other means, so they must not write beside this one.
    readableFrom: 2,
    statements: [
      `create table writes (
        id text primary key, caller text not null, operation text not null, source text not null,
        target text, fence text, key text, held_key text, position integer, fingerprint text not null,
        credentials text, input text not null, request_id text, owner text not null, at bigint not null,
        state text not null, effect_check text, sent_at bigint, acts_until bigint,
        looks integer not null default 0, look_at bigint, settled_at bigint, settled_by text, note text,
        user_errors text, details text, status integer, correlation_id text)`,
      // Both engines allow any number of nulls in a unique index, so a write that holds no key and fences
      // nothing is in nobody's way.
      'create unique index writes_held_key on writes (caller, held_key)',
      'create unique index writes_fence on writes (fence) where fence is not null',
      'create index writes_look_at on writes (look_at) where look_at is not null',
      // The log's filters, those that find the fewest last: of several that would do, SQLite takes the last.
      'create index writes_at on writes (at, id)',
      'create index writes_source on writes (source, at, id)',
      'create index writes_caller on writes (caller, at, id)',
      'create index writes_operation on writes (operation, at, id)',
      `create index writes_not_applied on writes (state, at, id) where state <> 'APPLIED'`,
      'create index writes_target on writes (target, at, id)',
      'create index writes_key on writes (key, at, id)',
      `create table list_keys (
        caller text not null, key text not null, fingerprint text not null, at bigint not null,
        primary key (caller, key))`,
      'create table leases (name text primary key, holder text not null, until bigint not null)',
      'create table key_values (name text primary key, value text not null)',
      // What the first version recorded. Its locks ended with it, so nothing of it fences a target.
      `insert into writes (id, caller, operation, source, target, key, held_key, fingerprint, credentials, input,
        owner, at, state, effect_check, sent_at, acts_until, look_at, settled_at, user_errors, details, status,
        correlation_id)
       select id, caller, operation, source, coalesce(wrote_to, target), key, held_key, fingerprint,
        case when proof = '"others"' then 'unknown' end, 'null', 'version 1', at, coalesce(outcome, 'SENT'),
        '{"v":1,"before":' || before || ',"proof":' || proof || '}', at, at,
        case when outcome is null or outcome = 'UNKNOWN' then 0 end,
        settled_at, user_errors, details, status, correlation_id
       from entries where proof <> '"claim"'`,
      `insert into list_keys (caller, key, fingerprint, at)
       select caller, held_key, fingerprint, at from entries where proof = '"claim"' and held_key is not null`,
      'insert into key_values (name, value) select name, value from notes',
      'drop table entries',
      'drop table notes',
    ],
  },
];

/**
 * Migrates a store to the schema of this program. The caller holds the store's migration lock and runs all of
 * it in one transaction, so that replicas starting together migrate only once and a failure leaves nothing
 * half done.
 * @throws {StartError} if a newer program has migrated the store to what this one would misread
 */
export async function migrate(execute: Execute): Promise<void> {
  const table = 'create table if not exists schema_version (version integer primary key)';
  await execute(table);
  const version = await latestOf(execute, 'version');
  if (version >= 2) {
    const readableFrom = await latestOf(execute, 'readable_from');
    if (readableFrom > MIGRATIONS.length) {
      throw new StartError(
        `the store has schema version ${version}, which programs of version ${readableFrom} and newer can use; this one ` +
          `is of version ${MIGRATIONS.length}. Run the program that wrote it, or a newer one`,
      );
    }
  } else {
    await execute('alter table schema_version add column readable_from integer not null default 1');
  }
  for (const [done, { statements, readableFrom }] of MIGRATIONS.entries()) {
    if (done < version) continue;
    for (const statement of statements) await execute(statement);
    await execute(
      `insert into schema_version (version, readable_from) values (${done + 1}, ${readableFrom})`,
    );
  }
}

async function latestOf(execute: Execute, column: 'version' | 'readable_from'): Promise<number> {
  const [row] = await execute(`select max(${column}) as latest from schema_version`);
  return Number(row?.['latest'] ?? 0);
}
