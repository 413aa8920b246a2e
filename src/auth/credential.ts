import type { IncomingHttpHeaders } from 'node:http';
import { unauthenticated } from './unauthenticated.ts';

/** RFC 6750, 2.1: the scheme in any case, blanks, and a token of these characters. */
const BEARER = /^bearer +([\w.~+/-]+=*) *$/i;

/**
 * The key or token that a request carries; undefined if it carries none. `X-Api-Key` goes before an `Authorization` of
 * another scheme, which a proxy on the way may have asked for.
 * @throws {RefusedRequest} 401 if it carries two, or one that cannot be read
 */
export function credentialOf(headers: IncomingHttpHeaders): string | undefined {
  const { authorization, 'x-api-key': apiKey } = headers;
  const bearer = authorization !== undefined && /^bearer\b/i.test(authorization);
  if (apiKey !== undefined) {
    if (bearer) throw unauthenticated('Send one of Authorization and X-Api-Key, not both.', true);
    return Array.isArray(apiKey) ? apiKey.join() : apiKey;
  }
  if (authorization === undefined) return undefined;
  const token = BEARER.exec(authorization)?.[1];
  if (token === undefined) {
    throw unauthenticated('Authorization cannot be read; send `Bearer` and the key or token.', true);
  }
  return token;
}

/** Whether a credential has the form of a signed token: three parts, the last of which `none` leaves empty. */
export function looksLikeJwt(credential: string): boolean {
  return /^[\w-]+\.[\w-]*\.[\w-]*$/.test(credential);
}
