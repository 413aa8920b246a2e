import { RefusedRequest } from '../http/refused-request.ts';

/**
 * The refusal for who is not known. RFC 6750, 3: it says how to be let in, and whether what was sent is at fault.
 * @param message what is missing or wrong, and what to do now
 * @param given whether anything was sent that could have been a credential
 */
export function unauthenticated(message: string, given: boolean): RefusedRequest {
  const challenge = given ? 'Bearer realm="payments", error="invalid_token"' : 'Bearer realm="payments"';
  return new RefusedRequest(401, 'UNAUTHENTICATED', message, { headers: { 'www-authenticate': challenge } });
}

/** The refusal where it cannot be found out who asks, through no fault of theirs. Nothing was done. */
export function cannotTell(): RefusedRequest {
  return new RefusedRequest(
    503,
    'AUTH_UNAVAILABLE',
    'The keys that tokens are checked with cannot be had at present; nothing was done. Send it again in a few seconds.',
    { headers: { 'retry-after': '5' } },
  );
}
