import type { SandboxAnswer, SandboxRequest, SandboxService } from './exchange.ts';
import type { CatalogItem } from './iplicit-types.ts';
import { selectPayments } from './iplicit-filter.ts';
import { catalogJson, contactAccountJson, documentJson, legalEntitiesJson } from './iplicit-json.ts';
import { InvalidInput, invalid, problem } from './iplicit-problems.ts';
import type { IplicitSignIn } from './iplicit-sign-in.ts';
import type { IplicitStore } from './iplicit-store.ts';

/** iplicit's bulk payments and what they point at, over a store. Paths are matched without case, as the service does. */
export class IplicitService implements SandboxService {
  readonly #store: IplicitStore;
  readonly #signIn: IplicitSignIn;

  constructor(store: IplicitStore, signIn: IplicitSignIn) {
    this.#store = store;
    this.#signIn = signIn;
  }

  mediaTypeOf(): 'application/json' {
    return 'application/json';
  }

  answer(request: SandboxRequest): SandboxAnswer {
    const parts = request.pathname.split('/').slice(1);
    const [api, resource, ...rest] = [
      parts[0]?.toLowerCase(),
      parts[1]?.toLowerCase(),
      ...parts.slice(2).map(decoded),
    ];
    const target = `${request.method} ${rest[0]?.toLowerCase()}`;
    if (api !== 'api') return notServed(request);
    if (resource === 'session' && target === 'POST create') return this.#signIn.create(request);
    const refusal = this.#signIn.refusal(request);
    if (refusal !== undefined) return refusal;
    if (resource === 'session' && target === 'POST close') return this.#signIn.close(request);
    try {
      return this.#route(resource ?? '', rest, request) ?? notServed(request);
    } catch (error) {
      if (error instanceof InvalidInput) return invalid(error.message, { [error.member]: [error.message] });
      throw error;
    }
  }

  #route(resource: string, rest: string[], request: SandboxRequest): SandboxAnswer | undefined {
    const [first, ...more] = rest;
    if (request.method !== 'GET' || more.length > 0) return undefined;
    switch (resource) {
      case 'batchpayment':
        return first === undefined ? this.#list(request.query) : this.#detail(first, request);
      case 'catalog':
        return this.#catalog(first?.toLowerCase());
      case 'legalentity':
        return first === undefined ? json(legalEntitiesJson(this.#store.data.legalEntities)) : undefined;
      case 'document':
        return first === undefined ? undefined : this.#document(first, request);
      case 'contactaccount':
        return first === undefined ? undefined : this.#contactAccount(first, request);
      default:
        return undefined;
    }
  }

  #list(query: string): SandboxAnswer {
    return json(this.#store.listBody(query, () => selectPayments(this.#store.data, query)));
  }

  #detail(idOrBatchNo: string, request: SandboxRequest): SandboxAnswer {
    const payment = this.#store.payment(idOrBatchNo);
    if (payment === undefined)
      return problem(404, `There is no batch payment '${idOrBatchNo}'.`, request.pathname);
    return json(this.#store.detailBody(payment));
  }

  #catalog(name: string | undefined): SandboxAnswer | undefined {
    const { bankAccounts, paymentMethods, batchPaymentTypes } = this.#store.data;
    const catalogs: Record<string, readonly CatalogItem[]> = {
      bankaccount: bankAccounts,
      paymentmethod: paymentMethods,
      batchpaymenttype: batchPaymentTypes,
    };
    const items = name === undefined ? undefined : catalogs[name];
    return items && json(catalogJson(items));
  }

  #document(idOrDocNo: string, request: SandboxRequest): SandboxAnswer {
    const document = this.#store.document(idOrDocNo);
    if (document === undefined || document.hidden === 404) {
      return problem(404, `There is no document '${idOrDocNo}'.`, request.pathname);
    }
    if (document.hidden === 403)
      return problem(403, 'You do not have access to this document.', request.pathname);
    return json(documentJson(document));
  }

  #contactAccount(reference: string, request: SandboxRequest): SandboxAnswer {
    const wanted = reference.toLowerCase();
    const found = this.#store.data.contactAccounts.find(
      ({ id, code }) => id === wanted || code.toLowerCase() === wanted,
    );
    if (found === undefined)
      return problem(404, `There is no contact account '${reference}'.`, request.pathname);
    return json(contactAccountJson(found));
  }
}

function json(body: string | Buffer): SandboxAnswer {
  return { status: 200, contentType: 'application/json; charset=utf-8', body };
}

function notServed(request: SandboxRequest): SandboxAnswer {
  return problem(404, `Nothing answers ${request.method} here.`, request.pathname);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
