import type { SandboxAnswer, SandboxRequest } from '../exchange.ts';
import { pageOf } from '../habits.ts';
import type { Habits } from '../habits.ts';
import {
  catalogJson,
  contactAccountJson,
  contactAccountsJson,
  documentJson,
  documentsJson,
  legalEntitiesJson,
  json,
  problem,
} from './json.ts';
import type { IplicitStore } from './store.ts';
import { instantOf } from './types.ts';
import type { CatalogItem, ContactAccount, Document, IplicitData } from './types.ts';

/**
 * Answers a GET for the objects that payments refer to: catalogs, legal entities, documents, contact accounts,
 * one by one or listed.
 * @param resource the resource's name in the path, in lower case
 * @returns undefined if nothing is served there
 */
export function answerNeighbour(
  store: IplicitStore,
  resource: string,
  reference: string | undefined,
  { pathname, query }: Pick<SandboxRequest, 'pathname' | 'query'>,
  habits: Habits,
): SandboxAnswer | undefined {
  if (resource === 'legalentity') {
    if (reference !== undefined) return undefined;
    const { legalEntities } = store.data;
    return json(legalEntitiesJson(pageOf(legalEntities, pageIn(query), habits)));
  }
  if (reference === undefined) return list(store.data, resource, query, habits);
  switch (resource) {
    case 'catalog':
      return catalog(store, reference.toLowerCase());
    case 'document':
      return document(store, reference, pathname);
    case 'contactaccount':
      return contactAccount(store, reference, pathname);
    default:
      return undefined;
  }
}

/** iplicit: without `take`, a list of neighbours has at most 100 rows. */
function pageIn(query: string): { take: number; skip: number } {
  const parameters = new URLSearchParams(query.toLowerCase());
  return { take: Number(parameters.get('take') ?? 100), skip: Number(parameters.get('skip') ?? 0) };
}

function list(data: IplicitData, resource: string, query: string, habits: Habits): SandboxAnswer | undefined {
  if (resource === 'document') {
    const visible = data.documents.filter(({ hidden }) => hidden === null);
    const found = selected(visible, query, DOCUMENT_FILTERS, data);
    return json(documentsJson(pageOf(found, pageIn(query), habits), data.contactAccounts));
  }
  if (resource !== 'contactaccount') return undefined;
  const found = selected(data.contactAccounts, query, CONTACT_FILTERS, data);
  return json(contactAccountsJson(pageOf(found, pageIn(query), habits)));
}

type Matches<T> = (item: T, wanted: string, data: IplicitData) => boolean;

/** iplicit: all filters must match; one that it does not know, or a blank one, is ignored. */
function selected<T>(
  items: readonly T[],
  query: string,
  filters: Readonly<Record<string, Matches<T>>>,
  data: IplicitData,
): T[] {
  const wanted = [...new URLSearchParams(query)].flatMap(([name, value]) => {
    const matches = Object.hasOwn(filters, name.toLowerCase()) ? filters[name.toLowerCase()] : undefined;
    return matches && value.trim() !== '' ? [{ matches, value: value.toLowerCase() }] : [];
  });
  return items.filter((item) => wanted.every(({ matches, value }) => matches(item, value, data)));
}

const same = (held: string | null, wanted: string): boolean => held?.toLowerCase() === wanted;

function codeOf(items: readonly { id: string; code: string }[], id: string): string | null {
  return items.find((item) => item.id === id)?.code ?? null;
}

const DOCUMENT_FILTERS: Readonly<Record<string, Matches<Document>>> = {
  docno: ({ docNo }, wanted) => same(docNo, wanted),
  docclass: ({ docClass }, wanted) => same(docClass, wanted),
  contactaccount: ({ contactAccountId }, wanted, data) =>
    same(codeOf(data.contactAccounts, contactAccountId), wanted),
  contactaccountid: ({ contactAccountId }, wanted) => same(contactAccountId, wanted),
  legalentity: ({ legalEntityId }, wanted, data) => same(codeOf(data.legalEntities, legalEntityId), wanted),
  legalentityid: ({ legalEntityId }, wanted) => same(legalEntityId, wanted),
  currency: ({ currency }, wanted) => same(currency, wanted),
  theirdocno: ({ theirDocNo }, wanted) => same(theirDocNo, wanted),
  descriptioncontains: ({ description }, wanted) => description.toLowerCase().includes(wanted),
  duedatefrom: ({ dueDate }, wanted) => instantOf(dueDate) >= instantOf(wanted.toUpperCase()),
  duedateto: ({ dueDate }, wanted) => instantOf(dueDate) <= instantOf(wanted.toUpperCase()),
  outstanding: ({ outstandingCurrencyAmount }, wanted) =>
    /[1-9]/.test(outstandingCurrencyAmount) === (wanted === 'true'),
  approved: (document, wanted) => has(document, 'approved') === (wanted === 'true'),
  posted: (document, wanted) => has(document, 'posted') === (wanted === 'true'),
};

function has({ statusList }: Document, status: string): boolean {
  return statusList.some((each) => each.trim() === status);
}

const CONTACT_FILTERS: Readonly<Record<string, Matches<ContactAccount>>> = {
  code: ({ code }, wanted) => same(code, wanted),
  descriptioncontains: ({ description }, wanted) => description.toLowerCase().includes(wanted),
  // Employees are contact accounts as well, but no suppliers.
  issupplier: ({ code }, wanted) => code.startsWith('S') === (wanted === 'true'),
};

function catalog({ data }: IplicitStore, name: string): SandboxAnswer | undefined {
  const catalogs: Record<string, readonly CatalogItem[]> = {
    bankaccount: data.bankAccounts,
    paymentmethod: data.paymentMethods,
    batchpaymenttype: data.batchPaymentTypes,
  };
  const items = Object.hasOwn(catalogs, name) ? catalogs[name] : undefined;
  return items && json(catalogJson(items));
}

function document(store: IplicitStore, idOrDocNo: string, pathname: string): SandboxAnswer {
  const found = store.document(idOrDocNo);
  // iplicit: access control hides a document behind a 403 or a 404.
  if (found === undefined || found.hidden === 404)
    return problem(404, `There is no document '${idOrDocNo}'.`, pathname);
  if (found.hidden === 403) return problem(403, 'You do not have access to this document.', pathname);
  return json(documentJson(found));
}

function contactAccount({ data }: IplicitStore, reference: string, pathname: string): SandboxAnswer {
  const wanted = reference.toLowerCase();
  const found = data.contactAccounts.find(({ id, code }) => id === wanted || code.toLowerCase() === wanted);
  return found
    ? json(contactAccountJson(found))
    : problem(404, `There is no contact account '${reference}'.`, pathname);
}
