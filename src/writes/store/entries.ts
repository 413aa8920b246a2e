import type { Kysely, Insertable, Selectable, ExpressionBuilder, SelectQueryBuilder } from 'kysely';
import type { Lock, Answer, Entry, Intent, Json, EntryFilter, EntryPosition, Journal } from './store.ts';
import type { Schema, EntriesTable } from './schema.ts';
import { CLAIM_PROOF } from '../list-key.ts';

/** A query that runs on either kind of store. */
type Query<T> = (db: Kysely<Schema>) => Promise<T>;

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

/** The columns of an entry that its answer fills in. */
type AnswerColumns = Pick<
  EntriesTable,
  | 'outcome'
  | 'user_errors'
  | 'wrote_to'
  | 'details'
  | 'status'
  | 'correlation_id'
  | 'frees_key'
  | 'settled_at'
>;

/** The row for a write that is about to be sent. It holds its key. */
function openRow(intent: Intent): Insertable<EntriesTable> {
  const { id, caller, operation, source, target, key, fingerprint, at } = intent;
  return {
    id,
    caller,
    operation,
    source,
    target,
    key,
    held_key: key,
    fingerprint,
    at,
    before: JSON.stringify(intent.before),
    proof: JSON.stringify(intent.proof),
  };
}

/**
 * The columns that an answer fills in.
 * @param at epoch milliseconds
 */
function answerColumns(answer: Answer, at: number): AnswerColumns {
  return {
    outcome: answer.outcome,
    user_errors: JSON.stringify(answer.userErrors),
    wrote_to: answer.target,
    details: JSON.stringify(answer.details),
    status: answer.status,
    correlation_id: answer.correlationId,
    frees_key: answer.freesKey ? 1 : 0,
    settled_at: at,
  };
}

/** Converts a row to an entry. */
function entryOf(row: Selectable<EntriesTable>): Entry {
  const { id, caller, operation, source, target, key, fingerprint, at } = row;
  return {
    id,
    caller,
    operation,
    source,
    target,
    key,
    fingerprint,
    at,
    before: json(row.before),
    proof: json(row.proof),
    answer: answerOf(row),
    settledAt: row.settled_at,
  };
}

function answerOf(row: Selectable<EntriesTable>): Answer | null {
  if (row.outcome === null) return null;
  return {
    outcome: row.outcome,
    userErrors: json(row.user_errors),
    target: row.wrote_to ?? row.target,
    details: json(row.details),
    status: row.status,
    correlationId: row.correlation_id,
    freesKey: row.frees_key === 1,
  };
}

function json(text: string | null): Json {
  return text === null ? null : (JSON.parse(text) as Json);
}

/** What Entries needs. */
interface EntriesOptions {
  engine: Pick<Engine, 'ask'>;
  /** How long an entry keeps its key, in milliseconds. */
  keyTtlMs: number;
  /** The clock, in epoch milliseconds. */
  now: () => number;
}

/**
 * The journal's entries, in either kind of store. Each method does what Journal specifies, and may safely be
 * called again if its answer was lost.
 */
class Entries {
  readonly #options: EntriesOptions;

  constructor(options: EntriesOptions) {
    this.#options = options;
  }

  async begin(intent: Intent): Promise<{ begun: true } | { begun: false; existing: Entry }> {
    for (;;) {
      if (await this.#insert(intent)) return { begun: true };
      const holder = await this.#conflictingWith(intent);
      // The holder has freed the key meanwhile.
      if (!holder) continue;
      // Our own row: it was written, but the store's answer was lost.
      if (holder.id === intent.id) return { begun: true };
      if (holder.at > this.#expiryCutoff()) return { begun: false, existing: holder };
      await this.#freeKey(holder.id);
    }
  }

  async settle(id: string, answer: Answer, at: number): Promise<Answer | undefined> {
    const settled = await this.#options.engine.ask((db) =>
      db
        .updateTable('entries')
        .set(answerColumns(answer, at))
        .$if(answer.freesKey, (update) => update.set({ held_key: null }))
        .where('id', '=', id)
        .where((has) => {
          const open = has('outcome', 'is', null);
          return answer.outcome === 'UNKNOWN' ? open : has.or([open, has('outcome', '=', 'UNKNOWN')]);
        })
        .returning('id')
        .executeTakeFirst(),
    );
    if (settled) return answer;
    return (await this.byId(id))?.answer ?? undefined;
  }

  async withdraw(id: string): Promise<void> {
    await this.#options.engine.ask((db) =>
      db.deleteFrom('entries').where('id', '=', id).where('outcome', 'is', null).execute(),
    );
  }

  async byKey(caller: string, key: string): Promise<Entry | undefined> {
    const [entry] = await this.#select((query) =>
      query.where('caller', '=', caller).where('held_key', '=', key).where('at', '>', this.#expiryCutoff()),
    );
    return entry;
  }

  async byId(id: string): Promise<Entry | undefined> {
    const [entry] = await this.#select((query) => query.where('id', '=', id));
    return entry;
  }

  open(): Promise<Entry[]> {
    return this.#select((query) => query.where('outcome', 'is', null).orderBy('at').orderBy('id'));
  }

