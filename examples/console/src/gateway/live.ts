import { useSubscription } from 'urql';
import { graphql } from '../generated/gql.ts';
import type { PaymentRunFilter } from '../generated/graphql.ts';

/**
 * What the gateway sees change, as it sees it. Events go into the cache, so that every screen that shows a run shows its
 * present state; the screens themselves only say what they show.
 */

const RunsUpdated = graphql(/* GraphQL */ `
  subscription RunsUpdated($filter: PaymentRunFilter) {
    paymentRunsUpdated(filter: $filter) {
      kind
      id
      isInitial
      run {
        ...RunParts
      }
    }
  }
`);

const PaymentUpdated = graphql(/* GraphQL */ `
  subscription PaymentUpdated($id: ID!) {
    bulkPaymentUpdated(id: $id) {
      ...PaymentParts
    }
  }
`);

const BatchUpdated = graphql(/* GraphQL */ `
  subscription BatchUpdated($id: ID!) {
    paymentBatchUpdated(id: $id) {
      ...BatchParts
    }
  }
`);

/** Keeps the runs that match a filter up to date. Returns whether changes arrive at present. */
export function useLiveRuns(filter: PaymentRunFilter): boolean {
  const [{ data, error }] = useSubscription({ query: RunsUpdated, variables: { filter } });
  return data !== undefined && error === undefined;
}

/** Keeps a bulk payment up to date. Returns whether changes arrive at present. */
export function useLivePayment(id: string): boolean {
  const [{ data, error }] = useSubscription({ query: PaymentUpdated, variables: { id } });
  return data !== undefined && error === undefined;
}

/** Keeps a batch up to date. Returns whether changes arrive at present. */
export function useLiveBatch(id: string): boolean {
  const [{ data, error }] = useSubscription({ query: BatchUpdated, variables: { id } });
  return data !== undefined && error === undefined;
}
