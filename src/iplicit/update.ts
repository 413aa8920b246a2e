import type { GatewayContext } from '../context.ts';
import type { UpdateBulkPaymentInput } from '../generated/resolvers.ts';
import { idempotencyKeyOf } from '../graphql/idempotency-key.ts';
import { encodeUpdate } from './encode.ts';
import { canonicalInput, invalidInput, lengthObjections } from './input.ts';
import { writeToPayment } from './payment-write.ts';
import type { Changes } from './proof.ts';
import type { WrittenPayment } from './written-payment.ts';

/** Changes what a payment says of itself. Throws as `writeToPayment`. */
export function updatePayment(
  context: GatewayContext,
  input: UpdateBulkPaymentInput,
): Promise<WrittenPayment> {
  const { id, ifVersion, description, bankRef, paymentDate } = input;
  const changes: Changes = {
    ...(description !== undefined && { description }),
    ...(bankRef !== undefined && { bankRef }),
    ...(paymentDate !== undefined && { paymentDate }),
  };
  const isEmpty = Object.keys(changes).length === 0;
  return writeToPayment(context, {
    operation: 'updateBulkPayment',
    id,
    idField: ['input', 'id'],
    ifVersion,
    key: idempotencyKeyOf(input),
    input: canonicalInput(input),
    action: 'UPDATE',
    deed: 'update',
    outcome: 'APPLIED',
    objections: isEmpty
      ? [invalidInput('Nothing to change is given: description, bankRef or paymentDate.', ['input'])]
      : lengthObjections(input, ['input']),
    plan: ({ uuid }) => ({ proof: { kind: 'update', payment: uuid, changes } }),
    send: (uuid) => context.iplicit.client.update(uuid, encodeUpdate(changes)),
  });
}
