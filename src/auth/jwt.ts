import { errors, jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import type { RefusedRequest } from '../http/refused-request.ts';
import { callerName } from './caller-name.ts';
import { callerOf } from './caller.ts';
import type { Caller } from './caller.ts';
import { KeysUnavailable } from './issuer-keys.ts';
import { isScope } from './scopes.ts';
import { authUnavailable, unauthenticated } from './unauthenticated.ts';

/** Only asymmetric signatures: `none` proves nothing, and whoever can check an HMAC can also make one. */
const ALGORITHMS = 'RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519'.split(' ');
/** Seconds by which the issuer's clock may differ from this machine's. */
const CLOCK_TOLERANCE = 30;

export interface JwtOptions {
  /** Who must have issued the tokens: their claim `iss`. */
  issuer: string;
  /** Whom the tokens must be for: their claim `aud`, or an entry of it. */
  audience: string;
  /** The issuer's public keys. */
  keys: JWTVerifyGetKey;
}

/**
 * Verifies a JSON Web Token (RFC 7519, RFC 9068) and gives its caller.
 * @throws {RefusedRequest} 401 if the token is not valid, 503 if the issuer's keys cannot be fetched
 */
export async function callerByJwt(token: string, { issuer, audience, keys }: JwtOptions): Promise<Caller> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
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
  if (name.success) return callerOf(name.data, grantedBy(payload).filter(isScope));
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
