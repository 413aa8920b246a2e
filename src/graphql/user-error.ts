/** The codes of the schema's UserErrorCode. */
export type UserErrorCode =
  | 'NOT_FOUND'
  | 'INVALID_INPUT'
  | 'ILLEGAL_TRANSITION'
  | 'VERSION_CONFLICT'
  | 'EMPTY_BATCH'
  | 'IDEMPOTENCY_CONFLICT'
  | 'UPSTREAM_REFUSED'
  | 'OUTCOME_UNKNOWN'
  | 'NOT_APPLIED'
  | 'UNAVAILABLE';

/** What the service itself said about a refusal. */
export interface UpstreamErrorDetail {
  readonly source: string;
  readonly status: number | null;
  /** The service's own words, as it gave them. */
  readonly message: string | null;
  readonly correlationId: string | null;
}

/**
 * Something the caller can act on; the schema's UserError. It is plain JSON, so that a journal can store it.
 */
export type UserError = {
  readonly code: UserErrorCode;
  /** What happened, to what, and what to do now. */
  readonly message: string;
  /** Path into the mutation's arguments, e.g. `['input', 'id']`; null if no single argument is at fault. */
  readonly field: readonly string[] | null;
  readonly upstream: { readonly [Member in keyof UpstreamErrorDetail]: UpstreamErrorDetail[Member] } | null;
};
