import type { GatewayContext } from '../../context.ts';
import type { UpdateBulkPaymentInput } from '../../../generated/resolvers.ts';
import { idempotencyKeyOf } from '../../../graphql/idempotency-key.ts';
import type { UserError } from '../../../graphql/errors.ts';
import { encodeUpdate } from '../encode.ts';
import type { UpdateInput } from '../encode.ts';
import {
  askedInput,
  canonicalInput,
  invalidInput,
  lengthObjections,
  writeToPayment,
} from './payment-write.ts';
import type { WrittenPayment } from './payment-write.ts';
import { IplicitReads } from '../loaders.ts';

/** Updates a payment's own members. Throws as `writeToPayment`. */
export function updatePayment(
  context: GatewayContext,
  input: UpdateBulkPaymentInput,
): Promise<WrittenPayment> {
  const { id, ifVersion, description, bankRef, paymentDate } = input;
  const given = { description, bankRef, paymentDate };
  const changes = Object.fromEntries(
    Object.entries(given).filter(([, value]) => typeof value === 'string'),
  ) as UpdateInput;
  return writeToPayment(context, {
    operation: 'updateBulkPayment',
    id,
    idField: ['input', 'id'],
    ifVersion,
    key: idempotencyKeyOf(input),
    input: canonicalInput(input),
    asked: askedInput(input),
    action: 'UPDATE',
    verb: 'update',
    outcome: 'APPLIED',
    objections: Object.values(given).every((value) => value === undefined)
      ? [invalidInput('Nothing to change is given: description, bankRef or paymentDate.', ['input'])]
      : [...nullObjections(given), ...lengthObjections(input, ['input'])],
    plan: ({ uuid }) => ({ proof: { kind: 'update', payment: uuid, changes } }),
    send: (uuid, beforeSending) =>
      context.read(IplicitReads).client.update(uuid, encodeUpdate(changes), beforeSending),
  });
}

/**
 * Errors for members that are null. iplicit 1.13.0: members are nullable only because they are optional;
 * nothing says that a null clears one. An update with a null would be confirmed and change nothing.
 */
function nullObjections(given: Readonly<Record<string, string | null | undefined>>): UserError[] {
  return Object.entries(given).flatMap(([member, value]) => {
    if (value !== null) return [];
    const instead = member === 'paymentDate' ? 'Give a day' : 'Give a text, "" for an empty one';
    return [
      invalidInput(`${member} is null, which changes nothing. ${instead}, or leave it out.`, [
        'input',
        member,
      ]),
    ];
  });
}
