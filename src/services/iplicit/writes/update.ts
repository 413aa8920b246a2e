import type { GatewayContext } from '../../context.ts';
import type { UpdateBulkPaymentInput } from '../../../generated/resolvers.ts';
import { idempotencyKeyOf } from '../../../graphql/ids.ts';
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
  // iplicit 1.13.0: members are nullable only because they are optional; nothing says that a null clears one. So a
  // null is as if it were absent.
  const changes: UpdateInput = {
    ...(description != null && { description }),
    ...(bankRef != null && { bankRef }),
    ...(paymentDate != null && { paymentDate }),
  };
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
    objections:
      Object.keys(changes).length === 0
        ? [invalidInput('Nothing to change is given: description, bankRef or paymentDate.', ['input'])]
        : lengthObjections(input, ['input']),
    plan: ({ uuid }) => ({ proof: { kind: 'update', payment: uuid, changes } }),
    send: (uuid, beforeSending) =>
      context.read(IplicitReads).client.update(uuid, encodeUpdate(changes), beforeSending),
  });
}
