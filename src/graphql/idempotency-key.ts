import { badUserInput } from './errors.ts';

// The form that the IETF's Idempotency-Key draft prescribes for its header, so that a key could also be sent
// in one.
const VISIBLE_ASCII = /^[!-~]{1,255}$/;

/**
 * A mutation's idempotency key; null if there is none.
 * @throws {GraphQLError} BAD_USER_INPUT unless it has 1 to 255 visible ASCII characters
 */
export function idempotencyKeyOf(input: {
  readonly idempotencyKey?: string | null | undefined;
}): string | null {
  const { idempotencyKey } = input;
  if (idempotencyKey == null) return null;
  if (!VISIBLE_ASCII.test(idempotencyKey)) {
    throw badUserInput('An idempotencyKey has 1 to 255 visible ASCII characters, no spaces.', [
      'input',
      'idempotencyKey',
    ]);
  }
  return idempotencyKey;
}
