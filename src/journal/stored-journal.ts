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
