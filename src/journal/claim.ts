import { randomUUID } from 'node:crypto';
import type { UserError } from '../graphql/user-error.ts';
import { fingerprint } from './fingerprint.ts';
import type { Journal, Json } from './journal.ts';
import { keyConflict } from './key-conflict.ts';

/** A key that stands for a whole list of writes, each of which has an entry of its own under a key derived from it. */
export interface ListRequest {
  caller: string;
  /** The mutation field, e.g. `transitionBulkPayments`. */
  operation: string;
  /** The service that the writes go to, as the schema's PaymentSource names it. */
  source: string;
  key: string;
  /** The whole list in canonical form, without the key. */
  input: Json;
  /** What tells the caller's credentials from others, where the writes go out with them. */
  credentials?: string | undefined;
}

/** A list's hold on its key. */
export interface Claim {
  /** Ends the hold: the key stays with this list, or goes free where nothing of the list was ever sent. */
  end(sent: boolean): Promise<void>;
}

/** What marks a claim's entry: it writes to nothing, so there is nothing to read back. */
export const CLAIM_PROOF = 'claim';

/**
 * Ties a key to one list of writes, so that the same key with another list is told apart before any of it is sent.
 * @returns the user error to give, if the key belongs to another request
 */
export async function claimKey(
  journal: Journal,
  request: ListRequest,
  now: () => number,
): Promise<Claim | { conflict: UserError }> {
  const { caller, operation, source, key, input, credentials } = request;
  const id = randomUUID();
  const print = fingerprint(operation, input, credentials);
  const target = `${operation}:${id}`;
  const intent = {
    id,
    caller,
    operation,
    source,
    target,
    key,
    fingerprint: print,
    before: null,
    proof: CLAIM_PROOF,
    at: now(),
  };
  const begun = await journal.begin(intent);
  const conflict = begun.begun ? undefined : keyConflict(begun.existing.fingerprint, print);
  if (conflict) return { conflict };
  const entry = begun.begun ? id : begun.existing.id;
  return {
    async end(sent) {
      // Whoever claimed the key first may still be sending.
      if (!sent) return begun.begun ? journal.withdraw(entry).catch(() => undefined) : undefined;
      // The writes of the list have entries of their own. Where this one cannot be settled, it is at the next start.
      await journal.settle(entry, listAnswer(target), now()).catch(() => undefined);
    },
  };
}

/** The answer that a claim's entry carries: the list was gone through; what came of each write stands in its own entry. */
export function listAnswer(target: string) {
  return {
    outcome: 'APPLIED',
    userErrors: [],
    target,
    details: null,
    status: null,
    correlationId: null,
    freesKey: false,
  } as const;
}
