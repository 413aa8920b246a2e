import { joined, ownText } from '../../upstream/text.ts';
import { isUuid } from '../../graphql/scalars.ts';
import { malformed } from '../../upstream/refusal.ts';
import { UnreadableValue, withoutUnreadable } from '../../upstream/unreadable-value.ts';
import { plainDecimal } from '../../graphql/decimals.ts';
import { JsonNumber, DUPLICATE_MEMBER, isJsonObject, isList, parseJson } from './json.ts';
import type { JsonObject, JsonValue } from './json.ts';
import { IPLICIT } from './types.ts';
import type {
  Allocation,
  BulkPaymentDetail,
  BulkPaymentSummary,
  CatalogItem,
  ContactAccount,
  LegalEntity,
  PayableDocument,
} from './types.ts';
import { JsonDocument } from './json-document.ts';

const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt](\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?([Zz]|[+-]\d{2}:?\d{2})?)?$/;

/**
 * The usual form of iplicit's date-times, on a day that every month has. A match is valid without further
 * checks.
 */
const USUAL =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?$/;

/**
 * The calendar date of one of iplicit's date-times. iplicit: the midnight in a payment date has no meaning,
 * so the date part is taken as it is, whatever the offset.
 * @returns YYYY-MM-DD; undefined if the text is not a date or date-time
 */
export function localDateOf(text: string): string | undefined {
  return USUAL.test(text) || partsOf(text) ? text.slice(0, 10) : undefined;
}

/**
 * Converts one of iplicit's date-times to an RFC 3339 instant, keeping every digit. iplicit: date-times
 * mostly come without an offset and are then taken as UTC.
 * @returns undefined if the text is not a date-time
 */
export function instantOf(text: string): string | undefined {
  if (USUAL.test(text)) return joined(text, 'Z');
  const parts = partsOf(text);
  if (!parts || parts.hours === undefined) return undefined;
  // ISO 8601 also has offsets without a colon, RFC 3339 has not.
  const stated = text.toUpperCase().replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
  return parts.offset === undefined ? `${stated}Z` : stated;
}

/** Converts a calendar date (YYYY-MM-DD) to the form that iplicit accepts: midnight, without an offset. */
export function dateTimeOf(localDate: string): string {
  return `${localDate}T00:00:00`;
}

function partsOf(text: string): { hours: string | undefined; offset: string | undefined } | undefined {
  const match = DATE_TIME.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hours, minutes = '0', seconds = '0', , offset] = match;
  const isTime = Number(hours ?? 0) < 24 && Number(minutes) < 60 && Number(seconds) < 60;
  return isTime && isDay(Number(year), Number(month), Number(day)) ? { hours, offset } : undefined;
}

function isDay(year: number, month: number, day: number): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

/**
 * Typed access to the members of an object in an answer. For a member that is missing, of the wrong kind, or
 * duplicated it gives an UnreadableValue, whatever type it promises; `whole` sees to it that nobody reads one. The object
 * caches each result, so each member must always be read as the same kind.
 */
export class Members {
  readonly #object: JsonObject;
  readonly #type: string;
  #isWhole = true;

  /**
   * @param type the name of the object's type, for errors
   * @throws {UpstreamError} UPSTREAM_MALFORMED if the value is not an object
   */
  constructor(value: JsonValue, type: string) {
    if (!isJsonObject(value)) throw malformed(IPLICIT, `a ${type} is not an object`);
    this.#object = value;
    this.#type = type;
  }

  /**
   * The UUID that the object is known by, in lower case.
   * @throws {UpstreamError} UPSTREAM_MALFORMED if there is none: without it nothing can be said of the object
   */
  id(name: string): string {
    const id: unknown = this.uuid(name);
    if (id instanceof UnreadableValue) throw malformed(IPLICIT, `${id.name} is ${id.fault}`);
    return id as string;
  }

