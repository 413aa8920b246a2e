/** An operation that GraphiQL shows on the first visit, in a tab of its own. */
export interface ReadyOperation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** The tabs of a first visit, in order. The ids in the mutations exist in the sandbox's initial data. */
export const READY_OPERATIONS: readonly ReadyOperation[] = [
  {
    query: `# The runs of both services in one list.
# A service that cannot be read is named in
# "unavailable"; the other's runs are still here.
query PaymentRuns($filter: PaymentRunFilter, $first: Int, $after: String) {
  paymentRuns(filter: $filter, first: $first, after: $after) {
    nodes {
      __typename
      id
      source
      reference
      phase
      total {
        amount
        currency
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    unavailable
  }
}
`,
    variables: { filter: { phase: ['OPEN', 'IN_APPROVAL', 'APPROVED'] }, first: 20 },
  },
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
  {
    query: `# Hands a draft in for authorisation.
# Once it is handed in, asking again is refused:
# see "userErrors".
mutation SubmitBulkPayment($input: BulkPaymentActionInput!) {
  submitBulkPayment(input: $input) {
    outcome
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
