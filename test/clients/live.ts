import { createClient } from 'graphql-ws';
import type { Client } from 'graphql-ws';

/** How long the gateway may take to answer a ping before the connection counts as dead, in milliseconds. */
const PONG_MS = 5_000;

/**
 * One WebSocket for all subscriptions. It opens with the first of them and comes back by itself, and each
 * subscription then begins with the present state: nothing is missed.
 * @param token gives the API key or token; asked for each connection, so that a renewed one is used
 */
export function connectLive(endpoint: string, token: () => string | Promise<string>): Client {
  let silence: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url: endpoint.replace(/^http/, 'ws'),
    connectionParams: async () => ({ authorization: `Bearer ${await token()}` }),
    // After 1012 (the replica stops), 4403 (the key or token is no longer good) or a broken network: again, and
    // again, at a random time within a span that grows to half a minute.
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: (retries) =>
      new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(30_000, 1_000 * 2 ** retries))),
    // A page does not see that a network has gone until it asks.
    keepAlive: 12_000,
    on: {
      ping: (isReceived) => {
        if (!isReceived) silence = setTimeout(() => client.terminate(), PONG_MS);
      },
      pong: () => clearTimeout(silence),
      closed: () => clearTimeout(silence),
    },
  });
  return client;
}
