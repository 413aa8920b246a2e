import { allocate, bankMembers, recompute, bankAccounts, batchPaymentTypeId, periodIdOf } from './store.ts';
import type { IplicitStore } from './store.ts';
import { instantOf } from './types.ts';
import type { Allocation, BankAccount, Document, Payment, IplicitData } from './types.ts';
import { pageOf } from '../habits.ts';
import type { Habits } from '../habits.ts';
import { seeded, uuidOf } from '../data.ts';
import type { Schedule } from '../data.ts';
import { randomUUID } from 'node:crypto';
import { Members, InvalidInput, readJson } from './json.ts';
import type { ExactJson } from './json.ts';

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

/** One allocation in a request. */
interface AllocationRequest {
  document: Document;
  amount: string | undefined;
  baseAmount: string | undefined;
}

/**
 * Parses a list of allocations. Nothing is changed before all of it is valid.
 * @param path path of the list, for errors
 * @throws {InvalidInput} for invalid members and for a document that does not exist or is hidden by access
 *   control
 */
export function readAllocations(store: IplicitStore, list: ExactJson, path: string): AllocationRequest[] {
  if (!Array.isArray(list)) throw new InvalidInput(path || '$', 'A list of allocations is expected.');
  return list.map((item, index) => {
    const members = new Members(item, `${path}[${index}].`);
    const docId = members.text('docId', 50);
    const document = docId === undefined ? undefined : store.document(docId);
    if (!docId) throw new InvalidInput(`${path}[${index}].docId`, 'The field docId is required.');
    if (document === undefined || document.hidden !== null) {
      throw new InvalidInput(`${path}[${index}].docId`, `There is no document '${docId}'.`);
    }
    return {
      document,
      amount: members.decimal('allocAmountCurrency'),
      baseAmount: members.decimal('allocAmountBase'),
    };
  });
}

/** Adds allocations. iplicit: a document that has one already gets it updated instead. */
export function addAllocations(
  store: IplicitStore,
  payment: Payment,
  requests: readonly AllocationRequest[],
): void {
  const allocations = (payment.allocations ??= []);
  for (const { document, amount, baseAmount } of requests) {
    const at = allocations.findIndex(({ docId }) => docId === document.id);
    const id = allocations[at]?.id ?? randomUUID();
    allocations.splice(at === -1 ? allocations.length : at, 1, allocate(id, document, amount, baseAmount));
  }
  recompute(payment, (id) => store.document(id));
}

/** Replaces all of a payment's allocations. */
export function replaceAllocations(
  store: IplicitStore,
  payment: Payment,
  requests: readonly AllocationRequest[],
): void {
  payment.allocations = [];
  addAllocations(store, payment, requests);
}

/** Removes one allocation, in whatever case its id is given. */
export function deleteAllocation(store: IplicitStore, payment: Payment, allocationId: string): void {
  payment.allocations = (payment.allocations ?? []).filter(({ id }) => id !== allocationId.toLowerCase());
  recompute(payment, (id) => store.document(id));
}

/**
 * Creates a draft. Absent members get iplicit's published defaults.
 * @throws {InvalidInput} naming the invalid member; nothing is created then
 */
export function createPayment(store: IplicitStore, body: string): Payment {
  const members = new Members(readJson(body));
  const { data } = store;
  const type =
    referenced(members, 'batchPaymentTypeId', data.batchPaymentTypes) ?? first(data.batchPaymentTypes);
  const account = bankAccountFor(store, members);
  const method = referenced(members, 'paymentMethodId', data.paymentMethods);
  const paymentDate = members.dateTime('paymentDate') ?? `${new Date().toISOString().slice(0, 10)}T00:00:00`;
  const description = members.text('description', 250);
  const bankRef = members.text('bankRef', 50);
  const periodId = periodOf(members) ?? periodIdOf(paymentDate);
  const allocations = readAllocations(store, members.list('allocations') ?? [], 'allocations');
  const batchNo = store.nextBatchNo(type.prefix);
  const payment: Payment = {
    id: randomUUID(),
    batchPaymentTypeId: type.id,
    batchNo,
    description: description ?? batchNo,
    statusList: ['draft '],
    ...bankMembers(account),
    paymentDate,
    paymentMethodId: method?.id ?? account.paymentMethodId,
    periodId,
    bankCurrencyAmount: '0.00000',
    bankRef: bankRef ?? batchNo,
    lastModified: null,
    lastModifiedBy: null,
    hasNotes: false,
    hasAttachments: false,
    allocations: null,
  };
  if (allocations.length > 0) addAllocations(store, payment, allocations);
  store.add(payment);
  return payment;
}

/**
 * Updates a payment. Returns false if the request changes nothing. iplicit: the API specification declares
 * `paymentDate` as a number here, but the service accepts an ISO date-time.
 * @throws {InvalidInput} naming the invalid member; nothing is changed then
 */
