import type { UserError } from '../graphql/user-error.ts';
import type { Answer, Json } from './journal.ts';
import type { WriteRequest } from './write.ts';

/** The result of a mutation for its caller: the schema's MutationOutcome and what goes with it. */
export interface Performed {
  outcome: 'APPLIED' | 'QUEUED' | 'REPLAYED' | 'REFUSED' | 'UNKNOWN';
  userErrors: readonly UserError[];
  /** What was written to. For a create, the new payment once it is known. */
  target: string;
  details: Json;
  /** Whether the journal has an entry for it; false if it was refused before anything was sent. */
  recorded: boolean;
}

/** The result of a write that was just performed. */
export function performed(answer: Answer): Performed {
  const { outcome, target, details } = answer;
  const userErrors = answer.userErrors as unknown as readonly UserError[];
  return {
    outcome: outcome === 'NOT_APPLIED' ? 'REFUSED' : outcome,
    userErrors,
    target,
    details,
    recorded: true,
  };
}

/** The result of a write whose key was used before: REPLAYED, or UNKNOWN while its outcome is not known. */
export function replayed(answer: Answer): Performed {
  return { ...performed(answer), outcome: answer.outcome === 'UNKNOWN' ? 'UNKNOWN' : 'REPLAYED' };
}

/** The result of a write that was refused before anything was sent. */
export function refused(request: WriteRequest, userErrors: readonly UserError[]): Performed {
  return { outcome: 'REFUSED', userErrors, target: request.target, details: null, recorded: false };
}
