import type { HttpResponse, HttpRequest } from '../../upstream/http-client.ts';
import {
  decodeUuid,
  jsonOf,
  decodeCatalog,
  decodeContactAccount,
  decodeContactAccounts,
  decodeDocument,
  decodeDocuments,
  decodeLegalEntities,
  decodePayment,
  decodePayments,
  jsonDocumentOf,
} from './decode.ts';
import { MAX_TAKE } from './listing.ts';
import { problemError, readProblem } from './problem.ts';
import type { Problem } from './problem.ts';
import { badUserInput } from '../../graphql/errors.ts';
import { isUuid } from '../../graphql/scalars.ts';
import { UpstreamError } from '../../upstream/errors.ts';
import { pathSegment } from '../../upstream/text.ts';
import { isWebPage } from '../../upstream/words.ts';
import { malformed } from '../../upstream/refusal.ts';
import { DirectReader } from '../../upstream/reader.ts';
import type { Reader } from '../../upstream/reader.ts';
import type { BeforeSending } from '../../writes/write.ts';
import type { Service } from '../../upstream/service.ts';
import { jsonHeaders } from './sign-in.ts';
import type { IplicitSession } from './sign-in.ts';
import type { JsonValue } from './json.ts';
import { IPLICIT } from './types.ts';
import type {
  BulkPaymentDetail,
  BulkPaymentSummary,
  CatalogItem,
  CatalogName,
  ContactAccount,
  LegalEntity,
  PayableDocument,
} from './types.ts';

/**
 * Longest path that is sent, in characters. What stands before a service commonly allows 8 KB for a request's line, and
 * resets the connection or answers as if the service were down beyond that.
 */
const MAX_PATH_LENGTH = 4_096;

/** iplicit's answer to a write, if it settles the outcome. */
export type WriteAnswer =
  { accepted: true; status: number; uuid: string | null } | { accepted: false; problem: Problem };

/** The documented body of a successful write: the payment's id, or nothing in particular. */
type WriteBody = 'uuid' | 'nothing';

/**
 * Client errors that do not settle the write. Too many requests (429) is said before anything is read. After the
 * others nobody knows how much was: bad credentials (401), though a read under the same session was just
 * answered; a timeout on the way (408); a client that closed the connection, as a proxy says it (499).
 */
const UNSETTLED: ReadonlySet<number> = new Set([401, 408, 429, 499]);

/**
 * Reads the answer to a write. A success counts only with its documented body: a proxy's page with status 200
 * is not one.
 * @param now epoch milliseconds
 * @throws {UpstreamError} if the answer does not settle the write
 */
function readWriteAnswer(answer: HttpResponse, expected: WriteBody, now: number): WriteAnswer {
  const { status, body } = answer;
  if (status >= 200 && status < 300) {
    if (expected === 'uuid') return { accepted: true, status, uuid: decodeUuid(body) };
    if (body.length > 0) jsonOf(body);
    return { accepted: true, status, uuid: null };
  }
  // A web page is from something in front of iplicit, which cannot know what iplicit has done.
  const isOfFront = isWebPage(answer);
  if (status >= 400 && status < 500 && !UNSETTLED.has(status) && !isOfFront) {
    return { accepted: false, problem: readProblem(answer) };
  }
  const error = problemError(answer, now);
  throw status === 429 ? error : error.with({ delivery: 'unknown' });
}

/** The paths that the gateway calls, for metrics and traces. */
export const ROUTES = [
  '/api/session/create/api',
  '/api/Session/close',
  '/api/BatchPayment',
  '/api/BatchPayment/{id}',
  '/api/BatchPayment/{id}/allocations',
  '/api/BatchPayment/{id}/allocations/{allocation}',
  '/api/BatchPayment/{id}/{step}',
  '/api/Catalog/BankAccount',
  '/api/Catalog/PaymentMethod',
  '/api/Catalog/BatchPaymentType',
  '/api/LegalEntity',
  '/api/Document',
  '/api/Document/{id}',
  '/api/ContactAccount',
  '/api/ContactAccount/{id}',
];

