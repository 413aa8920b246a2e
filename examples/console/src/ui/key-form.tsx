import { useId } from 'react';

/** Asks for the caller's key where the gateway lets in nobody without one. */
export function KeyForm({ wasRefused, onKey }: { wasRefused: boolean; onKey: (key: string) => void }) {
  const hint = useId();
  return (
    <form
      className="card narrow"
      action={(form) => {
        const key = form.get('key');
        if (typeof key === 'string' && key.trim() !== '') onKey(key.trim());
      }}
    >
      <h1>Who is asking?</h1>
      {wasRefused && (
        <p className="notice bad" role="alert">
          The gateway does not accept this key: it is unknown, or no longer valid.
        </p>
      )}
      <label className="field">
        API key
        <input type="password" name="key" autoComplete="off" required autoFocus aria-describedby={hint} />
      </label>
      <p id={hint} className="hint">
        It is kept in this tab until you close it. <code>npm run api-key</code> makes one.
      </p>
      <button type="submit" className="primary">
        Continue
      </button>
    </form>
  );
}