  /**
   * What was made from the members. Reading a property whose member is not readable throws.
   * @param id of the object, for the error
   */
  whole<T extends object>(object: T, id: string): T {
    if (this.#isWhole) return object;
    return withoutUnreadable(object, ({ name, fault }) =>
      malformed(IPLICIT, `${name} of ${id} is ${fault}`, { status: 200, delivery: 'not-sent' }),
    );
  }

  /** A text; null if absent. */
  text(name: string): string | null {
    return this.#read(name, textOf, 'a text');
  }

  /** A UUID in lower case; null if absent. */
  optionalUuid(name: string): string | null {
    return this.#read(name, uuidOf, 'a UUID');
  }

  /** A UUID in lower case. */
  uuid(name: string): string {
    return this.optionalUuid(name) ?? this.#missing(name, 'a UUID');
  }

  /** A number without an exponent; null if absent. */
  optionalDecimal(name: string): string | null {
    return this.#read(name, decimalOf, 'a number');
  }

  /** A number without an exponent. */
  decimal(name: string): string {
    return this.optionalDecimal(name) ?? this.#missing(name, 'a number');
  }

  /** True or false. */
  boolean(name: string): boolean {
    return this.#read(name, booleanOf, 'true or false') ?? this.#missing(name, 'true or false');
  }

  /** True or false; null if absent. */
  optionalBoolean(name: string): boolean | null {
    return this.#read(name, booleanOf, 'true or false');
  }

  /** An ISO 4217 code, in upper case; null if absent. */
  optionalCurrency(name: string): string | null {
    return this.#read(name, currencyOf, 'a currency code');
  }

  /** The date of a date-time, as YYYY-MM-DD; null if absent. iplicit: the first day of year 1 means none. */
  optionalLocalDate(name: string): string | null {
    const day = this.#read(name, dateOf, 'a date-time');
    return day === NO_DAY ? null : day;
  }

  /** An RFC 3339 instant; null if absent. iplicit: one in the first day of year 1 means none. */
  optionalInstant(name: string): string | null {
    const instant = this.#read(name, timeOf, 'a date-time');
    return typeof instant === 'string' && instant.startsWith(NO_DAY) ? null : instant;
  }

  /** A list, each of whose items is decoded; empty if absent (iplicit: null and [] both mean none). */
  list<T>(name: string, decode: (item: JsonValue) => T): readonly T[] {
    const items = this.#read(name, listFrom, 'a list') ?? [];
    return isList(items) ? items.map(decode) : items;
  }

  /** A list of trimmed texts; empty if absent. */
  texts(name: string): readonly string[] {
    return this.#read(name, textsOf, 'a list of texts') ?? [];
  }

  #read<T>(name: string, read: (value: JsonValue) => T | undefined, kind: string): T | null {
    const reading = this.#object.read(name, read);
    if (reading === DUPLICATE_MEMBER) return this.#unreadable(name, 'there more than once');
    return reading === undefined ? this.#missing(name, kind) : reading;
  }

  #missing<T>(name: string, kind: string): T {
    return this.#unreadable(name, `missing or not ${kind}`);
  }

  #unreadable<T>(name: string, fault: string): T {
    this.#isWhole = false;
    return new UnreadableValue(`${this.#type}.${name}`, fault) as T;
  }
}

/** How .NET writes a date that was never set. */
const NO_DAY = '0001-01-01';

function textOf(value: JsonValue): string | undefined {
  return typeof value === 'string' ? ownText(value) : undefined;
}

function uuidOf(value: JsonValue): string | undefined {
  return typeof value === 'string' && isUuid(value) ? value.toLowerCase() : undefined;
}

function decimalOf(value: JsonValue): string | undefined {
  return value instanceof JsonNumber ? plainDecimal(ownText(value.source)) : undefined;
}

function currencyOf(value: JsonValue): string | undefined {
  const code = typeof value === 'string' ? value.trim().toUpperCase() : '';
  return /^[A-Z]{3}$/.test(code) ? ownText(code) : undefined;
}

