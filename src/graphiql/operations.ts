/** An operation that GraphiQL shows on the first visit, in a tab of its own. */
export interface ReadyOperation {
  readonly query: string;
  /** Without an idempotency key: see {@link readyVariables}. */
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Finds something in every service. */
export const PAYMENT_RUNS: ReadyOperation = {
  query: `# Read: the runs of both services in one list.
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

/** Shows what the mutations in the other tabs did. */
export const MUTATION_LOG: ReadyOperation = {
  query: `# Log: what was written through the gateway, by whom,
# and what came of it. Newest first.
query MutationLog($filter: MutationLogFilter) {
  mutationLog(filter: $filter, first: 20) {
    edges {
      node {
        at
        caller
        mutation
        input
        outcome
        settledAt
        settledBy
        userErrors {
          code
          message
        }
      }
    }
  }
}
`,
  variables: { filter: {} },
};

/** Shows what they change, as it changes. */
export const PAYMENT_RUNS_UPDATED: ReadyOperation = {
  query: `# Watch: what is under way now, then every change.
# Submit a draft in another tab and come back.
subscription PaymentRunsUpdated($filter: PaymentRunFilter) {
  paymentRunsUpdated(filter: $filter) {
    kind
    isInitial
    run {
      reference
      phase
      total {
        amount
        currency
      }
    }
  }
}
`,
  variables: { filter: { phases: ['OPEN', 'IN_APPROVAL', 'APPROVED'] } },
};

/**
 * The tabs of a first visit, in order.
 * @param ofServices those that the services bring
 */
export function readyOperations(ofServices: readonly ReadyOperation[]): readonly ReadyOperation[] {
  return [PAYMENT_RUNS, ...ofServices, MUTATION_LOG, PAYMENT_RUNS_UPDATED];
}

/**
 * The variables of an operation. Those of a mutation get an idempotency key, so that it can be run as it is.
 * @param newKey makes a key that nothing else has
 */
export function readyVariables(
  { query, variables }: ReadyOperation,
  newKey: () => string,
): ReadyOperation['variables'] {
  if (!/^mutation\b/m.test(query)) return variables;
  return { input: { ...Object(variables?.['input']), idempotencyKey: newKey() } };
}

/** The id of the element in which the page brings the operations, as JSON. */
export const OPERATIONS_ELEMENT = 'operations';
