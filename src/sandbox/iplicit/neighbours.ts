import type { SandboxAnswer, SandboxRequest } from '../exchange.ts';
import { pageOf } from '../habits.ts';
import type { Habits } from '../habits.ts';
import { catalogJson, contactAccountJson, documentJson, legalEntitiesJson, json, problem } from './json.ts';
import type { IplicitStore } from './store.ts';
import type { CatalogItem } from './types.ts';

/**
 * Answers a GET for the objects that payments refer to: catalogs, legal entities, documents, contact
 * accounts.
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
  if (reference === undefined) return undefined;
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