function booleanOf(value: JsonValue): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function dateOf(value: JsonValue): string | undefined {
  return typeof value === 'string' ? localDateOf(value) : undefined;
}

function timeOf(value: JsonValue): string | undefined {
  return typeof value === 'string' ? instantOf(value) : undefined;
}

function listFrom(value: JsonValue): readonly JsonValue[] | undefined {
  return isList(value) ? value : undefined;
}

function textsOf(value: JsonValue): readonly string[] | undefined {
  if (!isList(value)) return undefined;
  const texts = value.filter((each) => typeof each === 'string');
  return texts.length === value.length ? texts.map((text) => text.trim()) : undefined;
}

/**
 * Parses the body of an answer.
 * @throws {UpstreamError} UPSTREAM_MALFORMED if it is truncated or not JSON
 */
export function jsonOf(body: Uint8Array): JsonValue {
  return wellFormed(() => parseJson(body));
}

/**
 * Parses the body of an answer to a GET.
 * @param before an earlier answer to the same GET
 * @throws {UpstreamError} UPSTREAM_MALFORMED as `jsonOf`
 */
export function jsonDocumentOf(body: Buffer, before?: JsonDocument): JsonDocument {
  return wellFormed(() => JsonDocument.of(body, before));
}

/** Decodes a list of payments. iplicit 1.13.0: BatchPaymentSummary[]. Throws UPSTREAM_MALFORMED. */
export function decodePayments(value: JsonValue): BulkPaymentSummary[] {
  return listOf(value, 'the list of payments').map((item) => {
    const members = new Members(item, 'BatchPayment');
    const summary = summaryOf(members);
    return members.whole(summary, summary.uuid);
  });
}

/** Decodes one payment. iplicit 1.13.0: BatchPaymentDetail. Throws UPSTREAM_MALFORMED. */
export function decodePayment(value: JsonValue): BulkPaymentDetail {
  const members = new Members(value, 'BatchPayment');
  const summary = summaryOf(members);
  const detail = {
    ...summary,
    hasNotes: members.boolean('hasNotes'),
    hasAttachments: members.boolean('hasAttachments'),
    allocations: members.list('allocations', (item) => allocationOf(item, summary.uuid)),
  };
  return members.whole(detail, summary.uuid);
}

/** Decodes a catalog. iplicit 1.13.0: CatalogItem[]. Throws UPSTREAM_MALFORMED. */
export function decodeCatalog(value: JsonValue): CatalogItem[] {
  return listOf(value, 'the catalog').map((item) => {
    const members = new Members(item, 'CatalogItem');
    const named = namedOf(members);
    return members.whole({ ...named, isActive: members.optionalBoolean('isActive') }, named.id);
  });
}

/** Decodes the list of legal entities. iplicit 1.13.0: LegalEntity[]. Throws UPSTREAM_MALFORMED. */
export function decodeLegalEntities(value: JsonValue): LegalEntity[] {
  return listOf(value, 'the list of legal entities').map((item) => {
    const members = new Members(item, 'LegalEntity');
    const named = namedOf(members);
    return members.whole({ ...named, currency: members.optionalCurrency('currency') }, named.id);
  });
}

/**
 * Decodes one document. iplicit 1.13.0: Doc. Throws UPSTREAM_MALFORMED.
 * @param id the id that was asked for; iplicit may leave it out of the answer
 */
export function decodeDocument(value: JsonValue, id: string): PayableDocument {
  const members = new Members(value, 'Document');
  return members.whole(documentOf(members, members.optionalUuid('id') ?? id), id);
}

/** Decodes a list of documents. iplicit 1.13.0: DocSummary[]. Throws UPSTREAM_MALFORMED. */
export function decodeDocuments(value: JsonValue): PayableDocument[] {
  return listOf(value, 'the list of documents').map((item) => {
    const members = new Members(item, 'Document');
    const id = members.id('id');
    const contactAccountName = members.text('contactAccountDescription');
    return members.whole({ ...documentOf(members, id), contactAccountName }, id);
  });
}