/**
 * iplicit's endpoints (API 1.13.0), one method each.
 *
 * Reads throw UpstreamError. They return null for what does not exist or is hidden.
 *
 * Writes are sent once, after `beforeSending` has resolved. They resolve if iplicit's answer settles the outcome: carried out or declined.
 * Otherwise they throw UpstreamError, whose `delivery` says whether iplicit may have acted.
 */
export class IplicitClient {
  readonly #service: Service<IplicitSession>;
  readonly #now: () => number;

  /** @param now epoch milliseconds */
  constructor(service: Service<IplicitSession>, now: () => number) {
    this.#service = service;
    this.#now = now;
  }

  /**
   * Lists payments.
   * @param query from `encodeQuery`, for at most MAX_TAKE payments
   */
  payments(query: string, reader: Reader = new DirectReader()): Promise<BulkPaymentSummary[]> {
    return this.#getList(`/api/BatchPayment?${query}`, decodePayments, reader);
  }

  /**
   * Reads one payment.
   * @param ref uuid or batch number
   */
  payment(ref: string, reader: Reader = new DirectReader()): Promise<BulkPaymentDetail | null> {
    const decode = (value: JsonValue): BulkPaymentDetail => {
      const payment = decodePayment(value);
      return isUuid(ref) ? sameId(payment, payment.uuid, ref) : payment;
    };
    return this.#getOne(paymentPath(ref), decode, MISSING, reader);
  }

  /** Reads a catalog in full. */
  catalog(name: CatalogName, reader: Reader = new DirectReader()): Promise<CatalogItem[]> {
    return this.#getList(`/api/Catalog/${name}`, decodeCatalog, reader);
  }

  /** Reads legal entities after the first `skip`, up to MAX_TAKE of them. */
  legalEntities(skip = 0, reader: Reader = new DirectReader()): Promise<LegalEntity[]> {
    return this.#getList(`/api/LegalEntity?take=${MAX_TAKE}&skip=${skip}`, decodeLegalEntities, reader);
  }

  /**
   * Lists documents.
   * @param query from `encodeDocumentQuery`, for at most MAX_TAKE documents
   */
  documents(query: string, reader: Reader = new DirectReader()): Promise<PayableDocument[]> {
    return this.#getList(`/api/Document?${query}`, decodeDocuments, reader);
  }

  /**
   * Lists contact accounts.
   * @param query from `encodeContactQuery`, for at most MAX_TAKE accounts
   */
  contactAccounts(query: string, reader: Reader = new DirectReader()): Promise<ContactAccount[]> {
    return this.#getList(`/api/ContactAccount?${query}`, decodeContactAccounts, reader);
  }

  /**
   * Reads one document. iplicit: access control may hide it, with 403 or 404; both give null.
   * @param id its uuid: several documents can have one number
   */
  document(id: string, reader: Reader = new DirectReader()): Promise<PayableDocument | null> {
    const decode = (value: JsonValue): PayableDocument => {
      const document = decodeDocument(value, id);
      return sameId(document, document.id, id);
    };
    return this.#getOne(`/api/Document/${pathSegment(id)}`, decode, HIDDEN, reader);
  }

  /** Reads one contact account; null if access control hides it, as for documents. */
  contactAccount(id: string, reader: Reader = new DirectReader()): Promise<ContactAccount | null> {
    const decode = (value: JsonValue): ContactAccount => {
      const account = decodeContactAccount(value);
      return sameId(account, account.id, id);
    };
    return this.#getOne(`/api/ContactAccount/${pathSegment(id)}`, decode, HIDDEN, reader);
  }

  /**
   * Creates a payment; the answer has its uuid.
   * @param body from `encodeCreate`
   */
  create(body: string, beforeSending?: BeforeSending): Promise<WriteAnswer> {
    return this.#write('POST', '/api/BatchPayment', body, 'uuid', beforeSending);
  }

  /**
   * Updates a payment.
   * @param uuid iplicit: a batch number is not accepted here
   * @param body from `encodeUpdate`
   */
  update(uuid: string, body: string, beforeSending?: BeforeSending): Promise<WriteAnswer> {
    return this.#write('PATCH', paymentPath(uuid), body, 'nothing', beforeSending);
  }

