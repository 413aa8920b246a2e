import type { ConcurBatch } from './concur-types.ts';
import { codeOf } from './seeded.ts';

/** The members that differ from batch to batch; the others are derived from them. */
export type ConcurBatchRow = Pick<
  ConcurBatch,
  'batchId' | 'name' | 'total' | 'currency' | 'count' | 'type' | 'paymentMethod' | 'status'
>;

const EXPENSE_PAY = 'Expense Pay by Concur';
const SAP_EXPENSE_PAY = 'Expense Pay by SAP Concur';
const CHECK = 'Company Check (via Accounts Payable)';
const ADP = 'ADP (via EPIP file)';
const OTHER = 'Other Reimbursement Methods';

type Row = [name: string, total: string, currency: string, count: number, type: string, method: string];

const OPEN: Row[] = [
  ['USD: Employees', '334.21', 'USD', 10, 'Employee', EXPENSE_PAY],
  ['USD: Corporate Card', '18250.75', 'USD', 24, 'Card Program', EXPENSE_PAY],
  ['EUR: Employees Germany', '7421.90', 'EUR', 31, 'Employee', SAP_EXPENSE_PAY],
  ['GBP: Employees London', '1045.00', 'GBP', 12, 'Employee', CHECK],
  ['JPY: Tokyo Office', '1250000.00', 'JPY', 8, 'Employee', OTHER],
  ['CHF: Zürich & Genève', '9876.05', 'CHF', 17, 'Employee', SAP_EXPENSE_PAY],
  ['USD: Payroll via ADP', '52310.44', 'USD', 140, 'Employee', ADP],
  ['EUR: Mitarbeiter', '612.35', 'EUR', 5, 'Mitarbeiter', 'Sonstige Erstattungsmethoden'],
  [
    'EUR: Notes de frais',
    '2408.18',
    'EUR',
    9,
    'Employé',
    'Chèque d’entreprise (via la comptabilité fournisseurs)',
  ],
  ['USD: Empty', '0.00', 'USD', 0, 'Employee', EXPENSE_PAY],
  ['USD: Treasury Settlement', '12345678901234.56', 'USD', 3, 'Card Program', OTHER],
  ['BHD: Rounding Ledger', '99999999999999.12345678', 'BHD', 2, 'Card Program', OTHER],
  ['', '77.70', 'SEK', 1, 'Employee', CHECK],
  ['AUD: <Sydney> "Field" Team', '4310.00', 'AUD', 14, 'Employee', EXPENSE_PAY],
  ['INR: Bengaluru', '815000.50', 'INR', 62, 'Employee', ''],
  ['CAD: Purchasing Card', '990.99', 'CAD', 6, 'Card Program', SAP_EXPENSE_PAY],
];

const CLOSED: Row[] = [
  ['USD: Employees October', '28411.07', 'USD', 88, 'Employee', EXPENSE_PAY],
  ['USD: Corporate Card October', '61240.12', 'USD', 53, 'Card Program', EXPENSE_PAY],
  ['EUR: Employees Spain', '3145.66', 'EUR', 19, 'Employee', SAP_EXPENSE_PAY],
  ['GBP: Employees Manchester', '145.17', 'GBP', 2, 'Employee', CHECK],
  ['GBP: Purchasing Card', '8800.00', 'GBP', 22, 'Card Program', OTHER],
  ['JPY: 東京オフィス', '430000.00', 'JPY', 4, '従業員', 'その他の払い戻し方法'],
  ['CHF: Employees', '512.25', 'CHF', 3, 'Employee', CHECK],
  ['USD: ADP October', '47002.31', 'USD', 120, 'Employee', ADP],
  ['PLN: Kraków', '15320.40', 'PLN', 26, 'Employee', SAP_EXPENSE_PAY],
  ['KWD: Kuwait Projects', '1209.125', 'KWD', 5, 'Employee', OTHER],
  ['EUR: Kartenprogramm', '20450.00', 'EUR', 11, 'Kartenprogramm', 'Expense Pay von SAP Concur'],
  ['BRL: São Paulo', '6100.80', 'BRL', 15, 'Employee', EXPENSE_PAY],
  ['USD: Nothing Due', '0.00', 'USD', 1, 'Employee', CHECK],
  ['SGD: Regional Card', '3333.33', 'SGD', 7, 'Card Program', EXPENSE_PAY],
];

function toRow(status: ConcurBatch['status']) {
  return ([name, total, currency, count, type, paymentMethod]: Row, index: number): ConcurBatchRow => ({
    batchId: codeOf(`batch ${status} ${index}`, 32, '0123456789abcdef'),
    name,
    total,
    currency,
    count,
    type,
    paymentMethod,
    status,
  });
}

/** The fixed data set: 16 open batches and 14 closed ones. */
export const BATCHES: readonly ConcurBatchRow[] = [
  ...OPEN.map(toRow('OPEN')),
  ...CLOSED.map(toRow('CLOSED')),
];
