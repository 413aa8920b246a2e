import type { ReadyOperation } from '../../graphiql/operations.ts';

/** What GraphiQL offers to run first. The ids in the mutations exist in the sandbox's initial data. */
export const OPERATIONS: readonly ReadyOperation[] = [
  {
    query: `# What waits in SAP Concur to be closed and paid.
query PaymentBatches($status: PaymentBatchStatus) {
  paymentBatches(status: $status, first: 20) {
    totalCount
    nodes {
      batchId
      name
      status
      count
      payeeName
      paymentMethodName
      total {
        amount
        currency
      }
    }
  }
}
`,
    variables: { status: 'OPEN' },
  },
  {
    query: `# Closes a Concur batch, which cannot be undone.
# Concur takes a scheduled close in hand at once;
# the batch turns up as closed soon after.
mutation ClosePaymentBatch($input: ClosePaymentBatchInput!) {
  closePaymentBatch(input: $input) {
    outcome
    userErrors {
      code
      message
      field
    }
    jobQueueKey
    paymentBatch {
      name
      status
      file {
        downloadUrl
      }
    }
  }
}
`,
    variables: { input: { id: '5e670fdccdbbccf3556f5ba70af11e96', mode: 'SCHEDULE' } },
  },
];
