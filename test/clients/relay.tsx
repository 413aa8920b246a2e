import { Suspense, useState } from 'react';
import {
  RelayEnvironmentProvider,
  graphql,
  useLazyLoadQuery,
  useMutation,
  usePaginationFragment,
  useRefetchableFragment,
} from 'react-relay';
import { Environment, Network, RecordSource, Store } from 'relay-runtime';
import type { relayCreateMutation } from './generated/relay/relayCreateMutation.graphql.ts';
import type { relayDrafts_query$key } from './generated/relay/relayDrafts_query.graphql.ts';
import type { relayDraftsQuery } from './generated/relay/relayDraftsQuery.graphql.ts';
import type { relayPayment_payment$key } from './generated/relay/relayPayment_payment.graphql.ts';

/** An environment that asks the gateway. Every object is a `Node`, so Relay's defaults fit the cache. */
export function createEnvironment(endpoint: string): Environment {
  return new Environment({
    store: new Store(new RecordSource()),
    network: Network.create(async ({ text }, variables) => {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
        body: JSON.stringify({ query: text, variables }),
      });
      return response.json();
    }),
  });
}

/** Iplicit's drafts: a list that grows by pages, a payment that is read again by itself, and a new one in the list. */
export function Drafts({ environment }: { environment: Environment }) {
  return (
    <RelayEnvironmentProvider environment={environment}>
      <Suspense fallback="Loading…">
        <List />
      </Suspense>
    </RelayEnvironmentProvider>
  );
}

function List() {
  const root = useLazyLoadQuery<relayDraftsQuery>(
    graphql`
      query relayDraftsQuery {
        ...relayDrafts_query
      }
    `,
    {},
  );
  const { data, loadNext, hasNext } = usePaginationFragment<relayDraftsQuery, relayDrafts_query$key>(
    graphql`
      fragment relayDrafts_query on Query
      @refetchable(queryName: "relayDraftsPageQuery")
      @argumentDefinitions(first: { type: "Int", defaultValue: 2 }, after: { type: "String" }) {
        paymentRuns(filter: { sources: [IPLICIT], phases: [OPEN] }, first: $first, after: $after)
          @connection(key: "Drafts_paymentRuns", filters: []) {
          __id
          edges {
            node {
              id
              reference
              ...relayPayment_payment @alias(as: "payment")
            }
          }
        }
      }
    `,
    root,
  );
  const { __id: list, edges } = data.paymentRuns;
  const [create] = useMutation<relayCreateMutation>(graphql`
    mutation relayCreateMutation($input: CreateBulkPaymentInput!, $lists: [ID!]!) {
      createBulkPayment(input: $input) {
        outcome
        userErrors {
          code
          message
        }
        bulkPayment @appendNode(connections: $lists, edgeTypeName: "PaymentRunEdge") {
          id
          reference
          ...relayPayment_payment @alias(as: "payment")
        }
      }
    }
  `);
  // One key for what the user wants done, whatever becomes of the answers.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const input = { bankAccount: 'MITGBP', type: 'SUP', description: 'Made with Relay', idempotencyKey };
  return (
    <>
      <ul>
        {edges.map(({ node }) => (
          <li key={node.id}>
            {node.reference} {node.payment && <Payment payment={node.payment} />}
          </li>
        ))}
      </ul>
      {hasNext && <button onClick={() => loadNext(2)}>More</button>}
      <button onClick={() => create({ variables: { input, lists: [list] } })}>Create</button>
    </>
  );
}

function Payment({ payment }: { payment: relayPayment_payment$key }) {
  const [data, refetch] = useRefetchableFragment(
    graphql`
      fragment relayPayment_payment on BulkPayment @refetchable(queryName: "relayPaymentQuery") {
        description
        # If iplicit cannot be asked for the details, this says so, and the rest of the screen stays.
        allocations @catch {
          documentNo
        }
      }
    `,
    payment,
  );
  // Read again by itself, and iplicit could not be asked for it at all.
  if (!data) return 'could not be read';
  const { description, allocations } = data;
  return (
    <>
      {description}:{' '}
      {allocations.ok ? `${allocations.value?.length ?? 0} documents` : 'the details could not be read'}
      <button onClick={() => refetch({}, { fetchPolicy: 'network-only' })}>Again</button>
    </>
  );
}
