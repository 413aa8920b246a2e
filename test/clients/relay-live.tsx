import { Suspense, useMemo, useState } from 'react';
import {
  RelayEnvironmentProvider,
  graphql,
  useLazyLoadQuery,
  useMutation,
  useSubscription,
} from 'react-relay';
import { Environment, Network, Observable, RecordSource, Store } from 'relay-runtime';
import type { GraphQLResponse } from 'relay-runtime';
import type { relayLiveChangesSubscription } from './generated/relay/relayLiveChangesSubscription.graphql.ts';
import type { relayLivePaymentQuery } from './generated/relay/relayLivePaymentQuery.graphql.ts';
import type { relayLiveSubmitMutation } from './generated/relay/relayLiveSubmitMutation.graphql.ts';
import { connectLive } from './live.ts';

/** An environment that asks over HTTP and watches over a WebSocket. */
export function createEnvironment(endpoint: string, apiKey: string): Environment {
  const authorization = `Bearer ${apiKey}`;
  const socket = connectLive(endpoint, () => apiKey);
  return new Environment({
    store: new Store(new RecordSource()),
    network: Network.create(
      async ({ text }, variables) => {
        const response = await fetch(endpoint, {
          method: 'POST',
          headers: {
            authorization,
            'content-type': 'application/json',
            accept: 'application/graphql-response+json',
          },
          body: JSON.stringify({ query: text, variables }),
        });
        return response.json();
      },
      ({ text }, variables) =>
        Observable.create<GraphQLResponse>((sink) =>
          socket.subscribe(
            { query: text ?? '', variables },
            {
              // Relay ends a subscription at a result without data, which only says that a service fails for a while.
              next: (result) => result.data && sink.next(result as GraphQLResponse),
              error: (error) =>
                sink.error(
                  error instanceof Error ? error : new Error('the connection ended', { cause: error }),
                ),
              complete: () => sink.complete(),
            },
          ),
        ),
    ),
  });
}

/** A payment that shows each of its changes, whoever makes it. */
export function Watched({ environment, id }: { environment: Environment; id: string }) {
  return (
    <RelayEnvironmentProvider environment={environment}>
      <Suspense fallback="Loading…">
        <Payment id={id} />
      </Suspense>
    </RelayEnvironmentProvider>
  );
}

function Payment({ id }: { id: string }) {
  const { bulkPayment } = useLazyLoadQuery<relayLivePaymentQuery>(
    graphql`
      query relayLivePaymentQuery($id: ID!) {
        bulkPayment(id: $id) {
          id
          status
          pendingMutation {
            outcome
          }
        }
      }
    `,
    { id },
  );
  // What is pushed updates the payment in the store, and so whatever shows it.
  useSubscription<relayLiveChangesSubscription>(
    useMemo(
      () => ({
        subscription: graphql`
          subscription relayLiveChangesSubscription($id: ID!) {
            bulkPaymentUpdated(id: $id) {
              id
              status
              pendingMutation {
                outcome
              }
            }
          }
        `,
        variables: { id },
      }),
      [id],
    ),
  );
  const [submit] = useMutation<relayLiveSubmitMutation>(graphql`
    mutation relayLiveSubmitMutation($input: SubmitBulkPaymentInput!) {
      submitBulkPayment(input: $input) {
        outcome
        userErrors {
          code
          message
        }
        bulkPayment {
          id
          status
          pendingMutation {
            outcome
          }
        }
      }
    }
  `);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  return (
    <>
      {bulkPayment?.status} {bulkPayment?.pendingMutation?.outcome}
      <button onClick={() => submit({ variables: { input: { id, idempotencyKey } } })}>Submit</button>
    </>
  );
}
