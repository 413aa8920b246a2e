import type { GraphiQLProps } from 'graphiql';

/**
 * Sends an operation to the gateway, which answers GraphQL at the address of this very page.
 *
 * @returns the GraphQL answer, or one whose only error says what came instead: the answer pane shows it as it stands.
 */
export const ask: GraphiQLProps['fetcher'] = async (operation, options) => {
  const response = await fetch(location.pathname, {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'content-type': 'application/json',
      // Asks the gateway to believe that no other site sent this: another site could not set the header unasked.
      'apollo-require-preflight': 'true',
      ...options?.headers,
    },
    body: JSON.stringify(operation),
  });
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    const message = `The gateway answered ${response.status} ${response.statusText} without a GraphQL answer.`;
    return { errors: [{ message, extensions: { status: response.status, body: text.slice(0, 2_000) } }] };
  }
};
