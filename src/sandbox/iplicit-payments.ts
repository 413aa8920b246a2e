import { allocate, bankMembers, recompute } from './iplicit-amounts.ts';
import type { Allocation, BankAccount, Document, Payment } from './iplicit-types.ts';
import { bankAccounts, batchPaymentTypeId, periodIdOf } from './iplicit-ledger.ts';
import { seeded, uuidOf } from './seeded.ts';

type Row = [
  no: string,
  status: string,
  account: string,
  description: string,
  day: number,
  allocations: number,
];

/** The first ten have a status each. Of the drafts after them, one will be rejected and one will fail. */
const ROWS: Row[] = [
  ['BP-1001', 'draft ', 'MITGBP', 'November supplier run', 30, 3],
  ['BP-1002', 'draft, warning', 'MITGBP', 'Duplicate invoice to check', 30, 2],
  ['BP-1003', 'pending_auth', 'MITGBP', 'Rent and utilities', 27, 4],
  ['BP-1004', 'approved ', 'MITEUR', 'Euro suppliers, week 47', 25, 5],
  ['BP-1005', 'rejected', 'MITUSD', 'Unverified bank details', 24, 1],
  ['BP-1006', 'processed', 'MITDEEUR', 'Lieferanten November', 23, 4],
  ['BP-1007', ' posted', 'MITGBP', 'October supplier run', 6, 6],
  ['BP-1008', 'abandoned', 'MITJPY', 'Cancelled Tokyo order', 9, 1],
  ['BP-1009', 'error', 'MITCHF', 'Bank file refused', 12, 2],
  ['BP-1010', 'pending_action', 'MITGBP', 'Waiting for a second signature', 28, 2],
  ['BP-1011', 'draft ', 'MITGBP', 'REJECT: over the limit', 30, 2],
  ['BP-1012', 'draft ', 'MITGBP', 'ERROR: account closed', 30, 2],
  ['BP-1013', 'draft', 'MITGBP', 'Nothing allocated yet', 30, 0],
  ['BP-1014', 'approved', 'MITGBP', 'Treasury settlement', 30, 4],
  ['EX-2001', 'draft ', 'MITGBP', 'Grace Hopper, Hannover fair', 30, 1],
  ['EX-2002', 'approved', 'MITGBP', 'Ada Lovelace, October expenses', 26, 2],
  ['EX-2003', 'posted', 'MITGBP', 'Alan Turing, Bletchley visits', 3, 3],
];

const MORE_STATES = ['draft ', 'pending_auth', 'approved', 'processed', 'posted', 'posted ', 'abandoned'];
const MORE_SUBJECTS = [
  'Weekly run',
  'Freight & packaging',
  'Professional fees',
  'Söhne & Töchter "Q4"',
  'Rückvergütung',
  '部品代',
  'Utilities',
];
const FIXED_COUNT = 45;
const SAME_NUMBER_AS_BP_1038 = 39;
const UNNUMBERED = 44;
const TYPE_OF_PREFIX: Readonly<Record<string, string>> = { BP: 'SUP', EX: 'EXP' };

/** 45 payments that cover every status and currency. */
export function createPayments(documents: readonly Document[]): Payment[] {
  const stream = seeded('payments');
  const accounts = bankAccounts();
  const rows = [...ROWS];
  while (rows.length < FIXED_COUNT) {
    const no = rows.length % 4 === 3 ? `EX-${2004 + rows.length}` : `BP-${1001 + rows.length}`;
    const description = `${stream.pick(MORE_SUBJECTS)} ${rows.length}`;
    rows.push([
      no,
      stream.pick(MORE_STATES),
      stream.pick(accounts).code,
      description,
      1 + stream.int(28),
      1 + stream.int(6),
    ]);
  }
  const byId = new Map(documents.map((document) => [document.id, document]));
  const payments = rows.map((row, index) => payment(row, index, documents, byId, accounts));
  // iplicit: a batch number is unique within its type only, and a payment may have none.
  Object.assign(payments[SAME_NUMBER_AS_BP_1038] ?? {}, { batchNo: 'BP-1038' });
  Object.assign(payments[UNNUMBERED] ?? {}, {
    batchNo: null,
    bankRef: null,
    description: null,
    lastModifiedBy: null,
    statusList: ['draft '],
  });
  return payments;
}

function payment(
  [no, status, accountCode, description, day, allocations]: Row,
  index: number,
  documents: readonly Document[],
  byId: ReadonlyMap<string, Document>,
  accounts: readonly BankAccount[],
): Payment {
  const account = accounts.find(({ code }) => code === accountCode);
  if (account === undefined) throw new RangeError(`There is no bank account ${accountCode}.`);
  const date = `2026-11-${String(day).padStart(2, '0')}T00:00:00`;
  const made: Payment = {
    id: uuidOf(`payment ${no}`),
    batchPaymentTypeId: batchPaymentTypeId(TYPE_OF_PREFIX[no.slice(0, 2)] ?? 'SUP'),
    batchNo: no,
    description,
    statusList: status.split(', '),
    ...bankMembers(account),
    paymentDate: index % 7 === 3 ? `${date}+00:00` : date,
    paymentMethodId: account.paymentMethodId,
    periodId: periodIdOf(date),
    bankCurrencyAmount: '0.00000',
    bankRef: index % 5 === 4 ? null : no,
    lastModified: `2026-11-${String(1 + (index % 19)).padStart(2, '0')}T09:${String(10 + index)}:27.113${index % 6 === 5 ? 'Z' : ''}`,
    lastModifiedBy: index % 3 === 0 ? 'grace.hopper' : 'ada.lovelace',
    hasNotes: index % 3 === 1,
    hasAttachments: index % 4 === 1,
    allocations: allocations === 0 ? null : allocationsOf(no, index, allocations, documents),
  };
  recompute(made, (id) => byId.get(id));
  return made;
}

/**
 * iplicit: an allocation's id is unique within its payment only, so every other payment uses the same ids.
 */
function allocationsOf(
  no: string,
  index: number,
  count: number,
  documents: readonly Document[],
): Allocation[] {
  const payable = documents.filter(({ docClass }) => (docClass === 'Expense') === no.startsWith('EX'));
  return Array.from({ length: count }, (_, position) => {
    const document = payable[(index * 5 + position) % payable.length];
    if (document === undefined) throw new RangeError('There are no documents to allocate.');
    return allocate(
      uuidOf(index % 2 === 0 ? `allocation ${position}` : `allocation ${no} ${position}`),
      document,
    );
  });
}
