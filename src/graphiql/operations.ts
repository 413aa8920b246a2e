/** An operation that GraphiQL shows on the first visit, in a tab of its own. */
export interface ReadyOperation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Finds something in every service; those of the services come after it. */
export const PAYMENT_RUNS: ReadyOperation = {
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
};

/** The id of the element in which the page brings the operations, as JSON. */
export const OPERATIONS_ELEMENT = 'operations';
