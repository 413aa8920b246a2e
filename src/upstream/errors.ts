/** The ways a service can fail the gateway. Stable: clients branch on them (`extensions.code`). */
export type UpstreamErrorCode =
  | 'UPSTREAM_UNAVAILABLE'
  | 'UPSTREAM_TIMEOUT'
  | 'UPSTREAM_RATE_LIMITED'
  | 'UPSTREAM_MALFORMED'
  | 'UPSTREAM_TOO_LARGE'
  | 'UPSTREAM_AUTH'
  | 'UPSTREAM_NOT_CONFIGURED';

/** Whether the service can have acted on a request that failed. */
export type Delivery =
  /** Certainly not: there was no connection, or the request was given up before it was written. */
  | 'not-sent'
  /** Perhaps: it may have reached the service, and no usable answer says what became of it. */
  | 'unknown'
  /** No: the service read it and declined it. */
  | 'declined';

/** Facts about a failed request that a caller may be told. */
export interface UpstreamErrorFacts {
  /** The service, as the schema's PaymentSource names it. */
  source: string;
  delivery: Delivery;
  /** HTTP status, if there was an answer. */
  status?: number | undefined;
  /** The service's own id for the request, if it gave one. */
  correlationId?: string | undefined;
  /** How long the service asks not to be called, in seconds. */
  retryAfterSeconds?: number | undefined;
  /** Whether it was cancelled because nobody waited for it any more, which says nothing about the service. */
  givenUp?: boolean;
  /** What the transport reported. For the log only: it may name an address. */
  cause?: unknown;
}

/**
 * A service could not be reached, or did not answer as it should. The gateway writes the message itself, and
 * it is safe to show to any caller: it contains no address, no body and no token.
 */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  readonly code: UpstreamErrorCode;
  readonly source: string;
  readonly delivery: Delivery;
  readonly status: number | undefined;
  readonly correlationId: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly givenUp: boolean;

  constructor(code: UpstreamErrorCode, message: string, facts: UpstreamErrorFacts) {
    super(message, { cause: facts.cause });
    this.code = code;
    this.source = facts.source;
    this.delivery = facts.delivery;
    this.status = facts.status;
    this.correlationId = facts.correlationId;
    this.retryAfterSeconds = facts.retryAfterSeconds;
    this.givenUp = facts.givenUp ?? false;
  }

  /** A copy with facts that only the caller of the failed code knows. */
  with(facts: Partial<UpstreamErrorFacts>): UpstreamError {
    return new UpstreamError(this.code, this.message, { ...this, cause: this.cause, ...facts });
  }
}

/**
 * The error for a service whose address or credentials are not configured, so that nothing can be read from
 * it or written to it.
 */
export function notConfigured(source: string): UpstreamError {
  return new UpstreamError(
    'UPSTREAM_NOT_CONFIGURED',
    `${source} is not configured on this gateway; set its address and credentials to use it.`,
    { source, delivery: 'not-sent' },
  );
}
