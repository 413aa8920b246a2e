import type { GraphiQLProps } from 'graphiql';

/**
 * Sends an operation to the gateway, whose GraphQL endpoint has the same address as this page.
 *
 * @returns the answer. If the gateway did not answer with JSON, a GraphQL error that shows what it sent
 *   instead.
 */
export const fetcher: GraphiQLProps['fetcher'] = async (operation, options) => {
  const response = await fetch(location.pathname, {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'content-type': 'application/json',
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
