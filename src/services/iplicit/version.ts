import { createHash } from 'node:crypto';
import type { Allocation, BulkPaymentDetail } from './types.ts';

/**
 * Length of a version in characters: 132 bits, enough to rule out a collision between states of a payment.
 */
const LENGTH = 22;

/**
 * The members that make up a version. Members that a later release decodes are not among them, so that replicas
 * of two releases give one version.
 */
const MEMBERS = [
  'uuid',
  'batchNo',
  'description',
  'legalEntityId',
  'bankAccountId',
  'paymentDateTime',
  'paymentMethodId',
  'currency',
  'amount',
  'exchangeRate',
  'bankRef',
  'lastModifiedAt',
  'lastModifiedBy',
  'typeId',
  'periodId',
  'hasNotes',
  'hasAttachments',
] as const satisfies readonly (keyof BulkPaymentDetail)[];
const ALLOCATION_MEMBERS = [
  'uuid',
  'documentId',
  'documentNo',
  'amount',
  'baseAmount',
  'exchangeRate',
] as const satisfies readonly (keyof Allocation)[];

/**
 * A payment's version, a hash of its state; it stands in for an ETag, which iplicit does not have. It changes
 * whenever anything that iplicit publishes about the payment or its allocations changes. The order of
 * statuses and allocations does not count.
 */
export function versionOf(payment: BulkPaymentDetail): string {
  const state = [
    MEMBERS.map((member) => payment[member]),
    payment.statuses.toSorted(),
    payment.allocations
      .map((allocation) => JSON.stringify(ALLOCATION_MEMBERS.map((member) => allocation[member])))
      .toSorted(),
  ];
  return createHash('sha256').update(JSON.stringify(state)).digest('base64url').slice(0, LENGTH);
}
