import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from '@apollo/client';
import type { TypedDocumentNode } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { randomUUID } from 'node:crypto';
import possibleTypes from '../../schema/possible-types.json' with { type: 'json' };
import { connectLive } from './live.ts';

/** Submits a payment, and watches it until iplicit has taken it up. */
export async function watchSubmitted(endpoint: string, apiKey: string) {
  const authorization = `Bearer ${apiKey}`;
  const socket = connectLive(endpoint, () => apiKey);
  const client = new ApolloClient({
    cache: new InMemoryCache(possibleTypes),
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(socket),
      new HttpLink({ uri: endpoint, headers: { authorization } }),
    ),
  });
  const variables = { id: 'BP-1001' };
  const before = await client.query({ query: PAYMENT, variables });

  const settled = Promise.withResolvers<string>();
  // What is pushed updates the payment in the cache, and so whatever shows it.
  const watching = client.subscribe({ query: CHANGES, variables }).subscribe({ error: settled.reject });
  const shown = client.watchQuery({ query: PAYMENT, variables }).subscribe(({ data, dataState }) => {
    if (dataState !== 'complete') return;
    const { status, pendingMutation } = data.bulkPayment;
    if (status !== before.data?.bulkPayment.status && !pendingMutation) settled.resolve(status);
  });
  const submitted = await client.mutate({
    mutation: SUBMIT,
    variables: { input: { ...variables, idempotencyKey: randomUUID() } },
  });
  const after = await settled.promise;
  shown.unsubscribe();
  watching.unsubscribe();
  await socket.dispose();
  return {
    before: before.data?.bulkPayment.status,
    outcome: submitted.data?.submitBulkPayment.outcome,
    after,
  };
}

interface Payment {
  id: string;
  status: string;
  pendingMutation: { outcome: string } | null;
}

const PAYMENT: TypedDocumentNode<{ bulkPayment: Payment }, { id: string }> = gql`
  query Payment($id: ID!) {
    bulkPayment(id: $id) {
      id
      status
      pendingMutation {
        outcome
      }
    }
  }
`;

const CHANGES: TypedDocumentNode<{ bulkPaymentUpdated: Payment }, { id: string }> = gql`
  subscription Changes($id: ID!) {
    bulkPaymentUpdated(id: $id) {
      id
      status
      pendingMutation {
        outcome
      }
    }
  }
`;

const SUBMIT: TypedDocumentNode<{ submitBulkPayment: { outcome: string } }, { input: object }> = gql`
  mutation Submit($input: SubmitBulkPaymentInput!) {
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
`;
