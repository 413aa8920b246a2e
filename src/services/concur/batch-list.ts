import type { PaymentBatchPayee, ReimbursementMethod, PaymentBatchStatus } from '../../generated/enums.ts';
import { CONCUR } from './types.ts';
import type { PaymentBatch } from './types.ts';
import { plainDecimal } from '../../graphql/decimals.ts';
import { malformed } from '../../upstream/refusal.ts';
import { UnreadableValue, withoutUnreadable } from '../../upstream/unreadable-value.ts';
import type { Decoded } from '../../upstream/unreadable-value.ts';
import { UnreadableError } from './errors.ts';
import { readXml } from './xml.ts';

const PAYEES = new Map<string, PaymentBatchPayee>([
  ['employee', 'EMPLOYEE'],
  ['card program', 'CARD_PROGRAM'],
]);

const METHODS = new Map<string, ReimbursementMethod>([
  ['expense pay by concur', 'EXPENSE_PAY'],
  ['expense pay by sap concur', 'EXPENSE_PAY'],
  ['company check (via accounts payable)', 'COMPANY_CHECK'],
  ['adp (via epip file)', 'ADP'],
]);

/** Maps a Concur Type; OTHER for one that is localised or new. */
function payeeOf(type: string): PaymentBatchPayee {
  return PAYEES.get(type.toLowerCase()) ?? 'OTHER';
}

/**
 * Maps a Concur PaymentMethod; OTHER for `Other Reimbursement Methods` and for one that is localised or new.
 */
function paymentMethodOf(method: string): ReimbursementMethod {
  return METHODS.get(method.toLowerCase()) ?? 'OTHER';
}

/** A whole number, such as `3` or `3.0`. */
const COUNT = /^(\d{1,10})(?:\.0*)?$/;
const CURRENCY = /^[a-z]{3}$/i;
/** Largest GraphQL Int. */
const MAX_COUNT = 2 ** 31 - 1;

/** The members of a BatchSummary as text, keyed by Concur's names in lower case; null for one that is there more than once. */
type Summary = Partial<Record<Member, string | null>>;
type Member = keyof typeof MEMBERS;
/** Concur's own spelling of its members. */
const MEMBERS = {
  batchname: 'BatchName',
  batchid: 'BatchID',
  batchtotal: 'BatchTotal',
  currency: 'Currency',
  count: 'Count',
  type: 'Type',
  paymentmethod: 'PaymentMethod',
  'batch-url': 'Batch-URL',
} as const;

/**
 * Decodes Concur's BatchList.
 * @param status the list that was requested: Concur's summaries do not carry a status
 * @throws {UnreadableError} unless it is a BatchList in which every summary has a BatchID. A list about money never drops
 *   an entry silently; an entry with an odd value is listed, and whoever reads that value gets UPSTREAM_MALFORMED
 */
export function decodeBatchList(body: Buffer, status: PaymentBatchStatus): PaymentBatch[] {
  const batches: PaymentBatch[] = [];
  let summary: Summary | undefined;
  readXml(body, {
    open(name, depth) {
      if (depth === 1 && name !== 'batchlist') throw new UnreadableError('it is not a BatchList');
      if (depth === 2) summary = name === 'batchsummary' ? {} : undefined;
    },
    close(name, depth, text) {
      if (!summary) return;
      if (depth === 3 && isMember(name)) {
        summary[name] = summary[name] === undefined ? text : null;
      } else if (depth === 2) {
        batches.push(toBatch(summary, status));
        summary = undefined;
      }
    },
  });
  return batches;
}

function isMember(name: string): name is Member {
  return Object.hasOwn(MEMBERS, name);
}

function toBatch(summary: Summary, status: PaymentBatchStatus): PaymentBatch {
  const { batchid: batchId } = summary;
  if (!batchId) throw new UnreadableError('a batch has no BatchID, or several');
  // Concur: names, types and payment methods may be empty.
  const payeeName = textOf(summary, 'type');
  const paymentMethodName = textOf(summary, 'paymentmethod');
  const batch: Decoded<PaymentBatch> = {
    batchId,
    name: textOf(summary, 'batchname'),
    status,
    total: readable(summary, 'batchtotal', 'a decimal', plainDecimal),
    currency: readable(summary, 'currency', 'a currency code', currencyOf),
    count: readable(summary, 'count', 'a whole number', countOf),
    payee: payeeName instanceof UnreadableValue ? payeeName : payeeOf(payeeName),
    payeeName,
    paymentMethod:
      paymentMethodName instanceof UnreadableValue ? paymentMethodName : paymentMethodOf(paymentMethodName),
    paymentMethodName,
    url: readable(summary, 'batch-url', 'an address', (text) => text || undefined),
  };
  return withoutUnreadable(batch, ({ name, fault }) =>
    malformed(CONCUR, `${name} of batch ${batchId} is ${fault}`, { status: 200, delivery: 'not-sent' }),
  );
}

function textOf(summary: Summary, name: Member): string | UnreadableValue {
  // A member that is not there says no more than an empty one.
  return summary[name] === undefined ? '' : readable(summary, name, 'a text', (text) => text);
}

function readable<T>(
  summary: Summary,
  name: Member,
  kind: string,
  read: (text: string) => T | undefined,
): T | UnreadableValue {
  const text = summary[name];
  if (text === null) return new UnreadableValue(MEMBERS[name], 'there more than once');
  return (
    (text === undefined ? undefined : read(text)) ??
    new UnreadableValue(MEMBERS[name], `missing or not ${kind}`)
  );
}

function currencyOf(text: string): string | undefined {
  return CURRENCY.test(text) ? text.toUpperCase() : undefined;
}

function countOf(text: string): number | undefined {
  const count = Number(COUNT.exec(plainDecimal(text) ?? '')?.[1]);
  return count <= MAX_COUNT ? count : undefined;
}
