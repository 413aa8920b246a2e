import type { UserError } from '../graphql/user-error.ts';
import { differInCredentials } from './fingerprint.ts';

const FIELD = ['input', 'idempotencyKey'];

/**
 * The user error for a key that was used for another request; undefined if it is the same request.
 * @param first fingerprint of the request that holds the key
 * @param now fingerprint of the current request
 */
export function keyConflict(first: string, now: string): UserError | undefined {
  if (first === now) return undefined;
  const message = differInCredentials(first, now)
    ? 'This idempotencyKey was used for the same request before, but with other credentials for the service, and that request ' +
      'may have been carried out. Nothing was sent this time. Ask again with the credentials of the first time, or make sure ' +
      'that it was not carried out before you use a new key.'
    : 'This idempotencyKey was used for another request before; nothing was sent. Use a new key for a new request.';
  return { code: 'IDEMPOTENCY_CONFLICT', message, field: FIELD, upstream: null };
}
