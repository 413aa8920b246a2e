/** The storage in which GraphiQL keeps its tabs, history and settings between visits. */
type GraphiqlStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'clear' | 'length'>;

/** Keys of GraphiQL's history: operations, with the request headers that they were sent with. */
const HISTORY_KEYS = new Set(['graphiql:queries', 'graphiql:favorites']);

/** Key of GraphiQL's tabs. */
const TABS_KEY = 'graphiql:tabState';

/** Whether GraphiQL will reopen the tabs of an earlier visit. */
export function hasTabs(storage: Storage): boolean {
  return storage.getItem(TABS_KEY) !== null;
}

/**
 * Wraps the browser's storage so that request headers, which may contain credentials, are never stored.
 * GraphiQL's setting `shouldPersistHeaders` keeps them out of its tabs, but not out of its history.
 *
 * @param storage the browser's storage; everything else is stored there unchanged.
 */
export function storageWithoutHeaders(storage: Storage): GraphiqlStorage {
  return {
    getItem: (key) => storage.getItem(key),
    setItem: (key, value) => storage.setItem(key, HISTORY_KEYS.has(key) ? withoutHeaders(value) : value),
    removeItem: (key) => storage.removeItem(key),
    clear: () => storage.clear(),
    get length() {
      return storage.length;
    },
  };
}

function withoutHeaders(history: string): string {
  return JSON.stringify(JSON.parse(history, (key, member: unknown) => (key === 'headers' ? null : member)));
}