  /**
   * Adds allocations to a payment, or changes those of documents that it already pays.
   * @param body from `encodeAllocations`
   */
  addAllocations(uuid: string, body: string, beforeSending?: BeforeSending): Promise<WriteAnswer> {
    return this.#write('POST', `${paymentPath(uuid)}/allocations`, body, 'nothing', beforeSending);
  }

  /**
   * Replaces all allocations of a payment.
   * @param body from `encodeAllocations`
   */
  replaceAllocations(uuid: string, body: string, beforeSending?: BeforeSending): Promise<WriteAnswer> {
    return this.#write('PUT', `${paymentPath(uuid)}/allocations`, body, 'nothing', beforeSending);
  }

  /** Removes one allocation from a payment. */
  deleteAllocation(uuid: string, allocation: string, beforeSending?: BeforeSending): Promise<WriteAnswer> {
    const path = `${paymentPath(uuid)}/allocations/${pathSegment(allocation)}`;
    return this.#write('DELETE', path, undefined, 'nothing', beforeSending);
  }

  /**
   * Takes one step in a payment's lifecycle.
   * @param step as iplicit's paths name it
   * @param body from `encodeAbandon`, if there is one
   */
  step(uuid: string, step: string, body?: string, beforeSending?: BeforeSending): Promise<WriteAnswer> {
    return this.#write('POST', `${paymentPath(uuid)}/${step}`, body, 'uuid', beforeSending);
  }

  /** Throws GraphQLError BAD_USER_INPUT if a filter makes the path too long to be sent. */
  async #getList<T>(path: string, decode: (value: JsonValue) => T[], reader: Reader): Promise<T[]> {
    if (path.length > MAX_PATH_LENGTH) {
      throw badUserInput(
        'The texts of this filter are longer together than iplicit can be asked for; shorten them.',
        ['filter'],
      );
    }
    const list = await this.#getOne(path, decode, NEVER, reader);
    return list ?? [];
  }

  /** @param absent the statuses that mean that there is no such object or it is hidden */
  async #getOne<T>(
    path: string,
    decode: (value: JsonValue) => T,
    absent: ReadonlySet<number>,
    reader: Reader,
  ): Promise<T | null> {
    const answer = await reader.get(this.#service, { path, headers: READ_HEADERS });
    // A web page is from something in front of iplicit, which knows nothing of what iplicit has.
    if (absent.has(answer.status) && !isWebPage(answer)) return null;
    if (answer.status !== 200) throw problemError(answer, this.#now());
    return decoded(answer, () => answer.as(jsonDocumentOf, ({ value }) => decode(value)));
  }

  async #write(
    method: HttpRequest['method'],
    path: string,
    body: string | undefined,
    expected: WriteBody,
    beforeSending: BeforeSending | undefined,
  ): Promise<WriteAnswer> {
    const headers = body === undefined ? READ_HEADERS : jsonHeaders;
    const answer = await this.#service.request({ method, path, headers, body, beforeSending });
    return decoded(answer, () => readWriteAnswer(answer, expected, this.#now()));
  }
}

const READ_HEADERS = { Accept: jsonHeaders.Accept };
const NEVER: ReadonlySet<number> = new Set();
const MISSING: ReadonlySet<number> = new Set([404]);
const HIDDEN: ReadonlySet<number> = new Set([403, 404]);

function paymentPath(ref: string): string {
  return `/api/BatchPayment/${pathSegment(ref)}`;
}

/**
 * Returns the answer if it is about the object that was asked for. Otherwise one object's data would be shown
 * as another's.
 */
function sameId<T>(answered: T, id: string, asked: string): T {
  if (id === asked.toLowerCase()) return answered;
  throw malformed(IPLICIT, 'it is about something other than what was asked for');
}

function decoded<T>({ status }: { status: number }, decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    throw error instanceof UpstreamError ? error.with({ status }) : error;
  }
}
