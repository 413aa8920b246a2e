import { createHash } from 'node:crypto';
import type { BulkPaymentDetail } from './types.ts';

/** Characters of a version: 132 bits, far beyond what two states of one payment could share by chance. */
const LENGTH = 22;

/**
 * A payment's version: the same for the same state, another one as soon as anything that iplicit publishes of it or of
 * its allocations changes. iplicit has no ETag; this stands in for one. The order of statuses and allocations is no part
 * of the state.
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
