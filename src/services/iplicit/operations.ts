import type { ReadyOperation } from '../../graphiql/operations.ts';

/** What GraphiQL offers to run first. The ids in the mutations exist in the sandbox's initial data. */
export const OPERATIONS: readonly ReadyOperation[] = [
  {
    query: `# Create: a draft in iplicit that pays two documents.
# Run it again: with the same key, nothing is made twice.
mutation CreateBulkPayment($input: CreateBulkPaymentInput!) {
  createBulkPayment(input: $input) {
    outcome
    replayed
    userErrors {
      code
      message
      field
    }
    bulkPayment {
      id
      reference
      status
      total {
        amount
        currency
      }
      allocations {
        documentNo
        amount
        document {
          dueDate
          contactAccount {
            description
          }
        }
      }
    }
  }
}
`,
    variables: {
      input: {
        bankAccount: 'MITGBP',
        type: 'SUP',
        paymentDate: '2026-12-15',
        description: 'Made in GraphiQL',
        allocations: [{ document: 'PI-5001' }, { document: 'PI-5002', amount: '1000.00' }],
      },
    },
  },
  {
    query: `# Act: hands a draft in for authorisation.
# Once it is handed in, asking again with another
# key is refused: see "userErrors".
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
      reference
      status
      availableActions
      pendingMutation {
        mutation
        outcome
      }
      version
    }
  }
}
`,
    variables: { input: { id: 'BP-1001' } },
  },
];
