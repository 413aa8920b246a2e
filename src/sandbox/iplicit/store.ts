import { instantOf } from './types.ts';
import type {
  Document,
  IplicitData,
  Payment,
  BankAccount,
  BatchPaymentType,
  CatalogItem,
  LegalEntity,
  Allocation,
} from './types.ts';
import { detailJson, summaryJson } from './json.ts';
import { uuidOf } from '../data.ts';
import { add, divide, multiply, withDecimals } from '../decimal.ts';

const KEPT_LISTS = 100;

/** The data, with cached indexes and bodies that are dropped when it changes. */
export class IplicitStore {
  readonly data: IplicitData;
  #payments: Map<string, Payment> | undefined;
  #documents: Map<string, Document> | undefined;
  #summaries = new WeakMap<Payment, string>();
  #details = new WeakMap<Payment, Buffer>();
  readonly #lists = new Map<string, Buffer>();
  #lastInstant: number;

  constructor(data: IplicitData) {
    this.data = data;
    this.#lastInstant = Math.max(
      0,
      ...data.payments.map(({ lastModified }) => instantOf(lastModified ?? '')),
    );
  }

  /** Drops all caches; call it after the data was changed from outside. */
  reset(): void {
    this.#payments = undefined;
    this.#documents = undefined;
    this.#summaries = new WeakMap();
    this.#details = new WeakMap();
    this.#lists.clear();
  }

  /** A payment by uuid or batch number. If two types share a number, the payment listed first. */
  payment(idOrBatchNo: string): Payment | undefined {
    this.#payments ??= index(this.data.payments, ({ id, batchNo }) =>
      batchNo === null ? [id] : [id, batchNo],
    );
    return this.#payments.get(idOrBatchNo.toLowerCase());
  }

  /** A document by uuid or number. */
  document(idOrDocNo: string): Document | undefined {
    this.#documents ??= index(this.data.documents, ({ id, docNo }) => [id, docNo]);
    return this.#documents.get(idOrDocNo.toLowerCase());
  }

  /** The next batch number with a prefix, such as `BP-1046`. */
  nextBatchNo(prefix: string): string {
    const numbers = this.data.payments.map(({ batchNo }) =>
      batchNo?.startsWith(prefix) ? Number(batchNo.slice(prefix.length)) || 0 : 0,
    );
    return `${prefix}${Math.max(1000, ...numbers) + 1}`;
  }

  /** Adds a new payment. */
  add(payment: Payment): void {
    this.data.payments.push(payment);
    this.#payments = undefined;
    this.stamp(payment);
  }

  /** Marks a payment as modified now, at an instant that no other change has. */
  stamp(payment: Payment): void {
    this.#lastInstant = Math.max(Date.now(), this.#lastInstant + 1);
    const text = new Date(this.#lastInstant).toISOString();
    // iplicit: date-times mostly come without an offset. A payment keeps the form that it has.
    payment.lastModified = payment.lastModified?.endsWith('Z') ? text : text.slice(0, -1);
    payment.lastModifiedBy = this.data.account.username;
    this.#summaries.delete(payment);
    this.#details.delete(payment);
    this.#lists.clear();
  }

  /** The JSON of a payment read on its own. */
  detailBody(payment: Payment): Buffer {
    const known = this.#details.get(payment);
    if (known !== undefined) return known;
    const body = Buffer.from(detailJson(payment));
    this.#details.set(payment, body);
    return body;
  }

  /** The JSON of a list, cached by its query. `select` is called only if it is not in the cache. */
  listBody(query: string, select: () => readonly Payment[]): Buffer {
    const known = this.#lists.get(query);
    if (known !== undefined) return known;
    const body = Buffer.from(
      `[${select()
        .map((payment) => this.#summary(payment))
        .join(',')}]`,
    );
    if (this.#lists.size >= KEPT_LISTS) this.#lists.clear();
    this.#lists.set(query, body);
    return body;
  }

  #summary(payment: Payment): string {
    const known = this.#summaries.get(payment);
    if (known !== undefined) return known;
    const text = summaryJson(payment);
    this.#summaries.set(payment, text);
    return text;
  }
}

function index<T>(items: readonly T[], keysOf: (item: T) => string[]): Map<string, T> {
  const found = new Map<string, T>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      if (!found.has(key.toLowerCase())) found.set(key.toLowerCase(), item);
    }
  }
  return found;
}

/** The companies of the imaginary Millbrook group. */
export function legalEntities(): LegalEntity[] {
  const rows: [string, string, string, string, string, string, boolean][] = [
    ['MIT', 'Millbrook Instruments & Tools Ltd', 'GB', 'GBP', '04417732', 'MITGBP', true],
    ['MITUS', 'Millbrook Tools Inc.', 'US', 'USD', '84-2290417', 'MITUSD', true],
    ['MITDE', 'Millbrook Werkzeuge GmbH', 'DE', 'EUR', 'HRB 118822', 'MITDEEUR', true],
    ['MITCH', 'Millbrook Précision SA', 'CH', 'CHF', 'CHE-114.220.981', 'MITCHF', true],
    ['MITOLD', 'Millbrook Brass Foundry Ltd (dormant)', 'GB', 'GBP', '00218844', 'MITGBP', false],
  ];
  return rows.map(([code, description, countryCode, currency, companyNo, bankAccount, isActive]) => ({
    id: legalEntityId(code),
    code,
    description,
    companyNo,
    countryCode,
    currency,
    isActive,
    bankAccountId: bankAccountId(bankAccount),
  }));
}

