import type { PaymentBatchPayee, ReimbursementMethod, PaymentBatchStatus } from '../../generated/enums.ts';
import type { PaymentBatch } from './types.ts';
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

const DECIMAL = /^-?\d{1,38}(?:\.\d{1,38})?$/;
const COUNT = /^\d{1,10}$/;
const CURRENCY = /^[a-z]{3}$/i;
/** Largest GraphQL Int. */
const MAX_COUNT = 2 ** 31 - 1;

/** The members of a BatchSummary as text, keyed by Concur's names in lower case. */
type Summary = Partial<Record<Member, string>>;
type Member = (typeof MEMBERS)[number];
const MEMBERS = [
  'batchname',
  'batchid',
  'batchtotal',
  'currency',
  'count',
  'type',
  'paymentmethod',
  'batch-url',
] as const;
const NAMES: ReadonlySet<string> = new Set(MEMBERS);

/**
 * Decodes Concur's BatchList.
 * @param status the list that was requested: Concur's summaries do not carry a status
 * @throws {UnreadableError} unless it is a BatchList in which every summary is complete and valid. A list
 *   about money never drops an entry silently
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
        if (summary[name] !== undefined) throw new UnreadableError(`a batch has more than one ${name}`);
        summary[name] = text;
      } else if (depth === 2) {
        batches.push(toBatch(summary, status));
        summary = undefined;
      }
    },
  });
  return batches;
}

function isMember(name: string): name is Member {
  return NAMES.has(name);
}

function toBatch(summary: Summary, status: PaymentBatchStatus): PaymentBatch {
  const payeeName = member(summary, 'type');
  const paymentMethodName = member(summary, 'paymentmethod');
  return {
    batchId: filled(summary, 'batchid'),
    // Concur: names, types and payment methods may be empty.
    name: member(summary, 'batchname'),
    status,
    total: matching(summary, 'batchtotal', DECIMAL),
    currency: matching(summary, 'currency', CURRENCY).toUpperCase(),
    count: countOf(summary),
    payee: payeeOf(payeeName),
    payeeName,
    paymentMethod: paymentMethodOf(paymentMethodName),
    paymentMethodName,
    url: filled(summary, 'batch-url'),
  };
}

function member(summary: Summary, name: Member): string {
  const text = summary[name];
  if (text === undefined) throw new UnreadableError(`a batch has no ${name}`);
  return text;
}

function filled(summary: Summary, name: Member): string {
  const text = member(summary, name);
  if (text === '') throw new UnreadableError(`a batch has an empty ${name}`);
  return text;
}

function matching(summary: Summary, name: Member, form: RegExp): string {
  const text = member(summary, name);
  if (!form.test(text)) throw new UnreadableError(`the ${name} of a batch is not valid`);
  return text;
}

function countOf(summary: Summary): number {
  const count = Number(matching(summary, 'count', COUNT));
  if (count > MAX_COUNT) throw new UnreadableError('the count of a batch is too large');
  return count;
}
