import type { PaymentBatch } from '../concur/types.ts';
import type { GatewayContext } from '../context.ts';
import { badUserInput } from '../graphql/bad-user-input.ts';
import { checkedKey, NODE_TYPES, parseGlobalId } from '../graphql/ids.ts';
import type { Entry } from '../journal/journal.ts';
import { paymentNamed } from '../iplicit/payment-name.ts';
import type { Allocation, BulkPayment } from '../iplicit/types.ts';

/** Anything that has a gateway id. */
export type Node = PaymentBatch | BulkPayment | Allocation | Entry;

/**
 * The object that a gateway id names; null if there is none.
 * @param argument path to the id, for the error
 * @throws {GraphQLError} BAD_USER_INPUT if it is no gateway id
 */
export async function readNode(
  id: string,
  argument: readonly string[],
  context: GatewayContext,
): Promise<Node | null> {
  const global = parseGlobalId(id, NODE_TYPES);
  if (!global) {
    throw badUserInput(
      'This is not an id that the gateway gave; look an object up by its own key in its own field.',
      argument,
    );
  }
  const { type, key } = global;
  if (type === 'PaymentBatch') return context.concur.batch(checkedKey(key, argument));
  if (type === 'BulkPayment') return paymentNamed(context.iplicit, checkedKey(key, argument), argument);
  if (type === 'MutationRecord') return (await context.log.byId(checkedKey(key, argument))) ?? null;
  const [payment = '', allocation = ''] = key.split(':');
  return context.iplicit.allocation(checkedKey(payment, argument), checkedKey(allocation, argument));
}

/** Which of the schema's types an object is. */
export function typeNameOf(
  node: Node,
): 'PaymentBatch' | 'BulkPayment' | 'BulkPaymentAllocation' | 'MutationRecord' {
  if ('batchId' in node) return 'PaymentBatch';
  if ('fingerprint' in node) return 'MutationRecord';
  return 'paymentUuid' in node ? 'BulkPaymentAllocation' : 'BulkPayment';
}
