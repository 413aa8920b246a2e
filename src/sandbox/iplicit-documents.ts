import { multiply, withDecimals } from './decimal.ts';
import type { ContactAccount, Document } from './iplicit-types.ts';
import { contactAccounts } from './iplicit-contacts.ts';
import { legalEntityId } from './iplicit-ledger.ts';
import { seeded, uuidOf } from './seeded.ts';

/** Pounds per unit of each currency. The pound is the base currency of the imaginary group. */
const RATES: Readonly<Record<string, string>> = {
  GBP: '1.0000000000',
  EUR: '0.8846290000',
  USD: '0.7612450000',
  CHF: '0.9437810000',
  JPY: '0.0051230000',
};

const GOODS = [
  'Printer paper and toner',
  'Courier runs',
  'Sheet steel, 2 mm',
  'Board lunch',
  'Electricity, October',
  'Office cleaning',
  'Contract review',
  'Cartons & tape',
  'Maintenance of lathe no. 4',
  'Hosting, monthly',
];
const TRIPS = [
  'Train to Leeds',
  'Hotel, Hannover fair',
  'Client dinner',
  'Mileage, October',
  'Conference ticket',
];

/** Notable amounts, by position. The second is larger than a double can hold exactly. */
const MEMORABLE_AMOUNTS = new Map([
  [0, '145.17000'],
  [81, '90071992547409931.12345'],
  [2, '0.01000'],
  [3, '1000000.00000'],
]);

/** Generates documents: of every six, four are invoices, one an expense claim and one a refund. */
export function createDocuments(count: number): Document[] {
  const contacts = contactAccounts();
  const suppliers = contacts.filter(({ code }) => code.startsWith('S'));
  const employees = contacts.filter(({ code }) => code.startsWith('E'));
  return Array.from({ length: count }, (_, index) => {
    switch (index % 6) {
      case 4:
        return document(index, 'Expense', `EXP-${3001 + index}`, employees[index % employees.length]);
      case 5:
        // A number with slashes must be percent-encoded in a path.
        return document(index, 'PurchaseReturn', `CN/2026/${index}`, suppliers[index % suppliers.length]);
      default:
        return document(
          index,
          'PurchaseInvoice',
          `PI-${5001 + index}`,
          suppliers[(index * 7) % suppliers.length],
        );
    }
  });
}

function document(
  index: number,
  docClass: Document['docClass'],
  docNo: string,
  contact: ContactAccount | undefined,
): Document {
  if (contact === undefined) throw new RangeError(`There is no contact account for document ${docNo}.`);
  const stream = seeded(`document ${docNo}`);
  const rate = RATES[contact.currency] ?? '1.0000000000';
  const size =
    MEMORABLE_AMOUNTS.get(index) ?? `${20 + stream.int(4000)}.${String(stream.int(100)).padStart(2, '0')}000`;
  const gross = docClass === 'PurchaseReturn' ? `-${size}` : size;
  const day = String(1 + stream.int(28)).padStart(2, '0');
  return {
    id: uuidOf(`document ${docNo}`),
    docClass,
    docNo,
    description: stream.pick(docClass === 'Expense' ? TRIPS : GOODS),
    docDate: `2026-10-${day}T00:00:00`,
    dueDate: index % 9 === 8 ? `2026-11-${day}T00:00:00+00:00` : `2026-11-${day}T00:00:00`,
    legalEntityId: legalEntityId('MIT'),
    contactAccountId: contact.id,
    baseCurrency: 'GBP',
    currency: contact.currency,
    currencyRate: rate,
    grossAmount: multiply(gross, rate, 5),
    grossCurrencyAmount: gross,
    outstandingAmount: multiply(gross, rate, 5),
    outstandingCurrencyAmount: withDecimals(gross, 5),
    theirDocNo: docClass === 'PurchaseInvoice' ? `INV${40_000 + stream.int(50_000)}` : null,
    hidden: HIDDEN.get(index) ?? null,
  };
}

/** Two documents that access control hides from the sandbox's user, with a status each. */
const HIDDEN = new Map<number, 403 | 404>([
  [14, 403],
  [15, 404],
]);
