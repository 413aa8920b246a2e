import { hash } from 'node:crypto';
import type { Session } from './access-token.ts';
import type { SessionSource } from './service.ts';

/** A credential for a service that a caller brought along. */
export interface GivenCredential {
  /** Never to be logged, stored or shown. */
  readonly secret: string;
  /** Tells it apart from every other one without giving it away. */
  readonly fingerprint: string;
}

/** @param secret as the service is to be sent it */
export function givenCredential(secret: string): GivenCredential {
  return { secret, fingerprint: hash('sha256', secret, 'base64url') };
}

/** A session that a caller brought along: it is used as it is, as nobody here could renew it. */
export function givenSession<S extends Session>(session: S): SessionSource<S> {
  return { get: () => session, renew: () => Promise.resolve(session) };
}
