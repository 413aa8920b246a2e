import { allocate, bankMembers, recompute } from './iplicit-amounts.ts';
import type { Document, Payment } from './iplicit-types.ts';
import { bankAccounts, batchPaymentTypeId, periodIdOf } from './iplicit-ledger.ts';
import { seeded, uuidOf } from './seeded.ts';

const STATES = [
  'draft ',
  'pending_auth',
  'approved',
  'processed',
  'posted',
  'rejected',
  'abandoned',
  'error',
];

/** Generates payments with a number of allocations each. Equal arguments give equal data. */
export function manyPayments(
  count: number,
  allocationsEach: number,
  documents: readonly Document[],
): Payment[] {
  const stream = seeded('many payments');
  const accounts = bankAccounts();
  const byId = new Map(documents.map((document) => [document.id, document]));
  const allocationIds = Array.from({ length: allocationsEach }, (_, position) =>
    uuidOf(`allocation ${position}`),
  );
  return Array.from({ length: count }, (_, index) => {
    const account = stream.pick(accounts);
    const no = `BP-${1001 + index}`;
    const date = `2026-11-${String(1 + stream.int(28)).padStart(2, '0')}T00:00:00`;
    const payment: Payment = {
      id: uuidOf(`payment ${no}`),
      batchPaymentTypeId: batchPaymentTypeId('SUP'),
      batchNo: no,
      description: `Supplier run ${index + 1}`,
      statusList: [STATES[index % STATES.length] ?? 'draft'],
      ...bankMembers(account),
      paymentDate: date,
      paymentMethodId: account.paymentMethodId,
      periodId: periodIdOf(date),
      bankCurrencyAmount: '0.00000',
      bankRef: no,
      lastModified: `2026-11-18T09:14:27.${String(index % 1000).padStart(3, '0')}`,
      lastModifiedBy: 'grace.hopper',
      hasNotes: false,
      hasAttachments: false,
      allocations: allocationIds.map((id, position) => {
        const document = documents[(index * allocationsEach + position) % documents.length];
        if (document === undefined) throw new RangeError('There are no documents to allocate.');
        return allocate(id, document);
      }),
    };
    recompute(payment, (id) => byId.get(id));
    return payment;
  });
}