export function updatePayment(payment: Payment, body: string): boolean {
  const members = new Members(readJson(body));
  const description = members.text('description', 250);
  const bankRef = members.text('bankRef', 50);
  const paymentDate = members.dateTime('paymentDate');
  if (description !== undefined) payment.description = description;
  if (bankRef !== undefined) payment.bankRef = bankRef;
  if (paymentDate !== undefined) {
    payment.paymentDate = paymentDate;
    payment.periodId = periodIdOf(paymentDate);
  }
  return description !== undefined || bankRef !== undefined || paymentDate !== undefined;
}

/**
 * iplicit: the default is the legal entity's bank account; without a legal entity, that of the default
 * entity.
 */
function bankAccountFor(store: IplicitStore, members: Members): BankAccount {
  const { bankAccounts, legalEntities } = store.data;
  const entity = referenced(members, 'legalEntityId', legalEntities);
  const account = referenced(members, 'bankAccountId', bankAccounts);
  if (account !== undefined && entity !== undefined && account.legalEntityId !== entity.id) {
    throw new InvalidInput(
      'bankAccountId',
      `The bank account ${account.code} does not belong to ${entity.code}.`,
    );
  }
  const { bankAccountId } = entity ?? first(legalEntities);
  return account ?? bankAccounts.find(({ id }) => id === bankAccountId) ?? first(bankAccounts);
}

/** iplicit: request members named `…Id` accept codes as well. */
function referenced<T extends { id: string; code: string }>(
  members: Members,
  name: string,
  items: readonly T[],
): T | undefined {
  const wanted = members.text(name, 50)?.toLowerCase();
  if (wanted === undefined) return undefined;
  const found = items.find(({ id, code }) => id === wanted || code.toLowerCase() === wanted);
  if (found === undefined)
    throw new InvalidInput(name, `The field ${name} names '${wanted}', which does not exist.`);
  return found;
}

/** A period's code is its month, such as `2026-11`. */
function periodOf(members: Members): string | undefined {
  const wanted = members.text('periodId', 50);
  if (wanted === undefined || /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(wanted)) return wanted;
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(wanted)) {
    throw new InvalidInput('periodId', `The field periodId names '${wanted}', which does not exist.`);
  }
  return periodIdOf(wanted);
}

function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new RangeError('The sandbox data lacks an item to default to.');
  return item;
}

/** The actions of a payment's lifecycle, as named by the last part of their paths. */
export type LifecycleAction = 'submit' | 'amend' | 'process' | 'post' | 'unpost' | 'abandon';

interface Transition {
  from: readonly string[];
  /** The new status as iplicit serves it, sometimes with stray blanks. */
  to: string;
  /** The participle that a refusal uses for the action. */
  done: string;
}

/** The transition of each action. iplicit does not document where unpost leads; here it is processed. */
export const TRANSITIONS: Readonly<Record<LifecycleAction, Transition>> = {
  submit: { from: ['draft'], to: 'pending_auth', done: 'submitted' },
  amend: { from: ['approved', 'processed'], to: 'draft ', done: 'amended' },
  process: { from: ['approved'], to: 'processed', done: 'processed' },
  post: { from: ['processed'], to: ' posted', done: 'posted' },
  unpost: { from: ['posted'], to: 'processed', done: 'unposted' },
  abandon: { from: ['draft'], to: 'abandoned', done: 'abandoned' },
};

/** Whether a payment has one of these statuses, ignoring stray blanks. */
export function hasStatus({ statusList }: Payment, ...names: readonly string[]): boolean {
  return statusList.some((status) => names.includes(status.trim()));
}

/** Moves payments through their lifecycle. */
export class IplicitLifecycle {
  readonly #store: IplicitStore;
  readonly #schedule: Schedule;
  readonly #approvalDelayMs: number;
  readonly #queued = new WeakSet<Payment>();

  /** @param approvalDelayMs milliseconds from submit to pending_auth, and again to the decision */
  constructor(store: IplicitStore, schedule: Schedule, approvalDelayMs: number) {
    this.#store = store;
    this.#schedule = schedule;
    this.#approvalDelayMs = approvalDelayMs;
  }

  /** Carries out an action. Returns the service's message if the payment's status does not allow it. */
  act(payment: Payment, action: LifecycleAction): string | undefined {
    const { from, to, done } = TRANSITIONS[action];
    const name = `Batch payment ${payment.batchNo ?? payment.id}`;
    if (!hasStatus(payment, ...from)) {
      const status = payment.statusList.map((each) => each.trim()).join(', ');
      return `${name} cannot be ${done}: its status is ${status}, not ${from.join(' or ')}.`;
    }
    if (this.#queued.has(payment))
      return `${name} cannot be ${done}: it has been submitted and is in the queue.`;
    if (action === 'submit') this.#queue(payment);
    else this.#move(payment, to);
    return undefined;
  }

  /**
   * iplicit: a submit is queued. In the sandbox, a payment whose description contains REJECT is rejected, and
   * one with ERROR fails.
   */
  #queue(payment: Payment): void {
    this.#queued.add(payment);
    this.#schedule.after(this.#approvalDelayMs, () => {
      this.#queued.delete(payment);
      if (!hasStatus(payment, 'draft')) return;
      this.#move(payment, TRANSITIONS.submit.to);
      this.#schedule.after(this.#approvalDelayMs, () => {
        if (hasStatus(payment, 'pending_auth')) this.#move(payment, decisionOn(payment));
      });
    });
  }

  #move(payment: Payment, status: string): void {
    payment.statusList = [status];
    this.#store.stamp(payment);
  }
}

