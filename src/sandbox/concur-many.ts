import type { ConcurBatchRow } from './concur-batches.ts';
import { codeOf, seeded } from './seeded.ts';

const CURRENCIES = ['USD', 'EUR', 'GBP', 'CHF', 'JPY'];
const TYPES = ['Employee', 'Card Program'];
const METHODS = [
  'Expense Pay by Concur',
  'Company Check (via Accounts Payable)',
  'ADP (via EPIP file)',
  'Other Reimbursement Methods',
];

/** Generates batches, alternately open and closed. Always the same for a count. */
export function manyBatches(count: number): ConcurBatchRow[] {
  const stream = seeded('many batches');
  return Array.from({ length: count }, (_, index) => {
    const currency = stream.pick(CURRENCIES);
    return {
      batchId: codeOf(`many ${index}`, 32, '0123456789abcdef'),
      name: `${currency}: Batch ${index + 1}`,
      total: `${stream.int(90_000)}.${String(stream.int(100)).padStart(2, '0')}`,
      currency,
      count: 1 + stream.int(200),
      type: stream.pick(TYPES),
      paymentMethod: stream.pick(METHODS),
      status: index % 2 === 0 ? 'OPEN' : 'CLOSED',
    };
  });
}
