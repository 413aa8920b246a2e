import { randomUUID } from 'node:crypto';
import { readAllocations, addAllocations } from './iplicit-allocations.ts';
import { bankMembers } from './iplicit-amounts.ts';
import { periodIdOf } from './iplicit-ledger.ts';
import { Members, readJson } from './iplicit-members.ts';
import { InvalidInput } from './iplicit-problems.ts';
import type { IplicitStore } from './iplicit-store.ts';
import type { BankAccount, Payment } from './iplicit-types.ts';

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
