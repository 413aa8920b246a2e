/** An operation that somebody put into a link. */
export interface SharedOperation {
  readonly query: string;
  /** JSON, as it was in the link; empty if there was none. */
  readonly variables: string;
  /** Which of several operations in the document is meant. */
  readonly operationName: string | undefined;
}

/**
 * Reads the operation in a link to this page: `?query=…&variables=…&operationName=…`. It is only shown: nobody should be
 * able to make somebody else run a mutation by a link.
 *
 * @returns undefined if the link has none.
 */
export function sharedOperation(search: string): SharedOperation | undefined {
  const parameters = new URLSearchParams(search);
  const query = parameters.get('query');
  if (!query) return undefined;
  return {
    query,
    variables: parameters.get('variables') ?? '',
    operationName: parameters.get('operationName') ?? undefined,
  };
}
