import type { GivenCredential } from '../upstream/given-credential.ts';
import { SCOPES } from './scopes.ts';
import type { Scope } from './scopes.ts';

/** Credentials for the services that a caller brought along; the gateway's own stand in for those that are missing. */
export interface CallerCredentials {
  readonly concur?: GivenCredential | undefined;
  readonly iplicit?: GivenCredential | undefined;
}

/** Who asks, and what they may do. */
export interface Caller {
  /** The name under which their writes are written down and their points are counted. */
  readonly name: string;
  readonly scopes: ReadonlySet<Scope>;
  readonly credentials: CallerCredentials;
  /**
   * Names everything about the caller that an answer may depend on: who asks, what they may do, and as whom the services
   * see them. An answer made under one is never given out under another.
   */
  readonly answerScope: string;
}

/** A caller by name and scopes. */
export function callerOf(name: string, scopes: Iterable<Scope>): Caller {
  const sorted = [...new Set(scopes)].toSorted();
  return { name, scopes: new Set(sorted), credentials: {}, answerScope: JSON.stringify([name, ...sorted]) };
}

/** Whoever asks where anybody may: with every scope. No key and no token can bear this name. */
export const ANONYMOUS = callerOf('anonymous', SCOPES);
