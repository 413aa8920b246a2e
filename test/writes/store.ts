import type { TestContext } from 'node:test';
import { openStore } from '../../src/writes/store/open-store.ts';
import { LEASE_MS } from '../../src/writes/store/store.ts';
import type { WriteStore } from '../../src/writes/store/store.ts';

/** An engine to be held to what the store promises. */
export interface EngineUnderTest {
  /** As a test's name shows it. */
  name: string;
  /** Whether several gateways may use one store. */
  isShared: boolean;
  /** Gives the URL of a store that has never been opened. */
  newStore(): Promise<string>;
  /** Runs one statement on a store, past the gateway. */
  execute(url: string, sql: string): Promise<Record<string, unknown>[]>;
}

/** Opens a store in which the sample process is alive, and closes it when the test ends. */
export async function opened(t: TestContext, url: string): Promise<WriteStore> {
  const store = await openStore(url);
  t.after(() => store.close());
  await store.lease('a process', 'a process', LEASE_MS * 60);
  return store;
}
