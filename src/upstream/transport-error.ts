import { BodyTooLargeError } from './body.ts';
import { UpstreamError } from './errors.ts';

/**
 * Codes of the system and of undici for a service that cannot be reached. Once sending has begun they prove
 * nothing: the connection can also be lost afterwards.
 */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/**
 * An exchange was ended because its time was up. Created once, as creating an error costs more than sending a
 * request.
 */
export const TIME_IS_UP = new Error('the time for an answer is up');
/** An exchange was ended because nobody waits for it any more. */
export const GIVEN_UP = new Error('nobody waits for it any more');

/**
 * The UpstreamError for a request that got no complete answer.
 * @param sent whether sending had begun
 */
export function transportError(source: string, error: unknown, sent: boolean): UpstreamError {
  if (error instanceof UpstreamError) return error;
  const facts = { source, delivery: sent ? 'unknown' : 'not-sent', cause: error } as const;
  if (error instanceof BodyTooLargeError) {
    return new UpstreamError(
      'UPSTREAM_MALFORMED',
      `${source} sent a larger answer than the gateway accepts. Ask for less at once.`,
      facts,
    );
  }
  if (error === GIVEN_UP) {
    const message =
      `The gateway stopped waiting for ${source}: the time for the whole request was up, or its client had gone. ` +
      'Try again, asking for less at once.';
    return new UpstreamError('UPSTREAM_TIMEOUT', message, { ...facts, givenUp: true });
  }
  if (isUnreachable(error)) {
    return new UpstreamError(
      'UPSTREAM_UNAVAILABLE',
      `${source} could not be reached. Try again later.`,
      facts,
    );
  }
  if (error === TIME_IS_UP) {
    return new UpstreamError(
      'UPSTREAM_TIMEOUT',
      `${source} did not answer in time. Try again later, or ask for less at once.`,
      facts,
    );
  }
  const message = `The connection to ${source} broke before its answer was complete. Try again.`;
  return new UpstreamError('UPSTREAM_UNAVAILABLE', message, { ...facts, delivery: 'unknown' });
}

/** Whether a service could not be reached: at none of its addresses, where several were tried. */
function isUnreachable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(isUnreachable);
  return (
    typeof error === 'object' && error !== null && 'code' in error && UNREACHABLE.has(String(error.code))
  );
}
