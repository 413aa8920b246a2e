import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { getIntrospectedSchema, minifyIntrospectionQuery } from '@urql/introspection';
import { randomUUID } from 'node:crypto';
import { Client, fetchExchange, gql } from 'urql';
import introspection from '../../schema/introspection.json' with { type: 'json' };

/** The schema as far as the cache needs it, so that it knows which types are which and which fields may be null. */
const schema = minifyIntrospectionQuery(getIntrospectedSchema(JSON.stringify(introspection)));

/** Types that are no `Node` have no id of their own: they belong to the object that they are in. */
const embedded = schema.__schema.types.filter(
  (type) => type.kind === 'OBJECT' && !type.interfaces.some(({ name }) => name === 'Node'),
);

/** Lists payment runs page by page, reads a payment, and submits it. */
export async function submitFirstDraft(endpoint: string) {
  const client = new Client({
    url: endpoint,
    preferGetMethod: true,
    exchanges: [
      cacheExchange({
        schema,
        keys: Object.fromEntries(embedded.map(({ name }) => [name, () => null])),
        // Pages grow together in `edges`; what a page adds shows wherever the list is shown.
        resolvers: { Query: { paymentRuns: relayPagination() } },
        updates: {
          Mutation: {
            // A submitted payment leaves the lists that it was in, so they are asked for again.
            submitBulkPayment: (_payload, _variables, cache) => {
              for (const { fieldName, fieldKey } of cache.inspectFields('Query'))
                if (fieldName === 'paymentRuns') cache.invalidate('Query', fieldKey);
            },
          },
        },
      }),
      fetchExchange,
    ],
  });

  const first = await client.query(DRAFTS, { first: 2 }).toPromise();
  const after = first.data?.paymentRuns.pageInfo.endCursor;
  const both = await client.query(DRAFTS, { first: 2, after }).toPromise();
  const runs = both.data?.paymentRuns.edges ?? [];

  const payment = runs.map(({ node }) => node).find((run) => run.availableActions.includes('SUBMIT'));
  const detail = await client.query(PAYMENT, { id: payment?.id }).toPromise();
  const { id, version } = detail.data?.bulkPayment ?? {};

  const submitted = await client
    .mutation(SUBMIT, { input: { id, ifVersion: version, idempotencyKey: randomUUID() } })
    .toPromise();
  if (submitted.error) throw submitted.error;
  const cached = client.readQuery(PAYMENT, { id });
  return {
    references: runs.map(({ node }) => node.reference),
    documents: detail.data?.bulkPayment.allocations.map(({ documentNo }) => documentNo),
    outcome: submitted.data?.submitBulkPayment.outcome,
    // The payload updated the payment wherever the cache shows it.
    pendingInCache: cached?.data?.bulkPayment.pendingMutation,
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

const DRAFTS = gql<
  { paymentRuns: { edges: { node: Run }[]; pageInfo: { endCursor: string | null } } },
  { first: number; after?: string | null | undefined }
>`
  query Drafts($first: Int!, $after: String) {
    paymentRuns(filter: { sources: [IPLICIT], phases: [OPEN] }, first: $first, after: $after) {
      edges {
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

const PAYMENT = gql<{ bulkPayment: Payment }, { id: string | undefined }>`
  query Payment($id: ID!) {
    bulkPayment(id: $id) {
      id
      version
      allocations {
        id
        documentNo
      }
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
        version
        availableActions
        pendingMutation {
          record
          outcome
        }
      }
    }
  }
`;
