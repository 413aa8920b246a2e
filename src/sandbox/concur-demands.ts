import type { ConcurBatch } from './concur-types.ts';
import { split } from './decimal.ts';
import { seeded } from './seeded.ts';

/** One payment demand of a batch: the payment to one employee or card. */
export interface PaymentDemand {
  number: string;
  employeeId: string;
  employee: string;
  amount: string;
  currency: string;
  memo: string;
}

const PEOPLE = [
  'Lovelace, Ada',
  'Hopper, Grace',
  'Turing, Alan',
  'Núñez, José Ángel',
  'Seacole, Mary "Mother"',
  '山田 太郎',
  'Müller, Jürgen',
  'Ramanujan, Srinivasa',
];

/** Some look like formulas to a spreadsheet. All must reach the reader unchanged. */
const MEMOS = [
  'October expenses',
  '=SUM(A1:A9)',
  '+44 20 7946 0018',
  'Two lines:\nhotel; dinner',
  '12" display, adapter',
  '-5 % agreed',
  '@home office',
  'Frühstück & Späti',
  '',
];

/**
 * The demands of a batch: as many as its count, adding up to exactly its total. Always the same for a batch.
 */
export function demandsOf(batch: ConcurBatch): PaymentDemand[] {
  const stream = seeded(`demands ${batch.batchId}`);
  return split(batch.total, batch.count).map((amount, index) => ({
    number: String(100_000 + index),
    employeeId: `00${4000 + stream.int(900)}`,
    employee: stream.pick(PEOPLE),
    amount,
    currency: batch.currency,
    memo: MEMOS[index % MEMOS.length] ?? '',
  }));
}
