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
    edges {
      node {
        __typename
        id
        source
        reference
        phase
        total {
          amount
          currency
        }
        availableActions
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
  variables: { filter: { phases: ['OPEN', 'IN_APPROVAL', 'APPROVED'] }, first: 20 },
};

/** The id of the element in which the page brings the operations, as JSON. */
export const OPERATIONS_ELEMENT = 'operations';

/**
 * The variables of an operation. Those of a mutation get an idempotency key.
 * @param newKey makes a key that nothing else has
 */
export function readyVariables(
  { query, variables }: ReadyOperation,
  newKey: () => string,
): ReadyOperation['variables'] {
  if (!/^mutation\b/m.test(query)) return variables;
  return { input: { ...Object(variables?.['input']), idempotencyKey: newKey() } };
}
