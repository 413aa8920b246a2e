import type { TestContext } from 'node:test';
import { openJournal } from '../../src/writes/store/open-store.ts';
import type { StoredJournal } from '../../src/writes/store/entries.ts';

/** An engine to be held to what the journal promises. */
export interface EngineUnderTest {
  /** As a test's name shows it. */
  name: string;
  /** Gives the URL of a store that has never been opened. */
  newStore(): Promise<string>;
  /** Runs one statement on a store, past the journal. */
  execute(url: string, sql: string): Promise<Record<string, unknown>[]>;
}

export const HOUR_MS = 3_600_000;

/** The time at which the samples of these tests are written. */
export const NOON = 1_750_000_000_000;

/** Opens a journal whose keys live for 24 hours, and closes it when the test ends. */
export async function opened(t: TestContext, url: string, now = () => NOON): Promise<StoredJournal> {
  const journal = await openJournal(url, { keyTtlHours: 24, now });
  t.after(() => journal.close());
  return journal;
}
