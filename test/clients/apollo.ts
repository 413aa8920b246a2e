import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';
import type { TypedDocumentNode } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { relayStylePagination } from '@apollo/client/utilities';
import { createHash, randomUUID } from 'node:crypto';
import { filter, firstValueFrom } from 'rxjs';
import possibleTypes from '../../schema/possible-types.json' with { type: 'json' };

/** Lists payment runs page by page, reads a payment, and submits it. */
export async function submitFirstDraft(endpoint: string) {
  const client = new ApolloClient({
    cache: new InMemoryCache({
      // Which types stand behind an interface: without it, fragments on PaymentRun match nothing.
      ...possibleTypes,
      typePolicies: {
        Query: { fields: { paymentRuns: relayStylePagination(['filter']) } },
        // The services' own ids are not unique across both; the gateway's `id` is, and Apollo's default key.
        Money: { keyFields: false },
      },
    }),
    // Queries go by GET with a hash of their text; the text follows only if the gateway does not know the hash.
    link: new PersistedQueryLink({
      sha256: (text) => createHash('sha256').update(text).digest('hex'),
      useGETForHashedQueries: true,
    }).concat(new HttpLink({ uri: endpoint })),
  });

  // `all`: one service may fail while the other answers. What is there is shown; `error` says what is not.
  const list = client.watchQuery({ query: DRAFTS, variables: { first: 2 }, errorPolicy: 'all' });
  const whole = list.pipe(filter((result) => result.dataState === 'complete'));
  const { data } = await firstValueFrom(whole);
  // Appends to the list in the cache, as `relayStylePagination` says.
  await list.fetchMore({ variables: { after: data.paymentRuns.pageInfo.endCursor } });
  const runs = (await firstValueFrom(whole)).data.paymentRuns.edges;

  const payment = runs.map(({ node }) => node).find((run) => run.availableActions.includes('SUBMIT'));
  const detail = await client.query({ query: PAYMENT, variables: { id: payment?.id } });
  const { id, version } = detail.data?.bulkPayment ?? {};

  const submitted = await client.mutate({
    mutation: SUBMIT,
    variables: { input: { id, ifVersion: version, idempotencyKey: randomUUID() } },
  });
  return {
    references: runs.map(({ node }) => node.reference),
    documents: detail.data?.bulkPayment?.allocations.map(({ documentNo }) => documentNo),
    outcome: submitted.data?.submitBulkPayment.outcome,
    // The payload updated the payment wherever the cache shows it.
    pendingInCache: client.readQuery({ query: PAYMENT, variables: { id } })?.bulkPayment?.pendingMutation,
  };
}

interface Run {
  id: string;
  reference: string;
  availableActions: string[];
}

interface Payment {
  id: string;
  version: string;
  allocations: { id: string; documentNo: string }[];
  pendingMutation: { outcome: string } | null;
}

const DRAFTS: TypedDocumentNode<
  { paymentRuns: { edges: { node: Run }[]; pageInfo: { endCursor: string | null } } },
  { first: number; after?: string | null | undefined }
> = gql`
  query Drafts($first: Int!, $after: String) {
    paymentRuns(filter: { sources: [IPLICIT], phases: [OPEN] }, first: $first, after: $after) {
      edges {
        cursor
        node {
          id
          ... on PaymentRun {
            reference
            availableActions
          }
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`;

const PAYMENT: TypedDocumentNode<{ bulkPayment: Payment | null }, { id: string | undefined }> = gql`
  query Payment($id: ID!) {
    bulkPayment(id: $id) {
      id
      version
      allocations {
        id
        documentNo
      }
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
        version
        availableActions
        pendingMutation {
          outcome
        }
      }
    }
  }
`;
