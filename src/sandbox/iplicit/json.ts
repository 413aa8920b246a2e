import { instantOf } from './types.ts';
import type {
  Allocation,
  BankAccount,
  CatalogItem,
  ContactAccount,
  Document,
  LegalEntity,
  Payment,
} from './types.ts';
import type { SandboxAnswer } from '../exchange.ts';
import { withDecimals } from '../decimal.ts';

/** A JSON number exactly as it was written. */
export class ExactNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Parsed JSON with every digit of its numbers. */
export type ExactJson = null | boolean | string | ExactNumber | ExactJson[] | { [member: string]: ExactJson };

/** ECMAScript's access to the source text of numbers, which TypeScript does not declare yet. */
interface SourceTextJson {
  parse(
    text: string,
    reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
  ): unknown;
  rawJSON(text: string): unknown;
}

const sourceText = JSON as unknown as SourceTextJson;

/**
 * Parses JSON without rounding numbers.
 * @throws {SyntaxError} as JSON.parse
 */
export function parseExactJson(text: string): ExactJson {
  return sourceText.parse(text, (_key, value, { source }) =>
    typeof value === 'number' ? new ExactNumber(source ?? String(value)) : value,
  ) as ExactJson;
}

/** Makes JSON.stringify write a number with exactly these digits: `145.17000` stays so. */
function rawNumber(text: string): unknown {
  return sourceText.rawJSON(text);
}

/**
 * Bits of the 64-bit status mask. iplicit does not publish its own; some of these are beyond what a double
 * holds exactly.
 */
const STATUS_BITS: Readonly<Record<string, bigint>> = {
  draft: 1n,
  pending_auth: 1n << 3n,
  approved: 1n << 5n,
  rejected: 1n << 6n,
  processed: (1n << 55n) | 1n,
  posted: (1n << 62n) | 1n,
  abandoned: 1n << 9n,
  error: (1n << 58n) | 1n,
  warning: (1n << 54n) | 2n,
};
const UNLISTED_BIT = (1n << 60n) | 1n;

function statusMask(statusList: readonly string[]): string {
  return statusList.reduce((mask, name) => mask | (STATUS_BITS[name.trim()] ?? UNLISTED_BIT), 0n).toString();
}

function summary(payment: Payment): Record<string, unknown> {
  return {
    id: payment.id,
    batchPaymentTypeId: payment.batchPaymentTypeId,
    batchNo: payment.batchNo,
    description: payment.description,
    status: rawNumber(statusMask(payment.statusList)),
    statusList: payment.statusList,
    legalEntityId: payment.legalEntityId,
    bankAccountId: payment.bankAccountId,
    paymentDate: payment.paymentDate,
    paymentMethodId: payment.paymentMethodId,
    periodId: payment.periodId,
    bankCurrency: payment.bankCurrency,
    bankCurrencyAmount: rawNumber(payment.bankCurrencyAmount),
    bankCurrencyRate: rawNumber(payment.bankCurrencyRate),
    bankRef: payment.bankRef,
    lastModified: payment.lastModified,
    lastModifiedBy: payment.lastModifiedBy,
  };
}

/** A payment in a list: without allocations, notes and attachments. */
export function summaryJson(payment: Payment): string {
  return JSON.stringify(summary(payment));
}

/** A payment read on its own, with everything. */
export function detailJson(payment: Payment): string {
  return JSON.stringify({
    ...summary(payment),
    hasNotes: payment.hasNotes,
    hasAttachments: payment.hasAttachments,
    allocations: payment.allocations?.map(allocation) ?? null,
  });
}

function allocation(held: Allocation): Record<string, unknown> {
  return {
    id: held.id,
    docId: held.docId,
    docNo: held.docNo,
    allocAmountCurrency: rawNumber(held.allocAmountCurrency),
    allocAmountBase: rawNumber(held.allocAmountBase),
    allocCurrencyRate: rawNumber(held.allocCurrencyRate),
  };
}

/** A document read on its own. */
export function documentJson(document: Document): string {
  return JSON.stringify({ ...documentMembers(document), hasNotes: false, hasAttachments: false });
}

/** A list of documents, each with the name of whom it is from. */
export function documentsJson(documents: readonly Document[], contacts: readonly ContactAccount[]): string {
  const names = new Map(contacts.map(({ id, description }) => [id, description]));
  return JSON.stringify(
    documents.map((document) => ({
      ...documentMembers(document),
      contactAccountDescription: names.get(document.contactAccountId) ?? null,
    })),
  );
}

function documentMembers(document: Document): Record<string, unknown> {
  const { hidden: _, currencyRate, grossAmount, grossCurrencyAmount, outstandingAmount, ...rest } = document;
  return {
    ...rest,
    currencyRate: rawNumber(currencyRate),
    grossAmount: rawNumber(grossAmount),
    grossCurrencyAmount: rawNumber(grossCurrencyAmount),
    outstandingAmount: rawNumber(outstandingAmount),
    outstandingCurrencyAmount: rawNumber(document.outstandingCurrencyAmount),
  };
}

