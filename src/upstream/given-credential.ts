import { hash } from 'node:crypto';
import type { Session } from './access-token.ts';
import type { SessionSource } from './service.ts';

/** A credential for a service that the caller sent with its request. */
export interface GivenCredential {
  /** Never to be logged, stored or shown. */
  readonly secret: string;
  /** Identifies the credential without revealing it. */
  readonly fingerprint: string;
}

/**
 * A caller's credential with its fingerprint, a SHA-256 hash.
 * @param secret in the form in which it is sent to the service
 */
export function givenCredential(secret: string): GivenCredential {
  return { secret, fingerprint: hash('sha256', secret, 'base64url') };
}

/**
 * A session that the caller sent with its request. It is used as it is, because the gateway cannot renew it.
 */
export function givenSession<S extends Session>(session: S): SessionSource<S> {
  return { get: () => session, renew: () => Promise.resolve(session) };
}
