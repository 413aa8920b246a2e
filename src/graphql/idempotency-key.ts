import { badUserInput } from './errors.ts';

// The form that the IETF's Idempotency-Key draft prescribes for its header, so that a key could also be sent
// in one.
const VISIBLE_ASCII = /^[!-~]{1,255}$/;

/**
 * A mutation's idempotency key.
 * @throws {GraphQLError} BAD_USER_INPUT unless it has 1 to 255 visible ASCII characters
 */
export function idempotencyKeyOf({ idempotencyKey }: { readonly idempotencyKey: string }): string {
  if (VISIBLE_ASCII.test(idempotencyKey)) return idempotencyKey;
  throw badUserInput('An idempotencyKey has 1 to 255 visible ASCII characters, no spaces.', [
    'input',
    'idempotencyKey',
  ]);
}
