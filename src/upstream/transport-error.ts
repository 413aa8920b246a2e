import { BodyTooLargeError } from './body.ts';
import { UpstreamError } from './errors.ts';

/** System and undici codes which prove that no connection came about, so that nothing can have been sent. */
const NEVER_CONNECTED = new Set([
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
 * Tells what became of a request that got no whole answer.
 * @param deadline the signal that bounded the exchange
 * @param caller the caller's own signal, if it had one
 */
export function transportError(
  source: string,
  error: unknown,
  deadline: AbortSignal,
  caller: AbortSignal | undefined,
): UpstreamError {
  if (error instanceof UpstreamError) return error;
  if (error instanceof BodyTooLargeError) {
    return new UpstreamError('UPSTREAM_MALFORMED', `${source} answered more than the gateway accepts.`, {
      source,
      delivery: 'unknown',
      cause: error,
    });
  }
  if (caller?.aborted) {
    return new UpstreamError(
      'UPSTREAM_TIMEOUT',
      `The request to ${source} was given up: its caller's time was up.`,
      {
        source,
        delivery: 'unknown',
        givenUp: true,
        cause: error,
      },
    );
  }
  const code = codeOf(error);
  if (deadline.aborted && !NEVER_CONNECTED.has(code)) {
    return new UpstreamError('UPSTREAM_TIMEOUT', `${source} did not answer in time.`, {
      source,
      delivery: 'unknown',
      cause: error,
    });
  }
  if (NEVER_CONNECTED.has(code)) {
    return new UpstreamError('UPSTREAM_UNAVAILABLE', `${source} could not be reached.`, {
      source,
      delivery: 'not-sent',
      cause: error,
    });
  }
  return new UpstreamError(
    'UPSTREAM_UNAVAILABLE',
    `The connection to ${source} broke before its answer was whole.`,
    {
      source,
      delivery: 'unknown',
      cause: error,
    },
  );
}

/** The code of an error or, where several addresses were tried, the one that they share. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError) {
    const codes = new Set(error.errors.map(codeOf));
    return codes.size === 1
      ? ([...codes][0] ?? '')
      : [...codes].every((code) => NEVER_CONNECTED.has(code))
        ? 'ECONNREFUSED'
        : '';
  }
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
