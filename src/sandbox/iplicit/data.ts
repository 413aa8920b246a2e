import type { Habits } from '../habits.ts';
import type { ContactAccount, Document, Payment, IplicitData } from './types.ts';
import { uuidOf, seeded } from '../data.ts';
import { multiply, withDecimals } from '../decimal.ts';
import {
  legalEntityId,
  allocate,
  bankMembers,
  recompute,
  bankAccounts,
  batchPaymentTypeId,
  periodIdOf,
  batchPaymentTypes,
  legalEntities,
  paymentMethods,
} from './store.ts';
import type { IplicitStore } from './store.ts';
import {
  createPayments,
  addAllocations,
  deleteAllocation,
  readAllocations,
  replaceAllocations,
  createPayment,
  updatePayment,
  selectPayments,
  hasStatus,
  TRANSITIONS,
} from './payments.ts';
import type { IplicitLifecycle, LifecycleAction } from './payments.ts';
import type { SandboxAnswer, SandboxRequest } from '../exchange.ts';
import { Members, readJson, InvalidInput, invalid, json, problem } from './json.ts';

const SUPPLIERS: readonly [country: string, currency: string, names: readonly string[]][] = [
  [
    'GB',
    'GBP',
    [
      'Acme Stationery Ltd',
      'Thames Couriers',
      'Sheffield Steel Stockholders',
      "O'Brien's Catering",
      'Northern Light & Power',
      'Albion Office Cleaning',
      'Bracken & Lowe Solicitors',
      'Cotswold Packaging',
      'Severn Water',
      'Highland Timber Merchants',
      'Pennine Telecom',
      'Brunel Engineering',
    ],
  ],
  [
    'US',
    'USD',
    [
      'Hudson Freight Inc.',
      'Cascade Cloud Hosting',
      'Liberty Tool & Die',
      'Bayou Logistics LLC',
      'Granite Payroll Services',
      'Redwood Travel',
    ],
  ],
  [
    'DE',
    'EUR',
    [
      'Müller & Söhne GmbH',
      'Rheinmetallbau Köhler',
      'Bürobedarf Weiß',
      'Hansa Spedition',
      'Schwarzwald Präzision',
      'Stadtwerke Isarau',
    ],
  ],
  ['FR', 'EUR', ['Papeterie de la Loire', 'Transports Géraud & Fils', 'Atelier Élan']],
  ['CH', 'CHF', ['Uhrwerk Präzision AG', 'Matterhorn Logistik', 'Genève Fiduciaire SA']],
  ['JP', 'JPY', ['株式会社 山田製作所', '京都精密工業', 'Osaka Bearings KK']],
];

const EMPLOYEES = [
  'Ada Lovelace',
  'Grace Hopper',
  'Alan Turing',
  'Katherine Johnson',
  'José Ángel Núñez',
  'Mary Seacole',
  'Srinivasa Ramanujan',
];

/** 40 accounts: 33 suppliers in six currencies, then 7 employees who claim expenses. */
function contactAccounts(): ContactAccount[] {
  const suppliers = SUPPLIERS.flatMap(([countryCode, currency, names]) =>
    names.map((description) => ({ countryCode, currency, description })),
  );
  return [
    ...suppliers.map((supplier, index) => contact(`S${1001 + index}`, supplier)),
    ...EMPLOYEES.map((description, index) =>
      contact(`E${201 + index}`, { description, countryCode: 'GB', currency: 'GBP' }),
    ),
  ];
}

function contact(code: string, rest: Omit<ContactAccount, 'id' | 'code'>): ContactAccount {
  return { id: uuidOf(`contact account ${code}`), code, ...rest };
}

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
function createDocuments(count: number): Document[] {
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
    statusList: ['approved', 'posted'],
    hidden: HIDDEN.get(index) ?? null,
  };
}

