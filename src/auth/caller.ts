import type { GivenCredential } from '../upstream/given-credential.ts';
import { SCOPES } from './scopes.ts';
import type { Scope } from './scopes.ts';

/** A caller's own credentials for the services. Where one is missing, the gateway's credentials are used. */
export interface CallerCredentials {
  readonly concur?: GivenCredential | undefined;
  readonly iplicit?: GivenCredential | undefined;
}

/** Who sent a request, and what they may do. */
export interface Caller {
  /** The name under which the caller's writes are recorded and its points are counted. */
  readonly name: string;
  readonly scopes: ReadonlySet<Scope>;
  readonly credentials: CallerCredentials;
  /**
   * Identifies everything about the caller that an answer may depend on: its name, its scopes and its
   * credentials for the services. An answer stored under one scope is never sent under another.
   */
  readonly answerScope: string;
}

/** Makes a caller without credentials of its own for the services. */
export function callerOf(name: string, scopes: Iterable<Scope>): Caller {
  const sorted = [...new Set(scopes)].toSorted();
  return { name, scopes: new Set(sorted), credentials: {}, answerScope: JSON.stringify([name, ...sorted]) };
}

/**
 * The caller of requests without credentials, where those are let in. It has every scope. No key or token may
 * use its name.
 */
export const ANONYMOUS = callerOf('anonymous', SCOPES);
