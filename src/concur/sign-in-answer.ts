import { UpstreamError } from '../upstream/errors.ts';
import type { HttpResponse } from '../upstream/http-client.ts';
import { refusedBy } from '../upstream/refusal.ts';
import { CONCUR } from './types.ts';

/** A successful sign-in. Only the form of its members has been checked. */
export interface Granted {
  accessToken: string;
  /** Lifetime of the access token, in seconds. */
  seconds: number;
}

/** Concur: the account is served by another data centre, named by the answer's geolocation. */
export const LIVES_ELSEWHERE = 16;
const MAINTENANCE = 134;

/**
 * Concur's codes for credentials that will not become valid by trying again, with what an operator can do
 * about them.
 */
const ADVICE = new Map<number, string>([
  [5, 'check its client id, client secret and refresh token'],
  [10, 'check its client id, client secret and refresh token'],
  [11, 'check its client id, client secret and refresh token'],
  [14, 'check its client id, client secret and refresh token'],
  [LIVES_ELSEWHERE, 'set its base address to that of the data centre that serves the company'],
  [61, 'check its client id'],
  [64, 'check its client secret'],
  [107, 'have the company authorise it anew and give it the new refresh token'],
  [108, 'its refresh token has expired or was revoked: have the company authorise it anew'],
]);

/** How long to wait after refused credentials, in seconds: Concur locks out clients that keep trying. */
export const PAUSE_SECONDS = 60;

/** The body of a token endpoint's answer; an empty object if it is not a JSON object. */
export function jsonBody(answer: HttpResponse): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(answer.body.toString('utf8'));
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}

/**
 * What a 200 of the token endpoint grants; undefined if it is unusable. Concur: `expires_in` is text or a
 * number.
 */
export function grantedBy(body: Record<string, unknown>): Granted | undefined {
  const { access_token: accessToken, expires_in: expiresIn } = body;
  const seconds = typeof expiresIn === 'string' && expiresIn.trim() !== '' ? Number(expiresIn) : expiresIn;
  if (typeof accessToken !== 'string' || !/^[\x21-\x7E]+$/.test(accessToken)) return undefined;
  if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds <= 0) return undefined;
  return { accessToken, seconds };
}

/** The refresh token to use from now on; undefined if Concur did not issue a new one. */
export function newRefreshToken(body: Record<string, unknown>): string | undefined {
  const { refresh_token: refreshToken } = body;
  return typeof refreshToken === 'string' && refreshToken !== '' ? refreshToken : undefined;
}

/** Concur's code for why it refused a sign-in; undefined if it gives none. */
export function refusalCode(body: Record<string, unknown>): number | undefined {
  const code = Number(body['code'] ?? Number.NaN);
  return Number.isInteger(code) ? code : undefined;
}

/**
 * Makes the error for a refused sign-in.
 * @param now epoch milliseconds
 */
export function signInRefused(
  answer: HttpResponse,
  body: Record<string, unknown>,
  correlationId: string | undefined,
  now: number,
): UpstreamError {
  const { status } = answer;
  const code = refusalCode(body);
  if (code === MAINTENANCE) {
    return new UpstreamError('UPSTREAM_UNAVAILABLE', 'CONCUR is under maintenance; try again in 5 minutes.', {
      source: CONCUR,
      status,
      correlationId,
      delivery: 'not-sent',
      retryAfterSeconds: 300,
    });
  }
  // Without a code, a rejected grant or client still means bad credentials (RFC 6749, section 5.2).
  const refused = typeof body['error'] === 'string' && /^(?:invalid|unauthorized)_/.test(body['error']);
  if (status < 400 || status >= 500 || status === 429 || (code === undefined && !refused)) {
    return refusedBy(CONCUR, answer, correlationId, now);
  }
  const advice = (code !== undefined && ADVICE.get(code)) ?? ADVICE.get(5);
  const named = code === undefined ? '' : ` (code ${code})`;
  return new UpstreamError(
    'UPSTREAM_AUTH',
    `CONCUR refused to let the gateway sign in${named}; whoever runs the gateway should act: ${advice}.`,
    { source: CONCUR, status, correlationId, delivery: 'not-sent', retryAfterSeconds: PAUSE_SECONDS },
  );
}
