/** An operation that GraphiQL opens with, in a tab of its own. */
export interface ReadyOperation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** The tabs of a first visit, in their order. */
export const READY_OPERATIONS: readonly ReadyOperation[] = [{ query: 'query Hello { __typename }' }];
