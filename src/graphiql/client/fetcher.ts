import type { GraphiQLProps } from 'graphiql';
import { createClient } from 'graphql-sse';
import { askForKey, sessionKey } from './caller-key.ts';

type Fetcher = NonNullable<GraphiQLProps['fetcher']>;
type Operation = Parameters<Fetcher>[0];

/**
 * Sends an operation to the gateway, whose GraphQL endpoint has the same address as this page. If the gateway wants to know
 * who asks, so does this: the user is asked for a key, and the operation is sent again with it.
 *
 * @returns the answer, or the events of a subscription. If the gateway did not answer with JSON, a GraphQL error that shows
 *   what it sent instead.
 */
export const fetcher: Fetcher = (operation, options) => {
  const headers = options?.headers ?? {};
  return isSubscription(operation) ? eventsOf(operation, headers) : answerTo(operation, headers);
};

/** Whether the text holds a subscription of that name, or begins one. GraphiQL has not always parsed it by now. */
function isSubscription({ query, operationName }: Operation): boolean {
  const named = operationName
    ? new RegExp(`\\b(query|mutation|subscription)\\s+${operationName}\\b`).exec(query)?.[1]
    : undefined;
  return named === undefined ? /^\s*subscription\b/m.test(query) : named === 'subscription';
}

function eventsOf({ query, variables, operationName }: Operation, headers: Record<string, string>) {
  const client = createClient({
    url: location.pathname,
    fetchFn: (url: string, init: RequestInit) =>
      sent(headers, (key) =>
        fetch(url, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), ...key } }),
      ),
  });
  return client.iterate<Record<string, unknown>, Record<string, unknown>>({
    query,
    variables,
    ...(operationName && { operationName }),
  });
}

async function answerTo(operation: Operation, headers: Record<string, string>): Promise<object> {
  const response = await sent(headers, (key) =>
    fetch(location.pathname, {
      method: 'POST',
      headers: {
        accept: 'application/graphql-response+json, application/json;q=0.9',
        'content-type': 'application/json',
        ...key,
      },
      body: JSON.stringify(operation),
    }),
  );
  const text = await response.text();
  try {
    return JSON.parse(text) as object;
  } catch {
    const message = `The gateway answered ${response.status} ${response.statusText} without a GraphQL answer.`;
    return { errors: [{ message, extensions: { status: response.status, body: text.slice(0, 2_000) } }] };
  }
}

/**
 * Sends a request with the user's key, and asks for a key if the gateway wants one.
 *
 * @param headers those that the user has given for this operation; if they name the caller, the key is left out
 */
async function sent(
  headers: Record<string, string>,
  send: (more: Record<string, string>) => Promise<Response>,
): Promise<Response> {
  const namesCaller = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
  const request = () => {
    const key = sessionKey();
    return send({ ...(key && !namesCaller && { authorization: `Bearer ${key}` }), ...headers });
  };
  let response = await request();
  if (!namesCaller) while (response.status === 401 && (await askForKey())) response = await request();
  return response;
}
