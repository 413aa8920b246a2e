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