  openFor(target: string): Promise<Entry[]> {
    return this.#select((query) =>
      query.where('target', '=', target).where('outcome', 'is', null).orderBy('at').orderBy('id'),
    );
  }

  list(filter: EntryFilter, limit: number, after?: EntryPosition): Promise<Entry[]> {
    return this.#select((query) => {
      const page = query
        .where((has) => has.and(conditions(has, filter)))
        .where('proof', '!=', JSON.stringify(CLAIM_PROOF))
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit);
      if (!after) return page;
      return page.where((has) => has(has.refTuple('at', 'id'), '<', has.tuple(after.at, after.id)));
    });
  }

  async #insert(intent: Intent): Promise<boolean> {
    const inserted = await this.#options.engine.ask((db) =>
      db
        .insertInto('entries')
        .values(openRow(intent))
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst(),
    );
    return inserted !== undefined;
  }

  async #conflictingWith({ id, caller, key }: Intent): Promise<Entry | undefined> {
    const found = await this.#select((query) =>
      query.where((has) =>
        has.or([has('id', '=', id), has.and([has('caller', '=', caller), has('held_key', '=', key)])]),
      ),
    );
    return found.find((entry) => entry.id === id) ?? found[0];
  }

  async #freeKey(id: string): Promise<void> {
    await this.#options.engine.ask((db) =>
      db.updateTable('entries').set({ held_key: null }).where('id', '=', id).execute(),
    );
  }

  async #select(narrow: (query: EntriesQuery) => EntriesQuery): Promise<Entry[]> {
    const rows = await this.#options.engine.ask((db) =>
      narrow(db.selectFrom('entries').selectAll()).execute(),
    );
    return rows.map(entryOf);
  }

  /** Entries from this time or earlier have lost their keys. */
  #expiryCutoff(): number {
    return this.#options.now() - this.#options.keyTtlMs;
  }
}

type EntriesQuery = SelectQueryBuilder<Schema, 'entries', EntriesTable>;

function conditions(has: ExpressionBuilder<Schema, 'entries'>, filter: EntryFilter) {
  const { caller, source, operation, target, outcome, from, until } = filter;
  return [
    ...(caller === undefined ? [] : [has('caller', '=', caller)]),
    ...(source === undefined ? [] : [has('source', '=', source)]),
    ...(operation === undefined ? [] : [has('operation', '=', operation)]),
    // A create can be found by its original target and by the payment that it created.
    ...(target === undefined ? [] : [has.or([has('target', '=', target), has('wrote_to', '=', target)])]),
    ...(outcome === undefined
      ? []
      : [outcome === 'OPEN' ? has('outcome', 'is', null) : has('outcome', '=', outcome)]),
    ...(from === undefined ? [] : [has('at', '>=', from)]),
    ...(until === undefined ? [] : [has('at', '<', until)]),
  ];
}

/** Small named values, shared by all replicas on one store. They are not secret; secrets go into a Vault. */
export interface Notes {
  /** The latest value; undefined if there is none. */
  get(name: string): Promise<string | undefined>;

  /** Replaces a value; when this resolves, it is on disk. */
  put(name: string, value: string): Promise<void>;
}

/** Notes in either kind of store. */
function notesIn({ ask }: Pick<Engine, 'ask'>): Notes {
  return {
    async get(name) {
      const row = await ask((db) =>
        db.selectFrom('notes').select('value').where('name', '=', name).executeTakeFirst(),
      );
      return row?.value;
    },

    async put(name, value) {
      await ask((db) =>
        db
          .insertInto('notes')
          .values({ name, value })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
          .execute(),
      );
    },
  };
}

/** What a StoredJournal needs. */
interface StoredJournalOptions {
  engine: Engine;
  /** How long an entry keeps its key, in milliseconds. */
  keyTtlMs: number;
  /** The clock, in epoch milliseconds. */
  now: () => number;
}

/** The journal, in either kind of store. It tracks calls in progress, so that `close` can wait for them. */
export class StoredJournal implements Journal {
  readonly notes: Notes;
  readonly #engine: Engine;
  readonly #entries: Entries;
  readonly #now: () => number;
  readonly #inProgress = new Set<Promise<unknown>>();

  constructor(options: StoredJournalOptions) {
    this.#engine = options.engine;
    this.#entries = new Entries(options);
    this.#now = options.now;
    this.notes = notesIn(options.engine);
  }

  begin(intent: Intent) {
    return this.#tracked(this.#entries.begin(intent));
  }

  settle(id: string, answer: Answer, at: number) {
    return this.#tracked(this.#entries.settle(id, answer, at));
  }

  withdraw(id: string) {
    return this.#tracked(this.#entries.withdraw(id));
  }

  byKey(caller: string, key: string) {
    return this.#tracked(this.#entries.byKey(caller, key));
  }

  byId(id: string) {
    return this.#tracked(this.#entries.byId(id));
  }

  open() {
    return this.#tracked(this.#entries.open());
  }

  openFor(target: string) {
    return this.#tracked(this.#entries.openFor(target));
  }

  list(filter: EntryFilter, limit: number, after?: EntryPosition) {
    return this.#tracked(this.#entries.list(filter, limit, after));
  }

  exclusively<T>(name: string, work: (lock: Lock) => Promise<T>, signal?: AbortSignal) {
    return this.#tracked(this.#engine.exclusively(name, work, signal));
  }

  ifFree<T>(name: string, work: (lock: Lock) => Promise<T>) {
    return this.#tracked(this.#engine.ifFree(name, work));
  }

  check() {
    // Only a write detects a full disk, a read-only store, or a replica that was taken for the primary.
    const withoutRetries = notesIn({ ask: this.#engine.askOnce });
    return this.#tracked(withoutRetries.put('last-check', new Date(this.#now()).toISOString()));
  }

  async close() {
    while (this.#inProgress.size > 0) await Promise.allSettled(this.#inProgress);
    await this.#engine.close();
  }

  async #tracked<T>(work: Promise<T>): Promise<T> {
    this.#inProgress.add(work);
    try {
      return await work;
    } finally {
      this.#inProgress.delete(work);
    }
  }
}
