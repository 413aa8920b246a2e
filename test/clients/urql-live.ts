import { cacheExchange } from '@urql/exchange-graphcache';
import { getIntrospectedSchema, minifyIntrospectionQuery } from '@urql/introspection';
import { randomUUID } from 'node:crypto';
import { Client, fetchExchange, gql, subscriptionExchange } from 'urql';
import introspection from '../../schema/introspection.json' with { type: 'json' };
import { connectLive } from './live.ts';

const schema = minifyIntrospectionQuery(getIntrospectedSchema(JSON.stringify(introspection)));

/** Submits a payment, and watches it until iplicit has taken it up. */
export async function watchSubmitted(endpoint: string, apiKey: string) {
  const authorization = `Bearer ${apiKey}`;
  const socket = connectLive(endpoint, () => apiKey);
  const client = new Client({
    url: endpoint,
    preferGetMethod: true,
    fetchOptions: { headers: { authorization } },
    exchanges: [
      cacheExchange({ schema, keys: { PendingMutation: () => null } }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: socket.subscribe(
              { query, variables: { ...variables } },
              {
                next: ({ data = null, errors = [] }) =>
                  sink.next({ data, ...(errors.length > 0 && { errors }) }),
                error: (error) => sink.error(error),
                complete: () => sink.complete(),
              },
            ),
          }),
        }),
      }),
    ],
  });
  const variables = { id: 'BP-1001' };
  const before = await client.query(PAYMENT, variables).toPromise();

  const settled = Promise.withResolvers<string>();
  // What is pushed updates the payment in the cache, and so whatever shows it.
  const watching = client.subscription(CHANGES, variables).subscribe(({ error }) => {
    if (error) settled.reject(error);
  });
  const shown = client.query(PAYMENT, variables).subscribe(({ data }) => {
    const { status, pendingMutation } = data?.bulkPayment ?? {};
    if (status !== undefined && status !== before.data?.bulkPayment.status && !pendingMutation)
      settled.resolve(status);
  });
  const submitted = await client
    .mutation(SUBMIT, { input: { ...variables, idempotencyKey: randomUUID() } })
    .toPromise();
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
  pendingMutation: { record: string; outcome: string } | null;
}

const PAYMENT = gql<{ bulkPayment: Payment }, { id: string }>`
  query Payment($id: ID!) {
    bulkPayment(id: $id) {
      id
      status
      pendingMutation {
        record
        outcome
      }
    }
  }
`;

const CHANGES = gql<{ bulkPaymentUpdated: Payment }, { id: string }>`
  subscription Changes($id: ID!) {
    bulkPaymentUpdated(id: $id) {
      id
      status
      pendingMutation {
        record
        outcome
      }
    }
  }
`;

const SUBMIT = gql<{ submitBulkPayment: { outcome: string } }, { input: object }>`
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
          record
          outcome
        }
      }
    }
  }
`;
