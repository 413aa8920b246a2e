import { initGraphQLTada } from 'gql.tada';
import type { ResultOf, VariablesOf } from 'gql.tada';
import { print } from 'graphql';
import { randomUUID } from 'node:crypto';
import type { introspection } from './generated/tada.d.ts';

/** Types come from the documents themselves, as they are written; nothing is generated but the schema's own type. */
const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { DateTime: string; Decimal: string; Currency: string };
}>();

type Document = Parameters<typeof print>[0];

/** Lists payment runs page by page, reads a payment, and submits it. */
export async function submitFirstDraft(endpoint: string) {
  const ask = async <Doc extends Document>(
    document: Doc,
    variables: VariablesOf<Doc>,
  ): Promise<ResultOf<Doc>> => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query: print(document), variables }),
    });
    const { data, errors } = await response.json();
    if (!data) throw new AggregateError(errors, 'The gateway refused the operation.');
    return data;
  };

  const first = await ask(Drafts, { first: 2 });
  const second = await ask(Drafts, { first: 2, after: first.paymentRuns.pageInfo.endCursor });
  const runs = [...first.paymentRuns.edges, ...second.paymentRuns.edges].map(({ node }) => node);

  const draft = runs.find(({ availableActions }) => availableActions.includes('SUBMIT'));
  if (!draft) throw new Error('No draft can be submitted.');
  const { bulkPayment } = await ask(Payment, { id: draft.id });
  if (!bulkPayment) throw new Error(`${draft.reference} has gone.`);

  const { submitBulkPayment } = await ask(Submit, {
    input: { id: bulkPayment.id, ifVersion: bulkPayment.version, idempotencyKey: randomUUID() },
  });
  return {
    references: runs.map(({ reference }) => reference),
    documents: bulkPayment.allocations?.map(({ documentNo }) => documentNo),
    outcome: submitBulkPayment.outcome,
  };
}

const Drafts = graphql(`
  query Drafts($first: Int!, $after: String) {
    paymentRuns(filter: { sources: [IPLICIT], phases: [OPEN] }, first: $first, after: $after) {
      edges {
        node {
          id
          reference
          availableActions
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

const Payment = graphql(`
  query Payment($id: ID!) {
    bulkPayment(id: $id) {
      id
      version
      allocations {
        id
        documentNo
      }
    }
  }
`);

const Submit = graphql(`
  mutation Submit($input: SubmitBulkPaymentInput!) {
    submitBulkPayment(input: $input) {
      outcome
      userErrors {
        code
        message
      }
    }
  }
`);
