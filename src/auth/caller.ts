import type { CallerCredential } from '../upstream/service.ts';
import * as z from 'zod';
import { RefusedRequest } from '../server/refused-request.ts';
import type { IncomingMessage } from 'node:http';
import { countHeader } from '../server/http-server.ts';

/**
 * The scopes that a caller can have; none includes another.
 *
 * - `payments:read`: see everything but payment files and the mutation log.
 * - `payments:files`: see and download payment files.
 * - `payments:edit`: create, change and abandon drafts.
 * - `payments:submit`: submit drafts for authorisation.
 * - `payments:approve`: move payments towards being paid, or back.
 * - `payments:audit`: see who wrote what, and where in the services things are.
 * - `payments:resolve`: settle by hand a write whose outcome is unknown.
 */
export const SCOPES = [
  'payments:read',
  'payments:files',
  'payments:edit',
  'payments:submit',
  'payments:approve',
  'payments:audit',
  'payments:resolve',
] as const;

/** One of `SCOPES`. */
export type Scope = (typeof SCOPES)[number];

/** Whether a text names one of the gateway's scopes. */
export function isScope(text: string): text is Scope {
  return (SCOPES as readonly string[]).includes(text);
}

/** Scopes of release 0.1 of which a part has become a scope of its own. */
const SPLIT_SINCE_0_1 = { 'payments:read': 'payments:files', 'payments:approve': 'payments:submit' } as const;

/** Scopes that release 0.1 did not have. */
const NEW_SINCE_0_1: ReadonlySet<Scope> = new Set([...Object.values(SPLIT_SINCE_0_1), 'payments:resolve']);

/**
 * What must be added to the scopes of a key from release 0.1, so that it allows what it did: whoever could read could
 * download files, and whoever could approve could submit. Nothing if one of them is newer than that release.
 */
export function missingSince0_1(scopes: readonly Scope[]): Scope[] {
  if (scopes.some((scope) => NEW_SINCE_0_1.has(scope))) return [];
  return Object.entries(SPLIT_SINCE_0_1).flatMap(([had, split]) =>
    scopes.some((scope) => scope === had) ? [split] : [],
  );
}

/** Who sent a request, and what they may do. */
export interface Caller {
  /** The name under which the caller's writes are recorded and its points are counted. */
  readonly name: string;
  readonly scopes: ReadonlySet<Scope>;
  /**
   * The caller's own credentials, by service. Where one is missing, the gateway's credentials are used.
   */
  readonly credentials: ReadonlyMap<string, CallerCredential>;
  /**
   * Identifies everything about the caller that an answer may depend on: its name, its scopes and its
   * credentials for the services. An answer stored under one scope is never sent under another.
   */
  readonly answerScope: string;
  /** Epoch milliseconds at which its token expires; absent if it has none. */
  readonly expiresAt?: number;
}

/** Makes a caller without credentials of its own for the services. */
export function callerOf(name: string, scopes: Iterable<Scope>): Caller {
  const sorted = [...new Set(scopes)].toSorted();
  return {
    name,
    scopes: new Set(sorted),
    credentials: new Map(),
    answerScope: JSON.stringify([name, ...sorted]),
  };
}

/**
 * The caller of requests without credentials, where those are let in. It has every scope. No key or token may
 * use its name.
 */
export const ANONYMOUS = callerOf('anonymous', SCOPES);

/**
 * Schema of a caller's name. It is restricted to visible ASCII because it is logged, and stored in the
 * journal for good.
 */
export const callerName = z
  .string('must be text')
  .regex(/^[!-~]([ -~]{0,253}[!-~])?$/, 'must be 1 to 255 visible ASCII characters')
  .refine((name) => name !== ANONYMOUS.name, `must not be ${ANONYMOUS.name}, which stands for nobody`);

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
