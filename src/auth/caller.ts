import { SCOPES } from './scopes.ts';
import type { Scope } from './scopes.ts';

/** Who asks, and what they may do. */
export interface Caller {
  /** The name under which their writes are written down and their points are counted. */
  readonly name: string;
  readonly scopes: ReadonlySet<Scope>;
  /**
   * Names everything about the caller that an answer may depend on: who asks and what they may do. An answer made under
   * one is never given out under another.
   */
  readonly answerScope: string;
}

/** A caller by name and scopes. */
export function callerOf(name: string, scopes: Iterable<Scope>): Caller {
  const sorted = [...new Set(scopes)].toSorted();
  return { name, scopes: new Set(sorted), answerScope: JSON.stringify([name, ...sorted]) };
}

/** Whoever asks where anybody may: with every scope. No key and no token can bear this name. */
export const ANONYMOUS = callerOf('anonymous', SCOPES);
