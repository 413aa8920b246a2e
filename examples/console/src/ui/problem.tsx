import type { CombinedError } from '@urql/core';

/** Says what failed, in the gateway's own words, and offers to ask again. */
export function Problem({ error, onRetry }: { error: CombinedError; onRetry: () => void }) {
  const messages = error.networkError
    ? ['The gateway cannot be reached.']
    : [...new Set(error.graphQLErrors.map(({ message }) => message))];
  return (
    <div className="notice bad" role="alert">
      {messages.map((message) => (
        <p key={message}>{message}</p>
      ))}
      <button type="button" onClick={onRetry}>
        Ask again
      </button>
    </div>
  );
}
