/** What GraphiQL keeps between visits: the tabs, the history and the user's settings. */
type GraphiqlStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'clear' | 'length'>;

/** Where GraphiQL keeps its history: operations with the request headers that they were sent with. */
const HISTORY_KEYS = new Set(['graphiql:queries', 'graphiql:favorites']);

/** Where GraphiQL keeps its tabs. */
const TABS_KEY = 'graphiql:tabState';

/** Whether an earlier visit left its tabs, which GraphiQL then opens again. */
export function hasTabs(storage: Storage): boolean {
  return storage.getItem(TABS_KEY) !== null;
}

/**
 * Wraps the browser's storage so that request headers, which may carry a caller's credentials, never reach it.
 * GraphiQL's own setting (`shouldPersistHeaders`) keeps them out of its tabs, but not out of its history.
 *
 * @param storage the browser's storage, where everything else goes as it is.
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
