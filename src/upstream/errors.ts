/** The ways a service can fail the gateway. Stable: clients branch on them (`extensions.code`). */
export type UpstreamErrorCode =
  | 'UPSTREAM_UNAVAILABLE'
  | 'UPSTREAM_TIMEOUT'
  | 'UPSTREAM_RATE_LIMITED'
  | 'UPSTREAM_MALFORMED'
  | 'UPSTREAM_AUTH'
  | 'UPSTREAM_NOT_CONFIGURED';

/** What is known of a request that failed: could the service have acted on it? */
export type Delivery =
  /** It certainly never left: no connection, or it was given up before it was written. */
  | 'not-sent'
  /** It may have reached the service, and no usable answer says what came of it. */
  | 'unknown'
  /** The service read it and declined it; nothing was acted on. */
  | 'declined';

/** Facts about a failed request that a caller may be told. */
export interface UpstreamErrorFacts {
  /** The service, as the schema's PaymentSource names it. */
  source: string;
  delivery: Delivery;
  /** HTTP status, where there was one. */
  status?: number | undefined;
  /** The service's own id for the request, where it gave one. */
  correlationId?: string | undefined;
  /** How long the service asks to be left alone, in seconds. */
  retryAfterSeconds?: number | undefined;
  /** Whether it ended because nobody waited for it any more, which says nothing about the service. */
  givenUp?: boolean;
  /** What the transport said. For the log only: it may name an address. */
  cause?: unknown;
}

/**
 * A service could not be asked, or did not answer as it should. Its message is written by the gateway and is safe to
 * show to any caller: no address, no body, no token.
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

  /** The same failure with facts that only became known further out. */
  with(facts: Partial<UpstreamErrorFacts>): UpstreamError {
    return new UpstreamError(this.code, this.message, { ...this, cause: this.cause, ...facts });
  }
}

/** The service has no address or credentials in the configuration, so nothing of it can be read or written. */
export function notConfigured(source: string): UpstreamError {
  return new UpstreamError(
    'UPSTREAM_NOT_CONFIGURED',
    `${source} is not configured on this gateway; set its address and credentials to use it.`,
    { source, delivery: 'not-sent' },
  );
}
