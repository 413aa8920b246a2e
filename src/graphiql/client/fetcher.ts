import type { GraphiQLProps } from 'graphiql';
import { askForKey, sessionKey } from './caller-key.ts';

type Fetcher = NonNullable<GraphiQLProps['fetcher']>;

/**
 * Sends an operation to the gateway, whose GraphQL endpoint has the same address as this page. If the gateway wants to know
 * who asks, so does this: the user is asked for a key, and the operation is sent again with it.
 *
 * @returns the answer. If the gateway did not answer with JSON, a GraphQL error that shows what it sent
 *   instead.
 */
export const fetcher: Fetcher = async (operation, options) => {
  const headers = options?.headers ?? {};
  const namesCaller = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
  let response = await send(operation, headers);
  if (!namesCaller)
    while (response.status === 401 && (await askForKey())) response = await send(operation, headers);
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    const message = `The gateway answered ${response.status} ${response.statusText} without a GraphQL answer.`;
    return { errors: [{ message, extensions: { status: response.status, body: text.slice(0, 2_000) } }] };
  }
};

function send(operation: Parameters<Fetcher>[0], headers: Record<string, string>): Promise<Response> {
  const key = sessionKey();
  return fetch(location.pathname, {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'content-type': 'application/json',
      ...(key && { authorization: `Bearer ${key}` }),
      ...headers,
    },
    body: JSON.stringify(operation),
  });
}
