import { errors, jwtVerify } from 'jose';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import type { RefusedRequest } from '../http/refused-request.ts';
import { callerName } from './caller-name.ts';
import { callerOf } from './caller.ts';
import type { Caller } from './caller.ts';
import { KeysUnavailable } from './issuer-keys.ts';
import { isScope } from './scopes.ts';
import { cannotTell, unauthenticated } from './unauthenticated.ts';

/** Signatures that only the issuer can make. `none` proves nothing, and who can check an HMAC can also make one. */
const ALGORITHMS = 'RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519'.split(' ');
/** Seconds by which the issuer's clock may differ from this one. */
const CLOCK_TOLERANCE = 30;

export interface JwtOptions {
  /** Who signs the tokens: their claim `iss`. */
  issuer: string;
  /** Whom the tokens are for: their claim `aud`, or one of several there. */
  audience: string;
  /** The issuer's public keys. */
  keys: JWTVerifyGetKey;
}

/**
 * Whose token this is, by the JSON Web Token that one issuer signed (RFC 7519, RFC 9068).
 * @throws {RefusedRequest} 401 if it is nobody's or no longer good, 503 if the issuer's keys cannot be had
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
 * What a token allows. RFC 9068: `scope`, by blanks; some issuers say `scp` or `permissions` instead. The first that is
 * there counts alone: beside a scope, `permissions` lists what the user may do, of which the token may carry less.
 */
function grantedBy({ scope, scp, permissions }: JWTPayload): string[] {
  const granted = scope ?? scp ?? permissions;
  if (typeof granted === 'string') return granted.split(' ');
  return Array.isArray(granted) ? granted.filter((item) => typeof item === 'string') : [];
}

/** Claims are looked at once the signature is known to be good, so that what is wrong with them can be told. */
function refusalFor(error: unknown): unknown {
  if (error instanceof KeysUnavailable) return cannotTell();
  if (error instanceof errors.JWTExpired) return refused('The token has expired; get a new one.');
  if (error instanceof errors.JWTClaimValidationFailed) {
    return refused(`The token is not good here: its claim ${error.claim} is missing or wrong.`);
  }
  return error instanceof errors.JOSEError ? refused('The token is not one that is good here.') : error;
}

function refused(message: string): RefusedRequest {
  return unauthenticated(message, true);
}
