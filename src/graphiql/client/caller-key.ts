const STORED_AS = 'graphiql:session-key';

/** What the user is asked for, and why. */
const DIALOG = `
  <form>
    <h2>Who is asking?</h2>
    <p class="reason"></p>
    <label>API key or token <input type="password" name="key" autocomplete="off" required></label>
    <p>It is kept in this tab until you close it, and sent to this gateway only.</p>
    <menu>
      <button type="button">Not now</button>
      <button type="submit">Continue</button>
    </menu>
  </form>`;

/** The key that the user gave in this session; undefined if none was wanted yet. */
export function sessionKey(): string | undefined {
  return sessionStorage.getItem(STORED_AS) ?? undefined;
}

let asking: Promise<string | undefined> | undefined;

/**
 * Asks the user for a key and keeps it for the session. Requests that want one at the same time share one question.
 *
 * @returns the key, or undefined if the user would rather not give one.
 */
export function askForKey(): Promise<string | undefined> {
  asking ??= showDialog().finally(() => {
    asking = undefined;
  });
  return asking;
}

function showDialog(): Promise<string | undefined> {
  const dialog = document.createElement('dialog');
  dialog.className = 'key';
  dialog.innerHTML = DIALOG;
  dialog.setAttribute('aria-label', 'Who is asking?');
  const reason = dialog.querySelector('.reason');
  if (reason)
    reason.textContent = sessionKey()
      ? 'The gateway does not accept the key that you gave: it is unknown, or no longer valid.'
      : 'This gateway answers only callers that it knows, the question for its schema included.';
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      const key = dialog.querySelector('input')?.value.trim();
      if (key) sessionStorage.setItem(STORED_AS, key);
      dialog.close(key);
    });
    dialog.querySelector('button')?.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue || undefined);
    });
  });
}

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
