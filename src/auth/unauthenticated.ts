import { RefusedRequest } from '../http/refused-request.ts';

/**
 * The refusal (401) of a caller who cannot be identified. RFC 6750, 3: its challenge only names an error if
 * the request carried a credential.
 * @param message what is missing or wrong, and what to do now
 * @param given whether the request carried a credential
 */
export function unauthenticated(message: string, given: boolean): RefusedRequest {
  const challenge = given ? 'Bearer realm="payments", error="invalid_token"' : 'Bearer realm="payments"';
  return new RefusedRequest(401, 'UNAUTHENTICATED', message, { headers: { 'www-authenticate': challenge } });
}

/**
 * The refusal (503) of a request whose token cannot be checked at present, through no fault of the caller.
 */
export function authUnavailable(): RefusedRequest {
  return new RefusedRequest(
    503,
    'AUTH_UNAVAILABLE',
    "Tokens cannot be checked at present: their issuer's keys are not available. Nothing was done; " +
      'send the request again in a few seconds.',
    { headers: { 'retry-after': '5' } },
  );
}
