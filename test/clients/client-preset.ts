import { toe } from 'graphql-toe';
import { randomUUID } from 'node:crypto';
import { graphql } from './generated/client-preset/gql.ts';
import type { TypedDocumentString } from './generated/client-preset/graphql.ts';

/** Lists payment runs page by page, reads a payment, and submits it, with nothing but `fetch` and generated types. */
export async function submitFirstDraft(endpoint: string) {
  const ask = async <Data extends object, Variables>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
  ): Promise<Data> => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query: document, variables }),
    });
    const result = await response.json();
    if (!result.data) throw new AggregateError(result.errors, 'The gateway refused the operation.');
    // Reading a field that failed throws its error, so a field that is null only then needs no check.
    return toe<Data>(result);
  };

  const first = await ask(Drafts, { first: 2 });
  const second = await ask(Drafts, { first: 2, after: first.paymentRuns.pageInfo.endCursor ?? null });
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
    // Typed without null: see `nullability` in codegen.ts.
    documents: bulkPayment.allocations.map(({ documentNo }) => documentNo ?? ''),
    outcome: submitBulkPayment.outcome,
  };
}

const Drafts = graphql(/* GraphQL */ `
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

const Payment = graphql(/* GraphQL */ `
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

const Submit = graphql(/* GraphQL */ `
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
