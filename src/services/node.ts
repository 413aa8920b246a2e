import type { PaymentBatch } from './concur/types.ts';
import type { GatewayContext } from './context.ts';
import { badUserInput } from '../graphql/errors.ts';
import { checkedKey, NODE_TYPES, parseGlobalId } from '../graphql/ids.ts';
import type { WriteRecord } from '../writes/store/store.ts';
import { paymentNamed } from './iplicit/payment-name.ts';
import type { Allocation, BulkPayment } from './iplicit/types.ts';

/** Any object with a gateway id. */
export type Node = PaymentBatch | BulkPayment | Allocation | WriteRecord;

/**
 * The object with a gateway id; null if there is none.
 * @param argument path to the id, for the error
 * @throws {GraphQLError} BAD_USER_INPUT if it is not a gateway id
 * @throws {UpstreamError} if the service cannot be read
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

/** The name of an object's type in the schema. */
export function typeNameOf(
  node: Node,
): 'PaymentBatch' | 'BulkPayment' | 'BulkPaymentAllocation' | 'MutationRecord' {
  if ('batchId' in node) return 'PaymentBatch';
  if ('fingerprint' in node) return 'MutationRecord';
  return 'paymentUuid' in node ? 'BulkPaymentAllocation' : 'BulkPayment';
}
