import type { IncomingMessage } from 'node:http';
import { countHeader } from '../http/raw-headers.ts';
import { unauthenticated } from './unauthenticated.ts';

/** RFC 6750, 2.1: the scheme in upper or lower case, spaces, and a token of these characters. */
const BEARER = /^bearer +([\w.~+/-]+=*) *$/i;

/**
 * A request's headers, parsed and raw. The raw ones are needed to see a repeated `Authorization`, of which
 * Node's parsed headers keep only the first.
 */
export type RequestHeaders = Pick<IncomingMessage, 'headers' | 'rawHeaders'>;

/**
 * The API key or token that a request carries; undefined if it carries none. `X-Api-Key` may come beside an
 * `Authorization` of another scheme, which is then ignored: a proxy on the way may have asked for it.
 * @throws {RefusedRequest} 401 if the request carries two credentials, or one that cannot be read
 */
export function credentialOf({ headers, rawHeaders }: RequestHeaders): string | undefined {
  const { authorization, 'x-api-key': apiKey } = headers;
  if (authorization !== undefined && countHeader(rawHeaders, 'authorization') > 1) {
    throw unauthenticated('Authorization came more than once; send it once, with the key or token.', true);
  }
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

/** Whether a credential has the form of a JWT: three parts. With the algorithm `none` the last is empty. */
export function looksLikeJwt(credential: string): boolean {
  return /^[\w-]+\.[\w-]*\.[\w-]*$/.test(credential);
}
