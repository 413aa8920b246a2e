import { createHash } from 'node:crypto';
import type { BulkPaymentDetail } from './types.ts';

/**
 * Length of a version in characters: 132 bits, enough to rule out a collision between states of a payment.
 */
const LENGTH = 22;

/**
 * A payment's version, a hash of its state; it stands in for an ETag, which iplicit does not have. It changes
 * whenever anything that iplicit publishes about the payment or its allocations changes. The order of
 * statuses and allocations does not count.
 */
export function versionOf(payment: BulkPaymentDetail): string {
  const { allocations, statuses, ...members } = payment;
  const state = [
    Object.entries(members).toSorted(byFirst),
    statuses.toSorted(),
    allocations.map((allocation) => JSON.stringify(Object.entries(allocation).toSorted(byFirst))).toSorted(),
  ];
  return createHash('sha256').update(JSON.stringify(state)).digest('base64url').slice(0, LENGTH);
}

function byFirst([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
