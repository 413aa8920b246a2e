import type { Allocation, BulkPaymentDetail } from '../../../src/services/iplicit/types.ts';

export const PAYMENT = '0b5e3c9a-5b77-4c1e-9d52-0a6b8f3e7d10';
export const DOCUMENT = '3f1c2a9e-5b77-4c1e-9d52-0a6b8f3e7d11';
export const OTHER_DOCUMENT = '3f1c2a9e-5b77-4c1e-9d52-0a6b8f3e7d12';

/** An allocation as decoded, with what the test says of it. */
export function allocation(members: Partial<Allocation> = {}): Allocation {
  return {
    paymentUuid: PAYMENT,
    uuid: '7d101111-5b77-4c1e-9d52-0a6b8f3e7d10',
    documentId: DOCUMENT,
    documentNo: 'PI-5001',
    amount: '145.17000',
    baseAmount: '145.17000',
    exchangeRate: '1.0000000000',
    ...members,
  };
}

/** A draft as decoded, with what the test says of it. */
export function payment(members: Partial<BulkPaymentDetail> = {}): BulkPaymentDetail {
  return {
    uuid: PAYMENT,
    typeId: '44444444-5b77-4c1e-9d52-0a6b8f3e7d10',
    batchNo: 'BP-1001',
    description: 'November run',
    statuses: ['draft'],
    legalEntityId: '11111111-5b77-4c1e-9d52-0a6b8f3e7d10',
    bankAccountId: '22222222-5b77-4c1e-9d52-0a6b8f3e7d10',
    paymentDate: '2026-11-30',
    paymentDateTime: '2026-11-30T00:00:00',
    paymentMethodId: '33333333-5b77-4c1e-9d52-0a6b8f3e7d10',
    periodId: null,
    currency: 'GBP',
    amount: '145.17000',
    exchangeRate: '1.0000000000',
    bankRef: 'BP-1001',
    lastModifiedAt: '2026-11-01T09:10:27.113Z',
    lastModifiedBy: 'grace.hopper',
    hasNotes: false,
    hasAttachments: false,
    allocations: [allocation()],
    ...members,
  };
}
