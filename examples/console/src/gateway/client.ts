import { cacheExchange } from '@urql/exchange-graphcache';
import type { Cache, Entity, KeyingConfig, UpdateResolver } from '@urql/exchange-graphcache';
import { Client, fetchExchange, mapExchange, subscriptionExchange } from '@urql/core';
import type { CombinedError, ExecutionResult } from '@urql/core';
import { createClient as createWebSocketClient } from 'graphql-ws';
import schema from '../generated/introspection.ts';

/** Where the gateway answers GraphQL: beside this page, unless the build was told another address. */
const ENDPOINT = new URL(import.meta.env['VITE_GATEWAY_URL'] ?? '/graphql', location.href);

/** How the console reaches the gateway. */
export interface GatewayOptions {
  /** The caller's API key or token; undefined where the gateway lets everybody in. */
  readonly key: string | undefined;
  /** Called when the gateway wants a key, or another one. */
  readonly onUnauthenticated: () => void;
}

/** Opens a client whose cache holds each run, document and supplier once, wherever it is shown. */
export function openGateway({ key, onUnauthenticated }: GatewayOptions): Client {
  const authorization = key === undefined ? undefined : `Bearer ${key}`;
  const live = createWebSocketClient({
    url: String(ENDPOINT).replace(/^http/, 'ws'),
    ...(authorization && { connectionParams: { authorization } }),
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
  });
  return new Client({
    url: String(ENDPOINT),
    // What is in the cache is shown at once, and asked for again at the same time: the gateway answers cheaply.
    requestPolicy: 'cache-and-network',
    preferGetMethod: false,
    ...(authorization && { fetchOptions: { headers: { authorization } } }),
    exchanges: [
      mapExchange({
        onError: (error) => {
          if (codesOf(error).includes('UNAUTHENTICATED')) onUnauthenticated();
        },
      }),
      cacheExchange({
        schema,
        keys: keysOf(),
        updates: { Mutation: onEveryMutation(), Subscription: { paymentRunsUpdated: onRunChanged } },
      }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: live.subscribe(
              { query, variables: { ...variables } },
              // The two libraries differ only in whether `data` may be undefined.
              { ...sink, next: (result) => sink.next(result as ExecutionResult) },
            ),
          }),
        }),
      }),
    ],
  });
}

/** The stable codes of the errors in an answer; empty where no answer came. */
export function codesOf(error: CombinedError | undefined): string[] {
  return error?.graphQLErrors.map(({ extensions }) => String(extensions['code'])) ?? [];
}

/** Types that are a `Node` are known by their id; all others belong to the object that they are in. */
function keysOf(): KeyingConfig {
  const objects = schema.__schema.types.filter((type) => type.kind === 'OBJECT');
  const embedded = objects.filter(({ interfaces }) => !interfaces.some(({ name }) => name === 'Node'));
  return Object.fromEntries(embedded.map(({ name }) => [name, () => null]));
}

/**
 * A write may move runs in and out of every list, and make a batch's file, so these are asked for again. The payload itself has
 * already updated the run.
 */
function onEveryMutation(): Record<string, UpdateResolver> {
  const mutation = schema.__schema.types.find(({ name }) => name === 'Mutation');
  const fields = mutation && 'fields' in mutation ? mutation.fields : [];
  return Object.fromEntries(
    fields.map(({ name }) => [
      name,
      (result: Record<string, { paymentBatch?: Entity }>, _arguments, cache) => {
        forgetLists(cache);
        const batch = result[name]?.paymentBatch;
        if (batch) cache.invalidate(batch, 'file');
      },
    ]),
  );
}

/** The change has already updated the run itself; what it can add to or take from is asked for again. */
function onRunChanged(result: { paymentRunsUpdated?: unknown }, _arguments: unknown, cache: Cache): void {
  const change = result.paymentRunsUpdated as { isInitial: boolean } | undefined;
  if (change?.isInitial === false) forgetLists(cache);
}

function forgetLists(cache: Cache): void {
  for (const { fieldKey, fieldName } of cache.inspectFields('Query'))
    if (fieldName === 'paymentRuns' || fieldName === 'paymentRunTotals') cache.invalidate('Query', fieldKey);
}