/** Decodes one contact account. iplicit 1.13.0: ContactAccountRead. Throws UPSTREAM_MALFORMED. */
export function decodeContactAccount(value: JsonValue): ContactAccount {
  const members = new Members(value, 'ContactAccount');
  const named = namedOf(members);
  return members.whole(named, named.id);
}

/** Decodes a list of contact accounts. Throws UPSTREAM_MALFORMED. */
export function decodeContactAccounts(value: JsonValue): ContactAccount[] {
  return listOf(value, 'the list of contact accounts').map(decodeContactAccount);
}

/**
 * Decodes the answer to a write that returns the payment's id as a JSON string. Throws UPSTREAM_MALFORMED.
 */
export function decodeUuid(body: Uint8Array): string {
  const value = jsonOf(body);
  if (typeof value !== 'string' || !isUuid(value)) throw malformed(IPLICIT, 'it is not the id of a payment');
  return value.toLowerCase();
}

/** A payment's members, some of which may be unreadable values. */
function summaryOf(members: Members): BulkPaymentSummary {
  // `status` is ignored: it is a 64-bit mask whose bits iplicit does not publish.
  return {
    uuid: members.id('id'),
    batchNo: members.text('batchNo'),
    description: members.text('description'),
    statuses: members.texts('statusList'),
    typeId: members.optionalUuid('batchPaymentTypeId'),
    legalEntityId: members.uuid('legalEntityId'),
    bankAccountId: members.uuid('bankAccountId'),
    paymentDate: members.optionalLocalDate('paymentDate'),
    paymentDateTime: members.text('paymentDate'),
    paymentMethodId: members.uuid('paymentMethodId'),
    periodId: members.optionalUuid('periodId'),
    currency: members.optionalCurrency('bankCurrency'),
    amount: members.decimal('bankCurrencyAmount'),
    exchangeRate: members.decimal('bankCurrencyRate'),
    bankRef: members.text('bankRef'),
    lastModifiedAt: members.optionalInstant('lastModified'),
    lastModifiedBy: members.text('lastModifiedBy'),
  };
}

function allocationOf(item: JsonValue, paymentUuid: string): Allocation {
  const members = new Members(item, 'Allocation');
  const uuid = members.id('id');
  const allocation = {
    paymentUuid,
    uuid,
    documentId: members.uuid('docId'),
    documentNo: members.text('docNo'),
    amount: members.decimal('allocAmountCurrency'),
    baseAmount: members.decimal('allocAmountBase'),
    exchangeRate: members.decimal('allocCurrencyRate'),
  };
  return members.whole(allocation, uuid);
}

function documentOf(members: Members, id: string): PayableDocument {
  return {
    id,
    documentNo: members.text('docNo'),
    documentClass: members.text('docClass'),
    description: members.text('description'),
    supplierDocumentNo: members.text('theirDocNo'),
    documentDate: members.optionalLocalDate('docDate'),
    dueDate: members.optionalLocalDate('dueDate'),
    statuses: members.texts('statusList'),
    currency: members.optionalCurrency('currency'),
    grossAmount: members.optionalDecimal('grossCurrencyAmount'),
    outstandingAmount: members.optionalDecimal('outstandingCurrencyAmount'),
    legalEntityId: members.optionalUuid('legalEntityId'),
    contactAccountId: members.optionalUuid('contactAccountId'),
  };
}

function namedOf(members: Members): ContactAccount {
  return { id: members.id('id'), code: members.text('code'), description: members.text('description') };
}

function listOf(value: JsonValue, what: string): readonly JsonValue[] {
  if (!isList(value)) throw malformed(IPLICIT, `${what} is not a list`);
  return value;
}

function wellFormed<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw malformed(IPLICIT, 'it is not whole and well-formed JSON', { cause });
  }
}
