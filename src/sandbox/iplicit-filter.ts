import type { IplicitData, Payment } from './iplicit-types.ts';
import { InvalidInput } from './iplicit-problems.ts';
import { instantOf } from './iplicit-instant.ts';
import { hasStatus } from './iplicit-lifecycle.ts';

type Matches = (payment: Payment, data: IplicitData) => boolean;

/**
 * Selects the payments of a list query. The filters are those that iplicit publishes; their names are
 * case-insensitive. Unknown filters and filters without a value are silently ignored.
 * @throws {InvalidInput} for a value of the wrong type
 */
export function selectPayments(data: IplicitData, query: string): Payment[] {
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
  if (matches.length === 0) return data.payments.slice(skip, skip + take);
  return data.payments
    .filter((payment) => matches.every((match) => match(payment, data)))
    .slice(skip, skip + take);
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