/** Documents that no payment can be allocated to any more, or not yet: paid in full, or a draft. */
function otherDocuments(): Document[] {
  const [supplier] = contactAccounts();
  const paid = document(900, 'PurchaseInvoice', 'PI-5901', supplier);
  const draft = document(901, 'PurchaseInvoice', 'PI-5902', supplier);
  return [
    { ...paid, outstandingAmount: '0.00000', outstandingCurrencyAmount: '0.00000' },
    { ...draft, docDate: '2026-11-20T00:00:00', dueDate: '0001-01-01T00:00:00', statusList: [' draft'] },
  ];
}

/** Two documents that access control hides from the sandbox's user, with a status each. */
const HIDDEN = new Map<number, 403 | 404>([
  [14, 403],
  [15, 404],
]);

const STATES = [
  'draft ',
  'pending_auth',
  'approved',
  'processed',
  'posted',
  'rejected',
  'abandoned',
  'error',
];

/** Generates payments with a number of allocations each. Equal arguments give equal data. */
function manyPayments(count: number, allocationsEach: number, documents: readonly Document[]): Payment[] {
  const stream = seeded('many payments');
  const accounts = bankAccounts();
  const byId = new Map(documents.map((document) => [document.id, document]));
  const allocationIds = Array.from({ length: allocationsEach }, (_, position) =>
    uuidOf(`allocation ${position}`),
  );
  return Array.from({ length: count }, (_, index) => {
    const account = stream.pick(accounts);
    const no = `BP-${1001 + index}`;
    const date = `2026-11-${String(1 + stream.int(28)).padStart(2, '0')}T00:00:00`;
    const payment: Payment = {
      id: uuidOf(`payment ${no}`),
      batchPaymentTypeId: batchPaymentTypeId('SUP'),
      batchNo: no,
      description: `Supplier run ${index + 1}`,
      statusList: [STATES[index % STATES.length] ?? 'draft'],
      ...bankMembers(account),
      paymentDate: date,
      paymentMethodId: account.paymentMethodId,
      periodId: periodIdOf(date),
      bankCurrencyAmount: '0.00000',
      bankRef: no,
      lastModified: `2026-11-18T09:14:27.${String(index % 1000).padStart(3, '0')}`,
      lastModifiedBy: 'grace.hopper',
      hasNotes: false,
      hasAttachments: false,
      allocations: allocationIds.map((id, position) => {
        const document = documents[(index * allocationsEach + position) % documents.length];
        if (document === undefined) throw new RangeError('There are no documents to allocate.');
        return allocate(id, document);
      }),
    };
    recompute(payment, (id) => byId.get(id));
    return payment;
  });
}

/** The size of a generated data set. */
interface IplicitSize {
  payments: number;
  /** 3 if absent. */
  allocationsPerPayment?: number;
}

/**
 * The data that a sandbox starts with: a fixed, realistic set or, with a size, that many generated payments.
 * Equal arguments give equal data.
 */
export function createIplicitData(size?: IplicitSize): IplicitData {
  const each = size?.allocationsPerPayment ?? 3;
  const documents = createDocuments(
    size === undefined ? 120 : Math.max(120, each, Math.min(size.payments * each, 5000)),
  );
  return {
    account: { domain: 'sandbox', username: 'gateway', apiKey: 'sandbox-api-key' },
    batchPaymentTypes: batchPaymentTypes(),
    paymentMethods: paymentMethods(),
    bankAccounts: bankAccounts(),
    legalEntities: legalEntities(),
    contactAccounts: contactAccounts(),
    documents: [...documents, ...otherDocuments()],
    payments: size === undefined ? createPayments(documents) : manyPayments(size.payments, each, documents),
  };
}

/** Answers requests under `/api/BatchPayment`. */
export class BulkPayments {
  readonly #store: IplicitStore;
  readonly #lifecycle: IplicitLifecycle;
  readonly #habits: Habits;

  constructor(store: IplicitStore, lifecycle: IplicitLifecycle, habits: Habits) {
    this.#store = store;
    this.#lifecycle = lifecycle;
    this.#habits = habits;
  }

