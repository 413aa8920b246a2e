import type { ReadyOperation } from '../../graphiql/operations.ts';

/** What GraphiQL offers to run first. The ids in the mutations exist in the sandbox's initial data. */
export const OPERATIONS: readonly ReadyOperation[] = [
  {
    query: `# iplicit's drafts, the documents that each pays,
# and who is owed.
query BulkPayments($filter: BulkPaymentFilter) {
  bulkPayments(filter: $filter, first: 10) {
    nodes {
      id
      batchNo
      description
      status
      availableActions
      paymentDate
      bankAccount {
        code
      }
      total {
        amount
        currency
      }
      allocations {
        documentNo
        amount
        document {
          dueDate
          outstanding {
            amount
            currency
          }
          contactAccount {
            description
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`,
    variables: { filter: { isDraft: true } },
  },
  {
    query: `# Hands a draft in for authorisation.
# Once it is handed in, asking again is refused:
# see "userErrors".
mutation SubmitBulkPayment($input: SubmitBulkPaymentInput!) {
  submitBulkPayment(input: $input) {
    outcome
    replayed
    userErrors {
      code
      message
      field
    }
    bulkPayment {
      batchNo
      status
      statuses
      availableActions
      version
    }
  }
}
`,
    variables: { input: { id: 'BP-1001' } },
  },
];