/** The group's bank accounts. */
export function bankAccounts(): BankAccount[] {
  const rows: [string, string, string, string, string, string][] = [
    ['MITGBP', 'Sterling current account', 'GBP', 'MIT', 'BACS', '1.0000000000'],
    ['MITEUR', 'Euro account', 'EUR', 'MIT', 'SEPA', '0.8846290000'],
    ['MITJPY', 'Yen account, 東京支店', 'JPY', 'MIT', 'WIRE', '0.0051230000'],
    ['MITUSD', 'US operating account', 'USD', 'MITUS', 'WIRE', '0.7612450000'],
    ['MITDEEUR', 'Geschäftskonto Hannover', 'EUR', 'MITDE', 'SEPA', '0.8846290000'],
    ['MITCHF', 'Kontokorrent Zürich', 'CHF', 'MITCH', 'WIRE', '0.9437810000'],
  ];
  return rows.map(([code, description, currency, legalEntity, method, rate]) => ({
    id: bankAccountId(code),
    code,
    description,
    currency,
    legalEntityId: legalEntityId(legalEntity),
    paymentMethodId: paymentMethodId(method),
    rate,
  }));
}

/** The group's payment methods; one is no longer active. */
export function paymentMethods(): CatalogItem[] {
  const rows: [string, string, boolean][] = [
    ['BACS', 'BACS direct credit', true],
    ['SEPA', 'SEPA credit transfer', true],
    ['WIRE', 'International wire', true],
    ['CHQ', 'Cheque', false],
  ];
  return rows.map(([code, description, isActive]) => ({
    id: paymentMethodId(code),
    code,
    description,
    isActive,
  }));
}

/** The types of bulk payments. */
export function batchPaymentTypes(): BatchPaymentType[] {
  return [
    {
      id: batchPaymentTypeId('SUP'),
      code: 'SUP',
      description: 'Supplier payments',
      isActive: true,
      prefix: 'BP-',
    },
    {
      id: batchPaymentTypeId('EXP'),
      code: 'EXP',
      description: 'Expense reimbursements',
      isActive: true,
      prefix: 'EX-',
    },
  ];
}

/** The id of a legal entity, by its code. */
export const legalEntityId = (code: string): string => uuidOf(`legal entity ${code}`);
/** The id of a bank account, by its code. */
const bankAccountId = (code: string): string => uuidOf(`bank account ${code}`);
/** The id of a payment method, by its code. */
const paymentMethodId = (code: string): string => uuidOf(`payment method ${code}`);
/** The id of a type of bulk payments, by its code. */
export const batchPaymentTypeId = (code: string): string => uuidOf(`batch payment type ${code}`);
/** The id of the accounting period of a date, which is its month. */
export const periodIdOf = (date: string): string => uuidOf(`period ${date.slice(0, 7)}`);

/** iplicit: amounts have five decimals (`145.17000`), and more only if more were sent. */
const DECIMALS = 5;

/**
 * Makes an allocation to a document. By default it pays all that is outstanding, and the base amount follows
 * from the rate.
 */
export function allocate(
  id: string,
  document: Document,
  amount: string = document.outstandingCurrencyAmount,
  baseAmount: string = multiply(amount, document.currencyRate, DECIMALS),
): Allocation {
  return {
    id,
    docId: document.id,
    docNo: document.docNo,
    allocAmountCurrency: withDecimals(amount, DECIMALS),
    allocAmountBase: withDecimals(baseAmount, DECIMALS),
    allocCurrencyRate: document.currencyRate,
  };
}

/** Sets the payment's amount to the sum of its allocations in the currency of its bank account. */
export function recompute(payment: Payment, documentOf: (id: string) => Document | undefined): void {
  let total = '0.00000';
  for (const allocation of payment.allocations ?? []) {
    const document = documentOf(allocation.docId);
    total = add(total, amountInBank(payment, allocation, document?.currency));
  }
  payment.bankCurrencyAmount = total;
}

function amountInBank(payment: Payment, allocation: Allocation, currency: string | undefined): string {
  if (currency === payment.bankCurrency) return allocation.allocAmountCurrency;
  return /^1(\.0+)?$/.test(payment.bankCurrencyRate)
    ? allocation.allocAmountBase
    : divide(allocation.allocAmountBase, payment.bankCurrencyRate, DECIMALS);
}

/** The members of a payment that follow from its bank account. */
export function bankMembers(
  account: BankAccount,
): Pick<Payment, 'bankAccountId' | 'bankCurrency' | 'bankCurrencyRate' | 'legalEntityId'> {
  return {
    bankAccountId: account.id,
    bankCurrency: account.currency,
    bankCurrencyRate: account.rate,
    legalEntityId: account.legalEntityId,
  };
}