function decisionOn({ description }: Payment): string {
  if (description?.includes('REJECT')) return 'rejected';
  return description?.includes('ERROR') ? 'error' : 'approved ';
}

type Matches = (payment: Payment, data: IplicitData) => boolean;

/**
 * Selects the payments of a list query. The filters are those that iplicit publishes; their names are
 * case-insensitive. Unknown filters and filters without a value are silently ignored.
 * @param habits how the page is cut
 * @throws {InvalidInput} for a value of the wrong type
 */
export function selectPayments(data: IplicitData, query: string, habits: Habits): Payment[] {
  let take = 100;
  let skip = 0;
  const matches: Matches[] = [];
  for (const [name, value] of new URLSearchParams(query)) {
    if (value === '') continue;
    const key = name.toLowerCase();
    if (key === 'take') take = wholeNumber(name, value);
    else if (key === 'skip') skip = wholeNumber(name, value);
    else {
      const match = FILTERS[key]?.(value, name);
      if (match !== undefined) matches.push(match);
    }
  }
  const all = data.payments;
  const found =
    matches.length === 0 ? all : all.filter((payment) => matches.every((match) => match(payment, data)));
  return pageOf(found, { take, skip }, habits);
}

const FILTERS: Readonly<Record<string, (value: string, name: string) => Matches>> = {
  batchno: (value, name) => {
    const wanted = short(name, value, 50);
    return ({ batchNo }) => same(batchNo, wanted);
  },
  batchpaymenttype: (value, name) => {
    const wanted = short(name, value, 50);
    return (payment, data) => refersTo(data.batchPaymentTypes, payment.batchPaymentTypeId, wanted);
  },
  legalentity: (value, name) => {
    const wanted = short(name, value, 50);
    return (payment, data) => refersTo(data.legalEntities, payment.legalEntityId, wanted);
  },
  bankaccountid: (value, name) => {
    const wanted = short(name, value, 50);
    return (payment, data) => refersTo(data.bankAccounts, payment.bankAccountId, wanted);
  },
  description: (value, name) => {
    const wanted = short(name, value, 250);
    return ({ description }) => same(description, wanted);
  },
  descriptioncontains: (value, name) => {
    const wanted = short(name, value, 250).toLowerCase();
    return ({ description }) => description?.toLowerCase().includes(wanted) ?? false;
  },
  paymentdatefrom: (value, name) => from(instant(name, value), ({ paymentDate }) => paymentDate),
  paymentdateto: (value, name) => to(instant(name, value), ({ paymentDate }) => paymentDate),
  lastmodifiedfrom: (value, name) => from(instant(name, value), ({ lastModified }) => lastModified),
  lastmodifiedto: (value, name) => to(instant(name, value), ({ lastModified }) => lastModified),
  lastmodifiedby: (value, name) => {
    const wanted = short(name, value, 64);
    return ({ lastModifiedBy }) => same(lastModifiedBy, wanted);
  },
  isdraft: (value, name) => status('draft', flag(name, value)),
  isposted: (value, name) => status('posted', flag(name, value)),
  isapproved: (value, name) => status('approved', flag(name, value)),
  isprocessed: (value, name) => status('processed', flag(name, value)),
};

function same(held: string | null, wanted: string): boolean {
  return held?.toLowerCase() === wanted.toLowerCase();
}

/** iplicit: a filter that names an object accepts its code as well as its id. */
function refersTo(items: readonly { id: string; code: string }[], id: string, wanted: string): boolean {
  return same(id, wanted) || items.some((item) => item.id === id && same(item.code, wanted));
}

function from(start: number, dateOf: (payment: Payment) => string | null): Matches {
  return (payment) => instantOf(dateOf(payment) ?? '') >= start;
}

function to(end: number, dateOf: (payment: Payment) => string | null): Matches {
  return (payment) => instantOf(dateOf(payment) ?? '') <= end;
}

function status(name: string, wanted: boolean): Matches {
  return (payment) => hasStatus(payment, name) === wanted;
}

function short(name: string, value: string, length: number): string {
  if (value.length > length)
    throw new InvalidInput(name, `The value of ${name} is longer than ${length} characters.`);
  return value;
}

function instant(name: string, value: string): number {
  const found = instantOf(value);
  if (Number.isNaN(found)) throw new InvalidInput(name, `The value '${value}' is not a date and time.`);
  return found;
}

function flag(name: string, value: string): boolean {
  const text = value.toLowerCase();
  if (text !== 'true' && text !== 'false')
    throw new InvalidInput(name, `The value '${value}' is not true or false.`);
  return text === 'true';
}

function wholeNumber(name: string, value: string): number {
  if (!/^\d{1,9}$/.test(value))
    throw new InvalidInput(name, `The value '${value}' is not a whole number from 0 up.`);
  return Number(value);
}