  /**
   * Answers a request; undefined if nothing is served there.
   * @param rest the parts of the path after `BatchPayment`, decoded
   * @throws {InvalidInput} for input that iplicit refuses
   */
  answer(request: SandboxRequest, rest: readonly string[]): SandboxAnswer | undefined {
    const [reference, part, allocationId, ...more] = rest;
    if (more.length > 0) return undefined;
    if (reference === undefined) return this.#collection(request);
    const payment = this.#store.payment(reference);
    const call = `${request.method} ${part?.toLowerCase() ?? ''}`.trim();
    if (call === 'PATCH' && payment?.id !== reference.toLowerCase()) return patchRefusal(reference, request);
    if (payment === undefined)
      return problem(404, `There is no batch payment '${reference}'.`, request.pathname);
    if (call === 'GET') return json(this.#store.detailBody(payment));
    if (call === 'PATCH') return this.#edit(payment, () => updatePayment(payment, request.body));
    if (part?.toLowerCase() === 'allocations') return this.#allocations(payment, request, allocationId);
    const action = allocationId === undefined && request.method === 'POST' ? actionNamed(part) : undefined;
    return action && this.#act(payment, action, request);
  }

  #collection({ method, query, body }: SandboxRequest): SandboxAnswer | undefined {
    if (method === 'GET') {
      const habits = this.#habits;
      const cut = `${habits.maxTake ?? ''} ${habits.hidden?.join() ?? ''} ${query}`;
      return json(this.#store.listBody(cut, () => selectPayments(this.#store.data, query, habits)));
    }
    if (method === 'POST')
      return { ...json(JSON.stringify(createPayment(this.#store, body).id)), acted: true };
    return undefined;
  }

  #allocations(payment: Payment, request: SandboxRequest, allocationId?: string): SandboxAnswer | undefined {
    const store = this.#store;
    if (allocationId !== undefined) {
      if (request.method !== 'DELETE') return undefined;
      if (!payment.allocations?.some(({ id }) => id === allocationId.toLowerCase())) {
        return problem(
          404,
          `There is no allocation '${allocationId}' in this batch payment.`,
          request.pathname,
        );
      }
      return this.#edit(payment, () => {
        deleteAllocation(store, payment, allocationId);
        return true;
      });
    }
    if (request.method !== 'POST' && request.method !== 'PUT') return undefined;
    return this.#edit(payment, () => {
      const requests = readAllocations(store, readJson(request.body), '');
      if (request.method === 'PUT') replaceAllocations(store, payment, requests);
      else addAllocations(store, payment, requests);
      return true;
    });
  }

  /**
   * Edits a payment. iplicit: an edit is assumed to need a draft.
   * @param change returns false if it changed nothing
   */
  #edit(payment: Payment, change: () => boolean): SandboxAnswer {
    if (!hasStatus(payment, 'draft')) {
      const status = payment.statusList.map((each) => each.trim()).join(', ');
      return invalid(`Only a draft can be changed, and this batch payment is ${status}.`, {});
    }
    const acted = change();
    if (acted) this.#store.stamp(payment);
    return { status: 200, acted };
  }

  #act(payment: Payment, action: LifecycleAction, request: SandboxRequest): SandboxAnswer {
    const reason =
      action === 'abandon' && request.body !== ''
        ? new Members(readJson(request.body)).text('reason')
        : undefined;
    const refusal = this.#lifecycle.act(payment, action);
    if (refusal !== undefined) return problem(400, refusal, request.pathname);
    if (reason) {
      payment.hasNotes = true;
      this.#store.stamp(payment);
    }
    return { ...json(JSON.stringify(payment.id)), acted: true };
  }
}

/** iplicit: PATCH accepts a uuid only, no batch number. */
function patchRefusal(reference: string, request: SandboxRequest): SandboxAnswer {
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(reference)) {
    return problem(404, `There is no batch payment '${reference}'.`, request.pathname);
  }
  throw new InvalidInput('batchPaymentId', `The value '${reference}' is not valid.`);
}

function actionNamed(part = ''): LifecycleAction | undefined {
  const name = part.toLowerCase();
  return Object.hasOwn(TRANSITIONS, name) ? (name as LifecycleAction) : undefined;
}
