import type { ExpressionBuilder, SelectQueryBuilder } from 'kysely';
import { CLAIM_PROOF } from './claim.ts';
import type { Engine } from './engine.ts';
import { answerColumns, entryOf, openRow } from './entry-row.ts';
import type { Answer, Entry, EntryFilter, EntryPosition, Intent } from './journal.ts';
import type { EntriesTable, Schema } from './schema.ts';

/** What Entries needs. */
export interface EntriesOptions {
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
export class Entries {
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
