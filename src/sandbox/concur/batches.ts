import { codeOf, seeded, LETTERS_DIGITS_DOLLAR } from '../data.ts';

/** A payment batch in Concur. */
export interface ConcurBatch {
  batchId: string;
  /** The opaque id at the end of `Batch-URL`: letters, digits and `$`, or 20 digits. */
  encryptedId: string;
  name: string;
  /** Decimal with 2 to 8 places. */
  total: string;
  currency: string;
  /** Payment demands in the batch. */
  count: number;
  /** `Employee`, `Card Program`, or a localised equivalent. */
  type: string;
  paymentMethod: string;
  status: 'OPEN' | 'CLOSED';
  /** The format of its file, which each customer chooses. */
  file: ConcurFileFormat;
  /**
   * Keys of the job runs that wrote its file, oldest first. In the 2020 edition, each `File-Url` names one.
   */
  jobRunKeys: string[];
}

/** The format of a payment file. */
interface ConcurFileFormat {
  kind: 'csv' | 'zip';
  delimiter: ',' | ';';
  /** Declared in the content type of a csv, if set. */
  charset: 'utf-8' | null;
  /** What the file is instead of one made from the batch, as some customer's export has it. */
  instead?: { contentType: string; body: string | Buffer };
}

/** All data of the sandbox's Concur. */
export interface ConcurData {
  application: ConcurApplication;
  batches: ConcurBatch[];
}

/** The registered application that may sign in. */
export interface ConcurApplication {
  clientId: string;
  clientSecret: string;
  /** The first refresh token, issued by hand. */
  refreshToken: string;
  /** Space-separated; the batches need `PAYBAT` in it. */
  scope: string;
}

/** The members that differ from batch to batch; the others are derived from them. */
type ConcurBatchRow = Pick<
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
const BATCHES: readonly ConcurBatchRow[] = [...OPEN.map(toRow('OPEN')), ...CLOSED.map(toRow('CLOSED'))];

const CURRENCIES = ['USD', 'EUR', 'GBP', 'CHF', 'JPY'];
const TYPES = ['Employee', 'Card Program'];
const METHODS = [
  'Expense Pay by Concur',
  'Company Check (via Accounts Payable)',
  'ADP (via EPIP file)',
  'Other Reimbursement Methods',
];

/** Generates batches, alternately open and closed. Always the same for a count. */
function manyBatches(count: number): ConcurBatchRow[] {
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

/**
 * The data that a sandbox starts with: a fixed, realistic set or, with `batches`, that many generated ones.
 * Equal arguments give equal data.
 */
export function createConcurData(options: { batches?: number } = {}): ConcurData {
  const rows = options.batches === undefined ? BATCHES : manyBatches(options.batches);
  return {
    application: {
      clientId: 'sandbox-client',
      clientSecret: 'sandbox-client-secret',
      refreshToken: 'sandbox-refresh-token',
      scope: 'openid PAYBAT',
    },
    batches: rows.map((row, index) => ({
      ...row,
      encryptedId: encryptedIdOf(row.batchId, index),
      file: {
        kind: index % 4 === 3 ? 'zip' : 'csv',
        delimiter: index % 5 === 4 ? ';' : ',',
        charset: index % 3 === 2 ? 'utf-8' : null,
      },
      jobRunKeys: [],
    })),
  };
}

/** Concur: an encrypted id may consist of 20 digits, more than a JavaScript number holds. */
function encryptedIdOf(batchId: string, index: number): string {
  if (index % 4 === 1) return `1${codeOf(`encrypted ${batchId}`, 19, '0123456789')}`;
  return `n$${codeOf(`encrypted ${batchId}`, 18, LETTERS_DIGITS_DOLLAR)}`;
}
