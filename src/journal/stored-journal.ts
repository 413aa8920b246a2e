import type { Engine } from './engine.ts';
import { Entries } from './entries.ts';
import type { Answer, EntryFilter, EntryPosition, Intent, Journal, Lock } from './journal.ts';
import { notesIn } from './notes.ts';
import type { Notes } from './notes.ts';

/** What a StoredJournal needs. */
export interface StoredJournalOptions {
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
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(options: StoredJournalOptions) {
    this.#engine = options.engine;
    this.#entries = new Entries(options);
    this.#now = options.now;
    this.notes = notesIn(options.engine);
  }

  begin(intent: Intent) {
    return this.#seenThrough(this.#entries.begin(intent));
  }

  settle(id: string, answer: Answer, at: number) {
    return this.#seenThrough(this.#entries.settle(id, answer, at));
  }

  withdraw(id: string) {
    return this.#seenThrough(this.#entries.withdraw(id));
  }

  byKey(caller: string, key: string) {
    return this.#seenThrough(this.#entries.byKey(caller, key));
  }

  byId(id: string) {
    return this.#seenThrough(this.#entries.byId(id));
  }

  open() {
    return this.#seenThrough(this.#entries.open());
  }

  openFor(target: string) {
    return this.#seenThrough(this.#entries.openFor(target));
  }

  list(filter: EntryFilter, limit: number, after?: EntryPosition) {
    return this.#seenThrough(this.#entries.list(filter, limit, after));
  }

  exclusively<T>(name: string, work: (lock: Lock) => Promise<T>, signal?: AbortSignal) {
    return this.#seenThrough(this.#engine.exclusively(name, work, signal));
  }

  ifFree<T>(name: string, work: (lock: Lock) => Promise<T>) {
    return this.#seenThrough(this.#engine.ifFree(name, work));
  }

  check() {
    // Only a write detects a full disk, a read-only store, or a replica that was taken for the primary.
    const impatient = notesIn({ ask: this.#engine.askOnce });
    return this.#seenThrough(impatient.put('last-check', new Date(this.#now()).toISOString()));
  }

  async close() {
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
    await this.#engine.close();
  }

  async #seenThrough<T>(work: Promise<T>): Promise<T> {
    this.#underWay.add(work);
    try {
      return await work;
    } finally {
      this.#underWay.delete(work);
    }
  }
}