/** A catalog. Its items have only these members. */
export function catalogJson(items: readonly (CatalogItem | BankAccount)[]): string {
  return JSON.stringify(
    items.map(({ id, code, description, isActive }) => ({ id, code, description, isActive })),
  );
}

/** The list of legal entities. */
export function legalEntitiesJson(entities: readonly LegalEntity[]): string {
  return JSON.stringify(
    entities.map(({ id, code, description, companyNo, countryCode, currency, isActive }) => ({
      id,
      code,
      description,
      legacyRef: null,
      companyNo,
      countryCode,
      currency,
      isActive,
      isInterco: false,
    })),
  );
}

/** A contact account read on its own. */
export function contactAccountJson({ currency, ...account }: ContactAccount): string {
  return JSON.stringify({
    ...account,
    supplier: { isActive: true, currency },
    hasNotes: false,
    hasAttachments: false,
  });
}

/** A list of contact accounts. */
export function contactAccountsJson(accounts: readonly ContactAccount[]): string {
  return JSON.stringify(
    accounts.map(({ id, code, description, countryCode }) => ({ id, code, description, countryCode })),
  );
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
};

/** The first of iplicit's error formats: `{type, title, status, detail, instance}`. */
export function problem(status: number, detail: string, instance: string): SandboxAnswer {
  const type = `https://httpstatuses.io/${status}`;
  return answer(status, { type, title: TITLES[status] ?? 'Error', status, detail, instance });
}

/** The second: `{type, title, status, message, traceId, errors}`. `errors` names the invalid members. */
export function invalid(message: string, errors: Record<string, string[]>): SandboxAnswer {
  return answer(400, {
    type: 'https://httpstatuses.io/400',
    title: 'One or more validation errors occurred.',
    status: 400,
    message,
    traceId: '00-8d3a1f6e21d0c39a559e4b93a47b1f0c-21d0c3a1f6e87b1f-00',
    errors,
  });
}

function answer(status: number, body: unknown): SandboxAnswer {
  return { status, contentType: 'application/problem+json; charset=utf-8', body: JSON.stringify(body) };
}

/** A successful answer with a JSON body. */
export function json(body: string | Buffer): SandboxAnswer {
  return { status: 200, contentType: 'application/json; charset=utf-8', body };
}

/** Thrown for input that iplicit refuses, and answered as `errors: {member: [...]}`. */
export class InvalidInput extends Error {
  readonly member: string;
  constructor(member: string, message: string) {
    super(message);
    this.name = 'InvalidInput';
    this.member = member;
  }
}

/**
 * Parses the JSON of a request.
 * @throws {InvalidInput} if it is not JSON
 */
export function readJson(body: string): ExactJson {
  try {
    return parseExactJson(body);
  } catch {
    throw new InvalidInput('$', 'The request body is not valid JSON.');
  }
}

/**
 * The members of a JSON object in a request. Names are case-insensitive, as in iplicit. A null member counts
 * as absent, and unknown members are ignored. Each method throws InvalidInput, naming the member, for a value
 * of the wrong type.
 */
export class Members {
  readonly #values: ReadonlyMap<string, ExactJson>;
  readonly #path: string;

  /**
   * @param path prefix of the members' names in errors, such as `allocations[0].`
   * @throws {InvalidInput} if the value is not an object
   */
  constructor(json: ExactJson, path = '') {
    if (json === null || typeof json !== 'object' || Array.isArray(json) || json instanceof ExactNumber) {
      throw new InvalidInput(path === '' ? '$' : path.slice(0, -1), 'A JSON object is expected.');
    }
    this.#values = new Map(Object.entries(json).map(([name, value]) => [name.toLowerCase(), value]));
    this.#path = path;
  }

  /** Text of at most `longest` characters. */
  text(name: string, longest = Infinity): string | undefined {
    const value = this.#values.get(name.toLowerCase()) ?? undefined;
    if (value === undefined) return undefined;
    if (typeof value !== 'string') throw this.#invalid(name, 'must be text.');
    if (value.length > longest) throw this.#invalid(name, `must not be longer than ${longest} characters.`);
    return value;
  }

  /** A number, exactly as written but without an exponent. */
  decimal(name: string): string | undefined {
    const value = this.#values.get(name.toLowerCase()) ?? undefined;
    if (value === undefined) return undefined;
    if (!(value instanceof ExactNumber)) throw this.#invalid(name, 'must be a number.');
    try {
      return withDecimals(value.text, 0);
    } catch {
      throw this.#invalid(name, 'is too large or too small a number.');
    }
  }

  /** An ISO date-time. A date alone means its midnight. */
  dateTime(name: string): string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (!/^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d)?)?$/.test(value) || Number.isNaN(instantOf(value))) {
      throw this.#invalid(name, 'must be an ISO date and time.');
    }
    return value.includes('T') ? value : `${value}T00:00:00`;
  }

  /** A list. */
  list(name: string): ExactJson[] | undefined {
    const value = this.#values.get(name.toLowerCase()) ?? undefined;
    if (value !== undefined && !Array.isArray(value)) throw this.#invalid(name, 'must be a list.');
    return value;
  }

  #invalid(name: string, what: string): InvalidInput {
    return new InvalidInput(`${this.#path}${name}`, `The field ${name} ${what}`);
  }
}
