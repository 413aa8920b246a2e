import { randomUUID } from 'node:crypto';
import type { UserError } from '../graphql/errors.ts';
import { fingerprint, keyConflict } from './outcome.ts';
import type { Journal, Json } from './store/store.ts';

/**
 * A key for a whole list of writes. Each write has an entry of its own, under a key derived from this one.
 */
export interface ListRequest {
  caller: string;
  /** The mutation field, e.g. `transitionBulkPayments`. */
  operation: string;
  /** The service that the writes go to, as named by the schema's PaymentSource. */
  source: string;
  key: string;
  /** The whole list in canonical form, without the idempotency key. */
  input: Json;
  /** Fingerprint of the caller's own credentials, if the writes use them. */
  credentials?: string | undefined;
}

/** The hold of a list on its key. */
export interface Claim {
  /** Ends the claim. The key stays with this list if anything of it was sent, and is freed otherwise. */
  end(sent: boolean): Promise<void>;
}

/** Marks the entry of a claim. It writes nothing, so there is nothing to verify. */
export const CLAIM_PROOF = 'claim';

/**
 * Ties a key to one list of writes, so that another list under the same key is refused before anything is
 * sent.
 * @param now the clock, in epoch milliseconds
 * @returns the claim, or the user error if the key belongs to another request
 * @throws if the journal cannot be used
 */
export async function claimKey(
  journal: Journal,
  request: ListRequest,
  now: () => number,
): Promise<Claim | { conflict: UserError }> {
  const { caller, operation, source, key, input, credentials } = request;
  const id = randomUUID();
  const print = fingerprint(operation, input, credentials);
  const intent = {
    id,
    caller,
    operation,
    source,
    target: `${operation}:${id}`,
    key,
    fingerprint: print,
    before: null,
    proof: CLAIM_PROOF,
    at: now(),
  };
  const begun = await journal.begin(intent);
  const conflict = begun.begun ? undefined : keyConflict(begun.existing.fingerprint, print);
  if (conflict) return { conflict };
  const claimed = begun.begun ? intent : begun.existing;
  return {
    async end(sent) {
      // Only the first request may free the key: if this is a repeat, the first may still be sending.
      if (!sent) return begun.begun ? journal.withdraw(claimed.id).catch(() => undefined) : undefined;
      // The list's writes have entries of their own. If this entry cannot be settled now, the next start
      // settles it.
      await journal.settle(claimed.id, listAnswer(claimed.target), now()).catch(() => undefined);
    },
  };
}

/**
 * The answer in a claim's entry. It says only that the list was processed; the outcome of each write is in
 * its own entry.
 */
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
