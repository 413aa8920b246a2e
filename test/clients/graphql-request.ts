import { ClientError, GraphQLClient, gql } from 'graphql-request';
import { randomUUID } from 'node:crypto';

/** Lists payment runs page by page, reads a payment, and submits it: for scripts, without a cache. */
export async function submitFirstDraft(endpoint: string) {
  // `all`: the answer comes with its errors, so that what one service failed to give does not hide the rest.
  const client = new GraphQLClient(endpoint, { errorPolicy: 'all' });

  const runs: Run[] = [];
  let after: string | null = null;
  do {
    const { paymentRuns }: RunsPage = await client.request(DRAFTS, { first: 2, after });
    runs.push(...paymentRuns.edges.map(({ node }) => node));
    after = paymentRuns.pageInfo.hasNextPage ? paymentRuns.pageInfo.endCursor : null;
  } while (after && runs.length < 4);

  const draft = runs.find(({ availableActions }) => availableActions.includes('SUBMIT'));
  const { bulkPayment } = await client.request<{ bulkPayment: Payment }>(PAYMENT, { id: draft?.id });

  const { id, version } = bulkPayment;
  const input = { id, ifVersion: version, idempotencyKey: randomUUID() };
  const { submitBulkPayment } = await onceMoreIfLost(() =>
    client.request<{ submitBulkPayment: { outcome: string } }>(SUBMIT, { input }),
  );
  return {
    references: runs.map(({ reference }) => reference),
    documents: bulkPayment.allocations.map(({ documentNo }) => documentNo),
    outcome: submitBulkPayment.outcome,
  };
}

/** Sends a write again if no answer came: the same key makes sure that it is carried out at most once. */
async function onceMoreIfLost<Data>(send: () => Promise<Data>): Promise<Data> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof ClientError) throw error;
    return send();
  }
}

interface Run {
  id: string;
  reference: string;
  availableActions: string[];
}

interface RunsPage {
  paymentRuns: { edges: { node: Run }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

interface Payment {
  id: string;
  version: string;
  allocations: { documentNo: string }[];
}

const DRAFTS = gql`
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
`;

const PAYMENT = gql`
  query Payment($id: ID!) {
    bulkPayment(id: $id) {
      id
      version
      allocations {
        documentNo
      }
    }
  }
`;

const SUBMIT = gql`
  mutation Submit($input: SubmitBulkPaymentInput!) {
    submitBulkPayment(input: $input) {
      outcome
      userErrors {
        code
        message
      }
    }
  }
`;
