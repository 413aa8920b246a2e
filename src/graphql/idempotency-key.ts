import { badUserInput } from './bad-user-input.ts';

// The form that the IETF's Idempotency-Key draft asks for in a header, so that a key can travel in one, too.
const VISIBLE_ASCII = /^[!-~]{1,255}$/;

/**
 * A mutation's idempotency key; null where none is given.
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
