import { createLocalJWKSet, createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { JSONWebKeySet, JWTVerifyGetKey, JWTPayload } from 'jose';
import type { RefusedRequest } from '../server/refused-request.ts';
import { callerName, callerOf, authUnavailable, unauthenticated, isScope } from './caller.ts';
import type { Caller } from './caller.ts';

/** Age in milliseconds at which keys are refreshed in the background, while the old ones stay in use. */
const REFRESH_EVERY_MS = 300_000;
/** Age in milliseconds at which keys that could not be refreshed are dropped, as one may be withdrawn. */
const DROP_AFTER_MS = 3_600_000;
/** Least milliseconds between two fetches for unknown keys, so that forged tokens cost the issuer little. */
const FETCH_EVERY_MS = 30_000;
/** Most milliseconds that one fetch may take. */
const FETCH_TIMEOUT_MS = 5_000;
/** Milliseconds without a fetch after one failed, so that requests flood neither the issuer nor the log. */
const RETRY_AFTER_MS = 5_000;

/** The issuer's keys could not be fetched. The cause says why. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

export interface IssuerKeysOptions {
  /** Where the issuer publishes its keys. They are fetched from nowhere else. */
  url: string;
  /** Least milliseconds between two fetches that unknown keys cause; 30 seconds if absent. */
  fetchEveryMs?: number | undefined;
  /** Called once for each failed fetch, with the reason. */
  onUnavailable: (error: unknown) => void;
  /** Epoch milliseconds. */
  now: () => number;
}

/**
 * The public keys of a token issuer (RFC 7517). They are fetched when first needed, refreshed in the
 * background, and fetched again when a token names an unknown key. After a failed fetch there is none for
 * five seconds.
 * @returns a function that finds a token's key. It throws KeysUnavailable if the keys cannot be fetched, and
 *   jose's own errors if the issuer has no such key.
 */
export function issuerKeys(options: IssuerKeysOptions): JWTVerifyGetKey {
  const { onUnavailable, now } = options;
  const keys = createRemoteJWKSet(new URL(options.url), {
    cacheMaxAge: DROP_AFTER_MS,
    cooldownDuration: options.fetchEveryMs ?? FETCH_EVERY_MS,
    timeoutDuration: FETCH_TIMEOUT_MS,
  });
  let refreshedAt = now();
  let failure: { error: unknown; until: number; fetched: JWTVerifyGetKey } | undefined;
  const recordFailure = (error: unknown): void => {
    // Requests that wait for one fetch, or come in the next five seconds, get the same error. Report it once.
    if (failure?.error === error) return;
    failure = {
      error,
      until: now() + RETRY_AFTER_MS,
      fetched: fetchedKeys(keys.fresh ? keys.jwks() : undefined, error),
    };
    onUnavailable(error);
  };
  return async (header, token) => {
    const source = failure && now() < failure.until ? failure.fetched : keys;
    if (source === keys && keys.fresh && now() - refreshedAt > REFRESH_EVERY_MS) {
      refreshedAt = now();
      keys.reload().catch(recordFailure);
    }
    try {
      return await source(header, token);
    } catch (error) {
      if (isTokenFault(error)) throw error;
      recordFailure(error);
      throw new KeysUnavailable("The issuer's keys cannot be had.", { cause: error });
    }
  };
}

/** Whether the token is at fault, not the fetch: the issuer has no key for it, or several. */
function isTokenFault(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}

/** Finds keys among those already fetched. For any other key it throws the failure of the last fetch. */
function fetchedKeys(jwks: JSONWebKeySet | undefined, failure: unknown): JWTVerifyGetKey {
  const fetched = jwks && createLocalJWKSet(jwks);
  return async (header, token) => {
    if (!fetched) throw failure;
    return fetched(header, token).catch((error: unknown) =>
      Promise.reject(error instanceof errors.JWKSNoMatchingKey ? failure : error),
    );
  };
}

/** Only asymmetric signatures: `none` proves nothing, and whoever can check an HMAC can also make one. */
const ALGORITHMS = 'RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519'.split(' ');
/** Seconds by which the issuer's clock may differ from this machine's. */
const CLOCK_TOLERANCE = 30;

export interface JwtOptions {
  /** Who must have issued the tokens: their claim `iss`. */
  issuer: string;
  /** Whom the tokens must be for: their claim `aud`, or an entry of it. */
  audience: string;
  /** The header `typ` that tokens must have; undefined if none is asked for. */
  typ: string | undefined;
  /** The issuer's public keys. */
  keys: JWTVerifyGetKey;
}

/**
 * Verifies a JSON Web Token (RFC 7519, RFC 9068) and gives its caller.
 * @throws {RefusedRequest} 401 if the token is not valid, 503 if the issuer's keys cannot be fetched
 */
export async function callerByJwt(
  token: string,
  { issuer, audience, typ, keys }: JwtOptions,
): Promise<Caller> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      ...(typ !== undefined && { typ }),
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE,
      requiredClaims: ['exp', 'sub'],
    });
    return callerBy(payload);
  } catch (error) {
    throw refusalFor(error);
  }
}

function callerBy(payload: JWTPayload): Caller {
  const name = callerName.safeParse(payload.sub);
  if (name.success) {
    const caller = callerOf(name.data, grantedBy(payload).filter(isScope));
    return { ...caller, ...(payload.exp !== undefined && { expiresAt: payload.exp * 1_000 }) };
  }
  throw refused(`The token is not good here: its claim sub ${name.error.issues[0]?.message}.`);
}

/**
 * The scopes that a token grants. RFC 9068 has them in `scope`, separated by spaces; some issuers use `scp`
 * or `permissions` instead. Only the first claim present counts: beside `scope`, `permissions` lists what the
 * user may do, and the token may grant less.
 */
function grantedBy({ scope, scp, permissions }: JWTPayload): string[] {
  const granted = scope ?? scp ?? permissions;
  if (typeof granted === 'string') return granted.split(' ');
  return Array.isArray(granted) ? granted.filter((item) => typeof item === 'string') : [];
}

/** The refusal may name the wrong claim: claims are only checked once the signature has been verified. */
function refusalFor(error: unknown): unknown {
  if (error instanceof KeysUnavailable) return authUnavailable();
  if (error instanceof errors.JWTExpired) return refused('The token has expired; get a new one.');
  if (error instanceof errors.JWTClaimValidationFailed) {
    return refused(`The token is not good here: its claim ${error.claim} is missing or wrong.`);
  }
  return error instanceof errors.JOSEError ? refused('The token is not one that is good here.') : error;
}

function refused(message: string): RefusedRequest {
  return unauthenticated(message, true);
}
