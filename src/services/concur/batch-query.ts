import type {
  PaymentBatchFilter,
  PaymentBatchOrder,
  PaymentBatchOrderField,
} from '../../generated/resolvers.ts';
import type { ListOrder, OrderKey } from '../../graphql/connection.ts';
import { addDecimals, compareDecimals } from '../../graphql/decimals.ts';
import { isDecimal } from '../../graphql/scalars.ts';
import { readOr } from '../../upstream/unreadable-value.ts';
import type { PaymentBatch } from './types.ts';

/**
 * The batches that pass a filter. One that may pass, because what decides it cannot be read, is not hidden. The filter's
 * status is left to whoever reads the lists.
 */
export function matching(
  batches: readonly PaymentBatch[],
  { currency, payee, reimbursementMethod, nameContains, totalAtLeast, totalAtMost }: PaymentBatchFilter,
): PaymentBatch[] {
  const text = nameContains?.toLowerCase() ?? '';
  const conditions: readonly (false | ((batch: PaymentBatch) => boolean))[] = [
    currency != null && ((batch) => batch.currency === currency),
    payee != null && ((batch) => batch.payee === payee),
    reimbursementMethod != null && ((batch) => batch.paymentMethod === reimbursementMethod),
    text !== '' && ((batch) => batch.name.toLowerCase().includes(text)),
    totalAtLeast != null && ((batch) => compareDecimals(batch.total, totalAtLeast) >= 0),
    totalAtMost != null && ((batch) => compareDecimals(batch.total, totalAtMost) <= 0),
  ];
  const asked = conditions.filter((condition) => condition !== false);
  return batches.filter((batch) => asked.every((condition) => readOr(() => condition(batch), true)));
}

/** The exact totals of batches, one for each currency, by currency code. */
export function totalsOf(batches: readonly PaymentBatch[]): { amount: string; currency: string }[] {
  const amounts = new Map<string, string>();
  for (const { currency, total } of batches)
    amounts.set(currency, addDecimals(amounts.get(currency) ?? '0', total));
  return [...amounts]
    .map(([currency, amount]) => ({ amount, currency }))
    .toSorted((one, other) => compareCodePoints(one.currency, other.currency));
}

const batchId: OrderKey<PaymentBatch> = { of: (batch) => batch.batchId, compare: compareCodePoints };

const FIELDS: Readonly<Record<PaymentBatchOrderField, readonly OrderKey<PaymentBatch>[]>> = {
  BATCH_ID: [batchId],
  NAME: [{ of: (batch) => readOr(() => batch.name, ''), compare: compareCodePoints }],
  TOTAL: [
    { of: (batch) => readOr(() => batch.currency, ''), compare: compareCodePoints },
    { of: (batch) => readOr(() => batch.total, '0'), compare: compareDecimals, isKey: isDecimal },
  ],
  COUNT: [
    { of: (batch) => readOr(() => String(batch.count), '0'), compare: compareDecimals, isKey: isDecimal },
  ],
};

/** How to order batches. Those that are equal in what was asked for are ordered by BatchID. */
export function orderOf(given: PaymentBatchOrder | null | undefined): ListOrder<PaymentBatch> {
  const field = given?.field ?? 'BATCH_ID';
  const isDescending = given?.direction === 'DESCENDING';
  const keys = isDescending ? FIELDS[field].map(reversed) : FIELDS[field];
  return {
    kind: `paymentBatches ${field}${isDescending ? ' DESCENDING' : ''}`,
    keys: field === 'BATCH_ID' ? keys : [...keys, batchId],
  };
}

function reversed<T>(key: OrderKey<T>): OrderKey<T> {
  return { ...key, compare: (one, other) => key.compare(other, one) };
}

/** Orders texts by code points: JavaScript's own comparison would put emoji before rarer letters. */
function compareCodePoints(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length);
  for (let place = 0; place < shorter; place += 1) {
    const [a, b] = [one.charCodeAt(place), other.charCodeAt(place)];
    if (a !== b) return rank(a) - rank(b);
  }
  return one.length - other.length;
}

/** The surrogates, which stand for the highest code points, come after all other code units. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x2000 : unit;
}
