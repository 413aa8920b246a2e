import type { ReadyOperation } from '../../graphiql/operations.ts';

/** What GraphiQL offers to run first. The ids in the mutations exist in the sandbox's initial data. */
export const OPERATIONS: readonly ReadyOperation[] = [
  {
    query: `# What waits in SAP Concur to be closed and paid.
query PaymentBatches($filter: PaymentBatchFilter, $orderBy: PaymentBatchOrder) {
  paymentBatches(filter: $filter, orderBy: $orderBy, first: 20) {
    totalCount
    totals {
      amount
      currency
    }
    nodes {
      batchId
      name
      batchStatus
      count
      payeeName
      reimbursementMethodName
      total {
        amount
        currency
      }
    }
  }
}
`,
    variables: { filter: { status: 'OPEN' }, orderBy: { field: 'TOTAL', direction: 'DESCENDING' } },
  },
  {
    query: `# Closes a Concur batch, which cannot be undone.
# Concur takes a scheduled close in hand at once;
# the batch turns up as closed soon after.
mutation ClosePaymentBatch($input: ClosePaymentBatchInput!) {
  closePaymentBatch(input: $input) {
    outcome
    replayed
    userErrors {
      code
      message
      field
    }
    jobQueueKey
    paymentBatch {
      name
      batchStatus
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
