import { SaxesParser } from 'saxes';

/** A payment batch in the shape of the schema. */
export interface PaymentBatch {
  id: string;
  source: 'CONCUR';
  reference: string;
  total: { amount: string; currency: string };
  phase: string;
  batchId: string;
  name: string;
  batchStatus: 'OPEN' | 'CLOSED';
  count: number;
  payee: string;
  payeeName: string;
  reimbursementMethod: string;
  reimbursementMethodName: string;
  url: string;
}

const PAYEES: Readonly<Record<string, string>> = { Employee: 'EMPLOYEE', 'Card Program': 'CARD_PROGRAM' };
const METHODS: Readonly<Record<string, string>> = {
  'Expense Pay by Concur': 'EXPENSE_PAY',
  'Company Check (via Accounts Payable)': 'COMPANY_CHECK',
  'ADP (via EPIP file)': 'ADP',
};

/** The path of Concur's list of open or of closed batches. */
export function listPath(status: 'OPEN' | 'CLOSED'): string {
  return `/api/expense/paymentbatch/v1.1/batchlist/${status}`;
}

/**
 * Reads Concur's list with a streaming parser, the fastest strict way. The batches are in the order that the schema
 * promises, that of their BatchIDs.
 */
export function decodeBatches(xml: string, status: 'OPEN' | 'CLOSED'): PaymentBatch[] {
  const batches: PaymentBatch[] = [];
  const parser = new SaxesParser({ position: false });
  let members: Record<string, string> = {};
  let text = '';
  parser.on('opentag', ({ name }) => {
    text = '';
    if (name === 'BatchSummary') members = {};
  });
  parser.on('text', (more) => {
    text += more;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'BatchSummary') batches.push(batchOf(members, status));
    else members[name] = text;
  });
  parser.write(xml).close();
  return batches.toSorted((a, b) => (a.batchId < b.batchId ? -1 : 1));
}

function batchOf(members: Readonly<Record<string, string>>, status: 'OPEN' | 'CLOSED'): PaymentBatch {
  const text = (name: string): string => members[name] ?? '';
  return {
    id: `PaymentBatch:${text('BatchID')}`,
    source: 'CONCUR',
    reference: text('BatchName'),
    total: { amount: text('BatchTotal'), currency: text('Currency') },
    phase: status === 'OPEN' ? 'OPEN' : 'SETTLED',
    batchId: text('BatchID'),
    name: text('BatchName'),
    batchStatus: status,
    count: Number(text('Count')),
    payee: PAYEES[text('Type')] ?? 'OTHER',
    payeeName: text('Type'),
    reimbursementMethod: METHODS[text('PaymentMethod')] ?? 'OTHER',
    reimbursementMethodName: text('PaymentMethod'),
    url: text('Batch-URL'),
  };
}
